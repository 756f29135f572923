/** Every language but English: the built extension speaks it, and its texts fit on the narrowest screen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, serveSites } from '../../../tools/browsers/index.ts';
import type { BrowserName, Driver, Sites } from '../../../tools/browsers/index.ts';
import { languages } from '../../../tools/lib/words.ts';
import { misfits } from '../misfits.ts';

const LANGUAGES = languages().filter((language) => language !== 'en');
const PAGES = ['options', 'checklist', 'rehearsal', 'popup', 'panel', 'stop'].map(
  (name) => `src/pages/${name}/index.html`,
);
const SCENES = ['alert', 'notice', 'offer', 'guard', 'token', 'mark'].map(
  (part) => `src/pages/rehearsal/index.html?part=${part}&open`,
);

describe.each(LANGUAGES)('in %s', (language) => {
  let sites: Sites;
  let driver: Driver;
  beforeAll(async () => {
    sites = await serveSites(() => undefined);
    driver = await launch(process.env['CAVEAT_BROWSER'] as BrowserName, {
      sites,
      headless: true,
      isFrugal: true,
      language,
    });
  });
  afterAll(async () => {
    await driver.close();
    await sites.close();
  });

  it('the extension says which language it speaks', async () => {
    const page = await driver.extensionPage('src/pages/options/index.html');
    await page.waitForSelector('h1');
    expect(await page.evaluate(() => document.documentElement.lang.split('-')[0])).toBe(language.split('_')[0]);
    await page.close();
  });

  it('everything fits and can be hit at 320 pixels', async () => {
    expect(await misfits(driver, [...PAGES, ...SCENES], 320)).toEqual([]);
  });
});
