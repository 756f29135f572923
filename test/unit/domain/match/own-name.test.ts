import { describe, expect, it } from 'vitest';
import { Detector } from '../../../../src/content/reader/detector.ts';
import { withLookalike } from '../../../../src/domain/match/lookalike.ts';
import { compilePhrases } from '../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';

const index = buildPageIndex(
  [
    service('boostgram', { hosts: ['boostgram.com'], names: ['Boostgram'] }),
    service('likepond', { names: ['Likepond'] }),
  ],
  [],
);
const phrases = compilePhrases(loadPhrases(ROOT));
const shop = [
  'Buy Instagram followers',
  ...['1,000 followers', '$9.99', 'Buy now', '5,000 followers', '$29.99', 'Buy now', '500 likes', '$4.99', 'Buy now'],
  'Instant delivery, no password needed, 30 days refill',
];

/** The numbers of the services whose name an unlisted shop of followers gives itself in its title. */
function namesOf(title: string): number[] {
  const host = 'followking.example';
  const detector = new Detector(index, phrases, { host, url: `https://${host}/` }, () => true);
  detector.block(title, 'title', null);
  detector.block(shop[0]!, 'heading', null);
  for (const text of shop.slice(1)) detector.block(text, text === 'Buy now' ? 'button' : 'body', null);
  detector.finish({
    ...{ lang: 'en', ogType: '', linkedTypes: [], articleChars: 0, articles: 0, byline: false, time: false },
    ...{ chars: 500, proseChars: 0 },
  });
  const findings = withLookalike(index, host, detector.verdict());
  expect(findings.map(({ kind }) => kind)).toContain('offer');
  return findings.flatMap((finding) => (finding.kind === 'lookalike' && finding.how === 'name' ? finding.service : []));
}

describe('a shop with a listed name in its title', () => {
  it.each([
    ['Boostgram - Buy Instagram followers'],
    ['Buy Instagram followers | Boostgram'],
    ['Boostgram: compra seguidores y likes'],
    ['Boostgram.net – купить подписчиков'],
    ['Boostgram｜フォロワー購入'],
    ['Boostgram® | Instagram Follower kaufen'],
  ])('calls itself so: %j', (title) => expect(namesOf(title)).toEqual([0]));

  it.each([
    ['Best Boostgram alternative 2026'],
    ['Boostgram alternatives'],
    ['Boostgram vs Likepond'],
    ['Boostgram vs Likepond - buy followers'],
    ['Boostgram or Likepond | FollowKing'],
    ['Is Boostgram legit?'],
    ['Boostgram: is it legit?'],
    ['Boostgram - Review'],
    ['Boostgram Review 2026: buy followers elsewhere'],
    ['Boostgram | FollowKing'],
    ['La mejor alternativa a Boostgram'],
    ['Boostgram: opiniones'],
    ['Alternativa ao Boostgram: comprar seguidores'],
    ['Boostgram Erfahrungen und Alternativen'],
    ['Boostgram – Erfahrungen'],
    ['Avis sur Boostgram : faut-il acheter des abonnés'],
    ['Boostgram: отзывы'],
    ['Аналог Boostgram: купить подписчиков'],
    ['Boostgram yorumları ve alternatifleri'],
    ['Boostgram आ गया? विकल्प'],
    ['بديل Boostgram'],
    ['Boostgram की समीक्षा'],
    ['Boostgramの代わり'],
    ['Boostgram、Likepondの比較'],
  ])('is about it: %j', (title) => expect(namesOf(title)).toEqual([]));
});
