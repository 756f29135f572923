/** Pages are read however they are made: late shadow roots, new addresses, busy pages, other kinds of documents. */
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { PNG } from 'pngjs';
import { eventually, html, layer, openWorld, reviewed, visit } from '../browser.ts';
import { stillChips } from '../chips.ts';

const NAME = 'The Massroot8 case is over.';
const SHOP = '<h1>Massroot8</h1><p>Connect your Facebook account. Massroot8 sends 1000 likes.</p>';
/** A component that is defined late, as by a lazily loaded script. */
const component = (name: string, inside: string, ms: number, mode = 'open'): string =>
  `<script>setTimeout(() => customElements.define('${name}', class extends HTMLElement { connectedCallback() {
    this.attachShadow({ mode: '${mode}' }).innerHTML = ${JSON.stringify(inside)}; } }), ${ms});</script>`;
const long = '<p>Some words about gardens, weather and a walk by the river, as in a long list of notes.</p>'.repeat(
  4000,
);

/** Names of fields that a form then has in the place of its own properties. */
const FIELDS = ['nodeType', 'ownerDocument', 'checkVisibility', 'getBoundingClientRect', 'parentElement', 'attributes'];

/** Ways to hide a part of a page by a style. */
const VEILS = { faded: 'opacity: 0', unseen: 'visibility: hidden', gone: 'display: none' };
const VEILED = {
  mention: `<p>Facebook sued Massroot8 in 2020. See massroot8.com.</p>`,
  offer:
    '<h1>Buy Instagram followers</h1><p>Buy real Instagram followers and likes cheap. 1000 followers $5.00. ' +
    '5000 followers $19.00. Instant delivery, no password needed.</p><button>Buy now</button>',
  frame: '<iframe src="https://massroot8.com/frame" width="500" height="400"></iframe>',
};

