/** Messages between the gate and the reader in a page and the background. */
import type { Finding, ServiceNumber, Signal } from '../domain/model.ts';
import { finding, host, signals } from './fields.ts';
import { answeredBy, carrying } from './message.ts';
import { bool, list, matching, object, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** What the content script reports of its page. Each report replaces the one before. */
export interface PageReport {
  /** Random name of the document, which tells a late report of the previous page from one of this page. */
  readonly document: string;
  /** Counts the navigations within the document, so that a late report about an earlier address is dropped. */
  readonly generation: number;
  /** Counts the document's reports: a report that is sent again must not replace a later one. */
  readonly turn?: number;
  /** Host of the address that the report is about. It must be the sender's, or the report is dropped as stale. */
  readonly host: string;
  readonly findings: readonly Finding<ServiceNumber>[];
  /** Signs of the trade on an unlisted page. If its host resembles a listed one, that becomes a finding. */
  readonly trade?: readonly Signal[];
  /** True once the page was read to its end, or as far as the budget allows. */
  readonly complete: boolean;
  /** Kilobytes of text read when the budget ended the reading; absent when the page was read to its end. */
  readonly cutAtKb?: number;
}

const pageReport: Shape<PageReport> = object(
  {
    document: matching(/^[0-9a-f]{16}$/, 16),
    generation: whole(0, 1_000_000),
    host,
    findings: list(finding, 1000),
    complete: bool,
  },
  { turn: whole(0, 1_000_000_000), trade: signals, cutAtKb: whole(0, 1_000_000) },
);

export const pageMessages = {
  /** The gate asks for the reader: the page may hold something. */
  'page/read': answeredBy<void>()('page', object({})),
  'page/report': answeredBy<void>()('page', pageReport),
};

export const messagesToPage = {
  /** What the page holds at this moment; an unread page is read first. */
  'page/report-now': carrying<Record<never, never>>()(pageReport),
  /** Goes to the next finding on the page and focuses it; answers its number, from 1, and how many there are. */
  'page/next-finding': carrying<Record<never, never>>()(
    object({ at: whole(0, 10_000_000), total: whole(0, 10_000_000) }),
  ),
  /** Shows the n-th mention of a service on the page; answers how many there are. */
  'page/show-mention': carrying<{ readonly service: ServiceNumber; readonly index: number }>()(
    object({ total: whole(0, 10_000_000) }),
  ),
  /** Shows the n-th part of the page that comes from a service; answers how many there are. */
  'page/show-embedded': carrying<{ readonly service: ServiceNumber; readonly index: number }>()(
    object({ total: whole(0, 10_000_000) }),
  ),
};
