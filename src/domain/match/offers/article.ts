/** How much the structure of a page is that of an article. */
import type { PageFacts } from '../page-view.ts';

const ARTICLE_TYPES = new Set(
  (
    'article newsarticle blogposting reportagenewsarticle techarticle scholarlyarticle opinionnewsarticle ' +
    'analysisnewsarticle liveblogposting discussionforumposting qapage'
  ).split(' '),
);
const ARTICLE_PATH = /\/(?:blog|news|article|articles|post|posts|wiki|docs?|help|guide|guides|20\d\d)\//;

/** From 0 to 1: a fifth for each sign. */
export function articleShare(facts: PageFacts, path: string): number {
  const signs = [
    facts.ogType === 'article',
    facts.linkedTypes.some((type) => ARTICLE_TYPES.has(type)),
    facts.articleChars > 1200,
    facts.byline && facts.time,
    ARTICLE_PATH.test(path),
    facts.chars > 2500 && facts.proseChars > facts.chars * 0.7,
  ];
  return Math.min(1, signs.filter(Boolean).length / 5);
}
