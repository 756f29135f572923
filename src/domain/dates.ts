import type { IsoDate } from './model.ts';

export const DAY_MS = 86_400_000;

/** The calendar day of a moment in milliseconds since 1970, UTC. */
export const dayOf = (moment: number): IsoDate => new Date(moment).toISOString().slice(0, 10);
