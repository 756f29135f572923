/** Messages between the history page and the background. The rows themselves do not travel: the page reads them. */
import { KEPT_DAYS } from '../domain/history/meetings.ts';
import type { KeptDays } from '../domain/history/meetings.ts';
import { nothing } from './fields.ts';
import { answeredBy } from './message.ts';
import { bool, object } from './shapes.ts';
import type { Shape } from './shapes.ts';

const keptDays: Shape<KeptDays> = (value): value is KeptDays => (KEPT_DAYS as readonly unknown[]).includes(value);

export interface HistorySettings {
  readonly days: KeptDays;
  /** The browser had no room left when the last meeting was to be written down. */
  readonly isFull: boolean;
}

export const historyMessages = {
  'history/settings': answeredBy<HistorySettings>()('extension', nothing),
  /**
   * Keeps meetings for so many days from now on, and drops those that are older; with `later` only when the history is
   * next written or looked at, so that a settings file that was read can be taken back.
   */
  'history/keep': answeredBy<void>()('extension', object({ days: keptDays }, { later: bool })),
};
