/**
 * If the gate says no, the reader must find nothing. Tested with random pages made of what the reader looks for, split
 * by markup in every way.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { piecesOfAll } from '../../../../src/content/gate/pieces.ts';
import { mayHold, mayHoldMarkup } from '../../../../src/content/gate/whole.ts';
import { Detector } from '../../../../src/content/reader/detector.ts';
import { readPage } from '../../../../src/content/reader/read-page.ts';
import { classedWords, compilePhrases } from '../../../../src/phrases/compile.ts';
import { buildGateTable } from '../../../../src/phrases/gate-table-build.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { INFLECTED } from '../../../../src/registry/inflected-names.ts';
import { loadNever, loadRegistry } from '../../../../src/registry/load.ts';
import { buildPageIndex, inflectedNames } from '../../../../src/registry/page-index.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';
import { service } from '../../../fakes/services.ts';
import { runs } from '../../../fuzz/runs.ts';

const files = loadPhrases(ROOT);
const phrases = compilePhrases(files);
const words = classedWords(files.languages);
const own = [
  service('massroot', {
    names: ['Massroot8', 'Mass Root', 'Накрутка Ру', '点赞王', 'North Wind Root House'],
    hosts: ['massroot8.com', 'mass-root.co.uk'],
  }),
  service('apex', {
    names: [{ text: 'Apex Sun', match: 'companion' }],
    operators: ['Jo Doe'],
    hosts: ['apex.example'],
    weak: ['old-apex.example'],
  }),
];
const index = buildPageIndex(own, []);
const table = buildGateTable(own, [], words);

/** Whether the reader finds anything that it would report. */
function finds(doc: Document): boolean {
  const detector = new Detector(index, phrases, { host: 'page.example', url: 'https://page.example/' }, () => true);
  const reading = readPage(doc, detector);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  detector.finish(step.value.facts);
  const { findings, trade } = detector.verdict();
  return findings.length > 0 || trade !== undefined;
}

// A document without a window needs no styles, so a thousand of them are made in seconds.
const { window } = new JSDOM('', { url: 'https://page.example/' });
const parser = new window.DOMParser();
const open = (html: string): Document => parser.parseFromString(html, 'text/html');
Object.assign(globalThis, { Node: window.Node, Element: window.Element });

const WORDS = [
  'Mass',
  'root8',
  'Massroot8',
  'ssa',
  'ról',
  'massroot8.com',
  'Root',
  'Apex',
  'Sun',
  'Jo Doe',
  'likes',
  'followers',
  'Накрутка',
  'Ру',
  'Hакрутка',
  '点',
  '赞',
  '王',
  'old-apex',
  '.example',
  'mass-root',
  '.co.uk',
  'ＭＡＳＳroot8',
  'Ma\u00adss',
  'M\u0430ssroot8',
  'the',
  'word',
  '12',
  '$',
  '5',
  ' ',
  ' ',
  ' ',
  ', ',
  '&amp;',
  '&nbsp;',
  '&shy;',
  'Buy',
  'Instagram',
  'instant delivery',
  'no password',
  'SMM panel',
  '1000',
  'price',
  'new order',
  'add funds',
  'API',
  'services',
  'we sell',
  'get more',
  'free followers',
  'accounts',
  'aged',
  'reviews',
  'Facebook',
  'refill',
  'North Wind',
  ' House',
  'mass order',
  'order history',
  'tickets',
  'deposit',
  'start_count',
  'remains',
  'status',
  'action',
  'aged accounts',
  'guarantee',
  '1000 followers',
  '$5',
];
const ADDRESSES = [
  'https://massroot8.com/x',
  'https://www.mass-root.co.uk',
  '//old-apex.example',
  'https://massroot8%2Ecom/',
  'https://ｍassroot8。com',
  'https://%EF%BD%8Dassroot8.com/',
  'https://mass%C2%ADroot8.com/',
  'https://www.google.com/url?q=https%3A%2F%2F%EF%BD%8Dassroot8%EF%BC%8Ecom',
  'ht\ntps://mass\troot8.com/',
  'https:\\\\apex.example',
  'https://www.google.com/url?q=https%3A%2F%2Fmassroot8.com%2F',
  'https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9tYXNzcm9vdDguY29tLw',
  'https://l.facebook.com/l.php?u=https%253A%252F%252Fapex.example',
  '/home',
  '#top',
  'https://elsewhere.example/',
  'massroot8.com',
  'https://t.co/x',
];
const TAGS = [
  'b',
  'i',
  'span',
  'a',
  'em',
  'p',
  'div',
  'li',
  'td',
  'h1',
  'button',
  'label',
  'form',
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'code',
  'pre',
  'blockquote',
  'nav',
  'footer',
  'xmp',
  'x-app',
  'select',
  'option',
  'textarea',
  'svg',
  'ruby',
  'rt',
  'table',
  'article',
  'iframe',
];
const FLAGS = [
  '',
  '',
  '',
  ' hidden',
  ' aria-hidden="true"',
  ' style="display:none"',
  ' style="visibility: hidden"',
  ' role="button"',
  ' class="followers"',
  ' id="likes"',
];
const SEA = '<p>The sea is calm.</p>\n'.repeat(800);
const quoted = (text: string): string => text.replaceAll('"', '&quot;');

