/** Looks for phrases of the trade in the blocks that hold a word of it, and for a price in the blocks right behind. */
import type { Evidence } from '../../domain/match/offers/evidence.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { waysToRead } from './blocks.ts';
import { elementEnd, isInBlock, isSkipped, kindOf, nameAt, tagEnd, TEXTS, unescaped } from './tags.ts';

/** The reader takes longer texts in parts; the last may be as short as a label, so they are judged as labels. */
const MOST_TEXT = 4900;

/** The markup between two places, neither of them inside a tag. */
interface Part {
  readonly html: string;
  readonly from: number;
  readonly to: number;
  /** The places of words of the trade, in order. */
  readonly places: readonly number[];
  /** Whether the last block ends at `to`; otherwise it may go on behind it. */
  readonly ends: boolean;
}

/**
 * Gives the blocks of a part to the evidence, and yields after each.
 * @returns where the last block begins if it may go on behind the part, else the end of the part
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
  /** Reads the text of an attribute. */
  const plain = (text: string): void => evidence.read(words, [[unescaped(text)]], true);

  /** Where the hidden element ends that the reader leaves out: what stands in it parts no texts. */
  let hiddenTo = 0;
  for (let at = html.indexOf('<', from); at >= 0 && at < to && !evidence.enough; ) {
    const isJoined = at < hiddenTo || isInBlock(html, at);
    if (!isJoined) {
      yield* endBlock(at);
      start = at;
    }
    const end = tagEnd(html, at);
    if (isJoined && at >= hiddenTo) {
      const name = nameAt(html, at);
      if (isSkipped(html, at, end, kindOf(name))) hiddenTo = elementEnd(html, at, name);
    }
    // `holds` cannot be asked here: it would pass over places of the block around this tag, which is read later.
    if (evidence.waits || places.some((place) => place >= at && place < end))
      for (const { 1: text = '' } of html.slice(at, end).matchAll(TEXTS)) plain(text);
    if (!isJoined) start = end;
    at = html.indexOf('<', end);
  }
  if (!ends) return start;
  yield* endBlock(to);
  return to;
}
