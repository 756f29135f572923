/**
 * What was shown and decided before. Of private windows nothing lasting is kept: theirs is remembered apart, until the
 * browser closes, and never mixes with the other.
 */
import { NO_PAST, pruned } from '../domain/policy/attention.ts';
import type { Past } from '../domain/policy/attention.ts';
import { changeLasting, changeSession, readLasting, readSession, repair } from '../platform/extension/storage.ts';

const PRIVATE_KEY = 'private-past';

export async function readPast(isPrivate: boolean): Promise<Past> {
  return isPrivate ? repair(await readSession(PRIVATE_KEY), NO_PAST) : readLasting('past');
}

/** Changes it, and drops what has ended. */
export async function changePast(isPrivate: boolean, change: (past: Past) => Past): Promise<void> {
  const changeIt = (past: Past): Past => change(pruned(past, Date.now()));
  if (isPrivate) await changeSession(PRIVATE_KEY, (value) => changeIt(repair(value, NO_PAST)));
  else await changeLasting('past', changeIt);
}