const world = openWorld({
  'late.example/': html(
    `<h1>Board</h1><board-app></board-app>${component(
      'board-app',
      `<p>${NAME}</p><board-list>` + `</board-list>`,
      1500,
    )}${component('board-list', '<a href="https://likesocial.co/x">here</a>', 2500)}`,
  ),
  'late.example/closed': html(
    `<h1>Board</h1><board-app></board-app>${component('board-app', `<p>${NAME}</p>`, 1500, 'closed')}`,
  ),
  'late.example/plain': html(
    `<h1>Board</h1><div id="app"></div><script>setTimeout(() => { ` +
      `document.getElementById('app').attachShadow({ mode: 'open' }).innerHTML = '<p id="p"></p>'; }, 1500);</script>`,
  ),
  'late.example/marked': html(
    `<h1>Board</h1><p>First <a href="https://nakrutka.cc/1">here</a></p><div id="late"></div><div id="shut"></div>
    <script>setTimeout(() => {
      const fill = (host, mode, at) => {
        host.attachShadow({ mode }).innerHTML = '<p>Then <a href="https://nakrutka.cc/' + at + '">there</a></p>';
        return host;
      };
      fill(document.getElementById('late'), 'open', 2);
      fill(document.getElementById('shut'), 'closed', 3);
      document.body.append(fill(document.createElement('section'), 'closed', 4));
    }, 2500);</script>`,
  ),
  'massroot8.com/preloaded': html(
    `<div id="loader">Loading</div><main id="app" style="display:none">${SHOP}</main><script>setTimeout(() => {
      loader.remove(); app.style.display = 'block'; }, 1500);</script>`,
  ),
  'tabs.example/': html(
    `<p><a href="https://a.example/">Sources</a></p><div id="panel" hidden><p>${NAME}</p>
    <p><a href="https://nakrutka.cc/x">here</a></p></div>`,
  ),
  'massroot8.com/component': html(`<shop-app></shop-app>${component('shop-app', SHOP, 1000)}`),
  'likesocial.co/ticker': html(
    `<h1>Likesocial</h1><p>Buy Instagram followers and likes. 1000 followers $5.</p>${long}<script>let n = 0; ` +
      `setInterval(() => history.replaceState(null, '', '?at=' + n++), 100);</script>`,
  ),
  'likesocial.co/busy': html(
    `<h1>Likesocial</h1><p>Buy Instagram followers and likes. 1000 followers $5.</p>${long}<script>` +
      `setInterval(() => { const end = performance.now() + 150; while (performance.now() < end); }, 155);</script>`,
  ),
  ...Object.fromEntries(
    Object.entries({
      object: '<object data="ADDRESS" width="500" height="400"></object>',
      embed: '<embed src="ADDRESS" width="500" height="400">',
      sandbox: '<iframe sandbox src="ADDRESS" width="500" height="400"></iframe>',
    }).map(([kind, frame]) => [
      `around.example/${kind}`,
      html(`<h1>Around</h1>${frame.replace('ADDRESS', 'https://massroot8.com/frame')}`),
    ]),
  ),
  'massroot8.com/frame': html('<h1>Massroot8</h1>'),
  ...Object.fromEntries(
    Object.entries(VEILS).flatMap(([how, style]) =>
      Object.entries(VEILED).map(([what, body]) => [
        `veiled.example/${how}-${what}`,
        html(
          `<button id="show" onclick="document.body.className = ''">Show</button><main>${body}</main>`,
          `<style>.veiled main { ${style} }</style>`,
        ).replace('<body', '<body class="veiled"'),
      ]),
    ),
  ),
  'veiled.example/by-itself': html(
    '<iframe src="https://massroot8.com/frame" width="500" height="400"></iframe>',
    '<style>@keyframes come { from { visibility: hidden } } iframe { animation: come 3s step-end }</style>',
  ),
  'again.example/': html(
    `<main id="box"><p id="name">${NAME} <a id="link" href="https://a.example/">Massroot8</a></p></main>`,
  ),
  'again.example/veiled': html(
    `<main id="box"><div id="name"><iframe src="https://massroot8.com/frame" width="500" height="400"></iframe>
    <p>${NAME}</p></div></main>`,
    '<style>.veiled { display: none }</style>',
  ).replace('<body', '<body class="veiled"'),
  'sends.example/button': html(
    '<form action="/own"><input name="q"><button formaction="https://massroot8.com/in">Log in</button></form>',
  ),
  'sends.example/input': html(
    '<form id="form" action="/own"><input name="q"></form>' +
      '<input type="submit" form="form" formaction="https://massroot8.com/in">',
  ),
  'sends.example/no-button': html(
    '<form action="/own"><input name="q"><button type="button" formaction="https://massroot8.com/in">Log in</button>' +
      '</form><p>See massroot8.com</p>',
  ),
  'sends.example/late-frame': html(
    '<iframe id="late" data-src="https://massroot8.com/frame" width="500" height="400"></iframe>',
  ),
  'sends.example/late-form': html(
    '<form id="late" action="/own" data-src="https://massroot8.com/in"><input name="q"><button>Go</button></form>',
  ),
  'sends.example/other-button': html(
    '<form action="/own"><input name="q"><button type="xreset" formaction="https://massroot8.com/in">Go</button>' +
      '</form>',
  ),
  'fields.example/': html('<h1>Board</h1><form id="form"><div id="in"></div><input name="parentElement"></form>'),
  ...Object.fromEntries(
    FIELDS.map((name) => [
      `fields.example/${name}`,
      html(`<form action="https://massroot8.com/in"><p>Words</p><input name="${name}" style="width: 300px"></form>`),
    ]),
  ),
  'base.example/': html('<p><a href="start">a</a> <a href="/page">b</a></p>', '<base href="https://nakrutka.cc/x/">'),
  'feed.example/rss': {
    type: 'text/xml',
    body:
      `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>${NAME}</title>` +
      `</item></channel></rss>`,
  },
  'feed.example/atom': {
    type: 'text/xml',
    body:
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry>` +
      `<title>${NAME}</title></entry></feed>`,
  },
  'feed.example/xml': { type: 'text/xml', body: `<?xml version="1.0"?><data><entry>${NAME}</entry></data>` },
  'feed.example/svg': {
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="50"><text y="20">${NAME}</text></svg>`,
  },
  'feed.example/text': { type: 'text/plain', body: NAME },
  'nakrutka.cc/sitemap': {
    type: 'text/xml',
    body:
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>' +
      '<loc>https://nakrutka.cc/</loc></url></urlset>',
  },
  'nakrutka.cc/frames': {
    body:
      '<!doctype html><html><head><title>Nakrutka</title></head><frameset cols="50%,50%"><frame src="/a">' +
      '<frame src="/b"></frameset></html>',
  },
  'massroot8.com/photo': { type: 'image/png', body: PNG.sync.write(new PNG({ width: 9, height: 9 })) },
  'nakrutka.cc/empty': {
    body: '<!doctype html><html><head><link rel="icon" href="data:,"></head><body></body></html>',
  },
});

