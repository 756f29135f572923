/** Where marks stand: they cover nothing of the page, follow their link, and go when the link cannot be seen. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { chips, covered, stillChips } from '../chips.ts';
import type { ChipSeen } from '../chips.ts';
import { eventually, html, LATER, openWorld, resize, reviewed, visit } from '../browser.ts';
import { FONTS, inFont } from '../fonts.ts';

const link = (words: string, more = ''): string => `<a href="https://nakrutka.cc/${words.length}" ${more}>${words}</a>`;

/** For each kind of surroundings: how many links are marked, the styles, and the page's body. */
const PAGES: Readonly<Record<string, readonly [count: number, css: string, body: string]>> = {
  signs: [
    4,
    `a.ext { padding-right: 18px; background: linear-gradient(#36c, #36c) no-repeat right 3px center / 10px 10px }
     a.new::after { content: " ↗ new window"; color: #c00 }
     .card { position: relative; border: 1px solid #bbb; padding: 12px; width: 420px } .dot { position: absolute;
       right: 10px; top: 12px; width: 22px; height: 22px; border-radius: 50%; background: #393; cursor: pointer }
     .field { display: flex; gap: 8px } .star { cursor: pointer; background: #ffc; padding: 0 4px }`,
    `<ul><li>${link('Nakrutka', 'class="ext"')}</li><li>${link('Nakrutka two', 'class="new"')}</li></ul>
     <div class="card"><h3>${link(
       'Nakrutka ' + 'three',
     )}</h3><p>A card with a round control.</p><div class="dot"></div></div>
     <p class="field">${link('Nakrutka four')}<span class="star">☆</span><span>a row with a star</span></p>`,
  ],
  talk: [
    4,
    `body { background: #9bbf8f; font-size: 15px; line-height: 1.35 } 
     .b { display: table; max-width: 360px; margin: 6px 0; padding: 6px 10px; border-radius: 14px;
       background: #fff } .time { float: right; margin: 6px 0 0 8px; font-size: 11px }
     .row { width: 500px; overflow: hidden; background: #fff; text-overflow: ellipsis; white-space: nowrap } .pill {
       display: inline-block; padding: 0 6px; border-radius: 10px; background: #eee; font-size: 11px;
         text-decoration: none }`,
    `<div class="b">Have you seen this? ${link('nakrutka.cc/deal')}<span class="time">12:01</span></div>
     <div class="b">${link('https://nakrutka.cc/a/very/long/path/that/goes/on/and/on/and/on/for/a/while')}
       asks for it<span class="time">12:03</span></div>
     <div class="row">${link(
       'Your order is ' + 'ready',
     )} - and more of the message that goes on to the end of the row and further than that</div>
     <p>Several shops exist ${link(
       'nakrutka ' + '+2',
       'class="pill"',
     )} and prices differ. They were compared lately in a test of many services by a magazine
       for consumers ${link('nakrutka +1', 'class="pill"')}, which found little,
       and said so at length in its next edition.</p>`,
  ],
  prose: [
    3,
    '.columns { columns: 2; width: 400px } .left { direction: rtl } .tight { line-height: 1.05 }',
    `<div class="columns"><p>A story that is told in two columns, and names ${link(
      'Nakrutka ' + 'one',
    )} in the middle of one of its sentences, after which it goes on.</p></div>
     <p class="left">انظر ${link('نكروتكا')}
       هنا في هذا النص الطويل الذي يستمر إلى السطر التالي ثم ينتهي هناك بعد كلمات كثيرة</p>
     <p class="tight">Lines that stand close to each other, of which the second or the third
       names ${link('Nakrutka, a shop')} among others, and then goes on for another line or two.</p>`,
  ],
  turned: [
    4,
    'body { zoom: 1.25 } .s { transform: scale(.8); transform-origin: 0 0 } .v { writing-mode: vertical-rl; ' +
      'height: 160px; padding: 8px; border: 1px solid #999; margin: 8px 0; text-decoration: none } .v a { ' +
      'text-decoration: none }',
    `<p>${link('Nakrutka')}</p><div class="s"><p>${link('Nakrutka two')}</p></div>
     <div class="v">Words that run downwards, ${link(
       'Nakrutka ' + 'three',
     )} among them, and go on.</div><div class="v"><p>${link('Nakrutka 4')}</p></div>`,
  ],
  breaks: [
    2,
    `.three { columns: 3; column-fill: auto; width: 700px; height: 72px; white-space: nowrap }
     .tight { line-height: 1.1; margin: 0 }
     .tight a > b { display: block; font-weight: normal; width: max-content } .tight.row { display: flex; gap: 3px }`,
    `<div class="three">Words<br>words and more<br>${link(
      'this link<br>goes on here and<br>ends',
    )} with words after it<br>and some more words<br>and further ones<br>and then some<br>to the end</div>
     <p class="tight">Words that stand above it and go on for long, so that nothing above is free.</p>
     <div class="tight row"><b>Words before,</b>${link('<b>Nakrutka in a block</b>')}<b>and words after it.</b></div>
     <p class="tight">Words that stand below it and go on for long, so that nothing below is free.</p>`,
  ],
  letters: [
    5,
    `p, li { width: 280px } .first::first-letter { float: left; font-size: 56px; line-height: 44px; color: #c00 }
     ol { list-style: none; counter-reset: each } ol li::before { counter-increment: each; position: absolute;
       content: counter(each) "."; margin-left: -30px }
     .card { width: 280px; height: 120px } .card p { width: auto; margin: 30px 10px }
     .turned, .turned > * { position: relative; height: 100%; transform-style: preserve-3d }
     .turned, .back { transform: rotateY(180deg) } .front, .back { position: absolute; inset: 0; background: #fee;
       backface-visibility: hidden }
     .side { width: 250px; margin: 140px 0 120px -60px; transform: rotate(-90deg); background: #fee }
     .side p { margin: 0 }`,
    `<p class="first">${link('Nakrutka')} begins this paragraph, whose first letter is so large that more than one line
       stands beside it.</p><p class="first">Words, then ${link('Nakrutka two')} and more of them beside it.</p>
     <ol><li>${link('Nakrutka ' + 'three')} and words after it to the end of the line</li></ol>
     <div class="card"><div class="turned"><div class="front"><p>The other side</p></div>
       <div class="back"><p>${link('Nakrutka 4')}</p></div></div></div>
     <div class="side"><p>${link('Nakrutka 5 upwards')}</p></div>`,
  ],
  rings: [
    7,
    `p { max-width: 260px; margin: 0 0 30px } .ring { outline: 2px solid #06c; outline-offset: 2px }
     .around { width: max-content; margin: 12px 8px 40px; outline: 3px solid #c00; outline-offset: 4px }
     .glow { box-shadow: 0 0 0 4px #f80 } .cast { text-shadow: 0 18px 0 #0a0 }
     .new { position: relative } .new::after { content: "NEW"; position: absolute; left: 100%; top: -10px;
       margin-left: 6px; padding: 2px 6px; background: #c00; font-size: 10px }
     .count { position: relative; margin-left: 50px; padding: 0 8px; background: #ddd }
     .count::after { content: "9"; position: absolute;
       top: 0; left: 0; transform: translate(-28px, -4px); width: 16px; height: 18px; background: #393 }`,
    `<p>${link('Nakrutka', 'class="ring"')}</p><div class="around">${link('Nakrutka two')}</div>
     <p>${link('Nakrutka ' + 'three', 'class="glow"')}</p><p class="cast">${link('Nakrutka 4')} words</p>
     <p style="margin: 0">${link('Nakrutka number 5')}</p><p>${link('A new one', 'class="new"')}</p>
     <p>${link('six')}<button class="count">Words</button></p>`,
  ],
  edges: [
    4,
    `fieldset { width: 230px; margin: 24px 0 } .title { position: relative; width: 240px; margin: 40px 0; padding: 12px;
       border: 1px solid } .title b { position: absolute; left: 12px; bottom: -12px; background: #fff }
     .part { width: 130.5px; margin: 0.4px 0 20px 13.6px; padding: 0.2px; border: 1px solid #333; line-height: 1 }
     .round { width: 200px; height: 110px; padding: 30px 0 0 24px; box-sizing: border-box; background: #dfd;
       clip-path: circle(70px at 80px 50px) }`,
    `<fieldset><legend>${link('Nakrutka')}</legend><p>Words in the frame</p></fieldset>
     <div class="title"><p>Words</p><b>${link('Nakrutka two')}</b></div>
     <div class="part">${link('Nakrutka 4')}</div><div class="round">${link('5')}</div>`,
  ],
  pictures: [
    2,
    `.top { height: 40px } .signs { position: absolute; inset: 0; pointer-events: none } .signs svg,
     .signs div { position: absolute; left: 20px; top: 44px } .signs div { top: 104px; width: 200px; height: 26px;
       background: repeating-linear-gradient(90deg, #fff 0 4px, #c33 4px 8px) }`,
    `<p>${link('Nakrutka')}</p><p style="margin-top: 40px">${link('Nakrutka two')}</p>
     <p style="padding-top: 200px">Words</p>${'<p>far</p>'.repeat(5)}<div><div><div class="signs">
       <i><b><svg width="200" height="22"><path d="M0 0h200v22z" fill="#393"></path></svg><div></div></b></i>
     </div></div></div>`,
  ],
};
/** Styles for pages that are made narrower. In a wide window, one link is at the far side and one at the very end. */
const NARROWED: Readonly<Record<string, string>> = {
  'a usual page': '',
  'a page that runs from right to left': 'html { direction: rtl } #tall { display: none }',
  'a zoomed page': 'html { zoom: 1.5 }',
  'a page with a zoomed body': 'body { zoom: 0.8 }',
  'a page of words that run downwards': 'html { writing-mode: vertical-rl } #tall { display: none }',
  'a page that is drawn smaller': 'html { transform: scale(0.9) }',
};
/** Styles with which a box cuts off also what stands in it absolutely. */
const HOLDERS: readonly string[] = [
  'position: relative',
  'transform: translateZ(0)',
  'translate: 1px',
  'filter: blur(0)',
  'backdrop-filter: blur(1px)',
  'perspective: 500px',
  'will-change: transform',
  'contain: layout',
];
const far = `<p>${link('Nakrutka')}</p><div id="tall" style="height: 1200px"></div>
  <p style="text-align: end">${link('Nakrutka two')}&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;&emsp;</p>
  <p>${('Words that take up more lines when the window is ' + 'narrow. ').repeat(
    12,
  )}</p><p id="last">${link('Nakrutka three')}</p>`;
