/** What both drivers do alike. They talk to the extension through the hub, one of its own pages. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Browser as WholeBrowser } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { PAGE_PATHS } from '../../src/platform/extension/page-paths.ts';
import type { Badge, Driver } from './driver.ts';
import type { inBrowserStorage } from './lasting.ts';

/** The hub: the popup for a tab that does not exist. */
const HUB_PAGE = `${PAGE_PATHS.popup}?tab=0`;

/** Runs a function in the hub, with the extension API. It is sent as text, so it may use only its arguments. */
function runWithApi<T>(hub: Page, run: (api: Browser, argument: string) => Promise<T>, argument: string): Promise<T> {
  const call = `(${run.toString()})(globalThis.browser ?? globalThis.chrome, ${JSON.stringify(argument)})`;
  return hub.evaluate(call) as Promise<T>;
}

/** How long the browser has for an answer, in milliseconds: less than a test has, so that its error names the call. */
export const ANSWER_MS = 90_000;

/** How often a page is brought to the front, as a tab that has just been opened may come before it. */
const FRONTS = 20;

/** The browser's numbers for the tabs of pages, as found before: a tab keeps its number. */
const numbers = new WeakMap<Page, number>();

/** The browser's number for the tab that shows `page`. Makes it the active tab. @throws Error when no tab shows it. */
async function tabIdOf(hub: Page, page: Page): Promise<number> {
  const known = numbers.get(page);
  const isInFront = async ({ tabs }: Browser, id: string): Promise<boolean> => (await tabs.get(Number(id))).active;
  if (known !== undefined && (await runWithApi(hub, isInFront, String(known)))) return known;
  const find = async (api: Browser, wanted: string): Promise<number | null> =>
    (await api.tabs.query({ active: true })).find((tab) => tab.url === wanted)?.id ?? null;
  let url = '';
  for (let front = 0; front < FRONTS; front += 1) {
    await page.bringToFront();
    // Ask the page: puppeteer still gives the earlier page's address after a prerendered page has taken its place.
    url = await page.evaluate(() => location.href);
    const tab = await runWithApi(hub, find, url);
    if (tab !== null) {
      numbers.set(page, tab);
      return tab;
    }
    await pause(50);
  }
  throw new Error(`no active tab shows ${url}`);
}

/** What the toolbar button shows for a tab. */
const badgeOf = (hub: Page, tab: number): Promise<Badge> =>
  runWithApi(
    hub,
    async ({ action }, id) => ({
      text: await action.getBadgeText({ tabId: Number(id) }),
      title: await action.getTitle({ tabId: Number(id) }),
    }),
    String(tab),
  );

interface Answer {
  readonly ok: boolean;
  readonly value: unknown;
  readonly error?: string;
}

/** Sends a message to the background. @returns its answer. @throws Error when the answer is missing or bad. */
async function askBackground(hub: Page, message: unknown): Promise<unknown> {
  const send = (api: Browser, text: string): Promise<Answer | undefined> => api.runtime.sendMessage(JSON.parse(text));
  const answer = await runWithApi(hub, send, JSON.stringify(message));
  if (answer?.ok !== true) throw new Error(answer?.error ?? `no answer to ${JSON.stringify(message)}`);
  return answer.value;
}

/** Kills the browser. Settles when it is gone. */
export async function killProcess(browser: WholeBrowser): Promise<void> {
  const process = browser.process();
  const gone = new Promise<void>((resolve) => process?.once('exit', () => resolve()));
  process?.kill('SIGKILL');
  await gone;
}

/** The parts of a driver that each browser does in its own way. */
type ThroughBrowser =
  | 'name'
  | 'playsTouch'
  | 'playsDrop'
  | 'answerPermission'
  | 'pinButton'
  | 'inLayer'
  | 'toolbarPopup'
  | 'pressMenu'
  | 'pressKey'
  | 'typeInAddressBar'
  | 'enterInAddressBar'
  | 'stopBackground'
  | 'switchOn'
  | 'playPrint'
  | 'panelStands'
  | 'closePanel'
  | 'kill';

/** The parts of a driver that are the same in both browsers: what goes through the hub, or is plain puppeteer. */
export function throughHub(
  browser: WholeBrowser,
  openExtension: (path: string, before?: Page) => Promise<Page>,
  own: {
    readonly install: () => Promise<unknown>;
    readonly uninstall: () => Promise<unknown>;
    readonly lasting: typeof inBrowserStorage;
  },
): Omit<Driver, ThroughBrowser> & { readonly leaveHub: () => Promise<void> } {
  let hub: Promise<Page> | undefined;
  /** Closes the hub, as it does not outlive the extension. The next question opens a new one. */
  const leaveHub = async (): Promise<void> => {
    const page = await hub;
    hub = undefined;
    await page?.close().catch(() => undefined);
  };
  const listeners = new Set<(page: Page) => void>();
  const atHub = (): Promise<Page> => (hub ??= openExtension(HUB_PAGE));
  const tabId = async (page: Page): Promise<number> => tabIdOf(await atHub(), page);
  const ask: Driver['ask'] = async (name, payload) => (await askBackground(await atHub(), { name, payload })) as never;
  return {
    leaveHub,
    tabId,
    firstPage: async () => (await browser.pages())[0] ?? browser.newPage(),
    async newPage() {
      const page = await browser.newPage();
      await page.bringToFront();
      for (const listener of listeners) listener(page);
      return page;
    },
    onNewPage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    badge: async (page) => badgeOf(await atHub(), await tabId(page)),
    ask,
    review: async (page) => ask('review/view', { tab: await tabId(page) }),
    popup: async (page) => openExtension(`${PAGE_PATHS.popup}?tab=${await tabId(page)}`),
    extensionPage: openExtension,
    withApi: async (run, argument = '') => runWithApi(await atHub(), run, argument),
    inExtension: async (run, argument = '') => (await atHub()).evaluate(run, argument),
    async lasting(change = {}) {
      // This has the background create the storage if there is none yet.
      await ask('options/view', {});
      return runWithApi(await atHub(), own.lasting, JSON.stringify(change));
    },
    async forget() {
      // Sent as one piece: after each test, seven questions one by one cost more than what they have done.
      const isForgotten = `(async () => {
        const api = globalThis.browser ?? globalThis.chrome;
        const kept = ${own.lasting.toString()};
        const nothing = { name: 'preferences/set', payload: {} };
        const change = async () => (await api.runtime.sendMessage(nothing))?.ok === true;
        // Changes run one after the other: once this one is done, no change from an earlier page is still running.
        if (!(await change())) return false;
        await kept(api, '{"clear":true}');
        await api.storage.session.clear();
        // A change that had read the old data may write it back after the clearing: wait for it, then look.
        if (!(await change())) return false;
        const names = Object.keys(await kept(api, '{}'));
        // These two are written by the change itself.
        const isEmpty = names.every((name) => ['preferences', 'version'].includes(name));
        if (isEmpty) await kept(api, '{"clear":true}');
        return isEmpty;
      })()`;
      return (await (await atHub()).evaluate(isForgotten)) as boolean;
    },
    async update() {
      await leaveHub();
      await own.install();
    },
    async without(during) {
      await leaveHub();
      await own.uninstall();
      await during();
      await own.install();
    },
    async closeOthers() {
      await runWithApi(
        await atHub(),
        async ({ tabs }) => {
          const own = (await tabs.getCurrent())?.id;
          await tabs.remove((await tabs.query({})).flatMap(({ id }) => (id === undefined || id === own ? [] : [id])));
          return null;
        },
        '',
      );
    },
    close: () => browser.close(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
  };
}
