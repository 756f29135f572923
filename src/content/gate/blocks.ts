/** The text of a block of markup, as the reader may take it. */
import { GAP } from '../../domain/match/offers/evidence.ts';
import { ALONE, COMPLEX, foldUnit, LAST_CLASS, startsWord } from '../../domain/text/fold.ts';
import { elementEnd, isSkipped, JOINS, kindOf, nameEnd, tagEnd, unescaped } from './tags.ts';

/** Whether text ends in what may be a letter. */
function endsInWord(text: string): boolean {
  const value = foldUnit(text.charCodeAt(text.length - 1));
  return value > LAST_CLASS || (value >= ALONE && value <= COMPLEX);
}

/**
 * The ways the reader may take a block without any element that parts text: as one, with words parted by markup alone
 * as two or as one, and with each link by itself, since a link may be a block of its own.
 */
export function waysToRead(html: string): string[][] {
  let whole = '';
  let parted = '';
  let hasLinks = false;
  let i = 0;
  while (i < html.length) {
    const open = html.indexOf('<', i);
    const text = html.slice(i, open < 0 ? html.length : open);
    if (text !== '') {
      // Where markup alone parts two words the reader may see one or two: two are looked for here, one below.
      const gap = whole !== '' && i > 0 && endsInWord(whole) && startsWord(text, 0) ? GAP : '';
      whole += gap + text;
      parted += gap + text;
    }
    if (open < 0) break;
    const closes = html.charCodeAt(open + 1) === 47;
    const from = open + (closes ? 2 : 1);
    const name = html.slice(from, nameEnd(html, from));
    const kind = kindOf(name);
    const end = tagEnd(html, open);
    if (name === 'a') {
      parted += '\n\n';
      hasLinks = true;
    } else if (name === 'br') {
      whole += ' ';
      parted += ' ';
    }
    i = !closes && (kind & JOINS) !== 0 && isSkipped(html, open, end, kind) ? elementEnd(html, open, name) : end;
  }
  const glued = whole.replaceAll(GAP, '');
  const ways = [[whole], ...(glued === whole ? [] : [[glued]]), ...(hasLinks ? [parted.split('\n\n')] : [])];
  return ways.map((texts) => texts.map(tidy).filter((text) => text !== ''));
}

const tidy = (text: string): string => unescaped(text).replaceAll(/\s+/g, ' ').trim();
