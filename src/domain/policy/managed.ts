/**
 * What an organisation may set for the browsers it manages. One table: a further setting is one more line, here and in
 * public/policy-schema.json, by which Chrome knows what there is.
 */
import type { Preferences, SwitchName } from './preferences.ts';

/** The switch that each setting stands for, by the name that administrators write. */
export const MANAGED = { fullPageStop: 'stop' } as const satisfies Readonly<Record<string, SwitchName>>;

/** The switches that the organisation has set; those that it leaves to the reader are not there. */
export type Managed = { readonly [K in (typeof MANAGED)[keyof typeof MANAGED]]?: boolean };

/** What holds: what the organisation has set, else what the reader has chosen. */
export const inForce = (chosen: Preferences, managed: Managed): Preferences => ({ ...chosen, ...managed });
