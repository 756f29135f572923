/** Signs that a page speaks about the trade instead of being part of it. */
import type { Place } from '../../model.ts';
import type { PageFacts } from '../page-view.ts';
import type { MarkedBlock } from './block.ts';
import { AGENCY, COURT, DEV, GUIDE, POLICY, REPORT, TOOL, WARN } from './classes.ts';
import {
  COUNTER_AGENCY,
  COUNTER_ARTICLE,
  COUNTER_COURT,
  COUNTER_GUIDE,
  COUNTER_POLICY,
  COUNTER_REPORT,
  COUNTER_SOFTWARE,
  COUNTER_TOOL,
  COUNTER_WARNING,
} from './signals.ts';
import type { Tally } from './tally.ts';

const COUNTER_OF: readonly (readonly [word: number, signal: number])[] = [
  [WARN, COUNTER_WARNING],
  [COURT, COUNTER_COURT],
  [REPORT, COUNTER_REPORT],
  [POLICY, COUNTER_POLICY],
  [GUIDE, COUNTER_GUIDE],
  [TOOL, COUNTER_TOOL],
  [AGENCY, COUNTER_AGENCY],
  [DEV, COUNTER_SOFTWARE],
];
/** A title that asks a question explains. */
export const QUESTION = 2.5;
/** Words of one class in one block beyond this many say nothing more. */
const MOST_PER_BLOCK = 3;

/** Whether a title asks. */
export const isQuestion = (title: string): boolean => /[?？؟]/.test(title);

/** Notes the counter-words of a block. Running text is where they belong: they weigh there, too. */
export function countAgainst(tally: Tally, block: MarkedBlock, place: Place, prose: boolean): void {
  for (const [word, signal] of COUNTER_OF) {
    const count = Math.min(block.all(word).length, MOST_PER_BLOCK);
    // The title says what a page is.
    if (count > 0)
      tally.add(
        signal,
        place,
        (prose ? 0.5 : place === 'title' && (word === GUIDE || word === COURT || word === WARN) ? 1.6 : 0.7) * count,
      );
  }
}

const ARTICLE_TYPES = new Set([
  'article',
  'newsarticle',
  'blogposting',
  'reportagenewsarticle',
  'techarticle',
  'scholarlyarticle',
  'opinionnewsarticle',
  'analysisnewsarticle',
  'liveblogposting',
  'discussionforumposting',
  'qapage',
]);

/**
 * Notes the structure of an article. `shop` from 0 to 1: how much the page is built as a shop; `voice`: whether
 * anybody sells.
 */
export function countArticle(tally: Tally, facts: PageFacts, path: string, shop: number, voice: boolean): void {
  let points = 0;
  if (facts.ogType === 'article') points += 0.5;
  if (facts.linkedTypes.some((type) => ARTICLE_TYPES.has(type))) points += 0.5;
  if (facts.articleChars > 1200) points += 0.6;
  if (facts.byline && facts.time) points += 0.4;
  if (/\/(blog|news|article|articles|post|posts|wiki|docs?|help|guide|guides|20\d\d)\//.test(path)) points += 0.4;
  if (facts.chars > 2500 && facts.proseChars > facts.chars * 0.7) points += 0.5;
  if (!voice && facts.chars > 1200 && facts.proseChars > facts.chars * 0.4) points += 0.8;
  if (points > 0) tally.add(COUNTER_ARTICLE, 'body', points * (1 - 0.8 * shop));
}
