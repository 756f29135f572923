import type { CatalogCase } from '../domain/model.ts';
import { useWords } from './words.ts';

/** The year a case began, or the year of its first dated step. */
export function yearOf(record: CatalogCase): string | undefined {
  return (record.filed ?? record.events.find((event) => event.date !== undefined)?.date)?.slice(0, 4);
}

/**
 * A case as it is cited: caption in italics, court, year, docket number. Names and courts stay in the record's
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
