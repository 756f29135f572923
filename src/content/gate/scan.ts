/**
 * Looks through a page's markup for anything that the reader could find: names and addresses of listed services, and
 * words of the trade close together. One pass over the string that the browser hands out, one hash for each word. It
 * may say yes where there is nothing, never no where the reader finds something.
 */
import {
  digitsAt,
  GATE_BITS,
  HASH_DIGITS,
  HASH_MASK,
  joinHash,
  STEM_LETTERS as STEM,
  WORTH,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { Evidence, marksIn } from '../../domain/match/offers/evidence.ts';
import { openHashes } from '../../domain/match/offers/hashed-words.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { FIRST, finishHash, HASH_SEED, hashUnit } from '../../domain/match/tag-table.ts';
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
import { blocksOf } from './blocks.ts';
import {
  addressForms,
  ATTRIBUTES,
  FIELD,
  JOINS,
  kindOf,
  nameAt,
  nameEnd,
  peekJoin,
  RAW,
  tagEnd,
  WORDS,
} from './tags.ts';

const LESS = 60;
/** How far before a field that stands in no form its label may begin. */
const AROUND_FIELD = 2500;
/** No more of a form is kept than this, while it is read. */
const MOST_FORM = 200_000;
/** Attributes in which no words of a form stand. */
const OF_NO_FIELD = /\s(?:class|style|href|src|srcset|action|data-[\w-]+|on\w+|d|for)="[^"]*"/g;
/** So long a word is none: the reader may cut it anywhere. */
const LONGEST_WORD = 1000;
/** More pieces of one word than this are not put together. */
const MOST_PIECES = 40;

export interface Scan {
  /** Looks through markup; what stands after the last whole block waits for the rest. */
  markup(html: string, last: boolean): void;
  /** Looks through plain text. */
  text(text: string): void;
  /** Whether the reader could find anything in what was looked through. */
  readonly yes: boolean;
  /** Names of elements of the page's own that were met: they may have shadow roots. */
  readonly custom: Set<string>;
}

