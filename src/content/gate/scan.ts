/**
 * Looks through a page's markup for anything that the reader could find: names and addresses of listed services, and
 * words of the trade close together. One pass over the string that the browser hands out, one hash for each word. It
 * may say yes where there is nothing, never no where the reader finds something.
 */
import {
  digitsAt,
  HASH_DIGITS,
  HASH_MASK,
  isNoted,
  isTopic,
  LONG_ROW,
  LONG_STEM,
  NAME_ROW,
  openStarts,
  rowOf,
  SHORT_STEM,
  startOf,
  WORTH,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { Evidence } from '../../domain/match/offers/evidence.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { finishHash, HASH_SEED, hashUnit, joinHash } from '../../domain/match/tag-table.ts';
import {
  ALONE,
  COMPLEX,
  FOLD,
  foldUnit,
  IGNORED,
  LAST_CLASS,
  learn,
  readToken,
  SEVERAL,
  SPACE,
  tokensOf,
  UNKNOWN,
  latinIn,
} from '../../domain/text/fold.ts';
import { BEYOND_LATIN, hashToken } from '../../domain/text/tokens.ts';
import { waysToRead } from './blocks.ts';
import type { Read } from './tags.ts';
import {
  addressForms,
  ATTRIBUTES,
  elementEnd,
  entityEnd,
  isSkipped,
  JOINS,
  kindOf,
  nameAt,
  nameEnd,
  peekJoin,
  RAW,
  SKIPS,
  tagEnd,
  WORDS,
} from './tags.ts';

const LESS = 60;
/** The reader takes longer texts in parts, of which the last may be as short as a label. */
const MOST_TEXT = 4900;
/** The gate sees blocks that the reader leaves out: it waits so many times longer for the price of goods. */
const PATIENCE = 3;
/** Characters of markup after which a bit may end. */
const BIT = 3000;
/** So long a word is none: the reader may cut it anywhere. */
const LONGEST_WORD = 1000;
/** More pieces of one word than this are not put together. */
const MOST_PIECES = 40;

export interface Scan {
  /** Looks through markup; what stands after the last whole block waits for the rest. */
  markup(html: string, last: boolean): void;
  /** Begins with markup that is then looked through bit by bit. */
  open(html: string, last: boolean): void;
  /** Looks through the next bit, to the end of a block. @returns whether there is more. */
  more(): boolean;
  /** Looks through plain text. */
  text(text: string): void;
  /** Whether the reader could find anything in what was looked through. */
  readonly yes: boolean;
}

/** Begins to look through markup. @param words the words of the trade, unpacked when they are first asked for */
export function scanPage(table: GateTable, words: () => OpenHashes): Scan {
  const { bits, names, longNames } = table;
  /** Which two letters stems of the trade begin with. */
  const starts = openStarts(table);
  const evidence = new Evidence(PATIENCE);
  let yes = false;
  let companion = false;
  let company = false;
  /** The block that is being read has a word that may tell of the trade. */
  let topic = false;
  let blockStart = 0;
  let rest = '';
  /** The markup that is being looked through, and how far that has come. */
  let whole = '';
  let isLast = true;
  let place = 0;
  /** The place from which on the reading of markup may stop at the end of a block. */
  let stopAt = Infinity;
  /** Hash of the word before: names and phrases are known by two words in a row. */
  let before = 0;
  /** What may be the word before as well, from where on: markup cuts it, or its letters are mixed. */
  let others: { readonly hash: number; readonly end: number }[] = [];
  /** Where an element ends that the reader leaves out, and the word before it. */
  let outEnd = -1;
  let beforeOut = 0;

  function count(worth: number): void {
    if (worth === WORTH.CERTAIN) yes = true;
    else if (worth === WORTH.COMPANION) companion = true;
    else company = true;
    if (companion && company) yes = true;
  }

  /** A word, or two in a row, of which the bits are set. */
  function hit(hash: number, html: string, end: number): void {
    topic ||= isTopic(table, hash);
    const wanted = finishHash(hash) & HASH_MASK;
    for (let at = rowOf(names, NAME_ROW, wanted); isRow(names, at, wanted); at += NAME_ROW)
      count(digitsAt(names, at + HASH_DIGITS, 1));
    for (let at = rowOf(longNames, LONG_ROW, wanted); isRow(longNames, at, wanted); at += LONG_ROW) {
      const kind = digitsAt(longNames, at + HASH_DIGITS, 1);
      if (follows(html, end, hash, kind >> 2, digitsAt(longNames, at + HASH_DIGITS + 1, HASH_DIGITS))) count(kind & 3);
    }
  }

  /** Whether the next words are those of a name. True where markup makes that hard to tell. */
  function follows(html: string, end: number, first: number, more: number, wanted: number): boolean {
    let state = first;
    let left = more;
    for (let i = end; i < html.length && left > 0; ) {
      const unit = html.charCodeAt(i);
      if (unit === LESS) {
        // A name never spans two blocks.
        if ((kindOf(nameAt(html, i)) & JOINS) === 0 && !html.startsWith('<!--', i)) return false;
        i = tagEnd(html, i);
        continue;
      }
      if (unit === 38 /* & */) {
        const entity = /^&(?:amp|lt|gt|nbsp|quot|#\w{1,6});/.exec(html.slice(i, i + 10));
        i += entity === null ? 1 : entity[0].length;
        continue;
      }
      const value = foldUnit(unit);
      if (value <= LAST_CLASS && value !== ALONE && value !== SEVERAL && value !== COMPLEX) {
        i++;
        continue;
      }
      const token = readToken(html, i);
      i = token.end;
      if (token.kind === 'sign') continue;
      if (peekJoin(html, i) >= 0 || latinIn(token.folded) !== null) return true;
      state = joinHash(state, hashToken(token.folded));
      left--;
    }
    return left === 0 && (finishHash(state) & HASH_MASK) === wanted;
  }

  /** A word by itself and with the one before it. */
  function word(hash: number, html: string, start: number, end: number): void {
    look(hash, html, end);
    look(joinHash(before, hash), html, end);
    before = hash;
    if (others.length > 0) afterOthers(hash, html, start, end);
  }

  function afterOthers(hash: number, html: string, start: number, end: number): void {
    const left: typeof others = [];
    for (const other of others)
      if (other.end <= start) look(joinHash(other.hash, hash), html, end);
      else left.push(other);
    others = left;
  }

  /** Another way to read the word that ends at `end`, `first` being what may stand before it. */
  function otherwise(folded: string, html: string, start: number, end: number, first: readonly number[]): void {
    const hash = hashToken(folded);
    look(hash, html, end);
    for (const each of first) look(joinHash(each, hash), html, end);
    for (const other of others) if (other.end <= start) look(joinHash(other.hash, hash), html, end);
    others.push({ hash, end });
    stem(folded);
  }

  /** A word that is not made of simple letters alone. @returns where it ends. */
  function oddWord(html: string, start: number): number {
    const token = readToken(html, start);
    if (token.kind === 'sign') return token.end;
    const first = before;
    const latin = token.kind === 'word' ? latinIn(token.folded) : null;
    if (latin !== null) otherwise(latin, html, start, token.end, [first]);
    word(hashToken(token.folded), html, start, token.end);
    stem(token.folded);
    return token.end;
  }

  function look(hash: number, html: string, end: number): void {
    if (isNoted(bits, hash)) hit(hash, html, end);
  }

  function stem(folded: string): void {
    for (const letters of [SHORT_STEM, LONG_STEM])
      if (folded.length >= letters && isNoted(bits, hashToken(folded.slice(0, letters))))
        topic ||= isTopic(table, hashToken(folded.slice(0, letters)));
  }

  /** Markup cuts through a word, or it ends there: both are looked up. `first` stood before it. */
  function joined(html: string, start: number, end: number, first: number): void {
    let next = peekJoin(html, end);
    if (next < 0) return;
    let text = html.slice(start, end);
    for (let pieces = 1; next >= 0; pieces++) {
      if (pieces > MOST_PIECES) {
        yes = true;
        return;
      }
      let to = next;
      for (; to < html.length; to++) {
        const value = foldUnit(html.charCodeAt(to));
        if (value <= LAST_CLASS && (value < ALONE || value > COMPLEX) && value !== IGNORED) break;
      }
      text += html.slice(next, to);
      let firsts = [first];
      for (const { kind, folded } of tokensOf(text)) {
        if (kind === 'sign') continue;
        const latin = latinIn(folded);
        for (const each of latin === null ? [folded] : [folded, latin]) otherwise(each, html, start, to, firsts);
        firsts = [folded, ...(latin === null ? [] : [latin])].map(hashToken);
      }
      next = to === next ? -1 : peekJoin(html, to);
    }
  }

  /** Reads words from `from` on; in markup with all its tags. @returns where it ends, or stops for now. */
  function read(html: string, from: number, to: number, markup: boolean): number {
    const fold = FOLD;
    let i = from;
    while (i < to && !yes) {
      const unit = html.charCodeAt(i);
      let value = fold[unit] as number;
      if (value > LAST_CLASS) {
        const start = i;
        let hash = HASH_SEED;
        let any = 0;
        let all = 0xffff;
        do {
          hash = hashUnit(hash, value);
          any |= value;
          all &= value;
          value = ++i < to ? (fold[html.charCodeAt(i)] as number) : SPACE;
        } while (value > LAST_CLASS);
        if (i - start > LONGEST_WORD) yes = true;
        const first = before;
        if (value === UNKNOWN || value === IGNORED || value === SEVERAL || value === COMPLEX) i = oddWord(html, start);
        else if (any >= BEYOND_LATIN && all < BEYOND_LATIN) oddWord(html, start);
        else {
          word(hash, html, start, i);
          if (!topic && i - start >= SHORT_STEM) begins(html, start, i);
        }
        if (markup) {
          let after = i;
          while (after < to && fold[html.charCodeAt(after)] === IGNORED) after++;
          if (html.charCodeAt(after) === LESS) joined(html, start, i, first);
        }
      } else if (markup && unit === LESS) {
        i = tag(html, i);
        if (i >= stopAt && i === blockStart) return i;
      } else if (markup && unit === 38 /* & */) i = entityEnd(html, i);
      else if (value === UNKNOWN) learn(unit);
      else if (value === ALONE || value === SEVERAL || value === COMPLEX) {
        const start = i;
        const first = before;
        i = oddWord(html, i);
        if (markup && html.charCodeAt(i) === LESS) joined(html, start, i, first);
      } else i++;
    }
    return i;
  }

  /** Whether a word of simple letters begins like a stem of the trade. */
  function begins(html: string, start: number, end: number): void {
    if (starts[startOf(FOLD[html.charCodeAt(start)] as number, FOLD[html.charCodeAt(start + 1)] as number)] === 0)
      return;
    let hash = HASH_SEED;
    const most = Math.min(end, start + LONG_STEM);
    for (let at = start; at < most; ) {
      hash = hashUnit(hash, FOLD[html.charCodeAt(at++)] as number);
      if ((at === start + SHORT_STEM || at === start + LONG_STEM) && isNoted(bits, hash))
        topic ||= isTopic(table, hash);
    }
  }

  /** One tag, with its attributes. @returns where to go on. */
  function tag(html: string, at: number): number {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      return end < 0 ? html.length : end + 3;
    }
    const second = html.charCodeAt(at + 1);
    const closes = second === 47; /* / */
    let i = nameEnd(html, at + (closes ? 2 : 1));
    const name = html.slice(at + (closes ? 2 : 1), i);
    const kind = kindOf(name);
    if ((kind & JOINS) === 0) endBlock(html, at);
    if ((kind & JOINS) === 0) {
      // No name and no phrase spans two blocks.
      before = 0;
      others = [];
    }
    if (closes || second === 33 || second === 63) i = tagEnd(html, at);
    else {
      const nameTo = i;
      i = attributes(html, i);
      // What the reader leaves out stands between no two words.
      if (outEnd < 0 && (kind & SKIPS) !== 0 && i > nameTo + 1 && isSkipped(html, at, i, kind)) {
        outEnd = elementEnd(html, at, name);
        beforeOut = before;
      }
      if ((kind & RAW) !== 0 && html.charCodeAt(i - 2) !== 47) {
        const end = html.indexOf(`</${name}`, i);
        const to = end < 0 ? html.length : end;
        if ((kind & WORDS) !== 0) plain(html.slice(i, to));
        i = to;
      }
    }
    if ((kind & JOINS) === 0) blockStart = i;
    if (outEnd >= 0 && i >= outEnd) {
      outEnd = -1;
      before = beforeOut;
    }
    return i;
  }

  /** @returns the place after the tag */
  function attributes(html: string, from: number): number {
    const { length } = html;
    let i = from;
    while (i < length) {
      const unit = html.charCodeAt(i);
      if (unit === 62 /* > */) return i + 1;
      if (unit <= 32 || unit === 47) {
        i++;
        continue;
      }
      const start = i;
      while (i < length && html.charCodeAt(i) > 32 && html.charCodeAt(i) !== 61 && html.charCodeAt(i) !== 62) i++;
      if (html.charCodeAt(i) !== 61 /* = */) continue;
      const quote = html.charCodeAt(i + 1);
      const end = html.indexOf(quote === 39 ? "'" : '"', i + 2);
      if (end < 0) return length;
      const what = ATTRIBUTES.get(html.slice(start, i));
      if (what !== undefined) attribute(what, html.slice(i + 2, end));
      i = end + 1;
    }
    return length;
  }

  function attribute(what: Read, value: string): void {
    if (what === 'words') plain(value);
    else for (const form of addressForms(value)) apart(form);
  }

  /** Words that stand in no row with those around them. */
  function apart(text: string): void {
    const [first, around] = [before, others];
    before = 0;
    others = [];
    read(text, 0, text.length, false);
    before = first;
    others = around;
  }

  /** A text by itself: of an attribute, or of an element that holds no markup. */
  function plain(value: string): void {
    const text = value.includes('&') ? unescaped(value) : value;
    const around = topic;
    topic = false;
    apart(text);
    if (topic || evidence.waits) judge([[text]], true);
    topic = around;
  }

  function endBlock(html: string, end: number): void {
    if ((topic || evidence.waits) && end > blockStart && !yes) {
      const ways = waysToRead(html.slice(blockStart, end));
      judge(ways, (ways[0]?.[0] ?? '').length > MOST_TEXT);
    }
    topic = false;
    if (evidence.enough) yes = true;
  }

  /** Asks for phrases of the trade in a block. */
  function judge(ways: readonly (readonly string[])[], label: boolean): void {
    evidence.read(words(), ways, label);
  }

  function open(html: string, last: boolean): void {
    whole = rest === '' ? html : rest + html;
    isLast = last;
    place = 0;
    blockStart = 0;
    topic = false;
    others = [];
    outEnd = -1;
  }

  function more(): boolean {
    if (yes) return false;
    stopAt = place + BIT;
    place = read(whole, place, whole.length, true);
    stopAt = Infinity;
    if (place < whole.length && !yes) return true;
    if (isLast || whole.length - blockStart > 65_536) {
      endBlock(whole, whole.length);
      rest = '';
    } else rest = whole.slice(blockStart);
    whole = '';
    place = 0;
    return false;
  }

  return {
    get yes() {
      return yes;
    },
    text: plain,
    open,
    more,
    markup(html, last) {
      open(html, last);
      while (more());
    },
  };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** A row of a table in order, while it is one of this hash. */
const isRow = (rows: string, at: number, hash: number): boolean =>
  at < rows.length && digitsAt(rows, at, HASH_DIGITS) === hash;
