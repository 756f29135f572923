/** The background's one listener: checks sender and shape, answers with a value, never throws into a page. */
import { MESSAGES } from '../../messages/messages.ts';
import type { AnswerOf, FromOf, MessageName, SendOf } from '../../messages/messages.ts';
import { browser } from './browser.ts';
import type { Runtime } from './browser.ts';
import type { Answer } from '../page/send.ts';

/** A page, or a frame in one. `isPrivate` also when the browser does not say. */
export interface PageSender {
  readonly tab: number;
  /** Of the page; of the frame where a frame may speak. */
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
/** How many messages did not fit since this background started. */
export const droppedMessages = (): number => dropped;

/** Takes tab, address and private window from the browser, never from the message. */
function pageSender(sender: Runtime.MessageSender, mayBeFrame: boolean): PageSender | undefined {
  const { tab, frameId } = sender;
  if (tab?.id === undefined) return undefined;
  if (mayBeFrame) return { tab: tab.id, url: sender.url ?? '', isPrivate: tab.incognito !== false };
  // A window that a site has opened empty has no address of its own, but the site's origin. Not in the polyfill's
  // types.
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
 * Answers one message. Undefined means that it was dropped: of unknown name, of the wrong shape or from where it may
 * not come.
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

/** Registers the handlers; must run in the background's first turn, else the message that woke it is lost. */
export function listen(handlers: Handlers): void {
  const ownOrigin = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answerMessage(handlers, message, sender, ownOrigin),
  );
}
