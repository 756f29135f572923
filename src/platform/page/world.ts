/**
 * What the scripts of a page leave for each other in the world they share: that they are there already, and, for the
 * warning, what it need not carry a second copy of. Not there where a warning stands without that script, as on the
 * rehearsal page.
 */
export interface PageWorld {
  /** The script in every page is there already (content/index.ts). */
  caveatIsHere?: true;
  /** The reader is there already (content/reader.ts). */
  caveatReads?: true;
  caveatLinks?: {
    /** The host a link leads to in the end, redirectors looked through. */
    readonly hostOf: (link: Element) => string | null;
    /** Whether a link is the click on an advertisement and does not say where it leads. */
    readonly hidesGoal: (url: string) => boolean;
  };
  /** The one element of Caveat on this page, while there is one: what stands in it is none of the page's words. */
  caveatHost?: Element | undefined;
}

export const pageWorld = globalThis as PageWorld;
