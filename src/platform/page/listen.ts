/** Receives messages from the background in a page. */
import { pageRuntime } from './browser.ts';
import type { PageAnswerOf, PageMessageName, PageSendOf } from '../../messages/messages.ts';

type PageHandlers = {
  readonly [M in PageMessageName]: (payload: PageSendOf<M>) => PageAnswerOf<M> | Promise<PageAnswerOf<M>>;
};

/**
 * Answers the messages that have a handler here; other scripts in the page answer the others. Only the extension can
 * reach this listener: web pages cannot message a content script.
 */
export function listenInPage(handlers: Partial<PageHandlers>): void {
  pageRuntime()?.onMessage.addListener((message, sender, respond) => {
    if (
      sender.tab !== undefined ||
      typeof message !== 'object' ||
      message === null ||
      !('name' in message) ||
      !('payload' in message)
    )
      return undefined;
    const { name, payload } = message as { name: PageMessageName; payload: never };
    if (!Object.hasOwn(handlers, name)) return undefined;
    void Promise.resolve((handlers[name] as (payload: never) => unknown)(payload)).then(respond, () =>
      respond(undefined),
    );
    return true; // the answer comes later
  });
}
