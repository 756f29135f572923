/**
 * Looks through a page's markup, piece by piece, for anything that the reader could find: the sieve reads all of it,
 * the scan what stands around the places that the sieve notes.
 */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { openHashes } from '../../domain/match/offers/hashed-words.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { watchForms } from './forms.ts';
import { scanPage } from './scan.ts';
import type { Scan } from './scan.ts';
import { makeSieve } from './sieve.ts';
import type { Sieve } from './sieve.ts';
import { makeStrain } from './strain.ts';
import type { Stretch } from './strain.ts';

/** So much markup before and behind a place is scanned: more than any block that the reader takes as one. */
const AROUND = 8192;
/** Characters that are read at once. */
const BIT = 16_384;
/** So much of what was read is read again with what comes next: names may stand across. */
const OVERLAP = 1024;
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
  let scan: Scan | undefined;
  let yes = false;
  /** What is kept of the pieces before, and the piece that is being read. */
  let markup = '';
  let isLast = true;
  /** How far the markup was read, and how far scanned. */
  let read = 0;
  let scanned = 0;
  /** What the scan is to read, in order. The last may end beyond this piece. */
  let wanted: Stretch[] = [];
  let scanning = false;

  function open(html: string, last: boolean): void {
    const keep = Math.max(0, Math.min(markup.length - AROUND, forms.needs(markup)));
    forms.forget(keep);
    markup = markup.slice(keep) + html;
    read -= keep;
    scanned -= keep;
    wanted = wanted.map(({ from, to }) => ({ from: from - keep, to: to - keep }));
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
    const bit = markup.slice(from, to);
    for (const part of strain(bit)) {
      sieve ??= makeSieve(table);
      for (const place of [...sieve.read(markup, from + part.from, from + part.to)].sort((a, b) => a - b)) want(place);
    }
    yes = forms.read(markup, read, to);
    for (const { 1: name = '' } of markup.slice(read, to).matchAll(CUSTOM)) custom.add(name);
    read = to;
  }

  function want(place: number): void {
    const last = wanted.at(-1);
    const next = { from: Math.max(0, place - AROUND), to: place + AROUND };
    if (last === undefined || next.from > last.to) wanted.push(next);
    else wanted[wanted.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }

  /** Gives the scan what it is to read next. @returns whether there is anything in this piece */
  function scanOn(): boolean {
    const [next] = wanted;
    if (next === undefined) return false;
    const isWhole = next.to <= markup.length;
    if (isWhole) wanted.shift();
    const from = next.from <= scanned ? scanned : Math.max(scanned, markup.lastIndexOf('<', next.from));
    const to = tagFrom(next.to);
    if (to <= from) return isWhole;
    scan ??= scanPage(table, words);
    // What stands between was not read: no block goes on over it.
    if (from > scanned) scan.markup('', true);
    scan.open(markup.slice(from, to), false);
    scanned = to;
    scanning = true;
    return true;
  }

  function more(): boolean {
    if (yes) return false;
    if (scanning && scan !== undefined) scanning = scan.more();
    else if (read < markup.length) readOn();
    else if (!scanOn()) {
      if (!isLast) return false;
      scan?.markup('', true);
      markup = '';
      wanted = [];
      read = scanned = 0;
      yes ||= scan?.yes === true;
      return false;
    }
    yes ||= scan?.yes === true;
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
