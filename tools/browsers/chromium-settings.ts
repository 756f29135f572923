/** Sets what only Chromium's own pages may set: switches of the extension, and policies. */
import type { Browser, Page } from 'puppeteer-core';

/** Does something on one of the browser's own pages, in a tab that is closed afterwards. */
async function onBrowserPage(browser: Browser, url: string, act: (page: Page) => Promise<unknown>): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await act(page);
  await page.close();
}

/**
 * Sets the extension's managed settings on the page that Chromium has for testing policies. They hold like a policy of
 * the machine until the browser ends; no file is written.
 */
export function manage(browser: Browser, id: string, managed: Readonly<Record<string, unknown>>): Promise<void> {
  // Source 5 is the platform, scope 1 the machine, level 1 mandatory.
  const set = Object.entries(managed).map(([name, value]) => ({
    ...{ namespace: id, name, value },
    ...{ source: 5, scope: 1, level: 1 },
  }));
  // Given as text, so that `import` stays the page's own.
  const call =
    `import('chrome://resources/js/cr.js').then(({ sendWithPromise }) => ` +
    `sendWithPromise('setLocalTestPolicies', ${JSON.stringify(JSON.stringify(set))}, ''))`;
  return onBrowserPage(browser, 'chrome://policy/test', (page) => page.evaluate(call));
}

/** The parts of Chromium's API that its page of extensions uses. */
interface Chrome {
  readonly developerPrivate: { updateExtensionConfiguration(to: unknown): Promise<void> };
  readonly management: { setEnabled(id: string, isOn: boolean): Promise<void> };
}
type Global = typeof globalThis & { readonly chrome: Chrome };

/** Changes the extension's settings as a user does, on the browser's page of extensions: no other page may. */
export const configure = (browser: Browser, id: string, change: Readonly<Record<string, unknown>>): Promise<void> =>
  onBrowserPage(browser, 'chrome://extensions', (page) =>
    page.evaluate((wanted) => (globalThis as Global).chrome.developerPrivate.updateExtensionConfiguration(wanted), {
      extensionId: id,
      ...change,
    }),
  );

/** Switches the extension on or off. */
export const switchExtension = (browser: Browser, id: string, isOn: boolean): Promise<void> =>
  onBrowserPage(browser, 'chrome://extensions', (page) =>
    page.evaluate(
      (extension, wanted) => (globalThis as Global).chrome.management.setEnabled(extension, wanted),
      id,
      isOn,
    ),
  );
