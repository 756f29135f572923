import type { IsoDate } from './model.ts';

/** The calendar day of a moment in milliseconds since 1970, UTC. */
export const dayOf = (moment: number): IsoDate => new Date(moment).toISOString().slice(0, 10);
