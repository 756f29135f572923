/** Tells Caveat's own pages of changes of what lasts, whichever of them has made one. */
import { browser, isFirefox } from './browser.ts';

/** Under this name the session's storage tells what was changed: it is closed to web pages in Firefox, too. */
const CHANGED = 'lasting-changed';

/** Tells all of Caveat's own pages; a change that cannot be told was made all the same. */
export const tellChange = (names: readonly string[]): Promise<void> =>
  browser.storage.session.set({ [CHANGED]: { names, stamp: crypto.randomUUID() } }).catch(() => undefined);

/** Calls with the names of what lasts and was changed, by whatever page of Caveat's own; @returns what ends that. */
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
