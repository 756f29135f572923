/**
 * Checks a link or a selected text. The text waits in session storage, and the page with the answer gets only its id:
 * in that page's address, the text would stay in the browser's own history.
 */
import { findAddress } from '../domain/match/address.ts';
import type { FoundAddress } from '../domain/match/address.ts';
import { findInText, MOST_CHECKED } from '../domain/match/text.ts';
import { judgeFindings } from '../domain/policy/judged.ts';
import type { Circumstances } from '../domain/policy/judged.ts';
import type { checkMessages, CheckedText } from '../messages/check.ts';
import { randomName } from '../messages/random-name.ts';
import type { AddressView } from '../messages/review.ts';
import { checkPath } from '../platform/extension/page-paths.ts';
import { circumstances } from './past.ts';
import type { Feature, World } from './world.ts';

const KEY = 'checked';
const MOST_KEPT = 10;

interface Asked {
  readonly id: string;
  readonly text: string;
  readonly from: CheckedText['from'];
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'text', 'from'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

const asked = (value: unknown): readonly Asked[] => (Array.isArray(value) ? value.filter(isAsked) : []);

const viewOf = (world: World, found: FoundAddress, now: Circumstances): AddressView => ({
  ...found,
  findings: judgeFindings(found.findings, found.host, world.records, now),
});

async function answer(world: World, id: string): Promise<CheckedText | null> {
  const question = asked(await world.store.readSession(KEY)).find((each) => each.id === id);
  if (question === undefined) return null;
  const { text, from } = question;
  const { address, within, named } = findInText(world.index, text);
  const now = await circumstances(world, true);
  return {
    text,
    from,
    ...(address === undefined ? {} : { address: viewOf(world, address, now) }),
    within: within.map((each) => viewOf(world, each, now)),
    named: judgeFindings(named, '', world.records, now),
  };
}

/** The part of a link that is kept: all of it, or, where it is too long, the host to which it finally leads. */
const shortened = (world: World, url: string): string =>
  url.length <= MOST_CHECKED ? url : (findAddress(world.index, url)?.host ?? url.slice(0, MOST_CHECKED));

/** Opens a new tab that shows what is known of a link or a text. */
export async function checkText(world: World, text: string, from: CheckedText['from']): Promise<void> {
  const id = randomName();
  const question = { id, from, text: from === 'link' ? shortened(world, text) : text.slice(0, MOST_CHECKED) };
  await world.store.changeSession(KEY, (before) => [question, ...asked(before)].slice(0, MOST_KEPT));
  await world.tabs.openPage(checkPath(id));
}

export const check: Feature<typeof checkMessages> = (world) => ({
  'check/answer': ({ id }) => answer(world, id),
});
