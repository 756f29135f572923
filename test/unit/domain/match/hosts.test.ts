import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOfUrl, normalizeHost, parentHosts } from '../../../../src/domain/address/hostname.ts';
import { labelOf } from '../../../../src/domain/address/label.ts';
import { findListed, isNever } from '../../../../src/domain/match/listed.ts';
import { findLookalike, skeletonOf, withLookalike } from '../../../../src/domain/match/lookalike.ts';
import { inLetters } from '../../../../src/domain/address/punycode.ts';
import { loadNever, loadRegistry } from '../../../../src/registry/load.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { editDistance } from '../text/reference.ts';
import { service } from '../../../fakes/services.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const hostsIn = (file: string): string[] =>
  readFileSync(`${root}src/registry/ordinary/${file}.txt`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim());

const index = buildPageIndex(
  [
    service('massroot8', { hosts: ['massroot8.com'] }),
    service('socialtrade', { hosts: ['social-trade.co.uk', 'xn--bcher-kva.test'], weak: ['oldshop.net'] }),
    service('sharer', { hosts: ['massroot8.com', 'shop.cloudhost.test'] }),
    service('ordinary', {
      names: [{ text: 'Phoenix', match: 'companion' }],
      hosts: ['phoenix.shop', 'followersnow.biz'],
    }),
    service('twoWords', { names: [{ text: 'Super Viral', match: 'companion' }], hosts: ['superviral.shop'] }),
    service('six', { hosts: ['devumi.com'] }),
    service('anybody', { names: [{ text: 'Buy Likes', match: 'never' }], hosts: ['buylikes.shop'] }),
    service('bracket', { names: [{ text: 'Inwood (inwood.shop)', match: 'never' }], hosts: ['inwood.shop'] }),
    service('platform', { hosts: ['instagram.by', 'likesboost.net'] }),
  ],
  ['likesboot.org', 'help.massroot8.com', 'example.org'],
);

describe('a host as it is compared', () => {
  it.each([
    ['Example.COM.', 'example.com'],
    ['example.com:8080', 'example.com'],
    ['[2001:DB8::1]:443', '[2001:db8::1]'],
    ['127.0.0.1', '127.0.0.1'],
    ['xn--bcher-kva.test', 'xn--bcher-kva.test'],
    ['my_host.test', 'my_host.test'],
    ['', null],
    ['a..b', null],
    ['-a.test', null],
    ['bücher.test', 'xn--bcher-kva.test'],
    ['massroot8%2Ecom', 'massroot8.com'],
    ['ｍassroot8。com', 'massroot8.com'],
    ['mass\u00adroot8.com.', 'massroot8.com'],
    ['a%20b.test', null],
    ['a b.test', null],
    [`${'a'.repeat(64)}.test`, null],
    ['a.'.repeat(130) + 'test', null],
    ['.', null],
    ['..', null],
    ['localhost', 'localhost'],
  ])('%j is %j', (raw, expected) => expect(normalizeHost(raw)).toBe(expected));

  it.each([
    ['https://user:pw@Example.com:81/x?y#z', 'example.com'],
    ['//cdn.test/a', 'cdn.test'],
    ['http://a.test?x', 'a.test'],
    ['https:/\\evil.test\\@good.test/', 'evil.test'],
    ['https://good.test\\@evil.test', 'good.test'],
    ['ht\ntps://a.te\tst/', 'a.test'],
    ['mailto:a@b.test', null],
    ['javascript://a.test/%0aalert(1)', null],
    ['/path//a.test', null],
    ['data:text/html,//a.test', null],
    ['https://[::1]/', '[::1]'],
    ['wss://a.test/', 'a.test'],
    ['HTTPS://A.TEST', 'a.test'],
    ['https://', null],
    ['', null],
    ['about:blank', null],
    ['  https://a.test/', 'a.test'],
    ['https://a@b@c.test/', 'c.test'],
    ['blob:https://a.test/1', null],
    ['https://a%2Etest/', 'a.test'],
    ['https://a。test/', 'a.test'],
    ['https://ａ.test/', 'a.test'],
    ['https:/a.test/', 'a.test'],
    ['https:a.test/', 'a.test'],
    ['https://a\u00ad.test/', 'a.test'],
    ['https://a.test\\@good.test/', 'a.test'],
    ['https://a.test./', 'a.test'],
  ])('of %j is %j', (url, expected) => expect(hostOfUrl(url)).toBe(expected));

  it('is what the engine says, for every address both can read', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(hostOfUrl(url)).toBe(normalizeHost(new URL(url).hostname));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '.', ':', '/', '\\', '@', '?', '#', 'http', 's', '-', '\n', ' ', '[', '1', '%'),
          maxLength: 20,
        }),
        (url) => {
          const own = hostOfUrl(url);
          if (own === null || /^\s*[\\/]/.test(url)) return;
          let theirs: string;
          try {
            theirs = new URL(url).hostname;
          } catch {
            return;
          }
          // The engine also reads octal and short IPv4 addresses, which differ; such a host is never listed.
          if (!/^[\d.]+$/.test(theirs)) expect(own).toBe(theirs.replace(/\.$/, ''));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('has parents', () => {
    expect(parentHosts('a.b.example.com')).toEqual(['a.b.example.com', 'b.example.com', 'example.com']);
    expect(parentHosts('10.0.0.1')).toEqual(['10.0.0.1']);
  });

  it.each([
    ['www.massroot8.co.uk', 'massroot8'],
    ['massroot8.com', 'massroot8'],
    ['massroot8.blogspot.com', 'massroot8'],
    ['localhost', null],
    ['1.2.3.4', null],
    ['a.b.c.com.br', 'c'],
    ['com.br', null],
    ['shop.massroot8.eu.org', 'massroot8'],
  ])('%s is registered as %s', (host, label) => {
    expect(labelOf(host)).toBe(label);
  });
});

