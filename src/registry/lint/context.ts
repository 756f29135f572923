/**
 * What the rules share: today's date, the list of ordinary hosts, the records by id, and comparisons of dates and
 * names.
 */
import type { CaseRecord, IsoDate, PartialDate, ServiceRecord } from '../../domain/model.ts';
import type { Report } from '../fault.ts';

/** What the rules need to know beyond the records. */
export interface LintContext {
  /** No date in a record may be later. */
  readonly today: IsoDate;
  /** Well-known and ordinary hosts that no service may list without an exception. */
  readonly ordinary: ReadonlySet<string>;
}

/** The records, indexed. */
export interface Linked {
  readonly caseById: ReadonlyMap<string, CaseRecord>;
  readonly serviceById: ReadonlyMap<string, ServiceRecord>;
  /** The services that name a case. */
  readonly servicesOf: ReadonlyMap<string, readonly ServiceRecord[]>;
}

/** Whether `a` is certainly later than `b`. A year alone is not later than a day of that year. */
export function isAfter(a: PartialDate, b: PartialDate): boolean {
  const common = Math.min(a.length, b.length);
  return a.slice(0, common) > b.slice(0, common);
}

/** Reports a date in the future. */
export function notInFuture(date: PartialDate | undefined, field: string, today: IsoDate, report: Report): void {
  if (date !== undefined && isAfter(date, today))
    report(
      field,
      `${date} lies in the future (today is ${today})`,
      'Correct the date; planned steps do not belong into the record.',
    );
}

/** A name for comparison: case, accents, punctuation and spaces do not count. */
export const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
