/**
 * Whose bar the reader has folded: it stays so on the next pages, until the browser closes. Private windows apart.
 */
import { changeSession, readSession } from '../platform/extension/storage.ts';

/** Service ids, and hosts where no service is known; the oldest are forgotten. */
const MOST = 100;
const keyFor = (isPrivate: boolean): string => (isPrivate ? 'private-folded' : 'folded');
const asNames = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

export async function isFolded(name: string, isPrivate: boolean): Promise<boolean> {
  return asNames(await readSession(keyFor(isPrivate))).includes(name);
}

export async function setFolded(name: string, folded: boolean, isPrivate: boolean): Promise<void> {
  await changeSession(keyFor(isPrivate), (value) => {
    const others = asNames(value).filter((each) => each !== name);
    return folded ? [...others, name].slice(-MOST) : others;
  });
}