describe('shadow roots that come late', () => {
  it('are read, one in another', async () => {
    const page = await visit(world, 'https://late.example/');
    const view = await reviewed(world, page, ({ findings }) => findings.length >= 2);
    expect(view.findings.map(({ finding }) => finding)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'mention', service: 'massroot8' }),
        expect.objectContaining({ kind: 'link', service: 'likesocial' }),
      ]),
    );
  });

  it('are read when they are closed to the page', async () => {
    const page = await visit(world, 'https://late.example/closed');
    await reviewed(world, page, ({ findings }) => findings.length > 0);
  });

  it('are read when their element is a plain one, and so is what comes into them', async () => {
    const page = await visit(world, 'https://late.example/plain');
    expect((await reviewed(world, page)).findings).toEqual([]);
    await eventually('the root', () => page.evaluate(() => document.getElementById('app')!.shadowRoot !== null));
    await page.evaluate(async (words) => {
      await new Promise((later) => setTimeout(later, 2500));
      document.getElementById('app')!.shadowRoot!.getElementById('p')!.textContent = words;
    }, NAME);
    await reviewed(world, page, ({ findings }) => findings.length > 0);
  });

  it('have marks on their links like the rest, in plain elements and closed ones, too', async () => {
    const page = await visit(world, 'https://late.example/marked');
    await stillChips(world, page, 4);
    expect((await reviewed(world, page)).findings).toMatchObject([{ finding: { kind: 'link', count: 4 } }]);
  });

  it('tell that an address is the service still', async () => {
    const page = await visit(world, 'https://massroot8.com/component');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
  });
});

describe('what a page shows later', () => {
  it('tells that an address is the service still', async () => {
    const page = await visit(world, 'https://massroot8.com/preloaded');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
  });

  it('is read, and marked', async () => {
    const page = await visit(world, 'https://tabs.example/');
    expect((await reviewed(world, page)).findings).toEqual([]);
    await page.evaluate(() => document.getElementById('panel')!.removeAttribute('hidden'));
    await page.bringToFront();
    await stillChips(world, page, 1);
    await reviewed(world, page, ({ findings }) => findings.length === 2);
  });
});

describe('a page that never rests', () => {
  it.each(['ticker', 'busy'])('gets its alert all the same (%s)', async (path) => {
    const page = await visit(world, `https://likesocial.co/${path}`);
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'likesocial' });
  });
});

describe('a page of a listed service in another', () => {
  it.each(['object', 'embed', 'sandbox'])('has its bar (%s)', async (kind) => {
    const page = await visit(world, `https://around.example/${kind}`);
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
  });
});

// Tabs, menus, dialogs, and pages that hide themselves until they are ready: no change of the tree tells.
describe('what a style alone shows', () => {
  it.each(Object.keys(VEILS))('is read then (%s)', async (how) => {
    const page = await visit(world, `https://veiled.example/${how}-mention`);
    expect((await reviewed(world, page)).findings).toEqual([]);
    await page.click('#show');
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'mention', service: 'massroot8' });
  });

  it.each(['offer', 'frame'])('brings the bar (%s)', async (what) => {
    const page = await visit(world, `https://veiled.example/gone-${what}`);
    await reviewed(world, page);
    expect(await layer(world, page, 0)).toBeUndefined();
    await page.click('#show');
    expect(await layer(world, page)).toMatchObject({ part: 'notice' });
  });

  it('brings the bar where nobody pressed anything', async () => {
    const page = await visit(world, 'https://veiled.example/by-itself');
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
  });
});

