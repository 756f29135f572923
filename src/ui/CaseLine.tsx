import type { CatalogCase } from '../domain/model.ts';
import { useWords } from './words.ts';

/** The year in which a case was filed, or else of its first dated event; undefined where no date is known. */
export function yearOf(record: CatalogCase): string | undefined {
  return (record.filed ?? record.events.find((event) => event.date !== undefined)?.date)?.slice(0, 4);
}

/**
 * The citation of a case: caption in italics, court, year, docket number. Names and courts stay in the record's
 * language.
 */
export function CaseLine({ record, as: Tag = 'p' }: { readonly record: CatalogCase; readonly as?: 'p' | 'h2' | 'h3' }) {
  const { say } = useWords();
  const year = yearOf(record);
  return (
    <Tag class="case-line">
      <cite lang="en" dir="ltr">
        {record.caption}
      </cite>
      <span class="case-line__where">
        <span lang="en">{record.court}</span>
        {year !== undefined && <span class="figures">{year}</span>}
        {record.docket !== undefined && (
          <span class="figures">
            <bdi>{say('ui_docket', record.docket)}</bdi>
          </span>
        )}
      </span>
    </Tag>
  );
}
