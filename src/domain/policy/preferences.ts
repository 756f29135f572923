/**
 * The reader's preferences. This one table gives types, defaults, the checks of messages, storage and settings files,
 * and the switches of the options page.
 */

/** How long "Continue" lasts. */
export const CONTINUE_FOR = ['visit', '7-days', 'until-record-changes', 'always'] as const;
export type ContinueFor = (typeof CONTINUE_FOR)[number];

/** A preference: one of several words, or a switch. */
interface Choice<T> {
  readonly byDefault: T;
  readonly words?: readonly T[];
}

export const PREFERENCES = {
  /** Where the bar sits. */
  barPosition: { byDefault: 'top', words: ['top', 'bottom'] } as Choice<'top' | 'bottom'>,
  /** Marks beside links to listed services on search engines' result pages. */
  marksOnSearch: { byDefault: true } as Choice<boolean>,
  /** Marks on social sites. */
  marksOnSocial: { byDefault: true } as Choice<boolean>,
  /** Marks everywhere else. */
  marksElsewhere: { byDefault: true } as Choice<boolean>,
  /** The warning at password and token fields. */
  guard: { byDefault: true } as Choice<boolean>,
  /** Findings of pages that sell engagement though no case names them. */
  offers: { byDefault: true } as Choice<boolean>,
  /** Sites with a decided or settled case are not opened before the reader has decided (policy/stopping.ts). */
  stop: { byDefault: false } as Choice<boolean>,
};

type Table = typeof PREFERENCES;
export type Preferences = { readonly [K in keyof Table]: Table[K]['byDefault'] };
/** The preferences that are switches. */
export type SwitchName = { [K in keyof Table]: Table[K]['byDefault'] extends boolean ? K : never }[keyof Table];

const defaults = (): Preferences =>
  Object.fromEntries(Object.entries(PREFERENCES).map(([name, { byDefault }]) => [name, byDefault])) as Preferences;

// The annotation lets bundlers leave the table and the defaults out of scripts that use neither.
export const DEFAULT_PREFERENCES: Preferences = /* @__PURE__ */ defaults();

/** Merges preferences of two places. `later` began from the defaults: what differs from them was changed, and wins. */
export const joinPreferences = (kept: Preferences, later: Preferences): Preferences => ({
  ...kept,
  ...Object.fromEntries(
    Object.entries(later).filter(([name, value]) => value !== DEFAULT_PREFERENCES[name as keyof Preferences]),
  ),
});
