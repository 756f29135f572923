/** The text of a block of markup, in each way in which the reader may take it. */
import { GAP } from '../../domain/match/offers/evidence.ts';
import { ALONE, COMPLEX, foldUnit, LAST_CLASS, startsWord } from '../../domain/text/fold.ts';
import { elementEnd, isSkipped, JOINS, kindOf, nameEnd, tagEnd, unescaped } from './tags.ts';

/** Whether the last character of a text may be a letter. */
function endsInWord(text: string): boolean {
  const value = foldUnit(text.charCodeAt(text.length - 1));
  return value > LAST_CLASS || (value >= ALONE && value <= COMPLEX);
}

/**
 * The ways in which the reader may take a block of markup that holds no element that parts text.
 * @returns for each way its texts: one text with a gap where only markup stands between two words; the same without
 * these gaps; and the texts between link tags, each by itself, because a link may be a block of its own.
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
      // Where only markup stands between two words, the reader may see two or one: a gap makes two, `glued` makes one.
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
