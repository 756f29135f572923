/** Messages between the history page and the background. Rows are not sent: the page reads the database itself. */
import { KEPT_DAYS } from '../domain/history/meetings.ts';
import type { KeptDays } from '../domain/history/meetings.ts';
import { nothing } from './fields.ts';
import { answeredBy } from './message.ts';
import { bool, object } from './shapes.ts';
import type { Shape } from './shapes.ts';

const keptDays: Shape<KeptDays> = (value): value is KeptDays => (KEPT_DAYS as readonly unknown[]).includes(value);

export interface HistorySettings {
  readonly days: KeptDays;
  /** Whether the last meeting could not be recorded because the browser had no room left. */
  readonly isFull: boolean;
}

export const historyMessages = {
  'history/settings': answeredBy<HistorySettings>()('extension', nothing),
  /**
   * From now on keeps meetings for `days` days and drops older ones. With `later` they are dropped only when the
   * history is next written or looked at, so that reading a settings file can be undone.
   */
  'history/keep': answeredBy<void>()('extension', object({ days: keptDays }, { later: bool })),
};
