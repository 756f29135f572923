import { describe, expect, it } from 'vitest';
import { goalOf, hidesGoal, mayRedirect, unwrap } from '../../../../src/domain/address/redirectors.ts';
import type { TextTree } from '../../../../src/domain/address/redirectors.ts';

const goal = 'https://boostgram.com/x?a=1';
const q = encodeURIComponent(goal);
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

describe('clicks on advertisements that say where they lead', () => {
  it.each([
    [`https://www.google.com/aclk?sa=l&ai=Cx&adurl=${q}&q=`],
    [`https://www.googleadservices.com/pagead/aclk?sa=L&adurl=${q}`],
    [`https://syndicatedsearch.goog/aclk?sa=L&adurl=${q}`],
    [`https://ad.doubleclick.net/searchads/link/click?lid=1&ds_dest_url=${q}`],
    [`https://www.bing.com/aclk?ld=e8&u=${base64(encodeURIComponent(goal).toLowerCase())}&rlid=1`],
    [`https://www.bing.com/aclick?ld=e8&u=${base64(goal)}`],
    [`https://search.brave.com/a/redirect?click_url=${q}&placement_id=1`],
    [`https://go.bsky.app/redirect?u=${q}`],
    [`https://yandex.ru/clck/jsredir?from=x&url=${q}`],
    [
      `https://r.search.yahoo.com/cbclk2/dWU9/RV=2/RE=1/RO=14/RU=${encodeURIComponent(`https://www.bing.com/aclick?ld=e8&u=${base64(encodeURIComponent(goal).toLowerCase())}&rlid=1`)}/RK=2/RS=x`,
    ],
  ])('%s', (url) => expect(unwrap(url)).toBe(goal));
  it('DuckDuckGo names the host alone', () =>
    expect(unwrap('https://duckduckgo.com/y.js?ad_domain=boostgram.com&ad_provider=bingv7aa&u3=x')).toBe(
      'https://boostgram.com/',
    ));
  it.each([
    'https://duckduckgo.com/y.js?ad_domain=not%20a%20host',
    'https://duckduckgo.com/?q=boostgram.com&uddg=boostgram.com',
    'https://www.bing.com/aclk?u=aHR0%%%',
    'https://www.bing.com/search?u=aHR0cHM6Ly9ib29zdGdyYW0uY29tLw',
  ])('%s stays', (url) => expect(unwrap(url)).toBe(url));
});

describe('links that do not say where they lead', () => {
  const text = (textContent: string, localName = 'span'): TextTree => ({ textContent, localName, children: [] });
  const tree = (...children: TextTree[]): TextTree => ({
    textContent: children.map((child) => child.textContent).join(''),
    localName: 'a',
    children,
  });
  const yandex = 'https://yabs.yandex.ru/count/WbeejI_x';
  const aclk = 'https://www.google.com/aclk?sa=l&ai=Cx&adurl=';

  it.each([
    ['a short address', 'https://t.co/x', text('boostgram.com/x…')],
    ['with a scheme', 'https://t.co/x', text('https://boostgram.com')],
    ['in pieces', 'https://t.co/x', tree(text('https://'), text('boostgram.com/x'), text('…'))],
    ['below a picture', 'https://t.co/x', text('From boostgram.com')],
    ['with a path in arrows', yandex, text('boostgram.com›followers')],
    ['below a title', 'https://lnkd.in/x', tree(text('Followers, a guide', 'h3'), text('boostgram.com • 2 min read'))],
    [
      "with another click's address",
      'https://www.google.com/goto?url=CAES',
      tree(text('Boostgram', 'h3'), text('https://boostgram.com › plans', 'cite')),
    ],
    [
      'as one part among others',
      aclk,
      tree(text('Buy followers', 'h3'), tree(text('Boostgram'), text('https://www.boostgram.com'))),
    ],
  ])('are read by what they show: %s', (_name, url, link) =>
    expect(goalOf(url, link)).toMatch(/^https:\/\/(?:www\.)?boostgram\.com\/$/),
  );

  it.each([
    ['an address of the shortener itself', 'https://lnkd.in/x', text('Read it in the text')],
    ['in a sentence', 'https://t.co/x', text('See boostgram.com today')],
    ['an address in a heading', aclk, tree(text('boostgram.com', 'h3'))],
    [
      'an address in a heading by role',
      aclk,
      tree({ ...text('boostgram.com', 'div'), getAttribute: (name) => (name === 'role' ? 'heading' : null) }),
    ],
    [
      'a word in bold inside another address',
      'https://t.co/x',
      tree(text('see other.example/'), text('boostgram.com', 'b')),
    ],
    ['longer than an address', 'https://t.co/x', text(`boostgram.com/${'x'.repeat(300)}`)],
    ['nothing', yandex, text('')],
  ])('stay what they are where no address is shown: %s', (_name, url, link) => expect(goalOf(url, link)).toBe(url));

  it('are few: the text of every other link counts for nothing', () => {
    expect(goalOf('https://other.example/', text('boostgram.com'))).toBe('https://other.example/');
    expect(goalOf('https://t.co/x')).toBe('https://t.co/x');
    expect(goalOf(`${aclk}${q}`, text('other.example'))).toBe(goal);
  });

  it('have a host that is known to redirect, and ordinary hosts are not', () => {
    expect(
      [
        'yabs.yandex.ru',
        'www.google.com',
        'www.bing.com',
        't.co',
        'ad.doubleclick.net',
        'syndicatedsearch.goog',
      ].filter((host) => mayRedirect(host)),
    ).toHaveLength(6);
    expect(
      ['boostgram.com', 'notgoogle.com', 'google.other.example', 'host.example', 'my-t.co'].filter((host) =>
        mayRedirect(host),
      ),
    ).toEqual(['google.other.example']);
    expect(mayRedirect('https://www.google.com/url', 8, 22)).toBe(true);
    expect(mayRedirect('https://host.example/google.com', 8, 20)).toBe(false);
  });

  it('are told from those that do', () => {
    expect([yandex, aclk, 'https://www.bing.com/aclk?ld=e8'].map(hidesGoal)).toEqual([true, true, true]);
    expect([`${aclk}${q}`, goal, 'https://t.co/x', 'https://yandex.ru/search/?text=x'].map(hidesGoal)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
