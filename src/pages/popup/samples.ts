/** The popup's states on sample data: for pictures and tests. */
import type { ReviewView } from '../../messages/review.ts';
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import { SAMPLE_HOST, SAMPLE_NOW, sampleFinding } from '../rehearsal/samples.ts';

/** Every state of the popup by name. */
export function popupSamples(): Readonly<Record<string, ReviewView>> {
  const base: ReviewView = {
    state: 'clean',
    host: 'news.example',
    findings: [],
    complete: true,
    registry: { version: '0.1.0', date: '2026-11-18', services: 124, cases: 60 },
    preferences: DEFAULT_PREFERENCES,
    now: SAMPLE_NOW,
  };
  const listed: ReviewView = { ...base, state: 'listed', host: SAMPLE_HOST };
  return {
    clean: base,
    reading: { ...base, state: 'not-read-yet', complete: false },
    mention: { ...base, state: 'mention', findings: [sampleFinding('mention', 'B', 'badge')] },
    listed: { ...listed, findings: [sampleFinding('listed', 'A', 'alert'), sampleFinding('mention', 'A', 'badge')] },
    failed: { ...listed, findings: [sampleFinding('listed', 'X', 'badge')] },
    lookalike: { ...listed, findings: [sampleFinding('lookalike', 'A', 'badge')] },
    offer: { ...listed, host: 'shop.example', findings: [sampleFinding('offer', 'A')] },
    'cannot-run': { ...base, state: 'cannot-run', host: '' },
    paused: { ...listed, findings: [sampleFinding('listed', 'B', 'badge', 'always')] },
    continued: { ...listed, findings: [sampleFinding('listed', 'B', 'notice', '7-days')] },
    cut: { ...base, cutAtKb: 512 },
  };
}
