/** Which parts of markup can be read at all. No piece of markup ends in an unread element or in a comment. */
import { STRANGE } from './tags.ts';

/** Characters of markup read in one step. */
export const BIT = 16_384;
/** Characters read again together with the next ones, because a name may stand across the boundary. */
export const OVERLAP = 1024;

/** The text of these elements looks like markup. They are rare, so the gate says yes and leaves them to the reader. */
const RAW_TEXT = /<(?:xmp|noembed|noframes|plaintext)/;
/**
 * Elements whose content the reader never reads; it may look like markup. A comment is passed over as a whole, because
 * it may speak of such elements.
 */
const UNREAD = /<!--[^]*?-->|<((script|style|noscript|iframe)\b(?:[^>"]|"[^"]*")*)>[^]*?<\/\2>/g;
const COMMENT = /<!--[^]*?-->/g;
const EMPTY_COMMENT = '<!---->';

export const holdsRawText = (html: string): boolean => RAW_TEXT.test(html);
export const withoutUnread = (html: string): string =>
  html.replace(UNREAD, (all, opening: string | undefined, name: string) =>
    opening === undefined ? all : `<${opening}></${name}>`,
  );
/** Whether an attribute holds `<` or `>`: a tag or comment in it is none, and only the sieve can tell. */
export const isStrangeMarkup = (html: string): boolean => STRANGE.test(html);
export const withoutComments = (html: string): string =>
  html.includes('<!--') ? html.replace(COMMENT, EMPTY_COMMENT) : html;
