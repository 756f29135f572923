/** The background's one message listener: checks sender and shape, answers with a value, never throws into a page. */
import { MESSAGES } from '../../messages/messages.ts';
import type { AnswerOf, FromOf, MessageName, SendOf } from '../../messages/messages.ts';
import { browser } from './browser.ts';
import type { Runtime } from './browser.ts';
import type { Answer } from '../page/send.ts';

/** The page, or a frame in it, that sent a message. `isPrivate` is also true when the browser does not say. */
export interface PageSender {
  readonly tab: number;
  /** Address of the page, or of the frame for messages that frames may send. */
  readonly url: string;
  readonly isPrivate: boolean;
}

export type Handlers = {
  readonly [M in MessageName]: (
    payload: SendOf<M>,
    sender: FromOf<M> extends 'extension' ? undefined : PageSender,
  ) => Promise<AnswerOf<M>>;
};

let dropped = 0;
/** How many messages were dropped since this background started. */
export const droppedMessages = (): number => dropped;

/** The sender as the browser describes it: tab, address and private window are never taken from the message. */
function pageSender(sender: Runtime.MessageSender, mayBeFrame: boolean): PageSender | undefined {
  const { tab, frameId } = sender;
  if (tab?.id === undefined) return undefined;
  if (mayBeFrame) return { tab: tab.id, url: sender.url ?? '', isPrivate: tab.incognito !== false };
  // A window that a site opened empty has no address of its own, only the site's origin. The polyfill's types lack
  // `origin`.
  const url = [sender.url, (sender as { origin?: string }).origin].find(
    (each) => each !== undefined && /^https?:/.test(each),
  );
  if (url === undefined || frameId !== 0) return undefined;
  return { tab: tab.id, url, isPrivate: tab.incognito !== false };
}

function isMessage(message: unknown): message is { name: MessageName; payload: unknown } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'name' in message &&
    'payload' in message &&
    typeof message.name === 'string' &&
    Object.hasOwn(MESSAGES, message.name)
  );
}

/**
 * Answers one message. Undefined means that it was dropped: its name is unknown, its shape is wrong, or its sender may
 * not send it.
 */
export async function answerMessage(
  handlers: Handlers,
  message: unknown,
  sender: Runtime.MessageSender,
  ownOrigin: string,
): Promise<Answer<unknown> | undefined> {
  const drop = (): undefined => {
    dropped += 1;
    return undefined;
  };
  if (!isMessage(message)) return drop();
  const { from, send } = MESSAGES[message.name];
  if (!send(message.payload)) return drop();
  const fromExtension = sender.url?.startsWith(ownOrigin) === true;
  const page = fromExtension ? undefined : pageSender(sender, from === 'page-or-frame');
  if (from === 'extension' ? !fromExtension : page === undefined) return drop();
  try {
    const handler = handlers[message.name] as (payload: unknown, sender: PageSender | undefined) => Promise<unknown>;
    return { ok: true, value: await handler(message.payload, page) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Registers the handlers. Must run in the background's first turn, or the message that woke the background is lost. */
export function listen(handlers: Handlers): void {
  const ownOrigin = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answerMessage(handlers, message, sender, ownOrigin),
  );
}
