import type { Source } from '../domain/model.ts';
import { OutLink } from './OutLink.tsx';
import { useWords } from './words.ts';

/** The documents behind a record, primary ones first. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { say, date } = useWords();
  /** Court papers come before press releases of a party, and these before the press. */
  const weight = ({ primary, release }: Source): number => (primary !== true ? 2 : release === true ? 1 : 0);
  const ordered = [...sources].sort((a, b) => weight(a) - weight(b));
  return (
    <ul class="sources">
      {ordered.map((source) => (
        <li key={source.url}>
          <OutLink url={source.url} lang="en">
            {source.title ?? source.publisher}
          </OutLink>
          <span class="muted">
            {[
              ...(source.title === undefined ? [] : [source.publisher]),
              ...(source.date === undefined ? [] : [date(source.date)]),
              ...(source.release === true ? [say('ui_press_release')] : []),
              ...(source.primary === true && source.release !== true ? [say('ui_primary_document')] : []),
              ...(source.insecure === true ? [say('ui_insecure_source')] : []),
            ].map((part) => (
              <span key={part} class="part">
                {part}
              </span>
            ))}
            {source.archive !== undefined && (
              <span class="part">
                <OutLink url={source.archive}>{say('ui_archived_copy')}</OutLink>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
