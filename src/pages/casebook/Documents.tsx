import type { Source } from '../../domain/model.ts';
import { OutLink } from '../../ui/OutLink.tsx';
import { useWords } from '../../ui/words.ts';

/**
 * The documents of a case, primary ones first, each with the facts it supports. On paper they are footnotes with
 * addresses.
 */
export function Documents({ sources }: { readonly sources: readonly Source[] }) {
  const { say, date, lang } = useWords();
  /** Sort weight: papers of a court, then press releases of a party, then other sources. */
  const weight = ({ primary, release }: Source): number => (primary !== true ? 2 : release === true ? 1 : 0);
  const ordered = [...sources].sort((a, b) => weight(a) - weight(b));
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  return (
    <section class="documents">
      <h2 class="minor">{say('ui_documents')}</h2>
      <ol>
        {ordered.map((source) => (
          <li key={source.url} class={source.primary === true ? 'is-primary' : ''}>
            <OutLink url={source.url} lang="en">
              {source.title ?? source.publisher}
            </OutLink>
            <p class="muted">
              {source.title !== undefined && (
                <span class="part" lang="en">
                  {source.publisher}
                </span>
              )}
              {source.date !== undefined && <span class="part figures">{date(source.date)}</span>}
              {source.release === true && <span class="part">{say('ui_press_release')}</span>}
              {source.primary === true && source.release !== true && (
                <b class="part documents__primary">{say('ui_primary_document')}</b>
              )}
              {source.insecure === true && <span class="part">{say('ui_insecure_source')}</span>}
              {source.archive !== undefined && (
                <span class="part">
                  <OutLink url={source.archive}>{say('ui_archived_copy')}</OutLink>
                </span>
              )}
            </p>
            <p class="documents__bears muted">
              {say('book_bears_out', list.format(source.supports.map((what) => say(`book_supports_${what}`))))}
            </p>
            <p class="documents__url" dir="ltr">
              {source.url}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
