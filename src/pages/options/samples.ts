/** The options page on sample data: for pictures and tests. */
import { DAY_MS } from '../../domain/dates.ts';
import type { ServiceId } from '../../domain/model.ts';
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import type { OptionsView } from '../../messages/options.ts';
import { SAMPLE_NOW } from '../rehearsal/samples.ts';
import type { DecisionView } from './use-options.ts';

const decision = (name: string, until: DecisionView['until'], days: number): DecisionView => ({
  service: name.toLowerCase() as ServiceId,
  name,
  until,
  at: SAMPLE_NOW - days * DAY_MS,
  revision: 'sample',
});

/** The reader has not chosen anything. */
export const optionsSample: OptionsView = {
  preferences: DEFAULT_PREFERENCES,
  managed: {},
  decisions: [],
  own: [],
  historyDays: 30,
  pauses: [],
  isOpenToPages: false,
  registry: { version: '0.1.0', date: '2026-11-18', services: 124, cases: 60 },
  now: SAMPLE_NOW,
};

/** One choice of each length, newest first. */
export const optionsSampleWithDecisions: OptionsView = {
  ...optionsSample,
  preferences: { ...DEFAULT_PREFERENCES, barPosition: 'bottom', marksOnSocial: false },
  decisions: [
    decision('Examplegram', 'visit', 0),
    decision('Samplebooster', '7-days', 2),
    decision('Likes-of-Example', 'until-record-changes', 20),
    decision('Panelsample', 'always', 200),
  ],
  own: [
    {
      host: 'my-reviews.example',
      note: 'Sold us reviews that were taken down; asked for the login.',
      at: SAMPLE_NOW - DAY_MS,
    },
    { host: 'growth.example', note: '', at: SAMPLE_NOW - 30 * DAY_MS },
  ],
  pauses: [
    { host: 'forum.example', at: SAMPLE_NOW - 3 * DAY_MS },
    { host: 'news.example', at: SAMPLE_NOW - 40 * DAY_MS },
  ],
};
