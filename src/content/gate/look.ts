/**
 * Looks through a page's markup, piece by piece, for anything that the reader could find: strain.ts notes where words
 * of the trade and names may stand, sieve.ts decides on names and hosts, judge.ts whether the words of the trade tell
 * of it together. Forms are looked at apart (forms.ts).
 */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { Evidence } from '../../domain/match/offers/evidence.ts';
import { judgeBlocks } from './judge.ts';
import { makeSieve } from './sieve.ts';
import { blockStart } from './tags.ts';
import type { Sieve } from './sieve.ts';
import type { Strained } from './strain.ts';
import type { Glance } from './glance.ts';
import {
  AROUND,
  bitEnd,
  holdsRawText,
  isStrangeMarkup,
  overlapAt,
  tagFrom,
  unneeded,
  withoutComments,
  withoutUnread,
} from './readable.ts';

/** The gate sees blocks that the reader leaves out, so it allows so many times more of them between goods and price. */
const PATIENCE = 3;
const NOTHING: Strained = { topics: [], parts: [] };

export interface Look {
  /** Adds a piece of markup. @param last whether nothing stands behind it */
  open(html: string, last: boolean): void;
  /** Does one step of the work. @returns whether there is more to do before the next piece */
  more(): boolean;
  /** Whether the reader could find anything in the markup so far. */
  readonly yes: boolean;
}

/** Begins to look through a page, from where a glance came to doubt. @param last whether nothing stands behind it */
export function lookThrough(table: GateTable, begun: Glance, last: boolean): Look {
  const { strain, forms, words } = begun;
  let sieve: Sieve | undefined;
  let evidence: Evidence | undefined;
  /** What the glance noted in the first bit. */
  let { noted, yes } = begun;
  /** Whether an attribute held `<` or `>`: a tag or comment in it is none, and only the sieve can tell. */
  let isStrange = false;
  /** The rest of the earlier pieces that is still needed, and behind it the piece that is being read. */
  let { markup } = begun;
  let isLast = last;
  /** How far the markup was read by strain and sieve. */
  let { read } = begun;
  /** How far it was judged for good, and how far at all: a block that may go on is judged again once it is complete. */
  let judged = 0;
  let judgedOnce = 0;
  /** How far it has to be judged, because of the places so far. */
  let until = 0;
  /** The places of words of the trade that were not judged for good, in order. */
  let places: number[] = [];
  let judging: Generator<undefined, number> | undefined;

  function open(html: string, ends: boolean): void {
    const gone = unneeded(markup, forms.needs(markup));
    forms.forget(gone);
    yes ||= holdsRawText(html);
    const part = withoutUnread(html);
    isStrange ||= isStrangeMarkup(part);
    markup = markup.slice(gone) + (isStrange ? part : withoutComments(part));
    read -= gone;
    until -= gone;
    judged = Math.max(0, judged - gone);
    judgedOnce -= gone;
    places = places.map((place) => Math.max(0, place - gone));
    isLast = ends;
  }

  /** Reads the next bit, and again some of what stands before it. */
  function readOn(): void {
    const to = bitEnd(markup, read);
    const from = overlapAt(markup, read);
    const all: Strained = { topics: [], parts: [{ from: 0, to: to - from }] };
    const { topics, parts } = (isStrange ? all : (noted ?? strain(markup.slice(from, to)))) ?? NOTHING;
    noted = undefined;
    const found = topics.map((place) => from + place);
    for (const part of parts) {
      sieve ??= makeSieve(table);
      found.push(...sieve.read(markup, from + part.from, from + part.to));
      yes ||= sieve.yes;
    }
    places.push(...found.filter((place) => place >= judged).sort((a, b) => a - b));
    yes ||= forms.read(markup, read, to);
    read = to;
  }

  /** Begins to judge the markup around the next places. @returns whether there is anything to judge */
  function judgeOn(): boolean {
    const [first] = places;
    if (first !== undefined) {
      // Markup before the block of the next place is skipped. Where `<` may stand in an attribute, some is kept.
      const begin = isStrange ? markup.lastIndexOf('<', first - AROUND) : blockStart(markup, first);
      const done = Math.max(judged, until);
      if (begin > done) judged = begin;
      // The block may be so long that its beginning was judged, and the part with this place was not.
      if (first > done) until = first;
    }
    for (const place of places) if (place - AROUND <= until) until = Math.max(until, place + AROUND);
    const to = tagFrom(markup, until);
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

  if (begun.unread !== undefined) open(begun.unread, last);
  return {
    get yes() {
      return yes;
    },
    open,
    more,
  };
}
