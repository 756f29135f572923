/**
 * Whose bar the reader has folded: it stays so on the next pages, until the browser closes. Private windows apart.
 */
import type { World } from '../world.ts';

/** The oldest are forgotten. */
const MOST = 100;
const keyFor = (isPrivate: boolean): string => (isPrivate ? 'private-folded' : 'folded');
const asKeys = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];

/** @param subject as `subjectKey` writes it */
export async function isFolded({ store }: World, subject: string, isPrivate: boolean): Promise<boolean> {
  return asKeys(await store.readSession(keyFor(isPrivate))).includes(subject);
}

/** Remembers that the bar of a subject was folded, or unfolded. */
export async function setFolded({ store }: World, subject: string, folded: boolean, isPrivate: boolean): Promise<void> {
  await store.changeSession(keyFor(isPrivate), (value) => {
    const others = asKeys(value).filter((key) => key !== subject);
    return folded ? [...others, subject].slice(-MOST) : others;
  });
}
