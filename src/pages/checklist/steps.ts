/**
 * The checklist's steps for one platform. The addresses of each platform's settings are in src/registry/platforms.yaml.
 */
import { SETTINGS } from 'caveat:platforms';
import type { Platform } from '../../domain/platforms.ts';
import { STEPS } from '../../domain/policy/ticks.ts';
import type { Step, Ticks } from '../../domain/policy/ticks.ts';

/** The address of the platform's settings for a step; undefined where nobody documents one. */
export const settingsPage = (platform: Platform, step: Step): string | undefined => SETTINGS[platform]?.settings[step];

/** The steps that exist on a platform, in their order. */
export const stepsOf = (platform: Platform): readonly Step[] =>
  STEPS.filter((step) => SETTINGS[platform]?.missing?.includes(step) !== true);

/** Whether a step is done in the platform's own settings, not on one's devices or with one's friends. */
export const inSettings = (step: Step): boolean =>
  step === 'access' || step === 'sessions' || step === 'password' || step === 'two_factor';

/** How many steps of a platform's checklist are done, of how many; undefined where the platform has no checklist. */
export function progressOf(platform: string | undefined, ticks: Ticks): { done: number; of: number } | undefined {
  if (platform === undefined || SETTINGS[platform] === undefined) return undefined;
  const steps = stepsOf(platform as Platform);
  return { done: steps.filter((step) => ticks[platform]?.includes(step) === true).length, of: steps.length };
}
