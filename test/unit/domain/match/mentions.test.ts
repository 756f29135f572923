import { describe, expect, it } from 'vitest';
import { findListing, storeListing } from '../../../../src/domain/address/stores.ts';
import { findMentions, Mentions } from '../../../../src/domain/match/mentions.ts';
import { asksLogin } from '../../../../src/domain/match/page-index.ts';
import { unwrap } from '../../../../src/domain/address/redirectors.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { loadNever, loadRegistry } from '../../../../src/registry/load.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';
import { service } from '../../../fakes/services.ts';

const index = buildPageIndex(
  [
    service('boostgram', {
      names: ['Boostgram'],
      hosts: ['boostgram.com'],
      category: 'credential-harvesting',
      apps: [
        { store: 'google-play', id: 'com.boost.gram', name: 'Boostgram', source: 'https://court.test/' },
        { store: 'chrome-web-store', name: 'Ads Feed', developer: 'Unimania Inc.', source: 'https://court.test/' },
        { store: 'firefox-add-ons', id: 'Boost-Gram', name: 'Boost', source: 'https://court.test/' },
      ],
    }),
    service('phoenix', {
      names: [{ text: 'Phoenix', match: 'companion', caseSensitive: true }, 'Phoenix Panel Pro'],
      hosts: ['phx-likes.com'],
      operators: ['Fenghuang Media Ltd'],
    }),
    service('likes', { names: [{ text: 'Comprar Likes', match: 'companion' }] }),
    service('hidden', { names: [{ text: 'Story', match: 'never' }], hosts: ['storyviewer.test'] }),
  ],
  [],
);

const found = (text: string): string[] =>
  findMentions(index, text).map(({ service: number, start, end }) => `${number}:${text.slice(start, end)}`);

