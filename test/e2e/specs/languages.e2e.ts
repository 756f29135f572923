/** Every language but English: the built extension speaks it, and its texts fit on the narrowest screen. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../../tools/lib/words.ts';
import { openWorld } from '../browser.ts';
import { misfits } from '../misfits.ts';

const LANGUAGES = languages().filter((language) => language !== 'en');
const PAGES = ['options', 'checklist', 'rehearsal', 'popup', 'panel', 'stop'].map(
  (name) => `src/pages/${name}/index.html`,
);
const SCENES = ['alert', 'notice', 'offer', 'guard', 'token', 'mark'].map(
  (part) => `src/pages/rehearsal/index.html?part=${part}&open`,
);

describe.each(LANGUAGES)('in %s', (language) => {
  const world = openWorld({}, { language });

  it('the extension says which language it speaks', async () => {
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    await page.waitForSelector('h1');
    expect(await page.evaluate(() => document.documentElement.lang.split('-')[0])).toBe(language.split('_')[0]);
    await page.close();
  });

  it('everything fits and can be hit at 320 pixels', async () => {
    expect(await misfits(world.driver, [...PAGES, ...SCENES], 320)).toEqual([]);
  });
});
