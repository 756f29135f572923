import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { Detector } from '../../../../src/content/reader/detector.ts';
import { Hidden } from '../../../../src/content/reader/hidden.ts';
import { compilePhrases } from '../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';

const index = buildPageIndex(
  [
    service('likepond', { names: ['Likepond'], hosts: ['likepond.example'] }),
    service('loginpond', {
      names: ['Loginpond'],
      hosts: ['loginpond.example'],
      category: 'credential-harvesting',
      targets: ['facebook'],
      apps: [
        { store: 'google-play', id: 'com.loginpond', name: 'Loginpond', source: 'https://court.example/' },
        {
          store: 'apple-app-store',
          name: 'Login Pond Plus',
          developer: 'Pond Works',
          source: 'https://court.example/',
        },
      ],
    }),
  ],
  ['platform.example'],
);
const phrases = compilePhrases(loadPhrases(ROOT));
const facts = {
  lang: 'en',
  ogType: '',
  linkedTypes: [],
  articleChars: 0,
  articles: 0,
  byline: false,
  time: false,
  chars: 500,
  proseChars: 0,
};
const detect = (host: string, url = `https://${host}/`): Detector =>
  new Detector(index, phrases, { host, url }, () => true);
const text = (textContent: string): unknown => ({ textContent });

describe('what is not shown', () => {
  const names = (detector: Detector): string[] => detector.verdict().findings.map(({ kind }) => kind);
  const mention = 'See Likepond at likepond.example.';
  const offer = 'Buy Instagram followers cheap. 1000 followers $5.00. Instant delivery, no password needed.';

  it.each([
    ['a name', mention, 'mention'],
    ['an offer', offer, 'offer'],
  ])('counts once it is, and once only: %s', (_what, words, kind) => {
    const shown = new Set<unknown>();
    const host = 'forum.example';
    const hidden = new Hidden();
    const isShown = (element: unknown): boolean => shown.has(element);
    const detector = new Detector(index, phrases, { host, url: `https://${host}/` }, isShown, hidden);
    const reference = detect(host);
    for (const each of [detector, reference]) {
      each.block(words, 'heading', 'hidden');
      each.finish(facts);
    }
    expect(reference.verdict().findings).toMatchObject([{ kind }]);
    expect(names(detector)).toEqual([]);
    expect(hidden.some).toBe(true);
    expect(hidden.lookAgain()).toBe(false);
    shown.add('hidden');
    expect(hidden.lookAgain()).toBe(true);
    expect(detector.verdict()).toEqual(reference.verdict());
    expect(hidden.lookAgain()).toBe(false);
    expect(hidden.some).toBe(false);
  });
});

it('keeps a name behind many words of the trade that are not shown', () => {
  let isShown = false;
  const hidden = new Hidden();
  const address = { host: 'forum.example', url: 'https://forum.example/' };
  const detector = new Detector(index, phrases, address, () => isShown, hidden);
  for (let pack = 0; pack < 400; pack += 1)
    detector.block(`Buy Instagram followers cheap, pack ${pack}. 1000 followers $5.00.`, 'body', {});
  detector.block('See Likepond at likepond.example.', 'body', {});
  detector.finish(facts);
  isShown = true;
  hidden.lookAgain();
  expect(detector.verdict().findings).toContainEqual(expect.objectContaining({ kind: 'mention', service: 0 }));
});

describe('an element that is read again', () => {
  const words = 'See Likepond at likepond.example. Likepond, they say.';
  const count = (detector: Detector): unknown => {
    const [finding] = detector.verdict().findings;
    return finding?.kind === 'mention' ? finding.count : finding;
  };
  const read = (detector: Detector, element: object, text: string): void => {
    detector.enter(element);
    detector.block(text, 'body', element);
  };

  it('counts as often as it names a service at once, whatever its other words', () => {
    const detector = detect('forum.example');
    const [one, other] = [{}, {}];
    for (const text of [words, words, `${words} A minute ago.`]) read(detector, one, text);
    expect(count(detector)).toBe(3);
    read(detector, one, `${words} Likepond!`);
    expect(count(detector)).toBe(4);
    read(detector, other, 'Likepond');
    detector.block('Likepond', 'body', other);
    expect(count(detector)).toBe(6);
  });

  it('counts once where it was not shown, and not at all where it has left the page', () => {
    const hidden = new Hidden();
    let isShown = false;
    const address = { host: 'forum.example', url: 'https://forum.example/' };
    const detector = new Detector(index, phrases, address, () => isShown, hidden);
    const [one, gone] = [{}, { isConnected: true }];
    for (let time = 0; time < 3; time += 1) read(detector, one, 'Likepond');
    read(detector, gone, 'Likepond');
    gone.isConnected = false;
    isShown = true;
    expect(hidden.lookAgain()).toBe(true);
    expect(hidden.some).toBe(false);
    expect(count(detector)).toBe(1);
  });
});

