/** Messages between the gate and the reader in a page and the background. */
import type { Finding, ServiceNumber, Signal } from '../domain/model.ts';
import { finding, host, signals } from './fields.ts';
import { answeredBy, carrying } from './message.ts';
import { bool, list, matching, object, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** What the content script reports of its page; replaces what it reported before. */
export interface PageReport {
  /** Random name of the document: tells a late report of the page before from one of this page. */
  readonly document: string;
  /** Counts the navigations inside one document, so that a late report of an earlier address is dropped. */
  readonly generation: number;
  /** Counts the reports of a document: one that is sent again must not take the place of a later one. */
  readonly turn?: number;
  /** Host of the address the report is about; must be the sender's, else the report is stale. */
  readonly host: string;
  readonly findings: readonly Finding<ServiceNumber>[];
  /** Signs of the trade on an unlisted page: should its host resemble a listed one, that is a finding, too. */
  readonly trade?: readonly Signal[];
  /** True once the page was read to its end or to the end of the budget. */
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
  /** What the page holds right now, read at once if it was not yet. */
  'page/report-now': carrying<Record<never, never>>()(pageReport),
  /** Go to the next finding on the page, the focus too; answers which it is, counted from 1, and how many there are. */
  'page/next-finding': carrying<Record<never, never>>()(
    object({ at: whole(0, 10_000_000), total: whole(0, 10_000_000) }),
  ),
  /** Show the n-th mention of a service on the page; answers how many there are. */
  'page/show-mention': carrying<{ readonly service: ServiceNumber; readonly index: number }>()(
    object({ total: whole(0, 10_000_000) }),
  ),
  /** Show the n-th part of the page that comes from a service; answers how many there are. */
  'page/show-embedded': carrying<{ readonly service: ServiceNumber; readonly index: number }>()(
    object({ total: whole(0, 10_000_000) }),
  ),
};