const plain = (body: string): string => body.replaceAll('href="https://nakrutka.cc', 'href="https://elsewhere.example');

const world = openWorld({
  ...Object.fromEntries(
    Object.entries(PAGES).flatMap(([name, [, css, body]]) =>
      FONTS.flatMap((font) => {
        const head = `<style>body { margin: 20px; font: 16px/1.5 sans-serif } ${css}</style>`;
        return [
          [`${name}.${font}.example/`, inFont(font, html(body, head))] as const,
          [`plain.${name}.${font}.example/`, inFont(font, html(plain(body), head))] as const,
        ];
      }),
    ),
  ),
  ...Object.fromEntries(
    Object.values(NARROWED).flatMap((css, at) => {
      const head = `<style>body { margin: 20px; font: 16px/1.5 sans-serif } ${css}</style>`;
      return [
        [`narrowed${at}.example/`, html(far, head)] as const,
        [`plain.narrowed${at}.example/`, html(plain(far), head)] as const,
      ];
    }),
  ),
  'moving.example/': html(
    `<div id="box" style="height: 120px; width: 300px; overflow: auto; border: 1px solid"><p>One.</p><p>Two.</p><p
      id="one">${link('Nakrutka')}</p><p>Three.</p><p>Four.</p><p>Five.</p></div>
     <p id="two" style="position: relative; width: max-content">${link(
       'Nakrutka ' + 'two',
     )}</p><div style="height: 2000px"></div>`,
    '<style>header { position: fixed; inset: 0 0 auto; height: 60px; background: #cde; display: none }</style>',
  ),
  'unseen.example/': html(
    `<p style="opacity: 0">${link('one')}</p><p style="position: absolute; left: -9999px">${link('two')}</p><p
      style="text-indent: -9999px; overflow: hidden">${link('three')}</p>
     <p style="width: 0; height: 0; overflow: hidden">${link('four')}</p><p
       style="clip-path: inset(50%)">${link('five')}</p><p style="visibility: hidden">${link('six')}</p>
     <p style="position: relative">${link('seven')}<span
       style="position: absolute; inset: 0; background: #fff"></span></p>
     <p>${link('eight', 'style="color: transparent"')}</p>`,
  ),
  'cut.example/': html(
    HOLDERS.map(
      (style, at) =>
        `<div class="cuts" style="${style}"><p class="out">${link(`Nakrutka ${at} goes on outside`)}</p></div>`,
    ).join(''),
    `<style>.cuts { overflow: hidden; width: 240px; height: 50px; margin: 6px; border: 1px solid }
     .out { position: absolute; margin: 4px 0 4px 180px; white-space: nowrap }</style>`,
  ),
  'fading.example/': html(`<p>${link('Nakrutka')}</p><div id="fades"><p>${link('Nakrutka two')}</p></div>
    <div id="comes" style="opacity: 0"><p>${link('Nakrutka ' + 'three')}</p></div>`),
  'veiled.example/': html(
    `<i class="through" style="z-index: -1; background: #eef"></i>
     <i class="through" style="z-index: 9; background: rgb(0 0 0 / 0.1)"></i>
     <i class="through" style="z-index: 9; background: #000; opacity: 0.1"></i>
     <div style="position: relative; z-index: 1"><p>${link('Nakrutka')}</p><i id="veil" hidden></i></div>
     <div style="position: relative; z-index: 1"><p>${link('Nakrutka two')}</p></div>
     <i class="through" style="background: #eef"></i>
     <div id="tip" role="tooltip" hidden><div>A tip that tells more of it</div></div>
     <p style="margin-top: 60px; position: relative">${link('Nakrutka ' + 'three')}</p>
     <div class="around"><p>${link('Nakrutka behind')}</p><i class="inside" style="z-index: -1"></i></div>
     <div class="around"><b class="menu"><i class="inside" style="inset: 0 0 -60px"></i></b>
       <p>${link('Nakrutka cut')}</p></div>
     <div class="around"><b class="low"><i class="inside" style="z-index: 99"></i></b>
       <p class="high">${link('Nakrutka higher')}</p></div>
     <div class="around"><p>${link('Nakrutka level')}</p><i class="flat"></i></div>
     <div class="around"><p>${link('Nakrutka fading')}</p>
       <i class="inside" style="background: linear-gradient(transparent, #ddd)"></i></div>
     <div class="around"><p>${link('Nakrutka beside a dot')}</p>
       <i class="inside" style="background: linear-gradient(#ddd, #eee) 100% 0 / 9px 9px no-repeat"></i></div>
     <div class="around"><p>${link('Nakrutka behind a sheen')}</p>
       <i class="inside" style="background: linear-gradient(90deg, #ddd, #eee, #ddd)"></i></div>`,
    `<style>.through { position: fixed; inset: 0; pointer-events: none }
     #veil { position: absolute; inset: 0; background: #fff; pointer-events: none }
     #tip { position: fixed; z-index: 99; pointer-events: none } #tip div { padding: 4px 90px; background: #222 }
     .around { position: relative; isolation: isolate; height: 50px }
     .inside { position: absolute; inset: 0; background: #efe; pointer-events: none }
     .menu { position: absolute; z-index: 1; width: 100%; height: 0; overflow: hidden }
     .low { position: absolute; inset: 0; transform: translateY(0) } .high { position: relative; z-index: 1 }
     .flat { display: block; margin-top: -40px; height: 40px; background: #efe; pointer-events: none }
     [hidden] { display: none }</style>`,
  ),
  'overlaid.example/': html(
    `<div class="over" style="background: #222; clip-path: circle(0 at 100% 0)"></div>
     <div style="position: fixed; clip-path: inset(50%)"><div class="over" style="background: #222"></div></div>
     <p>${link('Nakrutka')}</p><div class="over" id="first"></div><div id="drawn">${
       '<svg class="small"></svg>'.repeat(320) + '<i class="small dot"></i>'.repeat(320)
     }</div><div class="over" id="second"></div><div id="third" hidden><b><i class="over"></i></b></div>`,
    `<style>.over { position: fixed; inset: 0; pointer-events: none; z-index: 9 } #third .over { background: #222 }
     #drawn { margin-top: 90px } .small { display: inline-block; width: 4px; height: 4px; pointer-events: none }
     .dot { background: #ccc } .dim #first { background: #222 } [hidden] { display: none }</style>`,
  ),
  'named.example/': html(
    `<form style="overflow: hidden; width: 500px">${['clientWidth', 'offsetWidth', 'matches', 'contains', 'nodeType']
      .map((name) => `<input name="${name}" size="1">`)
      .join('')}<p>${link('Nakrutka')}</p></form>
     <form style="width: 300px; height: 50px; background: #eef; pointer-events: none">
       <input name="checkVisibility" size="1"><input name="isConnected" size="1"></form><p>${link('Nakrutka two')}</p>`,
  ),
  'blurred.example/': html(
    ['', '<i style="backdrop-filter: blur(9px)"></i>', '<textarea></textarea>', '<i style="backdrop-filter: none"></i>']
      .map((over, at) => `<div class="under"><p>${link(`Nakrutka ${at}`)}</p>${over}</div>`)
      .join(''),
    `<style>.under { position: relative; height: 60px } .under > * + * { position: absolute; inset: 0;
      width: 400px; background: none }</style>`,
  ),
  'stays.example/': html(
    `<div id="box"><table><thead><tr><th class="side">Head</th><th>Words</th></tr></thead>${Array.from(
      { length: 20 },
      (_, at) => `<tr><td class="side">row</td><td>${link(`Nakrutka ${at}`)} and words after it</td></tr>`,
    ).join('')}</table></div>`,
    `<style>#box { width: 300px; height: 160px; overflow: auto } table { border-spacing: 0 }
     th { position: sticky; top: 0; background: #fed }
     .side { position: sticky; left: 0; background: #def; width: 60px }
     th, td { padding: 0 6px; line-height: 18px; white-space: nowrap } td + td { padding-right: 300px }</style>`,
  ),
  'coloured.example/': html(
    ['red', '#ff0', 'rgb(0 128 0)', 'rgb(0 0 0 / 0.6)', 'color(display-p3 1 0 0)', 'black', 'oklch(60% 0.2 0)']
      .map((color, at) => `<p>${link(`Nakrutka ${at}`, `style="color: ${color}"`)}</p>`)
      .join(''),
  ),
  'boxless.example/': html(
    `<p>See ${link('contents one', 'class="none"')} and more.</p>
     <p>See <b class="none">${link('contents two', 'class="none"')}</b></p>
     <p style="height: 80px"><a href="https://nakrutka.cc/f"><img alt="floated"></a></p>
     <div style="height: 3000px"></div><p>${link('contents at the end', 'class="none"')}</p>`,
    '<style>.none { display: contents } img { float: left; width: 120px; height: 80px }</style>',
  ),
  ...Object.fromEntries(
    ['fixed', 'sticky'].map((position) => [
      `${position}.example/`,
      html(
        `<header>${link('in the header')}</header>` +
          '<p>Words that stand close to each other and pass below.</p>'.repeat(200),
        `<style>body { margin: ${position === 'fixed' ? 40 : 0}px 0 0 } p { margin: 0; line-height: 1 }
         header { position: ${position}; inset: 0 0 auto; height: 40px; line-height: 40px; background: #cde }</style>`,
      ),
    ]),
  ),
  'late.example/': html(
    `<board-app></board-app><script>setTimeout(() => customElements.define('board-app', class extends HTMLElement {
      connectedCallback() { this.attachShadow({
        mode: 'open' }).innerHTML = '<h2>${link('Nakrutka')}</h2><board-list></board-list>'; } }), 1500);
     setTimeout(() => customElements.define('board-list', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p>${link(
        'Nakrutka ' + 'two',
      )}</p>'; } }), 2500);</script><p>${link('Nakrutka 3')}</p>`,
  ),
  'table.example/': html(
    '<table id="table"></table><script>table.innerHTML = Array.from({ length: 2500 }, (_, at) => `<tr>' +
      '<td>${at}</td><td><a href="https://${at % 10 ? "shop" + at + ".example" : "nakrutka.cc"}/item${at}">item ' +
      '${at}</a></td><td>Some words about it</td></tr>`).join("");</script>',
  ),
});

