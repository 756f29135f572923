/** Sends a message to the background, from extension pages and from web pages alike. */
import type { AnswerOf, MessageName, SendOf } from '../../messages/messages.ts';
import { pageRuntime } from './browser.ts';

/** Answers travel as values, so that a failure in the background never surfaces as an error in somebody's page. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

const isAnswer = (value: unknown): value is Answer<never> =>
  typeof value === 'object' && value !== null && 'ok' in value;

/** Thrown when the extension was updated, removed or reloaded under an open page: go quiet, clean up. */
export class Disconnected extends Error {
  override name = 'Disconnected';
}

/**
 * @returns what the background answered.
 * @throws Disconnected when there is no background any more; Error when it refused the message.
 */
export async function sendToBackground<M extends MessageName>(name: M, payload: SendOf<M>): Promise<AnswerOf<M>> {
  const runtime = pageRuntime();
  if (runtime === undefined) throw new Disconnected();
  let answer: unknown;
  try {
    answer = await runtime.sendMessage({ name, payload });
  } catch (error) {
    // Chrome: "Extension context invalidated" / "Receiving end does not exist"; Firefox: "Could not establish
    // connection".
    throw new Disconnected(error instanceof Error ? error.message : undefined);
  }
  if (!isAnswer(answer)) throw new Disconnected();
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}