describe('mentions', () => {
  it.each<[string, string, string[]]>([
    ['a name', 'Meta sued Boostgram in 2020.', ['0:Boostgram']],
    ['an address counts once', 'see www.boostgram.com/now', ['0:boostgram']],
    ['look-alike letters', 'Bооstgrаm', ['0:Bооstgrаm']],
    ['an ordinary word alone', 'Phoenix is a city in Arizona', []],
    ['an ordinary word near a word of the trade', 'Phoenix sold followers', ['1:Phoenix']],
    ['not in small letters', 'a phoenix sold followers', []],
    ['a word of the trade far away', `Phoenix ${'word '.repeat(60)} followers`, []],
    ['the operator anywhere', `Phoenix ${'word '.repeat(200)} Fenghuang Media Ltd`, ['1:Phoenix']],
    ['the address anywhere', `phx-likes.com ${'word '.repeat(200)} Phoenix`, ['1:phx-likes.com', '1:Phoenix']],
    ['a word of the trade inside the name says nothing', 'Comprar Likes', []],
    ['the longest name counts', 'Phoenix Panel Pro', ['1:Phoenix Panel Pro']],
    ['names that never match', 'Story followers storyviewer.test', ['3:storyviewer.test']],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => expect(found(text)).toEqual(expected));

  it('are counted over blocks, with their places', () => {
    const mentions = new Mentions(index);
    mentions.push('Boostgram and boostgram', 'title');
    mentions.push('Phoenix', 'heading');
    mentions.push('Boostgram', 'body', () => false);
    mentions.push('Boostgram', 'link');
    expect(mentions.result()).toEqual([{ service: 0, count: 3, places: ['title', 'link'] }]);
    mentions.push('by Fenghuang Media Ltd', 'body');
    expect(mentions.result()).toEqual([
      { service: 0, count: 3, places: ['title', 'link'] },
      { service: 1, count: 1, places: ['heading'] },
    ]);
    expect(mentions.result()).toEqual(mentions.result());
  });

  it('are found with endings once the name stood on the page by itself', () => {
    const mentions = new Mentions(index);
    expect(mentions.push('Wyrok w sprawie Boostgramu', 'heading')).toBeNull();
    mentions.push('Boostgram przegrał.', 'body');
    mentions.push('Klienci Boostgramu i Boostgramem zajęty sąd, nie Boostgrammar', 'body');
    expect(mentions.result()).toEqual([{ service: 0, count: 3, places: ['body'] }]);
    expect(mentions.push('O Boostgramie', 'body', () => false)).toBeNull();
  });

  it('knows whose sites ask for a login', () => {
    expect([0, 1].map((number) => asksLogin(index, number))).toEqual([true, false]);
  });
});

describe('listings in stores', () => {
  const chrome = 'abcdefghijklmnopabcdefghijklmnop';
  it.each([
    ['https://play.google.com/store/apps/details?hl=de&id=com.boost.gram&gl=US', 'google-play', 'com.boost.gram'],
    ['https://apps.apple.com/us/app/some-name/id1234567890?mt=8', 'apple-app-store', '1234567890'],
    ['https://itunes.apple.com/app/id99', 'apple-app-store', '99'],
    [`https://chromewebstore.google.com/detail/name/${chrome}?hl=en`, 'chrome-web-store', chrome],
    [`https://chrome.google.com/webstore/detail/${chrome}`, 'chrome-web-store', chrome],
    ['https://addons.mozilla.org/en-US/firefox/addon/Boost-Gram/', 'firefox-add-ons', 'boost-gram'],
    [`https://microsoftedge.microsoft.com/addons/detail/x/${chrome}`, 'edge-add-ons', chrome],
    ['https://www.amazon.co.uk/Some-App/dp/B00ABCDEF1/ref=x', 'amazon-appstore', 'B00ABCDEF1'],
  ])('%s', (url, store, id) => expect(storeListing(url)).toEqual({ store, id }));
  it.each([
    'https://play.google.com/store/search?q=id=com.x',
    'https://evil.test/store/apps/details?id=com.boost.gram',
    'https://play.google.com.evil.test/store/apps/details?id=a',
    'https://addons.mozilla.org/firefox/',
    'x',
    '',
  ])('%j is none', (url) => expect(storeListing(url)).toBeNull());

  it('belong to services by id, else by name and developer together', () => {
    expect(findListing(index, { store: 'google-play', id: 'com.boost.gram' })).toEqual({ service: 0, by: 'id' });
    expect(findListing(index, { store: 'firefox-add-ons', id: 'boost-gram' })).toEqual({ service: 0, by: 'id' });
    expect(findListing(index, { store: 'google-play', id: 'com.other' }, 'Boostgram')).toBeNull();
    expect(
      findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed - Chrome Web Store', 'UNIMANIA, Inc.'),
    ).toBeNull();
    expect(
      findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed - Chrome Web Store', 'Unimania Inc.'),
    ).toEqual({ service: 0, by: 'name' });
    expect(findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed')).toBeNull();
  });
});

describe('redirectors', () => {
  const goal = 'https://boostgram.com/x?a=1';
  const q = encodeURIComponent(goal);
  it.each([
    [`https://l.facebook.com/l.php?u=${q}&h=AT0`],
    [`https://lm.facebook.com/l.php?h=1&u=${q}`],
    [`https://l.instagram.com/?u=${q}&e=1`],
    [`https://www.google.com/url?sa=t&url=${q}`],
    [`https://www.google.co.uk/url?q=${q}`],
    [`https://www.youtube.com/redirect?event=x&q=${q}`],
    [`https://www.linkedin.com/redir/redirect?url=${q}`],
    [`https://www.linkedin.com/safety/go?url=${q}`],
    [`https://duckduckgo.com/l/?uddg=${q}&rut=1`],
    [`https://www.bing.com/ck/a?!&&p=1&u=a1${Buffer.from(goal).toString('base64url')}&ntb=1`],
    [`https://out.reddit.com/t3_x?url=${q}`],
    [`https://vk.com/away.php?to=${q}`],
    [`https://l.facebook.com/l.php?u=${encodeURIComponent(`https://www.google.com/url?q=${q}`)}`],
    [`https://r.search.yahoo.com/_ylt=x/RU=${q}/RK=2`],
  ])('%s', (url) => expect(unwrap(url)).toBe(goal));
  it.each([
    goal,
    'https://evil.test/l.php?u=https://boostgram.com',
    'https://l.facebook.com/l.php?u=%E0%A4%A',
    'https://l.facebook.com/l.php?u=javascript:alert(1)',
    'https://www.google.com/search?q=https://boostgram.com',
    '',
    '#',
    'https://t.co/abc',
  ])('%j stays', (url) => expect(unwrap(url)).toBe(url));
  it('ends', () => {
    let nested = goal;
    for (let i = 0; i < 10; i++) nested = `https://l.facebook.com/l.php?u=${encodeURIComponent(nested)}`;
    expect(unwrap(nested)).toMatch(/^https:\/\/l\.facebook\.com/);
  });
});

describe('names of the registry', () => {
  const services = compileCatalog(loadRegistry(ROOT), '0.0.0').services;
  const real = buildPageIndex(services, loadNever(ROOT));
  const named = (text: string): string[] =>
    findMentions(real, text).map(
      ({ service: number, start, end }) => `${services[number]?.id}: ${text.slice(start, end)}`,
    );

  it.each([
    ['Boostgram에서 팔로워를 샀다', 'boostgram: Boostgram'],
    ['보도에 따르면 (Boostgram이)', 'boostgram: Boostgram'],
    ['Massroot8을', 'massroot8: Massroot8'],
    ['Boostgramকে', 'boostgram: Boostgram'],
    ['وBoostgram في المحكمة', 'boostgram: Boostgram'],
    ['ב-Boostgram', 'boostgram: Boostgram'],
    ['תביעה נגד בBoostgram', 'boostgram: Boostgram'],
    ['Boostgramの訴訟', 'boostgram: Boostgram'],
    ["Boostgram'ın davası", 'boostgram: Boostgram'],
    ['Boostgram-ról', 'boostgram: Boostgram'],
    ['Boostgram’dan takipçi almak', 'boostgram: Boostgram'],
    ['Boostgram i wyrok w sprawie Boostgramu', 'boostgram: Boostgramu'],
    ['Boostgram: a Boostgramról szóló ítélet', 'boostgram: Boostgramról'],
    ['Boostgram ja Boostgramista tehty kanne', 'boostgram: Boostgramista'],
    ['Boostgram, Boostgramın sahipleri', 'boostgram: Boostgramın'],
    ['聚客通公司的粉丝', 'jukeketong: 聚客通'],
    ['使用轻抖的粉丝', 'qingdou: 轻抖'],
    ['应援宝案，粉丝', 'xingyuan: 应援宝'],
    ['Bооstgrаm에서', 'boostgram: Bооstgrаm'],
    ['Opinie.pro w sądzie', 'opinie-pro: Opinie.pro'],
    ['Devumi sold fake followers', 'devumi: Devumi'],
    ['Social Data Trading Ltd. offered scraping', 'social-data-trading: Social Data Trading Ltd.'],
    ['SMM420 sells followers', 'smm-420: SMM420'],
  ])('are found in %j', (text, expected) => expect(named(text)).toContain(expected));

  it.each([
    ['Opinie. Pro i kontra'],
    ['500 likes no insta, 300 seguidores'],
    ['os meus seguidores mix de gente, e curtidas'],
    ['the social data trading market, and scraping'],
    ['Double data, double likes'],
    ['double data rate memory'],
    ['Devumi Perera won the race'],
    ['smm 420 tl, followers'],
    ['comprar likes e seguidores'],
    ['Boostgramm'],
    ['应援宝宝的粉丝'],
    ['聚客通过测试，粉丝'],
    ['捧场客人很多，粉丝'],
    ['Boostgramu'],
    ['Boостgram한국Boost'],
  ])('are not found in %j', (text) => expect(named(text)).toEqual([]));
});
