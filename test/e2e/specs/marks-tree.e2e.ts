/** Caveat puts nothing into a page's tree and sets nothing on its elements, so what pages do with them works. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { chips, stillChips } from '../chips.ts';
import { eventually, html, LATER, openWorld, resize, visit } from '../browser.ts';

/** Notes every change that anybody makes to the document after it has loaded, and all errors. */
const NOTES = `<script>
  globalThis.changes = [];
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records)
      changes.push([type, target.localName ?? target.nodeName, attributeName,
        [...addedNodes, ...removedNodes].map((node) => node.nodeName).join()].join(' ').trim());
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  addEventListener('load', () => { changes.length = 0; });
  globalThis.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
</script>`;
const listed = (path: string, words: string): string => `<a href="https://nakrutka.cc/${path}">${words}</a>`;

/** A row that an inserted element would break: its styles and scripts count, combine or clone its children. */
const ROW =
  `<div class="row" id="row"><b>1</b>${listed('a', 'Nakrutka')}<span class="tip">A tip</span>` + `<em>open</em></div>`;
const ROW_CSS = `<style>
  .row { display: flex; gap: 16px; justify-content: space-between; width: 420px }
  .row > :last-child { color: rgb(0, 119, 0) } .row > :nth-child(2) { margin-left: auto }
  .tip { display: none; position: absolute } .row a:hover + .tip, .row a:focus + .tip { display: block }
  @media (max-width: 600px) { .row { width: 200px } .row > :nth-child(4) { background: rgb(255, 221, 221) } }
</style>`;

/** Markup as a server sends it, and a script that hydrates it later as common renderers do: all or nothing. */
const hydrated = (afterMs: number): string =>
  html(
    `<div id="app"><form><label>Name <input
      id="field"></label></form><ul><li>${listed('x', 'Nakrutka')}</li><li>${listed('y', 'Another of theirs')}
        and words</li></ul></div>
<script>
  const shape = (node) => node.nodeType === 3 ? node.data :
    [node.localName, node.getAttributeNames().sort().join(), ...[...node.childNodes].map(shape)];
  const sent = JSON.stringify(shape(app));
  setTimeout(() => {
    const found = JSON.stringify(shape(app));
    if (found !== sent) { errors.push('hydration failed: ' + found); app.innerHTML = String(app.innerHTML); }
    globalThis.isHydrated = true;
  }, ${afterMs});
</script>`,
    NOTES,
  );

const world = openWorld({
  'row.example/': html(ROW, NOTES + ROW_CSS),
  'plain.row.example/': html(ROW.replace('nakrutka.cc', 'elsewhere.example'), NOTES + ROW_CSS),
  ...Object.fromEntries([200, 1500, 3000].map((ms) => [`hydrated${ms}.example/`, hydrated(ms)])),
  'counted.example/': html(
    `<div id="app"></div><button id="next">Next</button><script>
  const view = (n) => ['p', ['Asked about: ', ['a', ['Nakrutka'], 'https://nakrutka.cc/start'],
    ['b', [' asked ' + n + ' times ']], ['a', ['Flowers ' + n], 'https://flowers.example/' + n]]];
  const make = (v) => { if (typeof v === 'string') return document.createTextNode(v);
    const e = document.createElement(v[0]); if (v[2]) e.href = v[2]; e.append(...v[1].map(make)); return e; };
  const patch = (node, a, b) => { if (typeof b === 'string') { if (a !== b) node.replaceData(0, node.length, b);
    return; } if (a[2] !== b[2]) node.href = b[2]; b[1].forEach((c, i) => patch(node.childNodes[i], a[1][i], c)); };
  let n = 1, now = view(n); const root = make(now); app.append(root);
  next.onclick = () => { const after = view(++n); patch(root, now, after); now = after; };
</script>`,
    NOTES,
  ),
  'editor.example/': html(
    `<article id="article"><p>A shop called ${listed('x', 'Nakrutka')} was closed.</p></article>` +
      `<textarea id="field"></textarea>`,
    NOTES,
  ),
});

const changes = (page: Page): Promise<{ changes: string[]; errors: string[] }> =>
  page.evaluate(() => {
    const { changes: all, errors } = globalThis as unknown as { changes: string[]; errors: string[] };
    return { changes: all, errors };
  });
/** The page's markup, ids and the positions of its elements. */
const snapshot = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    markup: [...document.documentElement.children]
      .filter((element) => element.localName !== 'div')
      .map((element) => element.outerHTML.replaceAll(/https:\/\/[a-z.]+\//g, ''))
      .join(''),
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    boxes: [...document.body.querySelectorAll('*')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor } = getComputedStyle(element);
      return [element.localName, left, top + scrollY, width, height, color, backgroundColor].join(' ');
    }),
    scrolls: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  }));

