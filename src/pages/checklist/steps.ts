/** The steps after exposure, for one platform. Where each keeps its settings: src/registry/platforms.yaml. */
import { SETTINGS } from 'caveat:platforms';
import type { Platform } from '../../domain/platforms.ts';
import { STEPS } from '../../domain/policy/ticks.ts';
import type { Step } from '../../domain/policy/ticks.ts';

/** The platform's own page for a step; undefined where nobody documents one. */
export const settingsPage = (platform: Platform, step: Step): string | undefined => SETTINGS[platform]?.settings[step];

/** The steps for a platform, in their order. */
export const stepsOf = (platform: Platform): readonly Step[] =>
  STEPS.filter((step) => SETTINGS[platform]?.missing?.includes(step) !== true);

/** Steps that are done in the settings of the platform itself, not on one's own devices or with one's friends. */
export const inSettings = (step: Step): boolean =>
  step === 'access' || step === 'sessions' || step === 'password' || step === 'two_factor';
