import type { Book } from '../../domain/search/book.ts';
import type { ChangedFact, RegistryChange } from '../../domain/releases.ts';
import { useWords } from '../../ui/words.ts';
import { under } from '../../words/keys.ts';

/** One changed fact, before and after: dates in the reader's form, all else in the record's own words. */
function Fact({ fact, was, is }: ChangedFact) {
  const { say, date, lang } = useWords();
  const isDate = fact === 'filed' || fact === 'outcome-date';
  const shown = (value: string | undefined) =>
    value !== undefined && !isDate ? (
      value
    ) : (
      <span lang={lang}>{value === undefined ? say('book_change_unknown') : date(value)}</span>
    );
  return (
    <span class="part" lang="en">
      {fact.replaceAll('-', ' ')}: {shown(was)} → {shown(is)}
    </span>
  );
}

const isAbout = (change: RegistryChange, id: string): boolean => change.id === id;

/** The changes to the record of a case or service by release, folded; nothing if it never changed. */
export function Changes({ book, id }: { readonly book: Book; readonly id: string }) {
  const { say, date } = useWords();
  const releases = book.catalog.releases.flatMap(({ version, date: day, changes }) => {
    const own = changes.filter((change) => isAbout(change, id));
    return own.length === 0 ? [] : [{ version, day, own }];
  });
  if (releases.length === 0) return null;
  return (
    <details class="fold changes">
      <summary>{say('book_changes')}</summary>
      <ol>
        {releases.map(({ version, day, own }) => (
          <li key={version}>
            <p class="figures">
              <span class="part">{version}</span>
              <span class="part">{date(day)}</span>
            </p>
            <ul>
              {own.map((change, at) => (
                <li key={`${change.kind}${at}`}>
                  <span class="part">{say(`change_${under(change.kind)}`)}</span>
                  {change.what !== undefined && (
                    <span class="part" dir="ltr">
                      {change.what}
                    </span>
                  )}
                  {change.facts?.map((fact) => (
                    <Fact key={fact.fact} {...fact} />
                  ))}
                  {change.why !== undefined && (
                    <span class="part muted" lang="en">
                      {change.why}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
