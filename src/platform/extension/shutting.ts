/**
 * Keeps addresses shut: the browser itself redirects to a page of Caveat before it sends anything to the site. Dynamic
 * rules shut hosts in all windows; session rules open them again in single tabs.
 */
import { browser } from './browser.ts';
import { PAGE_PATHS } from './page-paths.ts';

/** The parts of a rule that are used here; the polyfill's types lack them. */
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
/** The browser compares hosts literally, and `example.com.` with a final dot is another host. */
const withDots = (hosts: readonly string[]): string[] => hosts.flatMap((host) => [host, `${host}.`]);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The start of the stop page's address; the address that was stopped follows. */
export const stopAddress = (): string => `${browser.runtime.getURL(PAGE_PATHS.stop)}#`;

/** Shuts these hosts and those below them, but not those in `except`, and opens all others. */
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

/** Opens hosts in one more tab, by the rule with the number `id`, which the caller chooses (from 1). */
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

/** Removes all session rules, except those with the numbers in `kept`. */
export async function closeInTabs(kept: readonly number[]): Promise<void> {
  const gone = (await rules().getSessionRules()).map(({ id }) => id).filter((id) => !kept.includes(id));
  if (gone.length > 0) await rules().updateSessionRules({ removeRuleIds: gone });
}

/** A navigation that failed, as Chrome reports it; the polyfill's types lack some of it. */
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
 * Calls `listener` with the stopped address where the browser has shut a page but refused to open the stop page
 * instead. Chrome refuses when a page started the navigation and not a person, because web pages may not open the stop
 * page. Must be registered in the background's first turn, and wakes the background for nothing else.
 */
export function onShut(listener: (tab: number, address: string) => Promise<void>): void {
  const { webNavigation } = browser as unknown as { webNavigation?: Failures };
  const start = stopAddress();
  webNavigation?.onErrorOccurred.addListener(
    ({ tabId, frameId, url, documentLifecycle }) => {
      // A prerendered page is not shown in a tab.
      if (frameId === 0 && documentLifecycle !== 'prerender' && url.startsWith(start))
        void listener(tabId, url.slice(start.length));
    },
    { url: [{ urlPrefix: start.slice(0, -1) }] },
  );
}

const ALARM = 'choices';

/** Wakes the background at `when`, in milliseconds since 1970; undefined cancels that. */
export async function wakeAt(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
}

/** Calls `listener` at the time set by `wakeAt`. Must be registered in the background's first turn. */
export function onWake(listener: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void listener();
  });
}
