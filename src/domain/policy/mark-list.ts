/** The marked links of a page, as the page reports them to the popup. */

/** Marked links beyond this number are only counted. */
export const MOST_MARKS = 500;

export interface MarkList {
  readonly total: number;
  /** The first of them, in the page's order: the name of the service the link leads to, and the link's text. */
  readonly marks: readonly { readonly name: string; readonly text: string }[];
}
