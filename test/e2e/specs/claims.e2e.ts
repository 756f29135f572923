/** Pages that try to read or change the warning's closed root: by taking over its element, or by selecting its text. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { continueToBar, eventually, html, layer, openWorld, press, visit } from '../browser.ts';
import type { World } from '../browser.ts';

const listed = (head = ''): string => html('<h1>Massroot8</h1><p>Connect your account.</p>', head);

const world = openWorld({
  'massroot8.com/plain': listed(),
  'elsewhere.example/': html('<h1>Elsewhere</h1><p><a href="https://massroot8.com/">A link</a></p>'),
  'massroot8.com/claims': listed(`<script>
    globalThis.got = [];
    const take = (what) => got.push(String(what));
    class Claimed extends HTMLElement {
      static disabledFeatures = ['shadow'];
      constructor() { super(); take('made'); this.remove(); }
      connectedCallback() { take('connected'); this.remove(); }
    }
    for (const name of ['caveat-layer', 'caveat-warning', 'caveat-root', 'caveat-marks', 'caveat-guard'])
      customElements.define(name, class extends Claimed {});
    customElements.define('claimed-div', class extends HTMLDivElement { constructor() { super(); take('made'); } },
      { extends: 'div' });
    for (const [type, names] of [
      [Element, ['attachShadow', 'append', 'setAttribute', 'before', 'after', 'replaceChildren']],
      [Node, ['appendChild', 'insertBefore']],
      [Document, ['createElement', 'createElementNS', 'importNode']],
      [HTMLElement, ['showPopover', 'attachInternals']],
      [CSSStyleSheet, ['replaceSync']],
    ])
      for (const name of names) {
        const real = type.prototype[name];
        type.prototype[name] = function (...all) { take(name); return real.apply(this, all); };
      }
    globalThis.look = () => {
      got.length = 0;
      for (const host of document.querySelectorAll(':root > :not(head, body)')) {
        host.setAttribute('is', 'claimed-div');
        customElements.upgrade(host);
        for (const read of [
          () => HTMLElement.prototype.attachInternals.call(host).shadowRoot.innerHTML,
          () => host.shadowRoot.innerHTML,
          () => host.getHTML({ serializableShadowRoots: true }),
          () => host.attachShadow({ mode: 'open' }).innerHTML,
          () => host.innerText,
          () => host.ariaLabel ?? '',
        ]) try { const text = read(); if (text !== '') take(text); } catch {}
      }
      const mine = ['attachInternals', 'attachShadow', 'setAttribute'];
      return got.filter((each) => !mine.includes(each));
    };
  </script>`),
});

/** All texts that the page's script gets by finding and selecting. Texts from a shadow root begin with `ROOT`. */
const select = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const selection = getSelection()!;
    const got: string[] = [];
    const take = (node: Node | null | undefined): void => {
      if (node) got.push(`${node.getRootNode() instanceof ShadowRoot ? 'ROOT ' : ''}${node.textContent ?? ''}`);
    };
    const takeAll = (): void => {
      got.push(selection.toString());
      take(selection.anchorNode);
      take(selection.focusNode);
      if (selection.rangeCount > 0) take(selection.getRangeAt(0).startContainer);
    };
    const { find } = globalThis as unknown as { find: (...all: unknown[]) => boolean };
    for (const word of ['Leave', 'site', 'Continue', 'court', 'sued', 'Facebook', 'e'])
      for (const back of [false, true]) {
        selection.removeAllRanges();
        for (let time = 0; time < 8 && find(word, false, back, true, false, true, false); time += 1) takeAll();
      }
    document.execCommand('selectAll');
    takeAll();
    selection.selectAllChildren(document.documentElement);
    takeAll();
    for (const host of document.querySelectorAll(':root > :not(head, body)')) {
      selection.selectAllChildren(host);
      selection.modify('extend', 'forward', 'documentboundary');
      takeAll();
    }
    const { caretRangeFromPoint } = document as unknown as { caretRangeFromPoint?: (x: number, y: number) => Range };
    for (let y = 60; y < innerHeight; y += 40)
      for (let x = 300; x < innerWidth; x += 90) {
        take(document.elementFromPoint(x, y)?.lastChild);
        take(caretRangeFromPoint?.call(document, x, y)?.startContainer);
        take((document as Partial<Document>).caretPositionFromPoint?.(x, y)?.offsetNode);
      }
    selection.removeAllRanges();
    return got;
  });