/** Opens a page with and without listed links. Waits until the page's marks cover nothing of it. */
async function expectNothingCovered(name: string, font: string, width: number): Promise<void> {
  const open = async (host: string): Promise<Page> => {
    const page = await visit(world, `https://${host}/`);
    await resize(page, { width, height: 900 });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    return page;
  };
  const plainPage = await open(`plain.${name}.${font}.example`);
  expect(await chips(world, plainPage)).toEqual([]);
  const picture = await plainPage.screenshot();
  const page = await open(`${name}.${font}.example`);
  // Places are chosen again once the font has come and the window has its size, a moment after both.
  await expect.poll(async () => covered(picture, await stillChips(world, page, PAGES[name]![0])), LATER).toEqual([]);
}

describe.each(Object.keys(PAGES))('a mark among %s', (name) => {
  it.each(
    FONTS.flatMap(
      (font) =>
        [
          [font, 800],
          [font, 320],
        ] as const,
    ),
  )('covers nothing that the page shows, in a font that is %s, in a window of %d pixels', async (font, width) => {
    await expectNothingCovered(name, font, width);
  });
});

/** The offset of a chip from an element in whole pixels, as `left,top`; `gone` if there is no such chip. */
async function distance(page: Page, selector: string, name: string): Promise<string> {
  const chip = (await chips(world, page)).find((each) => each.name.endsWith(name));
  if (chip === undefined) return 'gone';
  const [left, top] = await page.evaluate((wanted) => {
    const box = document.querySelector(wanted)!.getBoundingClientRect();
    return [box.left, box.top];
  }, selector);
  return [chip.left - left!, chip.top - top!].map(Math.round).join();
}

