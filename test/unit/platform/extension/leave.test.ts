import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leave } from '../../../../src/platform/extension/leave.ts';
import fake from '../../../fakes/browser.ts';

const AWAY = 'https://elsewhere.example/';
const SITE = 'https://massroot8.com/';
const isAway = (url: string): boolean => !url.startsWith(SITE);

/** A tab with a history; `onArrive` is what the page does that it arrives at. */
class FakeTab {
  readonly seen: string[] = [];
  entries: (string | undefined)[];
  readonly onArrive: (tab: FakeTab, url: string | undefined) => void;
  constructor(entries: (string | undefined)[], onArrive: FakeTab['onArrive'] = () => undefined) {
    this.entries = entries;
    this.onArrive = onArrive;
  }
  get url(): string | undefined {
    return this.entries.at(-1);
  }
  go(entries: (string | undefined)[]): void {
    this.entries = entries;
    this.seen.push(String(this.url));
    this.onArrive(this, this.url);
  }
}

let emptied = 0;
const tabs: string[] = [];
function inBrowser(tab: FakeTab): void {
  Object.assign(fake.tabs, {
    get: () => Promise.resolve({ id: 1, url: tab.url, index: 4, windowId: 7, active: true }),
    create: ({ url, index, windowId, active }: { url: string; index: number; windowId: number; active: boolean }) =>
      Promise.resolve(tabs.push(`new ${url} ${index} ${windowId} ${active}`)),
    remove: (id: number) => Promise.resolve(tabs.push(`gone ${id}`)),
    goBack: () => {
      if (tab.entries.length < 2) return Promise.reject(new Error('no page'));
      setTimeout(() => tab.go(tab.entries.slice(0, -1)), 20);
      return Promise.resolve();
    },
    update: (_id: number, { url }: { url: string }) => {
      setTimeout(() => tab.go([...tab.entries, url]), 20);
      return Promise.resolve();
    },
  });
  Object.assign(fake, { scripting: { executeScript: () => Promise.resolve((emptied += 1)) } });
}
async function left(tab: FakeTab): Promise<void> {
  inBrowser(tab);
  const leaving = leave(1, isAway);
  await vi.advanceTimersByTimeAsync(60_000);
  await leaving;
}
beforeEach(() => {
  emptied = 0;
  tabs.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('leaving a site', () => {
  it('goes back to the page before it, however many of its own lie between', async () => {
    const tab = new FakeTab([AWAY, ...Array.from({ length: 40 }, (_, at) => `${SITE}?${at}`)]);
    await left(tab);
    expect(tab.url).toBe(AWAY);
    expect(emptied).toBeGreaterThan(0);
  });

  it('stops at a page of the browser, whose address is not told', async () => {
    const tab = new FakeTab([AWAY, undefined, SITE]);
    await left(tab);
    expect(tab.seen).toEqual(['undefined']);
  });

  it('ends on a blank page where there is none before it', async () => {
    const tab = new FakeTab([SITE]);
    await left(tab);
    expect(tab.url).toBe('about:blank');
  });

  it('ends on a blank page where each step back adds one', async () => {
    let count = 0;
    const tab = new FakeTab([AWAY, SITE, `${SITE}?1`, `${SITE}?2`], (self, url) => {
      if (url?.startsWith(SITE) === true && !url.includes('again')) self.entries.push(`${SITE}?again${(count += 1)}`);
    });
    await left(tab);
    expect(tab.url).toBe('about:blank');
  });

  it('ends on a blank page where the page before it leads back, be it some seconds later', async () => {
    const tab = new FakeTab([AWAY, SITE], (self, url) => {
      if (url === AWAY) setTimeout(() => self.go([AWAY, SITE]), 3000);
    });
    await left(tab);
    expect(tab.url).toBe('about:blank');
    expect(tab.seen).toEqual([AWAY, SITE, 'about:blank']);
    expect(tabs).toEqual([]);
  });

  it('takes the tab of a page that cannot be left, and puts a blank one in its place', async () => {
    const tab = new FakeTab([SITE], (self, url) => {
      if (url === 'about:blank') self.go([`${SITE}?again`]);
    });
    await left(tab);
    expect(tabs).toEqual(['new about:blank 5 7 true', 'gone 1']);
  });
});
