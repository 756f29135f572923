/** The popup's states on sample data: for pictures and tests. */
import type { MarkList } from '../../domain/policy/mark-list.ts';
import type { RegistryChange } from '../../domain/releases.ts';
import type { FoundEntries } from '../../domain/search/find-entries.ts';
import type { ReviewView } from '../../messages/review.ts';
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import { SAMPLE_HOST, SAMPLE_NOW, sampleFinding } from '../rehearsal/samples.ts';
import type { JudgedFinding } from '../../domain/finding.ts';

const HOUR_MS = 3_600_000;

/** A sample view for every state of the popup, by name. */
export function popupSamples(): Readonly<Record<string, ReviewView>> {
  const base: ReviewView = {
    state: 'clean',
    host: 'news.example',
    findings: [],
    complete: true,
    isPrivate: false,
    news: 0,
    latest: [
      { is: 'case', id: 'sample-v-first-2026', name: 'Sample Network, Inc. v. Firstlikes Ltd.', by: '2026-09' },
      {
        is: 'case',
        id: 'sample-v-second-2026',
        name: 'Consumer Centre of Sampleville v. Secondfans',
        by: '2026-06-30',
      },
      { is: 'case', id: 'sample-v-third-2025', name: 'Authority for Fair Trade: decision on Thirdviews', by: '2025' },
    ],
    registry: { version: '0.1.0', date: '2026-11-18', services: 124, cases: 60 },
    preferences: DEFAULT_PREFERENCES,
    now: SAMPLE_NOW,
  };
  const listed: ReviewView = { ...base, state: 'listed', host: SAMPLE_HOST };
  const paused = { pausedSince: SAMPLE_NOW - 48 * HOUR_MS };
  const quiet = (judged: JudgedFinding): JudgedFinding => ({
    ...judged,
    loudness: 'badge',
    reason: { key: 'reason_paused_site', args: ['2026-11-22'] },
    guards: false,
  });
  return {
    clean: base,
    news: { ...base, news: 3 },
    reading: { ...base, state: 'not-read-yet', complete: false },
    mention: { ...base, state: 'mention', findings: [sampleFinding('mention', 'B', 'badge')] },
    links: {
      ...base,
      state: 'mention',
      findings: [sampleFinding('link', 'B', 'badge'), sampleFinding('mention', 'B', 'badge')],
    },
    listed: { ...listed, findings: [sampleFinding('listed', 'A', 'alert'), sampleFinding('mention', 'A', 'badge')] },
    listing: { ...listed, host: 'store.example', findings: [sampleFinding('listing', 'B')] },
    embedded: { ...listed, host: 'shop.example', findings: [sampleFinding('embedded', 'B')] },
    failed: { ...listed, findings: [sampleFinding('listed', 'X', 'badge')] },
    lookalike: {
      ...listed,
      host: 'exarnplegram.example',
      resembles: SAMPLE_HOST,
      findings: [sampleFinding('lookalike', 'A', 'badge')],
    },
    offer: { ...listed, host: 'shop.example', findings: [sampleFinding('offer', 'A')] },
    own: { ...base, state: 'listed', findings: [sampleFinding('own')] },
    'cannot-run': { ...base, state: 'cannot-run', host: '' },
    'not-allowed': { ...base, state: 'cannot-run', host: '', closed: 'not-allowed' },
    paused: { ...listed, findings: [sampleFinding('listed', 'B', 'badge', 'always')] },
    continued: { ...listed, findings: [sampleFinding('listed', 'B', 'notice', '7-days')] },
    'paused-site': { ...listed, ...paused, findings: [quiet(sampleFinding('listed', 'A', 'alert'))] },
    'paused-clean': { ...base, ...paused },
    cut: { ...base, cutAtKb: 512 },
  };
}

/** Sample links marked on a page. */
export const sampleMarks: MarkList = {
  total: 6,
  marks: [
    { name: 'Examplegram', text: 'Examplegram: likes and followers in minutes' },
    { name: 'Examplegram', text: 'Prices' },
    { name: 'Examplegram', text: 'Is Examplegram any good? A review by somebody who paid for it' },
    { name: 'Examplegram', text: 'https://examplegram.example/start' },
    { name: 'Examplegram', text: '' },
    { name: 'Examplegram', text: 'Examplegram on the web' },
  ],
};

/** Sample changes of the registry. */
export const sampleNews: readonly RegistryChange[] = [
  { kind: 'case-added', id: 'sample-v-first-2026', name: 'Sample Network, Inc. v. Firstlikes Ltd.' },
  { kind: 'outcome-changed', id: 'sample-v-third-2025', name: 'Authority for Fair Trade: decision on Thirdviews' },
  { kind: 'address-added', id: 'examplegram', name: 'Examplegram', what: 'examplegram.test' },
];

/** Sample answers for the popup's search box. */
export const sampleEntries: FoundEntries = {
  entries: [
    { is: 'service', id: 'examplegram', name: 'Examplegram' },
    { is: 'case', id: 'sample-v-examplegram-2020', name: 'Sample Network, Inc. v. Examplegram LLC' },
    {
      is: 'case',
      id: 'sample-v-first-2026',
      name: 'Sample Network, Inc. v. Firstlikes Ltd.',
      by: 'Examplegram Holding',
    },
  ],
  total: 9,
  isNearest: false,
};