/** Begins to look through a page. */
export function scanPage(table: GateTable): Scan {
  const bits = new Uint8Array(Math.ceil(GATE_BITS / 6));
  for (let i = 0; i < bits.length; i++) bits[i] = table.bits.charCodeAt(i) - FIRST;
  const custom = new Set<string>();
  const evidence = new Evidence();
  let words: OpenHashes | undefined;
  let names: Map<number, number[]> | undefined;
  let yes = false;
  let companion = false;
  let company = false;
  /** The block that is being read has a word that may tell of the trade. */
  let topic = false;
  let blockStart = 0;
  let rest = '';
  /** The form that is open: where it begins in this piece, and what of it stood in earlier ones. */
  let formStart = -1;
  let formHead = '';
  let fields: { type: string; name: string }[] = [];

  /** First word -> how many more words, worth, hash of all; read when a page has the first word that may be one. */
  function namesOf(): Map<number, number[]> {
    const all = new Map<number, number[]>();
    for (let at = 0; at < table.names.length; ) {
      const first = digitsAt(table.names, at, HASH_DIGITS);
      const kind = digitsAt(table.names, at + HASH_DIGITS, 1);
      at += HASH_DIGITS + 1;
      const row = all.get(first) ?? [];
      row.push(kind, kind < 4 ? 0 : digitsAt(table.names, at, HASH_DIGITS));
      if (kind >= 4) at += HASH_DIGITS;
      all.set(first, row);
    }
    return all;
  }

  function count(worth: number): void {
    if (worth === WORTH.CERTAIN) yes = true;
    else if (worth === WORTH.COMPANION) companion = true;
    else company = true;
    if (companion && company) yes = true;
  }

  /** A word whose bit is set. */
  function hit(hash: number, html: string, end: number): void {
    topic = true;
    const row = (names ??= namesOf()).get(finishHash(hash) & HASH_MASK);
    if (row === undefined) return;
    for (let i = 0; i < row.length; i += 2) {
      const kind = row[i] as number;
      const more = kind >> 2;
      if (more === 0 || follows(html, end, hash, more, row[i + 1] as number)) count(kind & 3);
    }
  }

  const isSet = (hash: number): boolean => {
    const bit = finishHash(hash) & (GATE_BITS - 1);
    return ((bits[(bit / 6) | 0] as number) & (1 << (bit % 6))) !== 0;
  };

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

  /** A word that is not made of simple letters alone. @returns where it ends. */
  function oddWord(html: string, start: number): number {
    const token = readToken(html, start);
    if (token.kind === 'sign') return token.end;
    look(hashToken(token.folded), html, token.end);
    const latin = token.kind === 'word' ? latinIn(token.folded) : null;
    if (latin !== null) look(hashToken(latin), html, token.end);
    stem(token.folded);
    return token.end;
  }

  function look(hash: number, html: string, end: number): void {
    if (isSet(hash)) hit(hash, html, end);
  }

  function stem(folded: string): void {
    if (folded.length >= STEM && isSet(hashToken(folded.slice(0, STEM)))) topic = true;
  }

  /** Markup cuts through a word, or it ends there: both are looked up. */
  function joined(html: string, start: number, end: number): void {
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
      for (const { kind, folded } of tokensOf(text)) {
        if (kind === 'sign') continue;
        look(hashToken(folded), html, to);
        const latin = latinIn(folded);
        if (latin !== null) look(hashToken(latin), html, to);
        stem(folded);
      }
      next = to === next ? -1 : peekJoin(html, to);
    }
  }

  /** Reads words from `from` on; in markup until its end with all its tags, else to `to`. */
  function read(html: string, from: number, to: number, markup: boolean): void {
    const fold = FOLD;
    for (let i = from; i < to && !yes; ) {
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
        if (value === UNKNOWN || value === IGNORED || value === SEVERAL || value === COMPLEX) i = oddWord(html, start);
        else {
          look(hash, html, i);
          if (any >= BEYOND_LATIN && all < BEYOND_LATIN) oddWord(html, start);
          else if (i - start >= STEM) {
            let begin = HASH_SEED;
            for (let at = start; at < start + STEM; at++) begin = hashUnit(begin, fold[html.charCodeAt(at)] as number);
            if (isSet(begin)) topic = true;
          }
        }
        if (markup) {
          let after = i;
          while (after < to && fold[html.charCodeAt(after)] === IGNORED) after++;
          if (html.charCodeAt(after) === LESS) joined(html, start, i);
        }
      } else if (markup && unit === LESS) i = tag(html, i);
      else if (value === UNKNOWN) learn(unit);
      else if (value === ALONE || value === SEVERAL || value === COMPLEX) {
        const start = i;
        i = oddWord(html, i);
        if (markup && html.charCodeAt(i) === LESS) joined(html, start, i);
      } else i++;
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
    if (name.includes('-')) custom.add(name);
    if (closes || second === 33 || second === 63) i = tagEnd(html, at);
    else {
      i = attributes(html, i, kind);
      if ((kind & FIELD) !== 0 && formStart < 0) form(html.slice(Math.max(0, at - AROUND_FIELD), i));
      if ((kind & RAW) !== 0 && html.charCodeAt(i - 2) !== 47) {
        const end = html.indexOf(`</${name}`, i);
        const to = end < 0 ? html.length : end;
        if ((kind & WORDS) !== 0) plain(html.slice(i, to));
        i = to;
      }
    }
    if (name === 'form') {
      if (closes && formStart >= 0) form(formHead + html.slice(formStart, i));
      formStart = closes ? -1 : at;
      formHead = '';
      fields = [];
    }
    if ((kind & JOINS) === 0) blockStart = i;
    return i;
  }

  /** @returns the place after the tag */
  function attributes(html: string, from: number, kind: number): number {
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
      if (what !== undefined) attribute(what, html, i + 2, end, kind);
      i = end + 1;
    }
    return length;
  }

  function attribute(what: 'address' | 'words' | 'field', html: string, from: number, to: number, kind: number): void {
    if (what === 'address') {
      for (const form of addressForms(html.slice(from, to))) read(form, 0, form.length, false);
    } else if (what === 'words') plain(html.slice(from, to));
    else if ((kind & FIELD) !== 0)
      fields.push({ type: html.slice(from, to), name: '' }, { type: '', name: html.slice(from, to) });
  }

  /** A form, or a field outside any form with what stands before it. */
  function form(html: string): void {
    const text = html.replaceAll(OF_NO_FIELD, '').replaceAll(/[<>]/g, ' ');
    words ??= openHashes(table.words);
    evidence.form(fields, text, marksIn(words, text));
    if (evidence.enough) yes = true;
  }

  /** A text by itself: of an attribute, or of an element that holds no markup. */
  function plain(value: string): void {
    const text = value.includes('&') ? unescaped(value) : value;
    const before = topic;
    topic = false;
    read(text, 0, text.length, false);
    if (topic || evidence.waits) judge(text);
    topic = before;
  }

  function endBlock(html: string, end: number): void {
    if ((topic || evidence.waits) && end > blockStart && !yes)
      for (const text of blocksOf(html.slice(blockStart, end))) judge(text);
    topic = false;
    if (evidence.enough) yes = true;
  }

  /** Asks for phrases of the trade in a text. */
  function judge(text: string): void {
    if (text.trim() === '') return;
    words ??= openHashes(table.words);
    evidence.read(words, text);
  }

  return {
    custom,
    get yes() {
      return yes;
    },
    text: plain,
    markup(html, last) {
      const whole = rest === '' ? html : rest + html;
      blockStart = 0;
      topic = false;
      if (formStart >= 0) formStart = 0;
      read(whole, 0, whole.length, true);
      if (last || whole.length - blockStart > 65_536) {
        endBlock(whole, whole.length);
        rest = '';
      } else rest = whole.slice(blockStart);
      if (formStart >= 0 && formHead.length < MOST_FORM) formHead += whole.slice(formStart, whole.length - rest.length);
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
