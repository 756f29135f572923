/**
 * What the script in every page leaves for the warning, which may follow it into the same world and then need not carry a second
 * copy. Not there where a warning stands without that script, as on the rehearsal page.
 */
export interface PageWorld {
  caveatLinks?: {
    /** The host a link leads to in the end, redirectors looked through. */
    readonly hostOf: (link: HTMLAnchorElement) => string | null;
    /** Whether a link is the click on an advertisement and does not say where it leads. */
    readonly hidesGoal: (url: string) => boolean;
  };
  /** The script that shows mentions is there already (content/show-entry.ts). */
  caveatShows?: true;
}

export const pageWorld = globalThis as PageWorld;
