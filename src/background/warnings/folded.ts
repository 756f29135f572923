/** Remembers which bars the reader has folded: they start folded until the browser closes. Private windows apart. */
import type { World } from '../world.ts';

/** Beyond this many, the oldest are forgotten. */
const MOST = 100;
const keyFor = (isPrivate: boolean): string => (isPrivate ? 'private-folded' : 'folded');
const asKeys = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];

/** Whether the bar of a subject is folded. @param subject as `subjectKey` writes it */
export async function isFolded({ store }: World, subject: string, isPrivate: boolean): Promise<boolean> {
  return asKeys(await store.readSession(keyFor(isPrivate))).includes(subject);
}

/** Notes that the bar of a subject was folded or unfolded. */
export async function setFolded({ store }: World, subject: string, folded: boolean, isPrivate: boolean): Promise<void> {
  await store.changeSession(keyFor(isPrivate), (value) => {
    const others = asKeys(value).filter((key) => key !== subject);
    return folded ? [...others, subject].slice(-MOST) : others;
  });
}