describe('an element that is read again', () => {
  /** Does something to the element several times, each time once the page was read before. */
  const again = async (page: Page, act: () => void): Promise<void> => {
    for (let time = 0; time < 3; time += 1) {
      await page.evaluate(act);
      // What came by a change is read after a later one at the latest.
      await page.evaluate((at) => {
        const link = document.createElement('a');
        link.href = `https://nakrutka.cc/${at}`;
        document.body.append(link);
      }, time);
      await reviewed(world, page, ({ findings }) =>
        findings.some(({ finding }) => finding.kind === 'link' && finding.count === time + 1),
      );
    }
  };
  const mention = { kind: 'mention', service: 'massroot8' } as const;

  it.each<[string, () => void]>([
    ['taken out and put back', () => document.getElementById('box')!.append(document.getElementById('name')!)],
    [
      'changed in other words',
      () => document.getElementById('name')!.firstChild!.after(` It was seen at ${performance.now()}.`),
    ],
    [
      'led elsewhere',
      () => document.getElementById('link')!.setAttribute('href', `https://a.example/${performance.now()}`),
    ],
  ])('counts its names once (%s)', async (_how, act) => {
    const page = await visit(world, 'https://again.example/');
    await again(page, act);
    const { findings } = await reviewed(world, page);
    expect(findings).toContainEqual(
      expect.objectContaining({ finding: expect.objectContaining({ ...mention, count: 2 }) as unknown }),
    );
  });

  it('counts its names once where it was not shown', async () => {
    const page = await visit(world, 'https://again.example/veiled');
    await again(page, () => document.getElementById('box')!.append(document.getElementById('name')!));
    await page.evaluate(() => document.body.removeAttribute('class'));
    const isNamed = ({ finding }: { finding: { kind: string } }): boolean => finding.kind === 'mention';
    const { findings } = await reviewed(world, page, (view) => view.findings.some(isNamed));
    expect(findings.find(isNamed)?.finding).toMatchObject({ ...mention, count: 1 });
  });
});

describe('a page that sends to a listed service', () => {
  it.each(['button', 'input', 'other-button'])('has its bar where a button does it (%s)', async (path) => {
    const page = await visit(world, `https://sends.example/${path}`);
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
  });

  it('has none where the button sends nothing', async () => {
    const page = await visit(world, 'https://sends.example/no-button');
    const { findings } = await reviewed(world, page, (view) => view.findings.length > 0);
    expect(findings.map(({ finding }) => finding.kind)).toEqual(['mention']);
  });

  it.each<[string, string]>([
    ['late-frame', 'src'],
    ['late-form', 'action'],
  ])('has its bar where the address comes later (%s)', async (path, attribute) => {
    const page = await visit(world, `https://sends.example/${path}`);
    await reviewed(world, page);
    await page.evaluate((name) => {
      const late = document.getElementById('late')!;
      late.setAttribute(name, late.dataset['src']!);
    }, attribute);
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
  });
});

describe('a form whose fields have names of properties', () => {
  it.each(FIELDS)('has its bar (%s)', async (name) => {
    const page = await visit(world, `https://fields.example/${name}`);
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
  });

  it.each(['parentElement', 'nodeType'])(
    'is read where the page adds to it, and when it is added (%s)',
    async (name) => {
      const page = await visit(world, 'https://fields.example/');
      await reviewed(world, page);
      await page.evaluate(
        (field, words) => {
          document.getElementById('in')!.append(document.createElement('b'));
          const form = document.createElement('form');
          form.innerHTML = `<p>${words}</p><input name="${field}">`;
          document.body.append(form);
        },
        name,
        NAME,
      );
      const { findings } = await reviewed(world, page, (view) => view.findings.length > 0);
      expect(findings[0]?.finding).toMatchObject({ kind: 'mention', service: 'massroot8' });
    },
  );
});

describe('links', () => {
  it('are completed by the base of their page', async () => {
    const page = await visit(world, 'https://base.example/');
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'link', service: 'nakrutka', count: 2 });
  });
});

describe('a document of another kind', () => {
  it.each(['rss', 'atom', 'xml', 'svg', 'text'])('is read (%s)', async (kind) => {
    const page = await visit(world, `https://feed.example/${kind}`);
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'mention', service: 'massroot8' });
  });

  it.each(['sitemap', 'frames', 'empty'])('is known by its address (%s)', async (kind) => {
    const page = await visit(world, `https://nakrutka.cc/${kind}`);
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'listed-site', service: 'nakrutka' });
  });

  it('is not taken for the service because the browser shows its address in it (a picture)', async () => {
    const page = await world.driver.newPage();
    // Firefox's driver is not told when the document of a picture has loaded.
    void page.goto('https://massroot8.com/photo').catch(() => undefined);
    await eventually('the picture', () => page.evaluate(() => document.images.length === 1));
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'listed-site', corroborated: false });
  });
});
