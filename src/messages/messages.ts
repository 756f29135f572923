/**
 * All messages between the parts of Caveat: one table for each feature. Who sends, who answers and how payloads are
 * checked is derived from these tables; a new message is one entry in a table and one handler.
 */
import { checkMessages } from './check.ts';
import { checklistMessages } from './checklist.ts';
import { historyMessages } from './history.ts';
import type { From, Message, PageBoundMessage } from './message.ts';
import { optionsMessages } from './options.ts';
import { ownMessages } from './own.ts';
import { messagesToPage, pageMessages } from './page.ts';
import { reviewMessages } from './review.ts';
import type { Shape } from './shapes.ts';
import { stopMessages } from './stop.ts';
import { messagesToWarning, warningMessages } from './warning.ts';

/** Messages to the background. */
export const MESSAGES = {
  ...pageMessages,
  ...warningMessages,
  ...reviewMessages,
  ...optionsMessages,
  ...checklistMessages,
  ...checkMessages,
  ...historyMessages,
  ...ownMessages,
  ...stopMessages,
};
/** Messages from the background to the scripts in a page. */
export const PAGE_MESSAGES = { ...messagesToPage, ...messagesToWarning };

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;
export type FromOf<M extends MessageName> = Messages[M]['from'];
export type SendOf<M extends MessageName> = Messages[M]['send'] extends Shape<infer Send> ? Send : never;
export type AnswerOf<M extends MessageName> = Messages[M] extends Message<From, infer _, infer Answer> ? Answer : never;

type PageMessages = typeof PAGE_MESSAGES;
export type PageMessageName = keyof PageMessages;
export type PageSendOf<M extends PageMessageName> =
  PageMessages[M] extends PageBoundMessage<infer Send, infer _> ? Send : never;
export type PageAnswerOf<M extends PageMessageName> =
  PageMessages[M]['answer'] extends Shape<infer Answer> ? Answer : never;
