/** Asks for phrases of the trade in the blocks of markup that hold a word of it, and in those right behind. */
import type { Evidence } from '../../domain/match/offers/evidence.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { waysToRead } from './blocks.ts';
import { JOINS, kindOf, nameAt, tagEnd, TEXTS, unescaped } from './tags.ts';

/** The reader takes longer texts in parts, of which the last may be as short as a label. */
const MOST_TEXT = 4900;

/** Markup between two places that are not inside a tag. */
export interface Part {
  readonly html: string;
  readonly from: number;
  readonly to: number;
  /** Where words of the trade stand, in order. */
  readonly places: readonly number[];
  /** Whether the last block ends with the markup, or may go on. */
  readonly ends: boolean;
}

/**
 * Reads a part of some markup, and rests after each block that it asks.
 * @returns where the block begins that may go on
 */
export function* judgeBlocks(
  { html, from, to, places, ends }: Part,
  words: OpenHashes,
  evidence: Evidence,
): Generator<undefined, number> {
  let next = 0;
  const holds = (begin: number, end: number): boolean => {
    while ((places[next] ?? Infinity) < begin) next++;
    return (places[next] ?? Infinity) < end;
  };
  let start = from;
  function* endBlock(at: number): Generator<undefined, void> {
    if (at <= start || !(holds(start, at) || evidence.waits)) return;
    const ways = waysToRead(html.slice(start, at));
    evidence.read(words, ways, (ways[0]?.[0] ?? '').length > MOST_TEXT);
    yield;
  }
  /** A text by itself. */
  const plain = (text: string): void => evidence.read(words, [[unescaped(text)]], true);

  for (let at = html.indexOf('<', from); at >= 0 && at < to && !evidence.enough; ) {
    const name = nameAt(html, at);
    const isJoined = (kindOf(name) & JOINS) !== 0 || html.startsWith('<!--', at);
    if (!isJoined) {
      yield* endBlock(at);
      start = at;
    }
    const end = tagEnd(html, at);
    // Places of the block that this tag stands in come first.
    if (evidence.waits || places.some((place) => place >= at && place < end))
      for (const { 1: text = '' } of html.slice(at, end).matchAll(TEXTS)) plain(text);
    if (!isJoined) start = end;
    at = html.indexOf('<', end);
  }
  if (!ends) return start;
  yield* endBlock(to);
  return to;
}