describe('links', () => {
  it('count once, however often they are read', () => {
    const detector = detect('forum.example');
    const link = text('here');
    for (const path of ['', '', '?_gl=1']) detector.link(`https://likepond.example/${path}`, link);
    detector.link('https://likepond.example/', text('there'));
    expect(detector.verdict().findings).toMatchObject([{ kind: 'link', count: 2 }]);
  });

  it('count once for each service they lead to, however often a page changes them', () => {
    const detector = detect('forum.example');
    const link = text('here');
    for (let time = 0; time < 3; time += 1)
      for (const host of ['likepond', 'loginpond']) detector.link(`https://${host}.example/${time}`, link);
    expect(detector.verdict().findings).toMatchObject([
      { kind: 'link', count: 1 },
      { kind: 'link', count: 1 },
    ]);
  });

  it.each([
    ['https://likepond%2Eexample/', true],
    ['https://likepond。example/', true],
    ['https://ｌｉｋｅｐｏｎｄ.example/', true],
    ['https://likepond.example./', true],
    ['  https://likepond.example/', true],
    ['ht\ntps://likepond.example/', true],
    ['https:\\\\likepond.example\\x', true],
    ['https://likepond\u00ad.example/', true],
    ['https:likepond.example/', false],
    ['https:/likepond.example/', false],
    ['https://good.example\\@likepond.example/', false],
    ['https://likepond.example.org/', false],
  ])('on an https page, %j leads there: %s', (href, leads) => {
    const detector = detect('forum.example');
    detector.link(href);
    expect(detector.verdict().findings.map(({ kind }) => kind)).toEqual(leads ? ['link'] : []);
  });

  it('are completed by the base of the page', () => {
    const detector = detect('forum.example');
    detector.base('https://www.likepond.example/deep/');
    for (const href of ['page', '/page', '../up', '#here', 'https://elsewhere.example/']) detector.link(href);
    detector.embed('form', 'send');
    expect(detector.verdict().findings).toMatchObject([
      { kind: 'embedded', how: 'form' },
      { kind: 'link', count: 4 },
    ]);
  });

  it('are counted by service and listed address, also through redirectors', () => {
    const detector = detect('forum.example');
    detector.link('https://www.likepond.example/a');
    detector.link('//likepond.example/b');
    detector.link('https://www.google.com/url?q=https%3A%2F%2Flikepond.example%2F');
    for (const href of [
      '/likepond.example',
      '#',
      'mailto:a@likepond.example',
      'https://notlikepond.example/',
      'https://likepond.example@other.example/',
      'javascript:void 0',
    ])
      detector.link(href);
    expect(detector.verdict().findings).toEqual([{ kind: 'link', service: 0, host: 'likepond.example', count: 3 }]);
  });

  it('are counted however a browser lets them be written', () => {
    const hrefs = [
      'HTTPS://LIKEPOND.example/',
      'http://likepond.example',
      'https://likepond.example:8443/a',
      'https://me@likepond.example/',
      'https://likepond.example./',
      'https:\\\\likepond.example/a',
      '/\\likepond.example/a?b',
      '/\t/likepond.example/a?b',
      'https:///likepond.example/',
      'https://likepond.example?a=/',
      'https://likepond.example#/',
    ];
    for (const href of hrefs) {
      const detector = detect('forum.example');
      detector.link(href);
      expect(
        detector.verdict().findings.map(({ kind }) => kind),
        href,
      ).toEqual(['link']);
    }
  });

  it('that are shortened lead where their text says', () => {
    const detector = detect('forum.example');
    detector.link('https://t.co/AbCdEf', text('likepond.example/offers…'));
    detector.link('https://t.co/AbCdEg', text('Read on'));
    detector.link('https://t.co/AbCdEh', undefined);
    detector.link('https://other.example/', text('likepond.example'));
    expect(detector.verdict().findings).toEqual([{ kind: 'link', service: 0, host: 'likepond.example', count: 1 }]);
  });

  it("over the page's own redirector need not name its host", () => {
    const detector = detect('www.google.com');
    detector.link('/url?q=https%3A%2F%2Flikepond.example%2F&sa=U');
    detector.link('/search?q=https%3A%2F%2Flikepond.example%2F');
    detector.link('/likepond.example?');
    expect(detector.verdict().findings).toEqual([{ kind: 'link', service: 0, host: 'likepond.example', count: 1 }]);
  });

  it("on the service's own site are no finding", () => {
    const detector = detect('likepond.example');
    detector.link('https://likepond.example/more');
    expect(detector.verdict().findings.map(({ kind }) => kind)).toEqual(['listed-site']);
  });
});

describe('what a page embeds', () => {
  it('is told with how', () => {
    const detector = detect('blog.example');
    detector.embed('frame', 'https://likepond.example/widget');
    detector.embed('frame', 'https://likepond.example/other');
    detector.embed('form', 'https://loginpond.example/');
    expect(detector.verdict().findings).toEqual([
      { kind: 'embedded', service: 0, host: 'likepond.example', how: 'frame' },
      { kind: 'embedded', service: 1, host: 'loginpond.example', how: 'form' },
    ]);
  });
});

