/** The type of a message. Each feature has one table of its messages; everything else is derived from these tables. */
import type { Shape } from './shapes.ts';

/** Who may send: the top frame of a web page; the top frame or any frame in it; only Caveat's own pages. */
export type From = 'page' | 'page-or-frame' | 'extension';

/**
 * A message to the background. What does not fit `send` is dropped, because a content script runs inside pages and may
 * be of an older version. `Answer` exists only as a type: the asker trusts the background.
 */
export interface Message<F extends From, Send, Answer> {
  readonly from: F;
  readonly send: Shape<Send>;
  readonly answer?: (answer: Answer) => void;
}

/**
 * A message from the background to the scripts in a page. `Send` exists only as a type. The answer is checked, because
 * these scripts run inside pages.
 */
export interface PageBoundMessage<Send, Answer> {
  readonly send?: (payload: Send) => void;
  readonly answer: Shape<Answer>;
}

/** For tables: a message to the background, whose answer is an `Answer`. */
export const answeredBy =
  <Answer>() =>
  <F extends From, Send>(from: F, send: Shape<Send>): Message<F, Send, Answer> => ({ from, send });

/** For tables: a message to a page that carries `Send`. */
export const carrying =
  <Send>() =>
  <Answer>(answer: Shape<Answer>): PageBoundMessage<Send, Answer> => ({ answer });
