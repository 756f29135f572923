/**
 * Keeps addresses shut: the browser itself opens a page of Caveat in their place, before anything is asked of the
 * site. Rules that last hold in all windows; rules of the session open single tabs.
 */
import { browser } from './browser.ts';
import { PAGE_PATHS } from './page-paths.ts';

/** The parts of a rule that are used here; the polyfill's types stop short of them. */
interface Rule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'allow' } | { readonly type: 'redirect'; readonly redirect: object };
  readonly condition: {
    readonly regexFilter?: string;
    readonly requestDomains: readonly string[];
    readonly excludedRequestDomains?: readonly string[];
    readonly resourceTypes: readonly ['main_frame'];
    readonly tabIds?: readonly number[];
  };
}
interface Change {
  readonly removeRuleIds: readonly number[];
  readonly addRules?: readonly Rule[];
}
interface Rules {
  getDynamicRules(): Promise<Rule[]>;
  updateDynamicRules(change: Change): Promise<void>;
  getSessionRules(): Promise<Rule[]>;
  updateSessionRules(change: Change): Promise<void>;
}
const rules = (): Rules => (browser as unknown as { declarativeNetRequest: Rules }).declarativeNetRequest;

const SHUT = 1;
/** The browser looks at hosts as they are written: a final dot is part of them. */
const withDots = (hosts: readonly string[]): string[] => hosts.flatMap((host) => [host, `${host}.`]);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the address of the page begins with; the address that was stopped follows. */
export const stopAddress = (): string => `${browser.runtime.getURL(PAGE_PATHS.stop)}#`;

/** Keeps these hosts shut and no others. Nothing is written where nothing changes. */
export async function shut(hosts: readonly string[], except: readonly string[]): Promise<void> {
  const [before] = await rules().getDynamicRules();
  const wanted: Rule = {
    id: SHUT,
    priority: 1,
    action: { type: 'redirect', redirect: { regexSubstitution: `${stopAddress()}\\0` } },
    condition: {
      regexFilter: '^https?://.*',
      requestDomains: withDots(hosts),
      ...(except.length === 0 ? {} : { excludedRequestDomains: withDots(except) }),
      resourceTypes: ['main_frame'],
    },
  };
  const is = before && [before.action, before.condition.requestDomains, before.condition.excludedRequestDomains ?? []];
  const will = [wanted.action, wanted.condition.requestDomains, wanted.condition.excludedRequestDomains ?? []];
  if (hosts.length === 0 ? before === undefined : isSame(is, will)) return;
  await rules().updateDynamicRules({ removeRuleIds: [SHUT], ...(hosts.length === 0 ? {} : { addRules: [wanted] }) });
}

/** Opens hosts in one more tab, under a number of the caller's, from 1. */
export async function openInTab(id: number, hosts: readonly string[], tab: number): Promise<void> {
  const before = (await rules().getSessionRules()).find((rule) => rule.id === id);
  const tabIds = [...new Set([...(before?.condition.tabIds ?? []), tab])];
  await rules().updateSessionRules({
    removeRuleIds: [id],
    addRules: [
      {
        id,
        priority: 2,
        action: { type: 'allow' },
        condition: { requestDomains: withDots(hosts), resourceTypes: ['main_frame'], tabIds },
      },
    ],
  });
}

/** Closes again what was opened in tabs, but for these numbers. */
export async function closeInTabs(kept: readonly number[]): Promise<void> {
  const gone = (await rules().getSessionRules()).map(({ id }) => id).filter((id) => !kept.includes(id));
  if (gone.length > 0) await rules().updateSessionRules({ removeRuleIds: gone });
}

/** What Chrome tells of an opening that failed; the polyfill's types stop short of it. */
interface Failed {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
  readonly documentLifecycle?: string;
}
interface Failures {
  readonly onErrorOccurred: {
    addListener(listener: (failed: Failed) => void, filter: { readonly url: readonly object[] }): void;
  };
}

/**
 * Calls where the browser has shut a page but would not open ours in its place. Chrome does that where a page led
 * there and not a person, because the page of the stop is none that web pages may open. Must be registered in the
 * background's first turn; wakes it for nothing else.
 */
export function onShut(listener: (tab: number, address: string) => Promise<void>): void {
  const { webNavigation } = browser as unknown as { webNavigation?: Failures };
  const start = stopAddress();
  webNavigation?.onErrorOccurred.addListener(
    ({ tabId, frameId, url, documentLifecycle }) => {
      // A page that was to be loaded ahead stands in no tab.
      if (frameId === 0 && documentLifecycle !== 'prerender' && url.startsWith(start))
        void listener(tabId, url.slice(start.length));
    },
    { url: [{ urlPrefix: start.slice(0, -1) }] },
  );
}

const ALARM = 'choices';

/** Wakes the background at a moment, in milliseconds since 1970; at none when undefined. */
export async function wakeAt(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
}

/** Calls when it is woken so. Must be registered in the background's first turn. */
export function onWake(listener: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void listener();
  });
}
