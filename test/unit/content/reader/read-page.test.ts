import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS, readPage } from '../../../../src/content/reader/read-page.ts';
import { isWritten } from '../../../../src/content/reader/reading.ts';
import { isVisible } from '../../../../src/content/reader/visible.ts';
import type { FormView, ReadLimits, ReadResult } from '../../../../src/domain/match/page-view.ts';

interface Read {
  readonly blocks: string[];
  readonly links: string[];
  readonly embeds: string[];
  readonly forms: FormView[];
  readonly elements: Map<string, unknown>;
  readonly result: ReadResult;
  readonly steps: number;
}

function read(doc: Document, limits: ReadLimits = DEFAULT_LIMITS, root: Node = doc): Read {
  const [blocks, links, embeds]: [string[], string[], string[]] = [[], [], []];
  const forms: FormView[] = [];
  const elements = new Map<string, unknown>();
  const reading = readPage(
    doc,
    {
      block: (text, place, element) => {
        blocks.push(`${place}: ${text}`);
        elements.set(text, element);
      },
      link: (href) => links.push(href),
      embed: (how, address) => embeds.push(`${how} ${address}`),
      form: (form) => forms.push(form),
    },
    limits,
    root,
  );
  for (let steps = 0; ; steps++) {
    const step = reading.next();
    if (step.done === true) return { blocks, links, embeds, forms, elements, result: step.value, steps };
  }
}

const page = (
  html: string,
  type: 'text/html' | 'application/xhtml+xml' | 'image/svg+xml' | 'application/xml' = 'text/html',
): Document => new JSDOM(html, { contentType: type }).window.document;
const blocksOf = (html: string): string[] => read(page(html)).blocks;

