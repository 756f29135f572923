/** The marked links of a page, as the page tells them for the popup. */

/** More of them are not told, only counted. */
export const MOST_MARKS = 500;

export interface MarkList {
  readonly total: number;
  /** The first of them, in the page's order: whom each leads to, and its words. */
  readonly marks: readonly { readonly name: string; readonly text: string }[];
}
