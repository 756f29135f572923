/**
 * The extension API for pictures of the pages: storage that forgets, and nothing else. Messages and answers come with
 * each picture (tools/screens.ts).
 */
export default {
  storage: {
    local: { get: () => Promise.resolve({}), set: () => Promise.resolve() },
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  },
  runtime: { getURL: (path: string) => `/${path}` },
  tabs: { create: () => Promise.resolve(), getCurrent: () => Promise.resolve({ id: 1 }) },
};
