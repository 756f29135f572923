import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/judge.ts';
import type { PageHits } from '../../src/domain/judge.ts';
import type { OfferResult } from '../../src/domain/offers.ts';

const HITS: PageHits = { host: 'page.example', never: false, embedded: [], links: [], mentions: [] };
const NOTHING: OfferResult = { offer: false, goods: [], platforms: [], asksLogin: false, signals: [], trade: false, score: 0 };
const OFFER: OfferResult = { offer: true, goods: ['followers'], platforms: ['instagram'], asksLogin: true, signals: [{ id: 'buy_goods', place: 'heading', count: 2 }], trade: true, score: 12 };
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
    expect(corroborated({ offer: NOTHING, mentions: [{ service: 7, count: 1, places: ['body'] }] })).toMatchObject({ corroborated: true });
    expect(corroborated({ offer: NOTHING, mentions: [{ service: 8, count: 1, places: ['body'] }] })).toMatchObject({ corroborated: false });
    expect(corroborated({ offer: OFFER })).toMatchObject({ asksLogin: true, signals: OFFER.signals });
  });

  it('says nothing besides about a listed site: no offer, no links or mentions of itself', () => {
    const found = judge({ ...HITS, listed: LISTED, offer: OFFER, lookalike: { service: 9, how: 'one-edit' }, links: [{ service: 7, host: 'listed.example', count: 3 }, { service: 1, host: 'b.example', count: 1 }], mentions: [{ service: 7, count: 4, places: ['title'] }, { service: 2, count: 1, places: ['body'] }] });
    expect(found.map(({ kind }) => kind)).toEqual(['listed-site', 'link', 'mention']);
  });

  it('names a lookalike only where the page looks like the trade', () => {
    const lookalike = { service: 3, how: 'other-suffix' } as const;
    expect(judge({ ...HITS, lookalike, offer: NOTHING })).toEqual([]);
    expect(judge({ ...HITS, lookalike })).toEqual([]);
    expect(judge({ ...HITS, lookalike, offer: TRADE })).toMatchObject([{ kind: 'lookalike', service: 3, host: 'page.example', how: 'other-suffix' }]);
  });

  it('never speaks of lookalikes or offers on hosts of the never-list', () => {
    expect(judge({ ...HITS, never: true, lookalike: { service: 3, how: 'digits' }, offer: OFFER })).toEqual([]);
  });

  it('reports an offer with what it sells', () => {
    expect(judge({ ...HITS, offer: OFFER })).toEqual([{ kind: 'offer', goods: ['followers'], platforms: ['instagram'], asksLogin: true, signals: OFFER.signals }]);
  });

  it('reports embedded services, links and mentions in the order of their numbers', () => {
    const found = judge({ ...HITS, embedded: [{ service: 5, host: 'e.example', how: 'frame' }, { service: 4, host: 'd.example', how: 'form' }], links: [{ service: 9, host: 'b.example', count: 1 }, { service: 2, host: 'a.example', count: 1 }], mentions: [{ service: 3, count: 2, places: ['body'] }] });
    expect(found.map((finding) => `${finding.kind} ${'service' in finding ? finding.service : ''}`)).toEqual(['embedded 4', 'embedded 5', 'link 2', 'link 9', 'mention 3']);
  });
});
