/** Keeps what the reader ticked on the checklist. */
import type { checklistMessages } from '../messages/checklist.ts';
import type { Feature } from './world.ts';

export const checklist: Feature<typeof checklistMessages> = ({ store }) => ({
  'checklist/ticks': () => store.readLasting('checklist'),
  'checklist/set': ({ platform, steps }) =>
    store.changeLasting('checklist', (ticks) => ({ ...ticks, [platform]: steps })),
});
