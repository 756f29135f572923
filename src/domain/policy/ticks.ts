/** Which steps of the checklist are done, as plain data. */

/** The steps, in the order in which they help. */
export const STEPS = ['access', 'sessions', 'password', 'two_factor', 'remove', 'posts', 'contacts'] as const;
export type Step = (typeof STEPS)[number];

/** What the checklist knows of a platform. */
export interface PlatformSettings {
  /** The platform's page for a step, where anybody documents one. */
  readonly settings: Readonly<Partial<Record<Step, string>>>;
  /** Steps that an account there does not have. */
  readonly missing?: readonly Step[];
}

/** Which steps are done, by platform. */
export type Ticks = Readonly<Record<string, readonly Step[]>>;

/** Reads stored ticks; unknown steps and damaged values are left out. */
export function readTicks(stored: unknown): Ticks {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([platform, steps]) =>
      Array.isArray(steps) ? [[platform, STEPS.filter((step) => (steps as unknown[]).includes(step))]] : [],
    ),
  );
}

/** Merges the ticks of two places: a step done in either is done. */
export const joinTicks = (one: Ticks, other: Ticks): Ticks => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([platform, steps]) => {
      const before = Object.hasOwn(one, platform) ? (one[platform] ?? []) : [];
      return [platform, STEPS.filter((step) => before.includes(step) || steps.includes(step))];
    }),
  ),
});

/** Sets or takes away a tick. */
export function tick(ticks: Ticks, platform: string, step: Step, done: boolean): Ticks {
  const before = ticks[platform] ?? [];
  return { ...ticks, [platform]: STEPS.filter((each) => (each === step ? done : before.includes(each))) };
}