describe('reading a page', () => {
  it('gives out blocks with where they stand', () => {
    expect(
      blocksOf(`<html><head><title>The title</title><meta name="description" content="The description"></head><body>
      <nav><a href="/a">One</a><a href="/b">Two</a></nav><h1>Head <b>line</b></h1><p>Some <i>run</i>ning text with a
      <a href="/c">link</a> in it.</p><p><a href="/d">Alone</a></p>
      <button>Press</button><table><tr><th>Name</th><td>Value</td></tr></table><img
        alt="A picture"><pre>code here</pre>
      <blockquote><p>quoted <b>words</b></p></blockquote><footer>At the foot</footer></body></html>`),
    ).toEqual([
      'title: The title',
      'description: The description',
      'nav: One',
      'nav: Two',
      'heading: Head line',
      'body: Some running text with a link in it.',
      'link: Alone',
      'button: Press',
      'table: Name',
      'table: Value',
      'alt: A picture',
      'code: code here',
      'quote: quoted words',
      'footer: At the foot',
    ]);
  });

  it('knows no place for elements that are named as what every object has', () => {
    expect(blocksOf('<constructor>Some words</constructor>')).toEqual(['body: Some words']);
  });

  it('takes in frames that are hidden, and runs on around them', () => {
    const { embeds } = read(
      page(
        '<p>one<iframe hidden src="https://f.example/"></iframe> two</p>' +
          '<object style="display: none" data="https://o.example/"></object>',
      ),
    );
    expect(embeds).toEqual(['frame https://f.example/', 'frame https://o.example/']);
    expect(blocksOf('<p>one<iframe hidden src="https://f.example/"></iframe> two</p>')).toEqual(['body: one two']);
  });

  it('reads a giant text in small steps', () => {
    const doc = page(`<p>${'The tide comes and goes. '.repeat(20_000)}</p>`);
    const lengths: number[] = [];
    const reading = readPage(doc, {
      block: (text) => {
        lengths.push(text.length);
      },
      link: () => undefined,
      embed: () => undefined,
      form: () => undefined,
    });
    let steps = 0;
    while (reading.next().done !== true) steps += 1;
    expect(steps).toBeGreaterThan(100);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8192);
    expect(lengths.reduce((sum, length) => sum + length + 1, 0)).toBe(20_000 * 25);
  });

  it('gives out links and embedded addresses as written', () => {
    const { links, embeds } = read(
      page(
        '<a href="//x.example/y">l</a><a>no</a><iframe src="https://f.example/"></iframe><script src="s.js">' +
          '</script><form action="https://t.example/go"><input></form>',
      ),
    );
    expect(links).toEqual(['//x.example/y']);
    expect(embeds).toEqual(['frame https://f.example/', 'script s.js', 'form https://t.example/go']);
  });

  it('reads forms with their labels, and fields outside any form', () => {
    const { forms, blocks } = read(
      page(
        '<form action="/o"><label>Link</label><input name="link" type="url" placeholder="https://">' +
          '<select name="s"><option>Followers</option></select><input type="submit" value="Send"></form>' +
          '<div>Phone</div>' +
          '<input name="p" type="tel">',
      ),
    );
    expect(forms[0]).toMatchObject({
      action: '/o',
      fields: [
        { type: 'url', name: 'link', label: 'Link https://' },
        { type: 'select', name: 's' },
        { type: 'submit' },
      ],
    });
    expect(forms[1]).toMatchObject({ action: '', fields: [{ type: 'tel', name: 'p', label: 'Phone' }] });
    expect(blocks).toEqual(
      expect.arrayContaining(['field: Link', 'field: https://', 'field: Followers', 'button: Send']),
    );
  });

  it('joins text that is split over hundreds of nodes', () => {
    expect(blocksOf(`<p>${[...'followers'].map((letter) => `<span>${letter}</span>`).join('')}</p>`)).toEqual([
      'body: followers',
    ]);
  });

  it('parts a number from its unit and neighbours that begin with a capital', () => {
    expect(
      blocksOf('<div><span>500</span><span>followers</span></div><div><span>Brand</span><span>Panel</span></div>'),
    ).toEqual(['body: 500 followers', 'body: Brand Panel']);
  });

  it('parts goods from their price, but no name from a number that ends it', () => {
    expect(
      blocksOf(
        '<div><b>500 followers</b><i>$6</i></div><div><b>Follower</b><i>8,90 €</i></div><p><b>Fan</b><i>24</i></p>',
      ),
    ).toEqual(['body: 500 followers $6', 'body: Follower 8,90 €', 'body: Fan24']);
  });

  it('leaves out what is not shown', () => {
    expect(
      blocksOf(
        '<p hidden>a</p><p aria-hidden="true">b</p><p style="color:red; display : none">c</p>' +
          '<div style="visibility:hidden"><p>d</p></div><script>e</script>' +
          '<style>f</style><template><p>g</p></template>' +
          '<noscript>h</noscript><p>i</p>',
      ),
    ).toEqual(['body: i']);
  });

  it('leaves out what somebody is writing', () => {
    const doc = page(`<p>Read</p>
      <div contenteditable><p>I sell <b>followers</b></p></div><div contenteditable="plaintext-only">draft</div>
      <div contenteditable="TRUE">draft</div><div role="textbox">draft <i>text</i></div><textarea>draft</textarea>
      <div class="monaco-editor" role="code"><div class="view-lines">draft</div></div>
      <pre class="ace_editor">draft</pre><div class="CodeMirror cm-s"><pre>draft</pre></div>
      <div contenteditable="false">Shown</div><label>Name <input role="textbox" name="a" placeholder="Yours"></label>
      <p>Last</p>`);
    expect(read(doc).blocks).toEqual(['body: Read', 'body: Shown', 'field: Name', 'field: Yours', 'body: Last']);
    const written = (selector: string): boolean => isWritten(doc.querySelector(selector) as Element);
    expect(['b', 'i', '.view-lines', '[contenteditable]'].map(written)).toEqual([true, true, true, true]);
    expect(['p', '[contenteditable=false]', 'input'].map(written)).toEqual([false, false, false]);
    expect(isWritten(doc)).toBe(false);
  });

  it.each([
    ['Quill', '<div class="ql-container"><div class="ql-editor" contenteditable="true"><p>draft</p></div></div>'],
    ['ProseMirror', '<div class="ProseMirror" contenteditable="true" translate="no"><p>draft</p></div>'],
    ['CKEditor', '<div class="ck ck-editor__editable" role="textbox" contenteditable="true"><h2>draft</h2></div>'],
    ['Draft.js', '<div class="public-DraftEditor-content" contenteditable="true"><span>draft</span></div>'],
    ['Lexical', '<div data-lexical-editor="true" contenteditable="true"><ul><li>draft</li></ul></div>'],
    ['Slate', '<div data-slate-editor="true" role="textbox" contenteditable="true"><div>draft</div></div>'],
    ['Editor.js', '<div class="ce-block"><div class="ce-paragraph" contenteditable="true">draft</div></div>'],
    ['CodeMirror 6', '<div class="cm-editor"><div class="cm-content" contenteditable="true">draft</div></div>'],
    ['TinyMCE in its frame', '<body id="tinymce" contenteditable="true"><p>draft</p></body>'],
  ])('leaves out what somebody is writing in %s', (_name, html) =>
    expect(blocksOf(html).filter((block) => block.includes('draft'))).toEqual([]),
  );

  it('takes all of a document for written while it is edited as a whole', () => {
    const doc = page('<p>Read</p>');
    expect(isWritten(doc)).toBe(false);
    Object.defineProperty(doc, 'designMode', { value: 'on' });
    expect([doc, doc.body, doc.querySelector('p')].map((node) => isWritten(node as Node))).toEqual([true, true, true]);
  });

  it('reads open shadow trees, before the children they may show', () => {
    const doc = page('<div id="host"><p>light</p></div>');
    const shadow = doc.getElementById('host')?.attachShadow({ mode: 'open' });
    if (shadow !== undefined) shadow.innerHTML = '<p>shadow</p><slot></slot>';
    expect(read(doc).blocks).toEqual(['body: shadow', 'body: light']);
  });

  it('tells the shadow roots it met, and elements that may get one', () => {
    const doc = page('<x-app></x-app><div id="full"></div><div id="empty"></div><p>words</p>');
    doc.getElementById('full')!.attachShadow({ mode: 'open' }).innerHTML = '<p>inside</p>';
    const [roots, rootless]: [string[], string[]] = [[], []];
    const none = (): undefined => undefined;
    const sink = { block: none, link: none, embed: none, form: none };
    const reading = readPage(doc, sink, undefined, undefined, undefined, {
      root: (root) => roots.push(root.host.id),
      rootless: (element) => rootless.push(element.localName),
    });
    while (reading.next().done !== true);
    expect(roots).toEqual(['full']);
    expect(rootless).toEqual(['x-app', 'div']);
  });

  it('gives out every title of a feed, and its links', () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>The feed</title><entry><title>First</title>' +
      '<link href="https://a.example/"/></entry><entry><title>Second</title></entry></feed>';
    const { blocks, links } = read(page(feed, 'application/xml'));
    expect(blocks).toEqual(['title: The feed', 'heading: First', 'heading: Second']);
    expect(links).toEqual(['https://a.example/']);
  });

  it('gives out links of pictures by both names', () => {
    const { links } = read(
      page(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">' +
          '<a href="https://a.example/"><text>a</text></a><a xlink:href="https://b.example/"><text>b</text></a></svg>',
        'image/svg+xml',
      ),
    );
    expect(links).toEqual(['https://a.example/', 'https://b.example/']);
  });

  it('tells the base of relative addresses before them', () => {
    const doc = page('<base href="https://b.example/x/"><a href="y">y</a><a href="">x</a><a>no link</a>');
    const told: string[] = [];
    const reading = readPage(doc, {
      base: (url) => told.push(`base ${url}`),
      block: () => undefined,
      link: (href) => told.push(`link ${href}`),
      embed: () => undefined,
      form: () => undefined,
    });
    while (reading.next().done !== true);
    expect(told).toEqual(['base https://b.example/x/', 'link y', 'link ']);
  });

  it('reads only what stands under a root', () => {
    const doc = page('<p>before</p><div id="r"><p>inside</p></div><p>after</p>');
    expect(read(doc, DEFAULT_LIMITS, doc.getElementById('r') ?? doc).blocks).toEqual(['body: inside']);
  });

  it('collects the facts that tell an article', () => {
    const { result } = read(
      page(
        `<html lang="de-AT"><head><meta property="og:type" content="article">` +
          `<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":["Person","Thing"]},</script>` +
          `</head><body><article><p rel="author">N. N.</p><time>today</time>` +
          `<p>${'word '.repeat(60)}</p></article></body></html>`,
      ),
    );
    expect(result.facts).toMatchObject({
      lang: 'de-at',
      ogType: 'article',
      linkedTypes: ['newsarticle', 'person', 'thing'],
      articles: 1,
      byline: true,
      time: true,
    });
    expect(result.facts.articleChars).toBeGreaterThan(250);
    expect(result.isCut).toBe(false);
  });

  it('is not led astray by fields named like properties', () => {
    const names = [
      'tagName',
      'localName',
      'attributes',
      'firstChild',
      'nextSibling',
      'parentNode',
      'childNodes',
      'nodeType',
      'getAttribute',
      'shadowRoot',
      'textContent',
      'namespaceURI',
    ];
    const html =
      `<body><img name="body">` +
      `<form name="documentElement" action="/x">${names.map((name) => `<input name="${name}">`).join('')}<p>` +
      `inside</p></form><p>after</p></body>`;
    const { blocks, forms } = read(page(html));
    expect(blocks).toEqual(['body: inside', 'body: after']);
    expect(forms[0]?.fields).toHaveLength(names.length);
    expect(forms[0]?.action).toBe('/x');
  });

  it('reads XHTML, SVG documents, framesets and nothing at all', () => {
    expect(
      read(
        page(
          '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title></head><body><p>one</p>' +
            '<![CDATA[two]]></body></html>',
          'application/xhtml+xml',
        ),
      ).blocks,
    ).toEqual(['title: X', 'body: one', 'body: two']);
    expect(
      read(
        page(
          '<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><text>drawn <tspan>words</tspan></text></svg>',
          'image/svg+xml',
        ),
      ).blocks,
    ).toContain('body: drawn words');
    expect(read(page('<frameset><frame src="https://f.example/"></frameset>')).embeds).toEqual([
      'frame https://f.example/',
    ]);
    const empty = page('');
    empty.documentElement.remove();
    expect(read(empty).blocks).toEqual([]);
  });

  it('survives depth and breadth', () => {
    const doc = page('<div id="d"></div>');
    let at = doc.getElementById('d') as HTMLElement;
    for (let i = 0; i < 2300; i++) at = at.appendChild(doc.createElement('div'));
    at.textContent = 'too deep';
    expect(() => read(doc)).not.toThrow();
  });

  it('stops at its limits and says how far it came', () => {
    const doc = page(`<p>${'word '.repeat(20_000)}</p><p>end</p>`);
    const { result, blocks } = read(doc, { ...DEFAULT_LIMITS, chars: 10_240 });
    expect(result).toMatchObject({ isCut: true, chars: 10_240 });
    expect(blocks.join('')).not.toContain('end');
    expect(read(page('<p>a</p>'.repeat(1000)), { ...DEFAULT_LIMITS, nodes: 100 }).result.isCut).toBe(true);
  });

  it('works in small steps, also through one giant text node', () => {
    const doc = page('<p></p>');
    const giant = 'lorem ipsum '.repeat(100_000);
    doc.querySelector('p')?.append(giant);
    const { blocks, steps } = read(doc);
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(4200);
    expect(blocks.map((block) => block.slice('body: '.length)).join(' ')).toBe(giant.trim());
    expect(steps).toBeGreaterThan(0);
    expect(read(page('<p>x</p>'.repeat(6000))).steps).toBeGreaterThan(100);
  });
});

