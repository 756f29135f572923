/** The steps after exposure, for one platform. Where each keeps its settings: src/registry/platforms.yaml. */
import { SETTINGS } from 'caveat:platforms';
import type { Platform } from '../../domain/platforms.ts';
import { STEPS } from '../../domain/policy/ticks.ts';
import type { Step, Ticks } from '../../domain/policy/ticks.ts';

/** The platform's own page for a step; undefined where nobody documents one. */
export const settingsPage = (platform: Platform, step: Step): string | undefined => SETTINGS[platform]?.settings[step];

/** The steps for a platform, in their order. */
export const stepsOf = (platform: Platform): readonly Step[] =>
  STEPS.filter((step) => SETTINGS[platform]?.missing?.includes(step) !== true);

/** Steps that are done in the settings of the platform itself, not on one's own devices or with one's friends. */
export const inSettings = (step: Step): boolean =>
  step === 'access' || step === 'sessions' || step === 'password' || step === 'two_factor';

/** How many steps for a platform are done, and how many there are; undefined for one without a checklist. */
export function progressOf(platform: string | undefined, ticks: Ticks): { done: number; of: number } | undefined {
  if (platform === undefined || SETTINGS[platform] === undefined) return undefined;
  const steps = stepsOf(platform as Platform);
  return { done: steps.filter((step) => ticks[platform]?.includes(step) === true).length, of: steps.length };
}
