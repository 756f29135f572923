/**
 * What the organisation that manages this browser has set. The browser provides it; Caveat only reads it. It is read
 * once and kept: Chrome reports changes, Firefox applies them only when it starts.
 */
import type { Managed } from '../../domain/policy/managed.ts';
import { soundManaged } from '../../messages/stored.ts';
import { browser } from './browser.ts';

async function read(): Promise<Managed> {
  try {
    return soundManaged(await browser.storage.managed.get(null));
  } catch {
    // Firefox rejects the request where nothing is set.
    return {};
  }
}

let kept: Promise<Managed> | undefined;

/** The managed settings; empty where none are set. */
export const readManaged = (): Promise<Managed> => (kept ??= read());

/** Calls `listener` when the settings have changed; @returns what stops it. Register in the background's first turn. */
export function onManagedChange(listener: () => void): () => void {
  const onChanged = (_changes: unknown, area: string): void => {
    if (area !== 'managed') return;
    kept = undefined;
    listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
