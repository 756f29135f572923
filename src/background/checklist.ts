/** Keeps what the reader ticked on the checklist. */
import type { Feature } from './world.ts';

export const checklist: Feature<'checklist/ticks' | 'checklist/set'> = ({ store }) => ({
  'checklist/ticks': () => store.readLasting('checklist'),
  'checklist/set': ({ platform, steps }) =>
    store.changeLasting('checklist', (ticks) => ({ ...ticks, [platform]: steps })),
});
