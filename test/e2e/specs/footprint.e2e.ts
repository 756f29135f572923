/** A page with nothing listed cannot detect Caveat: its probes see the same as in a browser without it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, openWorld, visit } from '../browser.ts';

const probes = readFileSync(new URL('../pages/probes/footprint.html', import.meta.url), 'utf8');
const loads = (file: string): string => `
  await new Promise((done) => { const s = document.createElement('script'); s.src = '${file}'; s.onload = () => {
    got.push('script'); done(); }; s.onerror = done; document.head.append(s); });
  await new Promise((done) => { const i = new Image(); i.src = '${file}'; i.onload = () => { got.push('image');
    done(); }; i.onerror = done; });
  await fetch('${file}').then(() => got.push('fetched'), () => undefined);`;

const world = openWorld(
  {
    'probe.example/*': probes,
    'files.example/*': html('<h1>Files</h1>'),
  },
  { own: true },
);

interface Seen {
  readonly [probe: string]: unknown;
}

/** Opens the page of probes and runs `act` on it. @returns what the probes saw within four seconds of loading. */
async function probed(act: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<Seen> {
  const told = (): number => world.sites.seen.filter((each) => each === 'probe.example /probed').length;
  const before = told();
  const page = await visit(world, 'https://probe.example/');
  await act(page);
  await eventually('the page has probed', () => Promise.resolve(told() > before));
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await page.close();
  return seen;
}

it('sees the same with Caveat as without', async () => {
  let without: Seen = {};
  await world.driver.without(async () => {
    without = await probed();
  });
  expect(Object.keys(without).length).toBeGreaterThan(30);
  expect(await probed()).toEqual(without);
});

it('would see something, were something done to the page', async () => {
  const without = await probed();
  const seen = await probed((page) =>
    page.evaluate(() => document.documentElement.append(document.createElement('div'))),
  );
  expect(seen).not.toEqual(without);
});

it('no file of the extension can be loaded by a page that knows its address', async () => {
  const origin = await world.driver.inExtension(() => Promise.resolve(location.origin));
  const page: Page = await visit(world, 'https://files.example/');
  for (const file of ['src/content/index.js', 'icons/clear-16.png', 'manifest.json', 'src/pages/popup/index.html']) {
    const got = await page.evaluate(`(async () => { const got = []; ${loads(`${origin}/${file}`)} return got; })()`);
    expect(got, file).toEqual([]);
  }
});
