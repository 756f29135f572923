/** What the rules share: the records by id, the day, and a way to report about a record's file. */
import type { CaseRecord, IsoDate, PartialDate, ServiceRecord } from '../../domain/model.ts';
import type { Report } from '../fault.ts';

/** What the rules need to know beyond the records. */
export interface LintContext {
  /** No date may lie after it. */
  readonly today: IsoDate;
  /** Well-known and ordinary hosts that no service may list without an exception. */
  readonly ordinary: ReadonlySet<string>;
}

/** The records, indexed. */
export interface Linked {
  readonly caseById: ReadonlyMap<string, CaseRecord>;
  readonly serviceById: ReadonlyMap<string, ServiceRecord>;
  /** Services that name a case. */
  readonly servicesOf: ReadonlyMap<string, readonly ServiceRecord[]>;
}

/** Whether `a` lies after `b` for certain; a year alone is not after a day of that year. */
export function isAfter(a: PartialDate, b: PartialDate): boolean {
  const common = Math.min(a.length, b.length);
  return a.slice(0, common) > b.slice(0, common);
}

/** Reports a date that has not come yet. */
export function notInFuture(date: PartialDate | undefined, field: string, today: IsoDate, report: Report): void {
  if (date !== undefined && isAfter(date, today))
    report(
      field,
      `${date} lies in the future (today is ${today})`,
      'Correct the date; planned steps do not belong into the record.',
    );
}

/** Compares names: case, accents, punctuation and spacing do not count. */
export const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
