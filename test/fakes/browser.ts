/** A stand-in for the extension API in unit tests: working storage, and the least of the rest. */

function area() {
  let data: Record<string, unknown> = {};
  return {
    get(keys: string | null): Promise<Record<string, unknown>> {
      const copy = structuredClone(data);
      return Promise.resolve(keys === null ? copy : keys in copy ? { [keys]: copy[keys] } : {});
    },
    set(values: Record<string, unknown>): Promise<void> {
      data = { ...data, ...structuredClone(values) };
      return Promise.resolve();
    },
    remove(keys: string | readonly string[]): Promise<void> {
      data = Object.fromEntries(Object.entries(data).filter(([name]) => ![keys].flat().includes(name)));
      return Promise.resolve();
    },
    clear(): Promise<void> {
      data = {};
      return Promise.resolve();
    },
  };
}

const browser = {
  storage: { local: area(), session: area() },
  runtime: {
    id: 'caveat',
    getURL: (path: string) => `chrome-extension://caveat/${path}`,
    onMessage: { addListener: () => undefined },
  },
  tabs: { query: () => Promise.resolve([{ id: 1 }]) },
};

export default browser;
