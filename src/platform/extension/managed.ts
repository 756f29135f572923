/**
 * What the organisation that manages this browser has set. The browser hands it over, and nobody writes it from here.
 * It is read once: Chrome tells of changes, Firefox takes them up when it starts.
 */
import type { Managed } from '../../domain/policy/managed.ts';
import { soundManaged } from '../../messages/stored.ts';
import { browser } from './browser.ts';

async function read(): Promise<Managed> {
  try {
    return soundManaged(await browser.storage.managed.get(null));
  } catch {
    // Firefox refuses where nothing is set.
    return {};
  }
}

let kept: Promise<Managed> | undefined;

/** What is set now. */
export const readManaged = (): Promise<Managed> => (kept ??= read());

/** Calls when it was changed; @returns what ends that. Must be registered in the background's first turn. */
export function onManagedChange(listener: () => void): () => void {
  const onChanged = (_changes: unknown, area: string): void => {
    if (area !== 'managed') return;
    kept = undefined;
    listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
