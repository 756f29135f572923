import { useState } from 'preact/hooks';
import { parentHosts } from '../../domain/address/hostname.ts';
import { dayOf } from '../../domain/dates.ts';
import type { PauseChange } from '../../domain/policy/pauses.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { useFocusNext } from '../use-focus-next.ts';
import type { OptionsView } from '../../messages/options.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';
import type { Options } from './use-options.ts';

interface Props extends Pick<Options, 'run'> {
  readonly view: OptionsView;
  readonly port: OptionsPort;
}

/** The sites on which Caveat is paused: end a pause, and undo that. */
export function PausesPart({ view: { pauses }, port, run }: Props) {
  const { say, date } = useWords();
  /** The site whose pause was ended last, and the changes that restore it. */
  const [ended, setEnded] = useState<{ readonly host: string; readonly undo: readonly PauseChange[] }>();
  const focusNext = useFocusNext();
  const resume = (host: string): void =>
    run(async () => {
      // A pause on a parent holds for the site, too.
      const holding = pauses.filter((each) => parentHosts(host).includes(each.host));
      const undo = await port.setPauses(holding.map((each) => ({ host: each.host, at: null })));
      focusNext('[data-action="undo-resume"]');
      setEnded({ host, undo });
      return say('options_resumed', host);
    });
  const undo = (): void =>
    run(async () => {
      if (ended === undefined) return '';
      await port.setPauses(ended.undo);
      focusNext(`.decision[data-host="${ended.host}"] button`);
      setEnded(undefined);
      return say('options_paused_again', ended.host);
    });
  return (
    <Part name="pauses" title={say('options_pauses')} about={say('options_pauses_about')}>
      {pauses.length === 0 && <p>{say('options_pauses_none')}</p>}
      {pauses.length > 0 && (
        <ul class="decisions">
          {pauses.map(({ host, at }) => (
            <li key={host} class="decision" data-host={host}>
              <p>
                <b dir="ltr">{host}</b>
                <span class="options__about">{say('options_paused_since', date(dayOf(at)))}</span>
              </p>
              <Button action="resume" label={say('options_resume_about', host)} onPress={() => resume(host)}>
                {say('options_resume')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ended !== undefined && (
        <div class="actions">
          <Button action="undo-resume" label={say('options_undo_about', ended.host)} onPress={undo}>
            {say('options_undo')}
          </Button>
        </div>
      )}
    </Part>
  );
}
