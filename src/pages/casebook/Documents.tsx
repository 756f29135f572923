import type { Source } from '../../domain/model.ts';
import { OutLink } from '../../ui/Sources.tsx';
import { useWords } from '../../ui/words.ts';

/** The documents of a case, the primary ones first, each with what it bears out. On paper, footnotes with addresses. */
export function Documents({ sources }: { readonly sources: readonly Source[] }) {
  const { say, date, lang } = useWords();
  const ordered = [...sources].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));
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
              {source.primary === true && <b class="part documents__primary">{say('ui_primary_document')}</b>}
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
