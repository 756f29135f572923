import { describe, expect, it } from 'vitest';
import { judge as verdictOf } from '../../../../src/domain/match/judge.ts';
import type { PageHits } from '../../../../src/domain/match/judge.ts';
import { withLookalike } from '../../../../src/domain/match/lookalike.ts';
import type { Finding, ServiceNumber } from '../../../../src/domain/model.ts';
import type { OfferResult } from '../../../../src/domain/match/offers/offers.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';

const HITS: PageHits = {
  never: false,
  listed: null,
  listing: null,
  login: false,
  loginForm: false,
  embedded: [],
  links: [],
  mentions: [],
  offer: null,
};
const judge = (hits: PageHits): readonly Finding<ServiceNumber>[] => verdictOf(hits).findings;
const NOTHING: OfferResult = {
  offer: false,
  goods: [],
  platforms: [],
  asksLogin: false,
  signals: [],
  trade: false,
  score: 0,
};
const OFFER: OfferResult = {
  offer: true,
  goods: ['followers'],
  platforms: ['instagram'],
  asksLogin: true,
  signals: [{ id: 'buy_goods', place: 'heading' }],
  trade: true,
  score: 12,
};
const TRADE: OfferResult = { ...OFFER, offer: false, asksLogin: false };
const LISTED = { service: 7, host: 'listed.example', weak: false };

describe('judge', () => {
  it('finds nothing on a page with nothing', () => {
    expect(judge({ ...HITS, offer: NOTHING })).toEqual([]);
  });

  it('reports a listed site at once, and corroborates it by its name or any sign of the trade', () => {
    const corroborated = (hits: Partial<PageHits>): unknown => judge({ ...HITS, listed: LISTED, ...hits })[0];
    expect(corroborated({})).toMatchObject({ kind: 'listed-site', service: 7, corroborated: true, asksLogin: false });
    expect(corroborated({ offer: NOTHING })).toMatchObject({ corroborated: false });
    expect(corroborated({ offer: TRADE })).toMatchObject({ corroborated: true });
    expect(corroborated({ offer: NOTHING, mentions: [{ service: 7, count: 1, places: ['body'] }] })).toMatchObject({
      corroborated: true,
    });
    expect(corroborated({ offer: NOTHING, mentions: [{ service: 8, count: 1, places: ['body'] }] })).toMatchObject({
      corroborated: false,
    });
    expect(corroborated({ offer: OFFER })).toMatchObject({ asksLogin: true, signals: OFFER.signals });
  });

  it('does not ask whether a page makes an offer where the answer changes nothing', () => {
    const offer: OfferResult = {
      ...OFFER,
      get offer(): boolean {
        throw new Error('asked');
      },
      get trade(): boolean {
        throw new Error('asked');
      },
    };
    const mentions = [{ service: 7, count: 1, places: ['title' as const] }];
    expect(judge({ ...HITS, listed: LISTED, mentions, offer })).toMatchObject([{ signals: OFFER.signals }]);
    expect(judge({ ...HITS, never: true, offer })).toEqual([]);
  });

  it('says nothing besides about a listed site: no offer, no links or mentions of itself', () => {
    const found = judge({
      ...HITS,
      listed: LISTED,
      offer: OFFER,
      links: [
        { service: 7, host: 'listed.example', count: 3 },
        { service: 1, host: 'b.example', count: 1 },
      ],
      mentions: [
        { service: 7, count: 4, places: ['title'] },
        { service: 2, count: 1, places: ['body'] },
      ],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['listed-site', 'link', 'mention']);
  });

  it('names a lookalike only where the page looks like the trade, before the offer', () => {
    const index = buildPageIndex(
      [service('likepond', { names: ['Likepond'], hosts: ['likepond.example'] })],
      ['platform.example'],
    );
    const kinds = (host: string, hits: Partial<PageHits>): string[] =>
      withLookalike(index, host, verdictOf({ ...HITS, ...hits })).map(({ kind }) => kind);
    expect(kinds('likepond.test', { offer: NOTHING })).toEqual([]);
    expect(kinds('likepond.test', {})).toEqual([]);
    expect(kinds('other.test', { offer: TRADE })).toEqual([]);
    expect(withLookalike(index, 'likepond.test', verdictOf({ ...HITS, offer: TRADE }))).toEqual([
      { kind: 'lookalike', service: 0, host: 'likepond.test', how: 'other-suffix', signals: TRADE.signals },
    ]);
    expect(
      kinds('likepond.test', {
        offer: OFFER,
        embedded: [{ service: 5, host: 'e.example', how: 'frame' }],
        mentions: [{ service: 2, count: 1, places: ['body'] }],
      }),
    ).toEqual(['embedded', 'lookalike', 'offer', 'mention']);
  });

  it('tells signs of the trade of pages that are neither listed nor never to match', () => {
    expect(verdictOf({ ...HITS, offer: TRADE }).trade).toEqual(TRADE.signals);
    for (const hits of [
      { offer: NOTHING },
      {},
      { offer: TRADE, never: true },
      { offer: TRADE, listed: LISTED },
      { offer: TRADE, listing: { service: 1, store: 'google-play', by: 'id' } },
    ] as const)
      expect(verdictOf({ ...HITS, ...hits })).not.toHaveProperty('trade');
  });

  it('never speaks of offers on hosts of the never-list', () => {
    expect(judge({ ...HITS, never: true, offer: OFFER })).toEqual([]);
  });

  it('asks for a pause at logins on the site of a service that takes them', () => {
    expect(judge({ ...HITS, listed: LISTED, login: true })).toMatchObject([{ asksLogin: true }]);
  });

  it('reports an offer with what it sells', () => {
    expect(judge({ ...HITS, offer: OFFER })).toEqual([
      { kind: 'offer', goods: ['followers'], platforms: ['instagram'], asksLogin: true, signals: OFFER.signals },
    ]);
  });

  it('reports embedded services, links and mentions in the order of their numbers', () => {
    const found = judge({
      ...HITS,
      embedded: [
        { service: 5, host: 'e.example', how: 'frame' },
        { service: 4, host: 'd.example', how: 'form' },
      ],
      links: [
        { service: 9, host: 'b.example', count: 1 },
        { service: 2, host: 'a.example', count: 1 },
      ],
      mentions: [{ service: 3, count: 2, places: ['body'] }],
    });
    expect(found.map((finding) => `${finding.kind} ${'service' in finding ? finding.service : ''}`)).toEqual([
      'embedded 4',
      'embedded 5',
      'link 2',
      'link 9',
      'mention 3',
    ]);
  });
});
