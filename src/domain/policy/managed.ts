/**
 * What an organisation may set for the browsers it manages. A further setting takes one more line, here and in
 * public/policy-schema.json, from which Chrome knows which settings there are.
 */
import type { Preferences, SwitchName } from './preferences.ts';

/** For each setting, by the name that administrators write, the switch it sets. */
export const MANAGED = { fullPageStop: 'stop' } as const satisfies Readonly<Record<string, SwitchName>>;

/** The switches that the organisation has set; those it leaves to the reader are absent. */
export type Managed = { readonly [K in (typeof MANAGED)[keyof typeof MANAGED]]?: boolean };

/** The preferences in force: what the organisation has set, else what the reader has chosen. */
export const inForce = (chosen: Preferences, managed: Managed): Preferences => ({ ...chosen, ...managed });
