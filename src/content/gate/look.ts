/**
 * Looks through a page's markup, piece by piece, for anything that the reader could find, in three steps of which each
 * sees only what the one before lets through: whether any word may matter (strain.ts), which words do and where
 * (sieve.ts), and whether they tell of the trade together (judge.ts). Names and hosts are told by the second step,
 * forms by themselves (forms.ts).
 */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { Evidence } from '../../domain/match/offers/evidence.ts';
import { openHashes } from '../../domain/match/offers/hashed-words.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { watchForms } from './forms.ts';
import { judgeBlocks } from './judge.ts';
import { makeSieve } from './sieve.ts';
import type { Sieve } from './sieve.ts';
import { makeStrain } from './strain.ts';
import { STRANGE } from './tags.ts';

/** So much markup before and behind a word of the trade is judged: more than any block that the reader takes as one. */
const AROUND = 8192;
/** Characters that are read at once. */
const BIT = 16_384;
/** So much of what was read is read again with what comes next: names may stand across. */
const OVERLAP = 1024;
/** The gate sees blocks that the reader leaves out: it waits so many times longer for the price of goods. */
const PATIENCE = 3;
/** Elements whose text looks like markup: they are few and old, and the reader tells. */
const RAW_TEXT = ['<xmp', '<noembed', '<noframes', '<plaintext'];
/** What the reader never reads, though it may look like markup. Pieces hold such elements and comments whole. */
const UNREAD = /<((script|style|noscript|iframe)\b(?:[^>"]|"[^"]*")*)>[^]*?<\/\2>/g;
const COMMENT = /<!--[^]*?-->/g;
const EMPTY_COMMENT = '<!---->';
/** The names of elements of the page's own. */
const CUSTOM = /<([a-z][^\s/>-]*-[^\s/>]*)/g;

export interface Look {
  /** Begins with a piece of markup. `last`: nothing stands behind it. */
  open(html: string, last: boolean): void;
  /** Looks through the next bit of it. @returns whether there is more */
  more(): boolean;
  /** Whether the reader could find anything in what was looked through. */
  readonly yes: boolean;
  /** Names of elements of the page's own that were met: they may have shadow roots. */
  readonly custom: Set<string>;
}

/** Begins to look through a page. */
export function lookThrough(table: GateTable): Look {
  const custom = new Set<string>();
  const strain = makeStrain(table);
  let sieve: Sieve | undefined;
  let opened: OpenHashes | undefined;
  const words = (): OpenHashes => (opened ??= openHashes(table.words));
  const forms = watchForms(words);
  let evidence: Evidence | undefined;
  let yes = false;
  /** What looks like a tag may stand in an attribute, and what looks like a comment: only the sieve takes that. */
  let isStrange = false;
  /** What is kept of the pieces before, and the piece that is being read. */
  let markup = '';
  let isLast = true;
  /** How far the markup was read, and how far judged; a block that may go on is judged again. */
  let read = 0;
  let judged = 0;
  let judgedOnce = 0;
  /** How far is to be judged at least. */
  let until = 0;
  /** Where words of the trade stand that were not judged yet, in order. */
  let places: number[] = [];
  let judging: Generator<undefined, number> | undefined;

  function open(html: string, last: boolean): void {
    const gone = Math.max(0, markup.lastIndexOf('<', Math.min(markup.length - AROUND, forms.needs(markup))));
    forms.forget(gone);
    yes ||= RAW_TEXT.some((tag) => html.includes(tag));
    const part = html.replace(UNREAD, '<$1></$2>');
    isStrange ||= STRANGE.test(part);
    markup = markup.slice(gone) + (isStrange || !part.includes('<!--') ? part : part.replace(COMMENT, EMPTY_COMMENT));
    read -= gone;
    until -= gone;
    judged = Math.max(0, judged - gone);
    judgedOnce -= gone;
    places = places.map((place) => Math.max(0, place - gone));
    isLast = last;
  }

  /** The place of the next tag, or the end of the markup. */
  function tagFrom(at: number): number {
    const tag = at < markup.length ? markup.indexOf('<', at) : -1;
    return tag < 0 ? markup.length : tag;
  }

  /** Reads the next bit. What ends or begins a little before it is read again with it. */
  function readOn(): void {
    const most = read + BIT;
    const before = most < markup.length ? markup.lastIndexOf('<', most) : markup.length;
    const to = before > read ? before : tagFrom(most);
    const from = read === 0 ? 0 : Math.max(0, markup.lastIndexOf('<', Math.max(0, read - OVERLAP)));
    const found: number[] = [];
    for (const part of isStrange ? [{ from: 0, to: to - from }] : strain(markup.slice(from, to))) {
      sieve ??= makeSieve(table);
      found.push(...sieve.read(markup, from + part.from, from + part.to));
      yes ||= sieve.yes;
    }
    places.push(...found.filter((place) => place >= judged).sort((a, b) => a - b));
    yes ||= forms.read(markup, read, to);
    for (const { 1: name = '' } of markup.slice(read, to).matchAll(CUSTOM)) custom.add(name);
    read = to;
  }

  /** Begins to judge what stands around the next places. @returns whether there is anything */
  function judgeOn(): boolean {
    const [first] = places;
    // What stands between is not judged.
    if (first !== undefined && first - AROUND > Math.max(judged, until)) {
      judged = Math.max(judged, markup.lastIndexOf('<', first - AROUND));
      until = first;
    }
    for (const place of places) if (place - AROUND <= until) until = Math.max(until, place + AROUND);
    const to = tagFrom(until);
    if (to <= Math.max(judged, judgedOnce)) return false;
    judgedOnce = to;
    judging = judgeBlocks(
      { html: markup, from: judged, to, places, ends: to < markup.length || isLast },
      words(),
      (evidence ??= new Evidence(PATIENCE)),
    );
    return true;
  }

  function more(): boolean {
    if (yes) return false;
    if (judging !== undefined) {
      const { value, done } = judging.next();
      if (done === true) {
        judging = undefined;
        judged = value;
        places = places.filter((place) => place >= judged);
      }
      yes = evidence?.enough === true;
    } else if (read < markup.length) readOn();
    else if (!judgeOn()) {
      if (isLast) {
        markup = '';
        places = [];
        read = judged = judgedOnce = until = 0;
      }
      return false;
    }
    return !yes;
  }

  return {
    custom,
    get yes() {
      return yes;
    },
    open,
    more,
  };
}
