import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import { RegistryLine } from '../RegistryLine.tsx';
import { Part } from './Part.tsx';
import type { Options } from './use-options.ts';

/** Links to the other pages, and a few words about Caveat. */
export function AboutPart({ view: { registry, now } }: { readonly view: NonNullable<Options['view']> }) {
  const { say } = useWords();
  return (
    <Part name="about" title={say('options_about')}>
      <ul class="options__links">
        <li>
          <a href={`/${PAGE_PATHS.rehearsal}`}>{say('rehearsal_title')}</a>
        </li>
        <li>
          <a href={`/${PAGE_PATHS.checklist}`}>{say('checklist_title_any')}</a>
          <span class="options__about">{say('ui_signed_in_what')}</span>
        </li>
      </ul>
      <p class="options__about figures">
        <span class="part">{say('options_version', registry.version)}</span>
        <RegistryLine registry={registry} now={now} />
      </p>
    </Part>
  );
}