describe('a mark', () => {
  it('follows its link, wherever it is scrolled or moved, and is cut off and covered with it', async () => {
    const page = await visit(world, 'https://moving.example/');
    await stillChips(world, page, 2);
    const [one, two] = [await distance(page, '#one a', 'Nakrutka'), await distance(page, '#two a', 'two')];
    const stays = (selector: string, name: string, where: string): Promise<void> =>
      eventually(`${name}: ${where}`, async () => (await distance(page, selector, name)) === where);
    await page.evaluate(() => document.getElementById('box')!.scrollTo(0, 40));
    await stays('#one a', 'Nakrutka', one);
    await page.evaluate(() => document.getElementById('box')!.scrollTo(0, 150));
    await stays('#one a', 'Nakrutka', 'gone');
    await page.evaluate(() => document.getElementById('box')!.scrollTo(0, 0));
    await stays('#one a', 'Nakrutka', one);
    await page.evaluate(() => Object.assign(document.getElementById('two')!.style, { left: '120px', top: '30px' }));
    await stays('#two a', 'two', two);
    await page.evaluate(() => scrollTo(0, 100));
    await stays('#two a', 'two', two);
    await page.evaluate(() => {
      const header = document.createElement('header');
      header.style.display = 'block';
      header.style.height = '400px';
      document.body.append(header);
    });
    await stays('#two a', 'two', 'gone');
    await page.evaluate(() => document.querySelector('header')!.remove());
    await stays('#two a', 'two', two);
    await page.evaluate(() => document.querySelector('#two a')!.remove());
    await stays('#one', 'two', 'gone');
    await page.evaluate(() => document.querySelector('#one a')!.remove());
    await eventually('nothing of Caveat', () => page.evaluate(() => document.querySelector(':root > div') === null));
  });

  it('makes no page longer or wider', async () => {
    const page = await visit(world, 'https://moving.example/');
    await stillChips(world, page, 2);
    const scrolls = (): Promise<number[]> =>
      page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    await page.evaluate(() => {
      document.body.style.width = '200px';
      document.body.lastElementChild!.remove();
      document.documentElement.style.overflow = 'auto';
      // In the same turn as the changes above: the chips have had no time to follow their links.
      document.getElementById('box')!.remove();
    });
    const [width, height] = await scrolls();
    expect([width! <= 1200, height! <= 800]).toEqual([true, true]);
  });

  it.each(Object.keys(NARROWED).map((name, at) => [name, at] as const))(
    'makes %s no longer or wider when its window becomes narrower',
    async (_, at) => {
      /** The page's scroll sizes at each width, right after the change and once the chips have followed. */
      const scrolls = async (host: string, marks: number): Promise<Record<string, readonly number[]>> => {
        const page = await visit(world, `https://${host}/`);
        await page.evaluate(() => document.getElementById('last')!.scrollIntoView());
        const seen: Record<string, readonly number[]> = {};
        /** The sizes in the first moment in which the page has that width. */
        const sizes = (width: number): Promise<readonly number[]> =>
          page.evaluate(
            (wanted) =>
              new Promise<number[]>((done) => {
                const look = (): void => {
                  if (innerWidth !== wanted) return void setTimeout(look);
                  const { documentElement: root, body } = document;
                  done([root, body].flatMap((each) => [each.scrollWidth, each.scrollHeight]).concat(root.clientWidth));
                };
                look();
              }),
            width,
          );
        for (const width of [1200, 900, 320]) {
          const atOnce = sizes(width);
          await page.setViewport({ width, height: 800 });
          seen[`at once, ${width} px wide`] = await atOnce;
          let [before, now]: (readonly ChipSeen[])[] = [[], []];
          await eventually('chips that stand still', async () => {
            await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
            [before, now] = [now!, await chips(world, page)];
            return JSON.stringify(now) === JSON.stringify(before) && (width < 1200 || now.length >= marks);
          });
          seen[`${width} px wide`] = await sizes(width);
        }
        return seen;
      };
      const asItIs = await scrolls(`plain.narrowed${at}.example`, 0);
      expect(await scrolls(`narrowed${at}.example`, 1)).toEqual(asItIs);
    },
  );

  it('is not drawn for a link that cannot be seen, and then nothing is on the page', async () => {
    const page = await visit(world, 'https://unseen.example/');
    await reviewed(world, page, (view) => view.findings.some(({ finding }) => finding.kind === 'link'));
    await page.evaluate(() => {
      const shown = document.createElement('p');
      shown.innerHTML = '<a href="https://nakrutka.cc/last">the last</a>';
      document.body.append(shown);
    });
    await eventually('a mark', async () => (await chips(world, page)).some(({ name }) => name.endsWith('the last')));
    expect((await stillChips(world, page, 1)).map(({ name }) => name)).toEqual([expect.stringMatching(/the last$/)]);
    await page.evaluate(() => document.body.lastElementChild!.remove());
    await eventually('no chip', async () => (await chips(world, page)).length === 0);
  });

  it('goes with a link that fades away without an event, and comes back with it', async () => {
    const page = await visit(world, 'https://fading.example/');
    await stillChips(world, page, 2);
    const fade = (opacity: number, id = 'fades'): Promise<void> =>
      page.evaluate(
        (to, which) => {
          document.getElementById(which)!.animate({ opacity: to }, { duration: 300, fill: 'forwards' });
        },
        opacity,
        id,
      );
    await fade(0);
    expect((await stillChips(world, page, 1)).map(({ name }) => name)).toEqual([expect.stringMatching(/Nakrutka$/)]);
    await fade(1);
    await stillChips(world, page, 2);
    await fade(1, 'comes');
    await stillChips(world, page, 3);
  });

  it('is cut off with its link by every box that holds what stands absolutely', async () => {
    const page = await visit(world, 'https://cut.example/');
    const places = await stillChips(world, page, HOLDERS.length);
    const ends = await page.evaluate(() =>
      [...document.querySelectorAll('.cuts')].map((each) => each.getBoundingClientRect().right),
    );
    expect(places.filter(({ left, width }) => left + width > Math.max(...ends))).toEqual([]);
  });

  it('is hidden by what the page lays over it, also where the pointer goes through that', async () => {
    const page = await visit(world, 'https://veiled.example/');
    const names = async (count: number): Promise<(string | undefined)[]> =>
      (await stillChips(world, page, count)).map(({ name }) => /link: (.*)/.exec(name)?.[1]).sort();
    const words = ['behind', 'beside a dot', 'cut', 'fading', 'higher', 'level'];
    const seen = words.map((each) => `Nakrutka ${each}`);
    expect(await names(9)).toEqual(['Nakrutka', ...seen, 'Nakrutka three', 'Nakrutka two']);
    const show = (id: string, isShown: boolean): Promise<void> =>
      page.evaluate(
        (which, isHidden) => {
          const part = document.getElementById(which)!;
          const { left, bottom } = document.querySelector('body > p a')!.getBoundingClientRect();
          Object.assign(part.style, which === 'tip' && { left: `${left}px`, top: `${bottom - 22}px` });
          part.hidden = isHidden;
        },
        id,
        !isShown,
      );
    await show('veil', true);
    expect(await names(8)).toEqual([...seen, 'Nakrutka three', 'Nakrutka two']);
    await show('tip', true);
    expect(await names(7)).toEqual([...seen, 'Nakrutka two']);
    await show('tip', false);
    await show('veil', false);
    expect(await names(9)).toEqual(['Nakrutka', ...seen, 'Nakrutka three', 'Nakrutka two']);
  });

  it('is hidden by what comes to be painted over it, also among many small things', async () => {
    const page = await visit(world, 'https://overlaid.example/');
    await stillChips(world, page, 1);
    for (const [id, change] of [
      ['second', ['style', 'background: #222']],
      ['first', ['style', 'background: #222']],
      ['third', ['class', '']],
      ['page', ['class', 'dim']],
    ] as const) {
      const set = (isSet: boolean): Promise<void> =>
        page.evaluate(
          (which, [name, value], isOn) => {
            const element = document.getElementById(which) ?? document.body;
            if (which === 'third') element.hidden = !isOn;
            else if (isOn) element.setAttribute(name, value);
            else element.removeAttribute(name);
          },
          id,
          change,
          isSet,
        );
      await set(true);
      await expect.poll(async () => [id, (await chips(world, page)).length], LATER).toEqual([id, 0]);
      await set(false);
      await expect.poll(async () => [id, (await chips(world, page)).length], LATER).toEqual([id, 1]);
    }
  });

  it("stands in and beside forms whose fields have the names of an element's own properties", async () => {
    const page = await visit(world, 'https://named.example/');
    await stillChips(world, page, 2);
  });

  it('is hidden by a blur or a field that the page lays over its link', async () => {
    const page = await visit(world, 'https://blurred.example/');
    const names = (await stillChips(world, page, 2)).map(({ name }) => /link: (.*)/.exec(name)?.[1]);
    expect(names.sort()).toEqual(['Nakrutka 0', 'Nakrutka 3']);
  });

  it('lies over nothing that stays in view while its link is scrolled beneath', async () => {
    const page = await visit(world, 'https://stays.example/');
    await eventually('marks', async () => (await chips(world, page)).length > 4);
    /** The chips that meet a head or a side of the table by more than a rounded pixel edge, once all stand still. */
    const over = async (): Promise<string[]> => {
      let [before, now]: (readonly ChipSeen[])[] = [[], []];
      let since = Date.now();
      await eventually('chips that stand still', async () => {
        [before, now] = [now!, await chips(world, page)];
        if (JSON.stringify(now) !== JSON.stringify(before)) since = Date.now();
        return now.length > 4 && Date.now() - since > 400;
      });
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll('th, .side')].map((each) => {
          const { left, top, right, bottom } = each.getBoundingClientRect();
          return [left, top, right, bottom] as const;
        }),
      );
      const isOver = ({ left, top, width, height }: ChipSeen): boolean =>
        boxes.some(
          ([from, above, to, below]) =>
            left < to - 0.6 && left + width > from + 0.6 && top < below - 0.6 && top + height > above + 0.6,
        );
      return now!.filter(isOver).map(({ name, form, left, top }) => `${name} (${form}) at ${left},${top}`);
    };
    for (const [left, top] of [0, 5, 9, 12, 16].flatMap((at) => [[0, at] as const, [at, 40] as const])) {
      await page.evaluate((x, y) => document.getElementById('box')!.scrollTo(x, y), left, top);
      await expect.poll(async () => [left, top, await over()], LATER).toEqual([left, top, []]);
    }
  });

  it('is drawn for links of any colour that can be seen', async () => {
    await stillChips(world, await visit(world, 'https://coloured.example/'), 7);
  });

  it('stands beside links that have no box of their own, or an empty one', async () => {
    const page = await visit(world, 'https://boxless.example/');
    const names = (list: readonly ChipSeen[]): string[] => list.map(({ name }) => /link: (.*)/.exec(name)![1]!).sort();
    expect(names(await stillChips(world, page, 3))).toEqual(['contents one', 'contents two', 'https://nakrutka.cc/f']);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await eventually('the last one', async () =>
      (await chips(world, page)).some(({ name, top }) => name.endsWith('contents at the end') && top < 800),
    );
  });

  it.each(['fixed', 'sticky'])('stays as it is in a header that the page scrolls beneath (%s)', async (position) => {
    const page = await visit(world, `https://${position}.example/`);
    const [chip] = await stillChips(world, page, 1);
    expect(chip).toMatchObject({ form: 'whole' });
    // Of a header that sticks, only what stands next to it passes in its neighbourhood.
    await page.evaluate((top) => scrollTo(0, top), position === 'fixed' ? 1003 : 23);
    // Add another link: once its mark stands, the places of all marks have been checked again.
    await page.evaluate(() => {
      const more = document.createElement('p');
      more.innerHTML = '<a href="https://nakrutka.cc/more">more</a>';
      document.elementFromPoint(100, 300)!.after(more);
    });
    const now = await stillChips(world, page, 2);
    expect(now.find(({ name }) => name.endsWith('in the header'))).toEqual(chip);
  });

  it('comes to shadow roots that come late, and to those in them', async () => {
    const page = await visit(world, 'https://late.example/');
    await eventually('three marks', async () => (await chips(world, page)).length === 3);
  });

  it('comes where a long page was scrolled to, and nowhere else', async () => {
    const page = await visit(world, 'https://table.example/');
    await reviewed(world, page, (view) => view.findings.some(({ finding }) => finding.kind === 'link'));
    await eventually('marks in view', async () => (await chips(world, page)).length > 2);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await eventually('marks at the end', async () =>
      (await chips(world, page)).some(({ name, top }) => name.endsWith('item 2490') && top > 0),
    );
    const now = await world.driver.inLayer(page, (root) => root.querySelectorAll('.chip').length);
    expect(now).toBeLessThan(20);
  });
});
