/**
 * Pages that swap what they show without loading, down to the root element, as libraries do that fetch the next page
 * and put it in the place of this one. Warning and marks stay right.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { continueToBar, eventually, layer, openWorld, visit, visitContinued } from '../browser.ts';
import { chips } from '../chips.ts';

/** How the page takes over the markup of the next one: `next` is the root element of that. */
const SWAPS = {
  // As morphdom and Idiomorph do on the root element: elements stay, and what the next page has not goes.
  morph: `for (const each of [...root.children]) if (!/^(head|body)$/i.test(each.localName)) each.remove();
    const [now, then] = [root, next].map((each) => each.querySelector('a'));
    now.href = then.href;
    now.firstChild.data = then.firstChild.data;`,
  write: `root.innerHTML = next.innerHTML;`,
  children: `root.replaceChildren(...next.children);`,
  body: `document.body.replaceWith(next.querySelector('body'));`,
  root: `root.replaceWith(next);`,
} as const;
const KINDS = Object.keys(SWAPS) as (keyof typeof SWAPS)[];
const SWAPPED = 6;
/** How long a reader looks at a page at least, in milliseconds. */
const LOOKS_MS = 1100;
/** Swaps in a row, faster than anybody looks, as with pages that show a draft of the next page until it comes. */
const FAST = 30;
const FAST_MS = 90;

const markup = (at: number | string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Massroot8</title>` +
  `</head><body><h1>Massroot8</h1><p>Connect your account.</p><p>See <a href="https://nakrutka.cc/${at}">Entry ${at}` +
  `</a> and more.</p></body></html>`;
const pageOf = (kind: keyof typeof SWAPS): string =>
  markup(0).replace(
    '</head>',
    `<script>
      globalThis.turnTo = (at) => {
        const root = document.documentElement;
        const sent = ${JSON.stringify(markup('AT'))}.replaceAll('AT', at);
        const next = new DOMParser().parseFromString(sent, 'text/html').documentElement;
        history.pushState({}, '', '/' + at);
        ${SWAPS[kind]}
      };
    </script></head>`,
  );

const world = openWorld({
  ...Object.fromEntries(
    KINDS.flatMap((kind) => ['massroot8.com', 'links.example'].map((host) => [`${host}/${kind}`, pageOf(kind)])),
  ),
  'massroot8.com/still': markup(0),
  'links.example/hidden': markup(0),
});

const haveMark = (page: Page, link: string): Promise<void> =>
  eventually(`a mark at ${link}`, async () => {
    const names = (await chips(world, page)).map(({ name }) => /link: (.*)/.exec(name)?.[1]);
    return names.length === 1 && names[0] === link;
  });
const turnTo = (page: Page, at: number): Promise<void> =>
  page.evaluate((to) => (globalThis as unknown as { turnTo: (at: number) => void }).turnTo(to), at);

describe.each(KINDS)('a page that swaps itself (%s)', (kind) => {
  it('has its marks each time', async () => {
    const page = await visit(world, `https://links.example/${kind}`);
    await haveMark(page, 'Entry 0');
    for (let at = 1; at <= SWAPPED; at += 1) {
      await pause(LOOKS_MS);
      await turnTo(page, at);
      await haveMark(page, `Entry ${at}`);
    }
    expect(await page.evaluate(() => document.documentElement.lastElementChild!.outerHTML)).toBe('<div></div>');
  });

  it.each(['alert', 'notice'])('keeps its warning (%s)', async (part) => {
    const address = `https://massroot8.com/${kind}`;
    const page = part === 'alert' ? await visit(world, address) : await visitContinued(world, address, 'massroot8');
    const stands = (): Promise<void> => eventually(part, async () => (await layer(world, page, 0))?.part === part);
    await stands();
    for (let at = 1; at <= SWAPPED; at += 1) {
      await pause(LOOKS_MS);
      await turnTo(page, at);
      await stands();
    }
    if (part === 'alert') await continueToBar(world, page);
    await haveMark(page, `Entry ${SWAPPED}`);
  });

  it.each(['alert', 'notice'])('keeps its warning when it does so many times a second (%s)', async (part) => {
    const address = `https://massroot8.com/${kind}`;
    const page = part === 'alert' ? await visit(world, address) : await visitContinued(world, address, 'massroot8');
    const stands = (): Promise<void> => eventually(part, async () => (await layer(world, page, 0))?.part === part);
    await stands();
    await page.evaluate(
      (last, ms) =>
        new Promise<void>((done) => {
          let at = 0;
          const { turnTo } = globalThis as unknown as { turnTo: (at: number) => void };
          const timer = setInterval(() => {
            turnTo((at += 1));
            if (at < last) return;
            clearInterval(timer);
            done();
          }, ms);
        }),
      FAST,
      FAST_MS,
    );
    await stands();
    if (part === 'alert') await continueToBar(world, page);
    await haveMark(page, `Entry ${FAST}`);
  });
});

describe('links that could not be reached', () => {
  it('have their marks once the alert was answered', async () => {
    const page = await visit(world, 'https://massroot8.com/still');
    await eventually('the alert', async () => (await layer(world, page, 0))?.part === 'alert');
    await continueToBar(world, page);
    await haveMark(page, 'Entry 0');
  });

  // As libraries do that hide all of the page but a dialog of their own.
  it.each(['inert', 'aria-hidden'])('have their marks again once the page is no longer %s', async (attribute) => {
    const page = await visit(world, 'https://links.example/hidden');
    await haveMark(page, 'Entry 0');
    await page.evaluate((name) => document.querySelector('a')!.parentElement!.setAttribute(name, 'true'), attribute);
    await eventually('no mark', async () => (await chips(world, page)).length === 0);
    // Long enough for the place of the mark to be chosen anew, in vain.
    await pause(LOOKS_MS);
    await page.evaluate((name) => document.querySelector('a')!.parentElement!.removeAttribute(name), attribute);
    await haveMark(page, 'Entry 0');
  });
});
