/** What the user may choose, with defaults; every value is plain data. */

/** How long "Continue" lasts. */
export const CONTINUE_FOR = ['visit', '7-days', 'until-record-changes', 'always'] as const;
export type ContinueFor = (typeof CONTINUE_FOR)[number];

export interface Preferences {
  /** Where the bar sits. */
  readonly barPosition: 'top' | 'bottom';
  /** Marks beside links to listed services on search engines' result pages. */
  readonly marksOnSearch: boolean;
  /** Marks on social sites. */
  readonly marksOnSocial: boolean;
  /** Marks everywhere else. */
  readonly marksElsewhere: boolean;
  /** The warning at password and token fields. */
  readonly guard: boolean;
  /** Findings of pages that sell engagement though no case names them. */
  readonly offers: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = {
  barPosition: 'top',
  marksOnSearch: true,
  marksOnSocial: true,
  marksElsewhere: true,
  guard: true,
  offers: true,
};
