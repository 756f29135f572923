/** The stop page on sample data: for pictures and tests. */
import type { StopView } from '../../messages/stop.ts';
import { SAMPLE_HOST, SAMPLE_NOW, sampleFinding } from '../rehearsal/samples.ts';

export const stopSample: Extract<StopView, { is: 'stopped' }> = {
  is: 'stopped',
  shown: sampleFinding('listed', 'A', 'alert'),
  host: `shop.${SAMPLE_HOST}`,
  address: `https://shop.${SAMPLE_HOST}/packs?size=100#now`,
  mayHaveChangedHands: false,
  now: SAMPLE_NOW,
};
