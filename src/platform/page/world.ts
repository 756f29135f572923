/**
 * What the scripts of a page leave for each other in the world they share: that they are there already, and, for the
 * warning, what it need not carry a second copy of. Not there where a warning stands without that script, as on the
 * rehearsal page.
 */
export interface PageWorld {
  /** The script in every page is there already (content/index.ts). */
  caveatIsHere?: true;
  caveatLinks?: {
    /** The host a link leads to in the end, redirectors looked through. */
    readonly hostOf: (link: HTMLAnchorElement) => string | null;
    /** Whether a link is the click on an advertisement and does not say where it leads. */
    readonly hidesGoal: (url: string) => boolean;
  };
  /** The element in which all of Caveat stands, while it is on the page: nothing in it is the page's. */
  caveatHost?: Element;
  /** The script that shows mentions is there already (content/show-entry.ts). */
  caveatShows?: true;
}

export const pageWorld = globalThis as PageWorld;