/** Which of these words `window.find` tells the page it has found. */
const found = (page: Page, words: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((wanted) => {
    const { find } = globalThis as unknown as { find: (...all: unknown[]) => boolean };
    return wanted.filter((word) => {
      getSelection()!.removeAllRanges();
      return find(word, false, false, true, false, true, false);
    });
  }, words);

/** A node of the accessibility tree, which the browser hands to screen readers. */
interface Said {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

/**
 * What the page's script gets of a closed root, or of its text, when the reader selects across a part with the mouse.
 */
async function drawnOver({ driver }: World, page: Page, part: string): Promise<string> {
  const box = await driver.inLayer(
    page,
    (root, wanted) => {
      const { x, y, width, height } = root.querySelector(`[data-part="${wanted}"]`)!.getBoundingClientRect();
      return { x, y, width, height };
    },
    part,
  );
  const { x, y, width, height } = box!;
  await page.mouse.move(x + width / 4, y + height / 4);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.up();
  return page.evaluate(() => {
    const selection = getSelection()!;
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const nodes = [selection.anchorNode, selection.focusNode, range?.startContainer, range?.endContainer];
    const isOurs = nodes.some((node) => node?.getRootNode() instanceof ShadowRoot);
    return `${isOurs ? 'ROOT ' : ''}${selection.toString()}`;
  });
}

describe('the warning’s root', () => {
  it('is given to no page that claims its element, or that has put its own in the place of functions', async () => {
    const page = await visit(world, 'https://massroot8.com/claims');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    expect(await page.evaluate(() => (globalThis as unknown as { look: () => string[] }).look())).toEqual([]);
    expect((await layer(world, page, 0))?.part).toBe('alert');
    await press(world, page, '[data-action="continue"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  });

  it('is not read by finding and selecting, nor is it told whether a word stands there', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    for (const part of ['alert', 'notice']) {
      if (part === 'notice') await continueToBar(world, page);
      const text = (await layer(world, page))!.text;
      const words = [...new Set(text.match(/\p{L}{3,}/gu))].filter(
        (word) => !/Massroot|Connect|your|account/i.test(word),
      );
      expect(words.length).toBeGreaterThan(part === 'alert' ? 15 : 2);
      expect(await found(page, words)).toEqual([]);
      const got = (await select(page)).join('\n');
      expect(got).not.toContain('ROOT');
      expect(words.filter((word) => got.includes(word))).toEqual([]);
      expect(await drawnOver(world, page, part)).toEqual('');
    }
  });

  // Firefox gives drivers no accessibility tree.
  it('is said to screen readers all the same', { tags: 'chromium' }, async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    const { text } = (await layer(world, page))!;
    const cdp = await page.createCDPSession();
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: readonly Said[] };
    await cdp.detach();
    const said = (role: string): readonly string[] =>
      nodes.filter((node) => !node.ignored && node.role?.value === role).map(({ name }) => name?.value ?? '');
    expect(said('button')).toContain('Leave this site');
    expect(said('alertdialog')).toEqual(said('heading').slice(-1));
    expect(text).toContain(said('alertdialog')[0]);
    expect(said('StaticText').join(' ')).toContain('Facebook, Inc. v. Zaghar');
  });

  it('tells no page what stands on a mark', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    expect((await layer(world, page))?.part).toBe('mark');
    expect(await found(page, ['Listed', 'Massroot8', '2020'])).toEqual([]);
  });
});
