/** Which parts of markup can be read at all. No piece of markup ends in an unread element or in a comment. */
import { STRANGE } from './tags.ts';

/** Characters of markup read in one step. */
const BIT = 16_384;
/** Characters read again together with the next ones, because a name may stand across the boundary. */
const OVERLAP = 1024;
/** Characters kept before and behind a word of the trade: more than any block that the reader takes as one. */
export const AROUND = 8192;

/** The text of these elements looks like markup. They are rare, so the gate says yes and leaves them to the reader. */
const RAW_TEXT = ['<xmp', '<noembed', '<noframes', '<plaintext'];
/**
 * Elements whose content the reader never reads; it may look like markup. A comment is passed over as a whole, because
 * it may speak of such elements.
 */
const UNREAD = /<!--[^]*?-->|<((script|style|noscript|iframe)\b(?:[^>"]|"[^"]*")*)>[^]*?<\/\2>/g;
const COMMENT = /<!--[^]*?-->/g;
const EMPTY_COMMENT = '<!---->';

export const holdsRawText = (html: string): boolean => RAW_TEXT.some((tag) => html.includes(tag));
export const withoutUnread = (html: string): string =>
  html.replace(UNREAD, (all, opening: string | undefined, name: string) =>
    opening === undefined ? all : `<${opening}></${name}>`,
  );
/** Whether an attribute holds `<` or `>`: a tag or comment in it is none, and only the sieve can tell. */
export const isStrangeMarkup = (html: string): boolean => STRANGE.test(html);
export const withoutComments = (html: string): string =>
  html.includes('<!--') ? html.replace(COMMENT, EMPTY_COMMENT) : html;

/** The place of the tag before `at`; in a text that is longer than a bit, that of a space. */
function tagBefore(markup: string, at: number): number {
  const tag = markup.lastIndexOf('<', at);
  return Math.max(0, at - tag > BIT ? markup.lastIndexOf(' ', at) : tag);
}
/** The place of the first tag at or behind `at`; the end of the markup where there is none. */
export function tagFrom(markup: string, at: number): number {
  const tag = at < markup.length ? markup.indexOf('<', at) : -1;
  return tag < 0 ? markup.length : tag;
}
/** Where the bit ends that begins at `read`. */
export function bitEnd(markup: string, read: number): number {
  const most = read + BIT;
  const tag = most < markup.length ? markup.lastIndexOf('<', most) : markup.length;
  return tag > read ? tag : tagFrom(markup, most);
}
/** Where the markup that is read again before `read` begins: also before a long tag that may cut a word. */
export function overlapAt(markup: string, read: number): number {
  const tag = tagBefore(markup, Math.max(0, read - OVERLAP));
  return tag > 0 && markup[tag - 1] !== '>' ? tagBefore(markup, tag - 1) : tag;
}
/** How much of markup that was read is not needed any more. @param needed from where on it is, for an open form */
export const unneeded = (markup: string, needed: number): number =>
  tagBefore(markup, Math.min(markup.length - AROUND, needed));