const { html: anyHtml } = fc.letrec<{ html: string }>((tie) => ({
  html: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
        {
          weight: 4,
          arbitrary: fc
            .tuple(fc.constantFrom(...TAGS), fc.constantFrom(...FLAGS), tie('html'))
            .map(([tag, flag, inside]) => `<${tag}${flag}>${inside}</${tag}>`),
        },
        { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((text) => `<!-- ${text} -->`) },
        { weight: 1, arbitrary: fc.constantFrom('<br>', '<wbr>', '<hr>', '<!---->') },
        {
          weight: 1,
          arbitrary: fc
            .tuple(
              fc.constantFrom(
                'img alt',
                'input placeholder',
                'input type=submit value',
                'input aria-label',
                'meta name=description content',
                'input type=password name',
                'input type=number name',
                'input name',
                'p title',
              ),
              fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
            )
            .map(([tag, text]) => `<${tag}="${quoted(text.join(''))}">`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(
              fc.constantFrom(
                'a href',
                'iframe src',
                'script src',
                'form action',
                'button formaction',
                'base href',
                'link href',
                'object data',
              ),
              fc.constantFrom(...ADDRESSES),
            )
            .map(([tag, address]) => `<${tag}="${quoted(address)}">${tag.startsWith('a') ? 'go</a>' : ''}`),
        },
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
}));

describe('the gate', () => {
  it('lets nothing pass that the reader finds something in', () => {
    let found = 0;
    fc.assert(
      fc.property(anyHtml, (html) => {
        const doc = open(html);
        if (!finds(doc)) return;
        found += 1;
        expect(mayHold(table, doc), html).toBe(true);
        // The gate reads a large page child by child; 0 makes it do so here.
        expect(mayHold(table, doc, 0), html).toBe(true);
      }),
      runs(150),
    );
    // Makes sure that the reader found something in enough of the pages.
    expect(found).toBeGreaterThan(10);
  }, 120_000);

  it('says no where there is nothing', () => {
    for (const html of [
      '<p>High water at nine, low water at three.</p>',
      '<a href="https://elsewhere.example/masroot8">Mass</a><p>Root</p>',
      '<p>She likes the sea, and buys bread.</p>',
      '<script>const massroot8 = "Massroot8";</script><style>.followers { color: red }</style>',
      '<p>Apex Sun is high.</p>',
      '<p>North Wind</p><p>Root House</p>',
      '<ul><li>2 comments</li><li>11 likes</li><li>Subscribe</li></ul><p>Tickets from $5</p>',
      '<form><p>Log in by Facebook or Twitter</p><input type="hidden" name="access_token"><input name="email"></form>',
      '<p>A service for sale, a site with a view, per day; keep the account and write a review.</p>',
    ])
      expect(mayHold(table, open(html)), html).toBe(false);
  });

  it.each([
    ['cut by markup', '<p>Of <b>Mass</b>root8</p>'],
    ['cut by a comment', '<p>Of Mass<!-- x -->root8</p>'],
    ['cut by what is hidden', '<p>Of Mass<span hidden>x<span>y</span></span>root8</p>'],
    ['cut by a picture', '<p>Of Mass<img>root8</p>'],
    ['in two words over lines', '<p>Mass\n\t<i>Root</i></p>'],
    ['in other letters', '<p>M\u0430ssroot8</p>'],
    ['in wide letters', '<p>ＭＡＳＳＲＯＯＴ８</p>'],
    ['with a soft hyphen', '<p>Mass&shy;root8</p>'],
    ['in a picture\u2019s words', '<img alt="Massroot8">'],
    ['on a button', '<input type="submit" value="Massroot8">'],
    ['in a description', '<meta name="description" content="About Massroot8">'],
    ['in company', '<p>Apex Sun</p><p>Jo Doe</p>'],
    ['in two words, the first cut', '<p>M<b>as</b>s Root</p>'],
    ['in two words, the second cut', '<p>Mass Ro<i>o</i>t</p>'],
    ['around what is hidden, with a template in it', 'followers<b hidden><template></template></b>new order'],
    ['in two words around what is hidden', '<p>Mass <span hidden>x <b>y</b></span> Root</p>'],
    ['in two words around what capitals hide', '<p>Mass <span style="DISPLAY:NONE">x y</span> Root</p>'],
    ['in two words around a comment and a picture', '<p>Mass <!-- x y --> <img alt="a sea"> Root</p>'],
    ['in two words around what says nothing', '<p>Mass <meta name="x" content="y">Root</p>'],
    ['in two words of other letters', '<p>M\u0430ss R\u043eot</p>'],
    ['with an ending', '<p>Kanne Massroot8ssa.</p>'],
    ['with an ending, cut by markup', '<p>A <b>Mass</b>root8ról</p>'],
    ['in four words', '<p>North&nbsp;Wind <em>Root</em>\nHouse</p>'],
  ])('knows a name %s', (_what, html) => {
    expect(finds(open(html))).toBe(true);
    expect(mayHold(table, open(html))).toBe(true);
  });

  it.each([
    'https://nakrutka.cc%2F@x',
    ...ADDRESSES.filter((address) => /mass|apex/.test(address) && /[/\\]/.test(address)),
  ])('knows an address written as %j', (href) => {
    const doc = open('<a>go</a>');
    doc.querySelector('a')!.setAttribute('href', href);
    if (finds(doc)) expect(mayHold(table, doc)).toBe(true);
  });

  it.each([
    '<p>Of Mass<b>root8</b> it is said</p>',
    '<p>The <i>North Wind</i> Root House</p>',
    '<p><a href="https://elsewhere.example/?u=https%3A%2F%2Fmassroot8.com">go</a></p>',
    '<div>1000 Instagram followers <b>$5</b></div><div>Buy now</div>',
    '<form><label>Link</label><input name="link"><label>Instagram likes</label><input type="number" name="n"></form>',
  ])('knows %j wherever a bit of a long page ends', (html) => {
    expect(mayHoldMarkup(table, html), 'alone').toBe(true);
    for (let before = 16_384 - html.length - 300; before < 16_384 + 100; before += 13) {
      const page = `${SEA.slice(0, before)}</p>${html}${'<p>A boat.</p>'.repeat(2000)}`;
      expect(mayHoldMarkup(table, page), String(before)).toBe(true);
    }
  });

  it.each([
    ['text with line breaks', (words: string) => words.repeat(300).replaceAll('. ', '.<br>')],
    ['a list of links', (words: string) => `<a href="/x">${words}</a>, `.repeat(300)],
  ])('knows what stands far behind the beginning of its block, or behind that block: %s', (_what, long) => {
    const filler = long('Some quite ordinary words about gardens, rain and bread. ');
    const text = 'Buy Instagram followers cheap from $1.99. Buy 1000 Instagram likes for $2.50.';
    const card = '<ul><li>1000 Instagram Followers $9.99</li><li>1000 TikTok Likes $3.99</li></ul>';
    const offer = `<h2>${text}</h2><p>${text}</p>${card}`;
    for (const html of [
      `<article>${filler}Thanks to all followers.${offer}</article>`,
      `<article><div>Our followers ${filler} followers</div>${offer}</article>`,
      `<article><i data-x="a>b"></i>${filler}Our followers.${offer}</article>`,
    ]) {
      const doc = open(html);
      expect(finds(doc), html.slice(-200)).toBe(true);
      expect(mayHold(table, doc), 'the page').toBe(true);
      expect(mayHold(table, doc.querySelector('article')!), 'the element').toBe(true);
    }
  });

  it.each([
    ['a comment between', 'free followersMass<!-- Mass -->mass order'],
    ['text that looks like markup', '<xmp><b><script>Накрутка</script></b></xmp>'],
    ['letters of two scripts in an attribute', '<img alt="M\u0430ssroot8">'],
    ['half of a picture before it', '<p>\ud83dMassroot8</p>'],
    ['a comment that speaks of a script', '<!-- put the <script> last --><p>Massroot8</p><script>x</script>'],
    ['a field without a name beside one', '<select id="likes"></select><input aria-label="followers">'],
  ])('knows what random pages found: %s', (_what, html) => {
    if (finds(open(html))) expect(mayHold(table, open(html))).toBe(true);
  });

  describe('with the registry', () => {
    let real: ReturnType<typeof compileCatalog>['services'];
    let gate: ReturnType<typeof buildGateTable>;
    const asks = (html: string): boolean => mayHoldMarkup(gate, html);
    beforeAll(() => {
      real = compileCatalog(loadRegistry(ROOT), '0.0.0').services;
      gate = buildGateTable(real, loadNever(ROOT), words);
    }, 60_000);

    it('knows every free name in every spelling', () => {
      for (const { names } of real)
        for (const { text, match } of names) {
          if (match !== 'free') continue;
          const half = Math.ceil(text.length / 2);
          for (const html of [
            `<p>${text}</p>`,
            `<p>(${text.toUpperCase()})</p>`,
            `<p>${text.toLowerCase()}, and</p>`,
            `<p>${text.slice(0, half)}<b>${text.slice(half)}</b></p>`,
            `<p>${text.replaceAll(' ', '&nbsp;')}</p>`,
            `<p>${text.replaceAll(' ', '</i>\n<i>')}</p>`,
            `<img alt="${text}">`,
          ])
            expect(asks(html), html).toBe(true);
        }
    });

    it('knows names that may have an ending, and no word that begins like one', () => {
      for (const name of inflectedNames(real))
        for (const ending of ['issa', 'dan', 'ról', 'owi']) expect(asks(`<p>${name}${ending}</p>`), name).toBe(true);
      const starts = inflectedNames(real).map((name) => name.slice(0, 6));
      const labels = readFileSync(`${ROOT}src/registry/ordinary/popular-hosts-2014.txt`, 'utf8').split(/[\s.-]+/);
      const known = new Set([...labels, ...words.flatMap(({ text }) => text.toLowerCase().split(/[\s*-]+/))]);
      expect([...known].filter((word) => starts.includes(word.slice(0, 6)))).toEqual([]);
      expect([...INFLECTED].filter((name) => !inflectedNames(real).includes(name.toLowerCase()))).toEqual([]);
    });

    it('knows every address, and those below it', () => {
      for (const { domains } of real)
        for (const { host } of domains)
          for (const address of [
            `https://${host}/`,
            `http://www.${host}`,
            `//${host}/x?y`,
            `https://${host.replaceAll('.', '%2E')}/`,
            `https://x.example/?u=https%3A%2F%2F${host}`,
          ])
            expect(asks(`<a href="${address}">go</a>`), address).toBe(true);
    });
  });
});

describe('several nodes', () => {
  const nodesOf = (html: string): Element[] => [...open(html).body.children];

  it('stand in one piece while they are small, and no word goes from one to the next', () => {
    expect([...piecesOfAll(nodesOf('<i>Mass</i><i>root8</i>'))]).toMatchObject([
      { html: '<i>Mass</i><hr><i>root8</i>', whole: [{ localName: 'i' }, { localName: 'i' }], next: null },
    ]);
  });

  it('are read to the last, each piece telling where the next begins', () => {
    const nodes = nodesOf(`<p>${'tide '.repeat(300)}</p>`.repeat(100));
    const pieces = [...piecesOfAll(nodes)];
    expect(pieces.flatMap(({ whole }) => whole)).toEqual(nodes);
    for (const [i, { next }] of pieces.entries()) expect(next).toBe(pieces[i + 1]?.whole[0] ?? null);
  });
});
