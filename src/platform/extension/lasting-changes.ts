/** Tells Caveat's own pages when lasting data has changed, whichever of them changed it. */
import { browser, isFirefox } from './browser.ts';

/** Firefox: this key of session storage, which web pages cannot read, announces the names of changed values. */
const CHANGED = 'lasting-changed';

/** Tells all of Caveat's own pages; the change stands even if the announcement fails. */
export const tellChange = (names: readonly string[]): Promise<void> =>
  browser.storage.session.set({ [CHANGED]: { names, stamp: crypto.randomUUID() } }).catch(() => undefined);

/** Calls `listener` with the names of lasting values that any page of Caveat has changed. @returns what stops this. */
export function onAreaChange(listener: (names: readonly string[]) => void): () => void {
  const onChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>, where: string): void => {
    if (!isFirefox()) {
      if (where === 'local') listener(Object.keys(changes));
      return;
    }
    const told = where === 'session' ? changes[CHANGED]?.newValue : undefined;
    if (told !== undefined) listener((told as { readonly names: readonly string[] }).names);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
