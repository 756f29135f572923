/** React hydrates a page that has marks, or gets them meanwhile; neither disturbs the other. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, LATER, openWorld, visit } from '../browser.ts';
import { chips, stillChips } from '../chips.ts';
import type { SitePage } from '../../../tools/browsers/index.ts';
import { reactSite } from '../react.ts';

const VERSIONS = [18, 19] as const;
const sites = await Promise.all(VERSIONS.map(reactSite));
/**
 * What React hydrates, one element or the whole document, and when: as its script runs, 600 ms after the page has
 * loaded, or after the marks stand.
 */
const CASES = VERSIONS.flatMap((version) => [
  { version, what: 'part', when: 'soon' },
  { version, what: 'part', when: 'marked' },
  { version, what: 'whole', when: 'at-once' },
  { version, what: 'whole', when: 'soon' },
  { version, what: 'whole', when: 'marked' },
]).map((each) => ({ ...each, site: sites[each.version === 18 ? 0 : 1]! }));

const pageOf = ({ what, site }: (typeof CASES)[number]): string =>
  what === 'whole'
    ? `<!doctype html>${site.markupOf({ isWhole: true })}`
    : html(
        `<main id="app" data-part>${site.markupOf({ isWhole: false })}</main><script src="/client.js" defer></script>`,
      );

const world = openWorld(
  Object.fromEntries<SitePage | string>(
    CASES.flatMap((each) => {
      const host = `${each.what}.react${each.version}.example`;
      return [
        [`${host}/${each.when}`, pageOf(each)],
        [`${host}/client.js`, { type: 'text/javascript', body: each.site.client }],
      ] as const;
    }),
  ),
);

const said = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
const haveMarks = (page: Page, links: readonly string[]): Promise<void> =>
  eventually(`marks at ${links.join(' and ')}`, async () => {
    const names = (await chips(world, page)).map(({ name }) => /link: (.*)/.exec(name)?.[1] ?? name);
    return names.sort().join() === links.join();
  });

describe.each(CASES)('React $version, with $what of a page ($when)', ({ version, what, when, site }) => {
  it('takes it over as it was sent, and goes on with it', async () => {
    const page = await visit(world, `https://${what}.react${version}.example/${when}`);
    await page.click('#field');
    await page.keyboard.type('some');
    if (when === 'marked') {
      await stillChips(world, page, 2);
      await page.evaluate(() => (globalThis as unknown as { takeOver: () => void }).takeOver());
    }
    await eventually('taken over', () => page.evaluate(() => 'isTakenOver' in globalThis));
    await page.keyboard.type('one');
    await haveMarks(page, ['Another of theirs', 'Nakrutka']);
    expect(await said(page)).toEqual([]);
    const field = (): Promise<unknown> =>
      page.evaluate(() => [document.querySelector('input')!.value, document.activeElement?.id]);
    await expect.poll(field, LATER).toEqual(['someone', 'field']);

    await page.evaluate(() => document.getElementById('turn')!.click());
    await haveMarks(page, ['Another of theirs', 'One that comes']);
    expect(await said(page)).toEqual([]);
    await expect.poll(field, LATER).toEqual(['someone', 'field']);
    const now = await page.evaluate(() => {
      const stranger = document.documentElement.lastElementChild!;
      return {
        last: stranger.outerHTML,
        all: [...document.querySelectorAll('*')].filter((each) => each !== stranger).length,
        app: document.getElementById('app')!.innerHTML,
      };
    });
    const sent = await page.evaluate(
      (markup) => new DOMParser().parseFromString(markup, 'text/html').querySelectorAll('*').length,
      what === 'whole' ? site.markupOf({ isWhole: true, isLater: true }) : '',
    );
    expect(now.last).toBe('<div></div>');
    if (what === 'whole') expect(now.all).toBe(sent);
    const app = await page.evaluate(
      (markup) => {
        const main = document.implementation.createHTMLDocument().createElement('main');
        main.innerHTML = markup;
        return main.innerHTML;
      },
      site.markupOf({ isWhole: false, isLater: true }),
    );
    expect(now.app.replace('width: 420px;', 'width:420px')).toBe(app);
  });
});
