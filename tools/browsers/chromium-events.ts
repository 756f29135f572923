/**
 * Events of Chromium's own menus, keys and address bar. DevTools cannot reach these, so the events are dispatched in
 * the background, as the browser would dispatch them.
 */
import type { AddressBar, Driver } from './driver.ts';

interface Event {
  dispatch(...what: unknown[]): void;
}
interface Suggestion {
  readonly content: string;
  readonly description: string;
}
/** The parts of Chromium's API that have these events. */
interface Chrome {
  readonly contextMenus: { readonly onClicked: Event };
  readonly commands: { readonly onCommand: Event };
  readonly tabs: { query(which: unknown): Promise<{ readonly url?: string }[]> };
  readonly omnibox: {
    readonly onInputStarted: Event;
    readonly onInputChanged: Event;
    readonly onInputEntered: Event;
    setDefaultSuggestion(line: { readonly description: string }): Promise<void>;
  };
}
type Global = typeof globalThis & { readonly chrome: Chrome };

/** The text that Chromium shows for the markup of a suggestion. */
const plain = (description: string): string =>
  description
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

type Events = Pick<Driver, 'pressMenu' | 'pressKey' | 'typeInAddressBar' | 'enterInAddressBar'>;

/** Runs a function in the background, waking it if it sleeps. */
type InBackground = <A extends unknown[], T>(run: (...given: A) => T, ...given: A) => Promise<Awaited<T>>;

/** Makes the part of a driver that dispatches events. */
export const eventsIn = (inBackground: InBackground): Events => ({
  async pressMenu({ id, link, selection, isOnPage = false }) {
    const info = {
      menuItemId: id,
      ...(link === undefined ? {} : { linkUrl: link }),
      ...(selection === undefined ? {} : { selectionText: selection }),
    };
    await inBackground(
      async (told, onPage) => {
        const { contextMenus, tabs } = (globalThis as Global).chrome;
        const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
        contextMenus.onClicked.dispatch({ ...told, ...(onPage ? { pageUrl: tab?.url } : {}) }, tab);
      },
      info,
      isOnPage,
    );
  },
  async pressKey(command) {
    await inBackground(async (name) => {
      const { commands, tabs } = (globalThis as Global).chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      commands.onCommand.dispatch(name, tab);
    }, command);
  },
  async typeInAddressBar(typed): Promise<AddressBar> {
    const { first, others } = await inBackground(async (text) => {
      const { omnibox } = (globalThis as Global).chrome;
      const real = omnibox.setDefaultSuggestion.bind(omnibox);
      let last = '';
      const lines: Promise<void>[] = [];
      // Only the browser can say whether a line's markup is valid, so each line is set once: a faulty one throws.
      const set = (description: string): Promise<void> => real({ description });
      omnibox.setDefaultSuggestion = ({ description }) => {
        last = description;
        const line = set(description);
        lines.push(line);
        return line;
      };
      try {
        omnibox.onInputStarted.dispatch();
        const suggested = await new Promise<Suggestion[]>((done) => omnibox.onInputChanged.dispatch(text, done));
        await Promise.all([...lines, ...suggested.map(({ description }) => set(description))]);
        return { first: last, others: suggested };
      } finally {
        omnibox.setDefaultSuggestion = real;
      }
    }, typed);
    return {
      first: plain(first),
      others: others.map(({ content, description }) => ({ content, text: plain(description) })),
    };
  },
  async enterInAddressBar(typed) {
    await inBackground(
      (text) => (globalThis as Global).chrome.omnibox.onInputEntered.dispatch(text, 'newForegroundTab'),
      typed,
    );
  },
});
