/** Sends a message to the background, from extension pages and from web pages alike. */
import type { AnswerOf, MessageName, SendOf } from '../../messages/messages.ts';
import { pageRuntime } from './browser.ts';

/** Answers and errors both travel as values, so that a failure in the background is never an error in a web page. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

const isAnswer = (value: unknown): value is Answer<never> =>
  typeof value === 'object' && value !== null && 'ok' in value;

/** Thrown when the extension was updated, removed or reloaded under an open page: whoever catches it goes quiet. */
export class Disconnected extends Error {
  override name = 'Disconnected';
}

/**
 * The browser may end the background at any time, even with a message under way, and restarts it for the next one. So a
 * message without an answer is sent again after these pauses, in milliseconds, and may arrive twice.
 */
const PAUSES_MS = [100, 400, 1600];

/**
 * @returns what the background answered.
 * @throws Disconnected when there is no background to answer; Error when it refused the message.
 */
export async function sendToBackground<M extends MessageName>(name: M, payload: SendOf<M>): Promise<AnswerOf<M>> {
  for (let attempt = 0; ; attempt += 1) {
    const runtime = pageRuntime();
    if (runtime === undefined) throw new Disconnected();
    // Chrome: "The message channel closed", "Extension context invalidated"; Firefox: "Could not establish connection".
    const answer: unknown = await runtime.sendMessage({ name, payload }).catch(() => undefined);
    if (isAnswer(answer)) {
      if (answer.ok) return answer.value;
      throw new Error(answer.error);
    }
    const pause = PAUSES_MS[attempt];
    if (pause === undefined) throw new Disconnected();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