describe('what cannot be seen of what a page embeds', () => {
  it('is told as unseen: a script always, a frame until one of the same address can be seen', () => {
    const detector = detect('blog.example');
    detector.embed('script', 'https://likepond.example/widget.js');
    expect(detector.verdict().findings).toEqual([
      { kind: 'embedded', service: 0, host: 'likepond.example', how: 'script', unseen: true },
    ]);
  });

  it('is looked at again, each frame of a service', () => {
    const shown = new Set<string>();
    const frame = (name: string): unknown => {
      const { window } = new JSDOM('<iframe>');
      const { documentElement: root, body } = window.document;
      // In a page of no width nothing is laid out, so everything counts as seen.
      root.getBoundingClientRect = () => ({ width: shown.has(name) ? 0 : 1 }) as DOMRect;
      window.Element.prototype.checkVisibility = () => false;
      return body.firstElementChild;
    };
    const hidden = new Hidden();
    const address = { host: 'blog.example', url: 'https://blog.example/' };
    const detector = new Detector(index, phrases, address, () => true, hidden);
    for (const name of ['first', 'last']) detector.embed('frame', 'https://likepond.example/', frame(name));
    const found = { kind: 'embedded', service: 0, host: 'likepond.example', how: 'frame' };
    expect(detector.verdict().findings).toEqual([{ ...found, unseen: true }]);
    shown.add('first');
    expect(hidden.lookAgain()).toBe(true);
    expect(detector.verdict().findings).toEqual([found]);
  });
});

describe('a listed site', () => {
  it('is confirmed by its name, and doubted when it shows neither name nor trade', () => {
    const named = detect('www.likepond.example');
    named.block('Welcome to Likepond', 'heading', null);
    named.finish(facts);
    expect(named.verdict().findings).toMatchObject([
      { kind: 'listed-site', corroborated: true, host: 'likepond.example' },
    ]);
    const parked = detect('likepond.example');
    parked.block('This domain is parked', 'heading', null);
    parked.finish(facts);
    expect(parked.verdict().findings).toMatchObject([{ kind: 'listed-site', corroborated: false }]);
  });

  it('of a taker of logins asks for logins, whatever it shows', () => {
    expect(detect('loginpond.example').verdict().findings).toMatchObject([{ asksLogin: true }]);
    expect(detect('likepond.example').verdict().findings).toMatchObject([{ asksLogin: false }]);
  });
});

describe('an app store', () => {
  it('page of a listed app is a listing', () => {
    const detector = detect('play.google.com', 'https://play.google.com/store/apps/details?id=com.loginpond');
    expect(detector.verdict().findings).toEqual([
      { kind: 'listed-listing', service: 1, store: 'google-play', by: 'id' },
    ]);
  });
});

describe('an app store page of an app whose id nobody wrote down', () => {
  const shop = (developer: string): Detector => {
    const detector = detect('apps.apple.com', 'https://apps.apple.com/us/app/login-pond-plus/id123456');
    detector.block('Login Pond Plus on the App Store', 'title', null);
    detector.link('https://apps.apple.com/us/developer/x/id99', text(developer));
    return detector;
  };
  it('is a listing by its name together with its maker, and by the name alone is none', () => {
    expect(shop('Pond Works').verdict().findings).toEqual([
      { kind: 'listed-listing', service: 1, store: 'apple-app-store', by: 'name' },
    ]);
    expect(shop('Somebody Else').verdict().findings).toEqual([]);
  });
});

describe('an offer', () => {
  const sell = (host: string): Detector => {
    const detector = detect(host);
    detector.block('Buy Instagram followers with instant delivery', 'title', null);
    detector.block('Buy 1000 Instagram followers', 'heading', null);
    detector.block('1,000 followers $8.49, no password required, refill guarantee', 'body', null);
    detector.block('Buy followers now', 'button', null);
    detector.finish(facts);
    return detector;
  };
  it('is found on an unknown host, and on no host of the never-list', () => {
    expect(sell('shop.example').verdict().findings).toMatchObject([
      { kind: 'offer', goods: ['followers'], platforms: ['instagram'] },
    ]);
    expect(sell('platform.example').verdict().findings).toEqual([]);
    expect(sell('m.platform.example').verdict().findings).toEqual([]);
  });

  it('is not told beside the listed site that makes it', () => {
    expect(
      sell('likepond.example')
        .verdict()
        .findings.map(({ kind }) => kind),
    ).toEqual(['listed-site']);
  });
});

describe('a listed site that takes logins', () => {
  const login = (label: string, type = 'password'): boolean => {
    const detector = detect('loginpond.example');
    detector.form({ action: '', fields: [{ type, name: 'pass', label }], text: label }, null);
    detector.finish(facts);
    const [first] = detector.verdict().findings;
    return first?.kind === 'listed-site' && first.corroborated;
  };

  it('is corroborated by a form that asks for the password of its platform', () => {
    expect(login('Facebook password')).toBe(true);
  });

  it.each([
    ['another platform', 'LinkedIn password', 'password'],
    ['no platform', 'Password', 'password'],
    ['no password', 'Facebook name', 'text'],
  ])('is not by %s', (_what, label, type) => expect(login(label, type)).toBe(false));
});