describe('visibility', () => {
  const visible = (html: string): boolean => isVisible(page(html).querySelector('#t'));

  it.each([
    ['plain text', '<p id="t">a</p>', true],
    ['a child of something not displayed', '<style>.n{display:none}</style><p id="t" class="n">a</p>', false],
    [
      'white on white',
      '<div style="background-color: rgb(255, 255, 255)"><p id="t" style="color: rgb(255, 255, 255)">a</p></div>',
      false,
    ],
    [
      'white on black',
      '<div style="background-color: rgb(0, 0, 0)"><p id="t" style="color: rgb(255, 255, 255)">a</p></div>',
      true,
    ],
    [
      'white on a picture',
      '<div style="background-image: url(x.png)"><p id="t" style="color: rgb(255, 255, 255)">a</p></div>',
      true,
    ],
    ['letters of one pixel', '<p id="t" style="font-size: 1px">a</p>', false],
    ['no opacity', '<div style="opacity: 0"><p id="t">a</p></div>', false],
    ['waiting to fade in', '<div style="opacity: 0; transition-duration: 1s"><p id="t">a</p></div>', true],
    ['an option of a list', '<select><option id="t">a</option></select>', true],
    ['an option of a hidden list', '<select style="display: none"><option id="t">a</option></select>', false],
  ])('%s', (_name, html, expected) => {
    expect(visible(html)).toBe(expected);
  });

  it('asks what stands around words once in a task, and anew in the next', async () => {
    const doc = page(`<div id="o"><div>${'<p>a</p>'.repeat(9)}</div></div>`);
    const asked = vi.spyOn(doc.defaultView as Window, 'getComputedStyle');
    const all = (): boolean[] => Array.from(doc.querySelectorAll('p'), isVisible);
    expect(all()).toEqual(new Array(9).fill(true));
    expect(asked.mock.calls.filter(([element]) => element.id === 'o')).toHaveLength(1);
    expect(asked.mock.calls.filter(([element]) => element.localName === 'p')).toHaveLength(9);
    await Promise.resolve();
    (doc.querySelector('#o') as HTMLElement).style.opacity = '0';
    expect(all()).toEqual(new Array(9).fill(false));
  });

  it('counts what is no element as visible', () => {
    expect(isVisible(null)).toBe(true);
    expect(isVisible(page('<p>a</p>'))).toBe(true);
  });
});
