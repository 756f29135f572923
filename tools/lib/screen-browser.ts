/**
 * A stand-in for the extension API, for pictures of the extension's pages: storage that keeps nothing, a browser
 * history of a few visits, and the least of the rest. Messages and answers come with each picture (tools/screens.ts).
 */
const HOUR = 3_600_000;

/** Visits in the browser's history: for each host, how many hours ago. */
const VISITS: Readonly<Record<string, readonly number[]>> = {
  'massroot8.com': [30, 31, 100, 900, 3000, 3100, 5200, 7000, 7100],
  'jolygram.com': [2000],
};

export default {
  storage: {
    local: { get: () => Promise.resolve({}), set: () => Promise.resolve() },
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  },
  runtime: { getURL: (path: string) => `/${path}` },
  extension: { inIncognitoContext: false },
  permissions: { request: () => Promise.resolve(true), remove: () => Promise.resolve(true) },
  history: {
    search: ({ text }: { readonly text: string }) =>
      Promise.resolve(Object.hasOwn(VISITS, text) ? [{ url: `https://${text}/` }] : []),
    getVisits: ({ url }: { readonly url: string }) =>
      Promise.resolve((VISITS[new URL(url).host] ?? []).map((hours) => ({ visitTime: Date.now() - hours * HOUR }))),
  },
  commands: {
    getAll: () =>
      Promise.resolve([
        { name: '_execute_action', shortcut: 'Alt+Shift+V' },
        { name: 'open-panel', shortcut: 'Alt+Shift+D' },
        { name: 'next-finding', shortcut: 'Alt+Shift+F' },
        { name: 'leave-site', shortcut: '' },
      ]),
  },
  tabs: {
    create: () => Promise.resolve(),
    getCurrent: () => Promise.resolve({ id: 1 }),
    query: () => Promise.resolve([{ id: 1, windowId: 1 }]),
    onActivated: { addListener: () => undefined, removeListener: () => undefined },
    onUpdated: { addListener: () => undefined, removeListener: () => undefined },
  },
  sidePanel: { open: () => Promise.resolve() },
};