describe('listed hosts', () => {
  it.each([
    ['massroot8.com', 'massroot8.com'],
    ['www.massroot8.com', 'massroot8.com'],
    ['a.b.c.massroot8.com', 'massroot8.com'],
    ['notmassroot8.com', null],
    ['massroot8.com.evil.test', null],
    ['massroot8.co', null],
    ['massroot8.comm', null],
    ['com', null],
    ['', null],
    ['.', null],
    ['social-trade.co.uk', 'social-trade.co.uk'],
    ['co.uk', null],
    ['trade.co.uk', null],
    ['shop.cloudhost.test', 'shop.cloudhost.test'],
    ['cloudhost.test', null],
    ['other.cloudhost.test', null],
    ['127.0.0.1', null],
    ['[::1]', null],
    ['xn--bcher-kva.test', 'xn--bcher-kva.test'],
    ['help.massroot8.com', null],
    ['x.help.massroot8.com', null],
  ])('%s: %s', (host, expected) => expect(findListed(index, host)?.host ?? null).toBe(expected));

  it('tell what is weak and who else is there', () => {
    expect(findListed(index, 'www.oldshop.net')).toEqual({ service: 1, host: 'oldshop.net', weak: true });
    expect(findListed(index, 'massroot8.com')).toEqual({ service: 0, host: 'massroot8.com', weak: false, others: [2] });
  });

  it('know the never-list', () => {
    expect(['example.org', 'a.example.org', 'help.massroot8.com'].map((host) => isNever(index, host))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['massroot8.com', 'org', 'notexample.org', ''].map((host) => isNever(index, host))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(
      findListed(buildPageIndex([service('x', { hosts: ['a.example.org'] })], ['example.org']), 'a.example.org'),
    ).toBeNull();
  });

  it('are those that a walk over a plain list finds', () => {
    const label = fc.constantFrom('a', 'b', 'ab', 'com', 'co', 'test', 'x-y', '1');
    const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(
        fc.array(
          host.filter((each) => each.includes('.')),
          { maxLength: 20 },
        ),
        host,
        (listed, asked) => {
          const table = buildPageIndex([service('one', { hosts: listed })], []);
          const expected = listed
            .filter((each) => asked === each || asked.endsWith(`.${each}`))
            .sort((a, b) => b.length - a.length)[0];
          expect(findListed(table, asked)?.host).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are found among 20,000', () => {
    const hosts = Array.from(
      { length: 20_000 },
      (_, i) => `shop${i.toString(36)}.${['com', 'net', 'co.uk'][i % 3] ?? 'com'}`,
    );
    const large = buildPageIndex(
      hosts.map((host, i) => service(`s${i}`, { names: [], hosts: [host] })),
      [],
    );
    expect(
      hosts.every(
        (host, i) => findListed(large, `www.${host}`)?.service === i && findListed(large, `x${host}`) === null,
      ),
    ).toBe(true);
  });
});

describe('look-alikes', () => {
  it.each([
    ['massroot8.net', 'other-suffix'],
    ['www.massroot8.co.uk', 'other-suffix'],
    ['masroot8.com', 'one-edit'],
    ['massrooot8.com', 'one-edit'],
    ['massrotо8.com', null],
    ['massrotoo8.com', null],
    ['massorot8.com', 'one-edit'],
    ['massro0t8.com', 'digits'],
    ['rnassroot8.com', 'confusable'],
    ['getmassroot8.com', 'added-word'],
    ['get-massroot8.com', 'added-word'],
    ['massroot8-official.org', 'added-word'],
    ['massroot8app.com', 'added-word'],
    ['mass-root8.com', 'one-edit'],
    ['massroot8.com.example.net', 'inside'],
    ['www.massroot8.com-login.test', 'inside'],
    ['massroot8.com.example.org', null],
    // A listed address inside another one counts even if its name is an ordinary word, but not if the address is weak.
    ['phoenix.shop.example.net', 'inside'],
    ['www.buylikes.shop-login.test', 'inside'],
    ['oldshop.net.example.net', null],
    ['massroot8.blogspot.com', 'other-suffix'],
    // The site itself, the never-list, a close known name, an ordinary word, a platform, a short name, a stranger.
    ['massroot8.com', null],
    ['x.massroot8.com', null],
    ['massroot8.example.org', null],
    ['likesboot.com', null],
    ['phoenix.com', null],
    ['superviral.com', 'other-suffix'],
    ['devumi.net', 'other-suffix'],
    ['devumii.com', 'one-edit'],
    ['devmui.com', 'one-edit'],
    ['devum.com', 'one-edit'],
    ['desmi.com', null],
    ['devumi.com.example.net', 'inside'],
    ['buylikes.com', null],
    ['inwood.com', null],
    ['instagram.com', null],
    ['instagram.net', null],
    ['oldshop.com', null],
    ['followersnew.com', 'one-edit'],
    ['weather.test', null],
    ['massroot.test', 'one-edit'],
    ['mass.test', null],
  ])('%s: %s', (host, how) => expect(findLookalike(index, host)?.how ?? null).toBe(how));

  it('see through foreign letters', () => {
    for (const unicode of ['mаssroot8.com', 'mássroot8.com', 'massrооt8.net']) {
      const host = new URL(`https://${unicode}/`).hostname;
      expect(host).toContain('xn--');
      expect(findLookalike(index, host)).toEqual({ service: 0, host: 'massroot8.com', how: 'confusable' });
    }
    expect(inLetters('www.xn--bcher-kva.test')).toBe('www.bücher.test');
    expect(inLetters('xn--!!.test')).toBe('xn--!!.test');
    fc.assert(
      fc.property(fc.string(), (raw) => {
        inLetters(`xn--${raw}`);
        findLookalike(index, `xn--${raw}.com`);
      }),
    );
  });

  it('are what comparing with every listed label finds, where only edits count', () => {
    const labels = ['abcdefg', 'abcdefgh', 'aabbccdd', 'followers', 'likepanelx', 'zzzyyyxxx'];
    const table = buildPageIndex(
      labels.map((label) => service(label, { hosts: [`${label}.com`] })),
      [],
    );
    const edit = fc
      .tuple(
        fc.constantFrom(...labels),
        fc.array(fc.tuple(fc.nat(10), fc.constantFrom('', 'x', 'a', 'swap')), { maxLength: 2 }),
      )
      .map(([label, edits]) =>
        edits.reduce(
          (text, [at, what]) =>
            what === 'swap'
              ? text.slice(0, at) +
                text
                  .slice(at, at + 2)
                  .split('')
                  .reverse()
                  .join('') +
                text.slice(at + 2)
              : text.slice(0, at) + what + text.slice(at + (what === 'a' ? 0 : 1)),
          label,
        ),
      );
    fc.assert(
      fc.property(edit, (label) => {
        const form = skeletonOf(label);
        if (label.length < 7) return;
        const expected = labels.some((each) => editDistance(form, skeletonOf(each)) <= 1);
        expect(findLookalike(table, `${label}.net`) !== null).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('find nearly every typo', () => {
    const labels = Array.from(
      { length: 300 },
      (_, i) =>
        `${['insta', 'social', 'boost', 'likes', 'follow', 'review'][i % 6] ?? ''}` +
        `${['gram', 'panel', 'hub', 'kart', 'zone'][i % 5] ?? ''}${(i * 7919).toString(36)}`,
    ).filter((label) => label.length >= 8);
    const table = buildPageIndex(
      labels.map((label) => service(label, { hosts: [`${label}.com`] })),
      [],
    );
    let found = 0;
    let all = 0;
    for (const label of labels) {
      for (let at = 0; at < label.length; at++) {
        const typos = [
          label.slice(0, at) + label.slice(at + 1),
          `${label.slice(0, at)}k${label.slice(at)}`,
          `${label.slice(0, at)}k${label.slice(at + 1)}`,
        ];
        for (const typo of typos) {
          all++;
          if (findLookalike(table, `${typo}.net`) !== null) found++;
        }
      }
    }
    expect(found / all).toBeGreaterThan(0.97);
  });

  it('are none of the well-known hosts, nor of ten thousand others', () => {
    const real = buildPageIndex(loadRegistry(root).services, loadNever(root));
    const wrong = ['popular-hosts-2014', 'random-hosts-2014', 'top-sites-500'].flatMap(hostsIn).flatMap((host) => {
      const found = findLookalike(real, host);
      return found === null
        ? []
        : [`${host} is taken for ${found.host} (${found.how}); add it to src/registry/never.yaml`];
    });
    expect(wrong).toEqual([]);
  });

  it('fit the page: the index of the registry is at most 25 kB', () => {
    expect(
      Buffer.byteLength(JSON.stringify(buildPageIndex(loadRegistry(root).services, loadNever(root)))),
    ).toBeLessThan(25_000);
  });
});

describe('a page that calls itself by a listed name', () => {
  const index = buildPageIndex([service('boostgram', { names: ['Boostgram'], hosts: ['boostgram.com'] })], []);
  const signals = [{ id: 'buy_goods', place: 'title' }] as const;
  const offer = { kind: 'offer', goods: [], platforms: [], asksLogin: false, signals } as const;
  const mention = (place: 'title' | 'body', own?: true) =>
    ({ kind: 'mention', service: 0, count: 1, places: [place], ...(own && { own }) }) as const;

  it('has a name like a listed one where it sells, and the name is a part of its title', () => {
    expect(withLookalike(index, 'bg.shop.test', { findings: [offer, mention('title', true)], trade: [] })).toEqual([
      offer,
      { kind: 'lookalike', service: 0, host: 'bg.shop.test', how: 'name', signals },
    ]);
  });

  it('is said once where its address resembles the listed one, too', () => {
    expect(
      withLookalike(index, 'boostgram.shop', { findings: [offer, mention('title', true)], trade: [] }).map((finding) =>
        finding.kind === 'lookalike' ? finding.how : finding.kind,
      ),
    ).toEqual(['other-suffix', 'offer']);
  });

  it('only mentions it in its text, or where it sells nothing', () => {
    for (const told of [
      [offer, mention('body')],
      [offer, mention('title')],
      [{ ...offer, signals: [] }, mention('title', true)],
    ])
      expect(withLookalike(index, 'bg.shop.test', { findings: told, trade: [] })).toEqual(told);
    expect(withLookalike(index, 'news.test', { findings: [mention('title')] })).toEqual([mention('title')]);
  });
});
