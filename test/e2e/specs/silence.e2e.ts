/**
 * Caveat causes no requests: many pages are visited without it and with it, and every request made with Caveat must
 * also be made without it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { waitFor } from '../../../tools/lib/visit.ts';
import { eventually, html, layer, openWorld, press, pressesCount, reviewed, visit } from '../browser.ts';

const folder = new URL('../../pages/', import.meta.url);
/** Every third page of the corpus; each gets a host of its own. */
const corpus = readFileSync(new URL('manifest.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .filter((_line, at) => at % 3 === 0)
  .map((line) => JSON.parse(line) as { readonly id: string; readonly label: string });

/** Makes the browser prefetch every document that any link on the page leads to, wherever the link stands. */
const FETCHES_ALL = `<script type="speculationrules">{
  "prefetch": [{ "source": "document", "where": { "href_matches": "https://*/*" }, "eagerness": "immediate" }],
  "prerender": [{ "source": "document", "where": { "selector_matches": "a" }, "eagerness": "immediate" }]
}</script>`;
const CONTROL = '<p><a id="control" href="https://control.example/fetched">a link of the page itself</a></p>';
const HINT_KINDS = ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload'];
const HINTS = HINT_KINDS.map(
  (rel) => `<link rel="${rel}" href="https://hints.example/${rel}" as="script" crossorigin>`,
).join('');

const world = openWorld(
  {
    ...Object.fromEntries(
      corpus.map(({ id, label }) => [
        `${id}.silent.example/*`,
        readFileSync(new URL(`pages/${label}/${id}.html`, folder), 'utf8'),
      ]),
    ),
    'massroot8.com/speculates': html(`<h1>Massroot8</h1><p>Connect your account.</p>${CONTROL}`, FETCHES_ALL),
    'hints.example/*': html('<h1>Hints</h1><p><a href="https://nakrutka.cc/">a link</a></p>', HINTS),
  },
  { own: true },
);

/** Hosts that browsers contact on their own account. */
const OF_THE_BROWSER = /(?:^|\.)(?:google|googleapis|gvt1|mozilla|mozilla\.net|firefox)\.(?:com|org|net)$/;
/** The page's icon. It is left out because a browser requests it at any time, or not before the page is closed. */
const ICON = ' /favicon.ico';
/** Requests from the given index on, without the browser's own and without icons. */
const asked = (from: number): string[] =>
  world.sites.seen.slice(from).filter((each) => !OF_THE_BROWSER.test(each.split(' ')[0]!) && !each.endsWith(ICON));
const hosts = (requests: readonly string[]): string[] => [...new Set(requests.map((each) => each.split(' ')[0]!))];

/** Opens every page, that of hints last; `done` waits for the reading of a host's page. @returns the requests made. */
async function visitAll(done: (page: Page, host: string) => Promise<unknown>): Promise<string[]> {
  const from = world.sites.seen.length;
  // One after the other in one tab: opening a tab for each took longer than what is asked here.
  const page = await world.driver.newPage();
  for (const host of [...corpus.map(({ id }) => `${id}.silent.example`), 'hints.example']) {
    await page.goto(`https://${host}/`);
    await done(page, host);
  }
  await page.close();
  return asked(from);
}

describe('pages', () => {
  it(`${corpus.length} of them and one of hints cause no request more with Caveat than without`, async () => {
    let without: string[] = [];
    await world.driver.without(async () => {
      without = await visitAll(() => Promise.resolve());
    });
    const withCaveat = await visitAll((page, host) => reviewed(world, page, (view) => view.host === host));
    expect(hosts(without).length).toBeGreaterThan(corpus.length);
    // A browser follows a page's own hints in an idle moment, which may not come before the page is closed.
    const isHint = (request: string): boolean => HINT_KINDS.some((kind) => request === `hints.example /${kind}`);
    expect(withCaveat.filter((each) => !without.includes(each) && !isHint(each))).toEqual([]);
  }, 300_000);
});

/** Opens all evidence in the alert, and waits until the court documents are shown. */
async function openEvidence(page: Page): Promise<void> {
  for (const at of [2, 3]) {
    const line = `.evidence > .disclosure:nth-child(${at}) > .button`;
    await world.driver.inLayer(
      page,
      (root, wanted) => root.querySelector(wanted)!.scrollIntoView({ block: 'center' }),
      line,
    );
    await press(world, page, line);
  }
  await eventually(
    'the documents',
    async () => (await world.driver.inLayer(page, (root) => root.querySelector('.sources') !== null)) === true,
  );
}

describe('a page that has the browser fetch whatever is linked', () => {
  it('gets none of the documents that its warning names', async () => {
    const from = world.sites.seen.length;
    const page = await visit(world, 'https://massroot8.com/speculates');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await openEvidence(page);
    // A control link, added later: once the browser has fetched it, it would have fetched Caveat's links too.
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://control.example/later';
      link.textContent = 'later';
      document.body.append(link);
    });
    if (await page.evaluate(() => HTMLScriptElement.supports('speculationrules')))
      await eventually('the page’s own link is fetched', () =>
        Promise.resolve(world.sites.seen.includes('control.example /later')),
      );
    else await page.evaluate(() => fetch('https://massroot8.com/last', { mode: 'no-cors' }).then(() => undefined));
    expect(
      hosts(asked(from))
        .sort()
        .filter((host) => !/^(?:massroot8\.com|control\.example)$/.test(host)),
    ).toEqual([]);
  });
});

describe('a document', () => {
  it('is asked for when it is pressed: with the middle button behind the page, else before it', async () => {
    const page = await visit(world, 'https://massroot8.com/speculates');
    await layer(world, page);
    await openEvidence(page);
    const first = '.sources li:first-child [role="link"]';
    await pressesCount(world, page, first);
    /** Where the link stands, once it stands still: what was opened above it may not have its size yet. */
    const standing = () =>
      world.driver.inLayer(
        page,
        async (root, wanted) => {
          const link = root.querySelector<HTMLElement>(wanted)!;
          link.scrollIntoView({ block: 'center' });
          const before = link.getBoundingClientRect();
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const { x, y, height } = link.getBoundingClientRect();
          return x === before.x && y === before.y ? { x: x + 10, y: y + height / 2, address: link.title } : undefined;
        },
        first,
      );
    const at = await waitFor(async () => (await standing()) ?? undefined);
    const { hostname, pathname } = new URL(at!.address);
    const times = (): number => world.sites.seen.filter((each) => each.startsWith(`${hostname} ${pathname}`)).length;
    const isInFront = (): Promise<boolean> => page.evaluate(() => document.visibilityState === 'visible');
    expect(times()).toBe(0);
    await page.mouse.click(at!.x, at!.y, { button: 'middle' });
    await eventually('the document is opened', () => Promise.resolve(times() === 1));
    expect(await isInFront()).toBe(true);
    await press(world, page, first);
    await eventually('the document is opened again', () => Promise.resolve(times() === 2));
    await eventually('in front', async () => !(await isInFront()));
    for (const opened of await page.browser().pages()) if (opened.url().startsWith(at!.address)) await opened.close();
  });
});