describe("a page's tree", () => {
  it('is changed by nothing but the one element at its end, which has nothing about it', async () => {
    const page = await visit(world, 'https://row.example/');
    await stillChips(world, page, 1);
    expect(await changes(page)).toEqual({ changes: ['childList html  DIV'], errors: [] });
    expect(await page.evaluate(() => document.documentElement.lastElementChild!.outerHTML)).toBe('<div></div>');
  });

  it.each([900, 500])('is byte for byte and pixel for pixel the same, at %i pixels', async (width) => {
    const taken: unknown[] = [];
    for (const [host, count] of [
      ['row.example', 1],
      ['plain.row.example', 0],
    ] as const) {
      const page = await visit(world, `https://${host}/`);
      await resize(page, { width, height: 600 });
      await stillChips(world, page, count);
      taken.push(await snapshot(page));
    }
    expect(taken[0]).toEqual(taken[1]);
  });

  it('has siblings as its styles and scripts know them', async () => {
    const page = await visit(world, 'https://row.example/');
    await stillChips(world, page, 1);
    await page.hover('#row a');
    const tip = (): Promise<string> => page.evaluate(() => getComputedStyle(document.querySelector('.tip')!).display);
    await expect.poll(tip, LATER).toBe('block');
    expect(
      await page.evaluate(() => [...document.getElementById('row')!.children].indexOf(document.querySelector('em')!)),
    ).toBe(3);
    const copy = await page.evaluate(() => {
      const clone = document.getElementById('row')!.cloneNode(true) as Element;
      document.body.append(clone);
      return clone.outerHTML;
    });
    expect(copy).toBe(ROW);
    await stillChips(world, page, 2);
  });

  it('is gone on with by a renderer that finds elements by their number', async () => {
    const page = await visit(world, 'https://counted.example/');
    await stillChips(world, page, 1);
    for (let time = 0; time < 5; time += 1) await page.click('#next');
    await expect
      .poll(() => page.evaluate(() => document.querySelector('#app p')!.textContent), LATER)
      .toBe('Asked about: Nakrutka asked 6 times Flowers 6');
    expect((await changes(page)).errors).toEqual([]);
    await stillChips(world, page, 1);
  });

  it.each([200, 1500, 3000])('is taken over by its script %i ms late, with what was typed and where', async (ms) => {
    const page = await visit(world, `https://hydrated${ms}.example/`);
    await page.click('#field');
    await page.keyboard.type('someone');
    await eventually('hydrated', () => page.evaluate(() => 'isHydrated' in globalThis));
    await stillChips(world, page, 2);
    expect((await changes(page)).errors).toEqual([]);
    const field = (): Promise<unknown> =>
      page.evaluate(() => [(document.getElementById('field') as HTMLInputElement).value, document.activeElement?.id]);
    await expect.poll(field, LATER).toEqual(['someone', 'field']);
  });

  it('is saved as it was written, and is not marked while someone writes in it', async () => {
    const page = await visit(world, 'https://editor.example/');
    await stillChips(world, page, 1);
    const before = await page.evaluate(() => document.getElementById('article')!.innerHTML);
    await page.evaluate(() => document.getElementById('article')!.setAttribute('contenteditable', 'true'));
    await eventually('no chip', async () => (await chips(world, page)).length === 0);
    expect(await page.evaluate(() => document.getElementById('article')!.innerHTML)).toBe(before);
    await page.evaluate(() => document.getElementById('article')!.removeAttribute('contenteditable'));
    await stillChips(world, page, 1);
    await page.evaluate(() => void (document.designMode = 'on'));
    await eventually('no chip where all of it is written in', async () => (await chips(world, page)).length === 0);
  });

  it('is copied and searched without the words of a mark', async () => {
    const page = await visit(world, 'https://editor.example/');
    await stillChips(world, page, 1);
    await page.evaluate(() => {
      document.addEventListener('paste', (event) =>
        Object.assign(globalThis, {
          pasted: event.clipboardData!.getData('text/html') + event.clipboardData!.getData('text/plain'),
        }),
      );
    });
    await page.keyboard.down('Control');
    await page.keyboard.press('a', { commands: ['SelectAll'] });
    await page.keyboard.press('c', { commands: ['Copy'] });
    await page.focus('#field');
    await page.keyboard.press('v', { commands: ['Paste'] });
    await page.keyboard.up('Control');
    await eventually('the copy', () => page.evaluate(() => 'pasted' in globalThis));
    const pasted = await page.evaluate(() => (globalThis as unknown as { pasted: string }).pasted);
    expect(pasted).toContain('Nakrutka');
    expect(pasted).not.toMatch(/Listed|caveat/);
    expect(await page.evaluate(() => (globalThis as unknown as { find(text: string): boolean }).find('Listed'))).toBe(
      false,
    );
  });
});
