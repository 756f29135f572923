import { useWords } from '../../ui/words.ts';
import { Masthead } from '../Masthead.tsx';
import { AlwaysPart } from './AlwaysPart.tsx';
import { AboutPart } from './AboutPart.tsx';
import { BarPart } from './BarPart.tsx';
import { DecisionsPart } from './DecisionsPart.tsx';
import { FilePart } from './FilePart.tsx';
import { KeysPart } from './KeysPart.tsx';
import { PausesPart } from './PausesPart.tsx';
import { OwnPart } from './OwnPart.tsx';
import { MarksPart, WarningsPart } from './SwitchesPart.tsx';
import type { OptionsPort } from './port.ts';
import { useOptions } from './use-options.ts';

/** The options page: one part for each concern. Every change is saved at once. */
export function App({ port }: { readonly port: OptionsPort }) {
  const { say } = useWords();
  const options = useOptions(port);
  const { view, isUnreachable, done, rows } = options;
  return (
    <div class="page__column options">
      <Masthead here="options" />
      <h1>{say('options_title')}</h1>
      <p class="lede">{say('options_intro')}</p>
      {isUnreachable && <p role="alert">{say('options_failed')}</p>}
      {view !== undefined && (
        <>
          {view.isOpenToPages && <p data-part="open-store">{say('options_open_store')}</p>}
          <AlwaysPart view={view} port={port} run={options.run} />
          <BarPart view={view} set={options.set} />
          <MarksPart view={view} set={options.set} />
          <WarningsPart view={view} set={options.set} />
          <DecisionsPart rows={rows} takeBack={options.takeBack} undo={options.undo} />
          <PausesPart view={view} port={port} run={options.run} />
          <OwnPart view={view} port={port} run={options.run} />
          <KeysPart port={port} />
          <FilePart port={port} run={options.run} />
          <AboutPart view={view} />
        </>
      )}
      <p class="options__done" role="status">
        {done.hasFailed ? say('options_not_saved') : done.said}
      </p>
    </div>
  );
}
