/** What a message is. Each feature has one table of its messages; everything else is derived from these. */
import type { Shape } from './shapes.ts';

/** Who may send: a tab's page, a page or any frame in it, or Caveat's own pages. */
export type From = 'page' | 'page-or-frame' | 'extension';

/**
 * A message to the background, which acts on nothing that does not fit `send`: a content script runs inside pages and
 * may be of an older version. `Answer` stands in types only; whoever asks trusts the background.
 */
export interface Message<F extends From, Send, Answer> {
  readonly from: F;
  readonly send: Shape<Send>;
  readonly answer?: (answer: Answer) => void;
}

/**
 * A message from the background to the scripts in a page. `Send` stands in types only; what they answer is checked,
 * because they run inside pages.
 */
export interface PageBoundMessage<Send, Answer> {
  readonly send?: (payload: Send) => void;
  readonly answer: Shape<Answer>;
}

/** For tables: a message that is answered with `Answer`. */
export const answeredBy =
  <Answer>() =>
  <F extends From, Send>(from: F, send: Shape<Send>): Message<F, Send, Answer> => ({ from, send });

/** For tables: a message to a page that carries `Send`. */
export const carrying =
  <Send>() =>
  <Answer>(answer: Shape<Answer>): PageBoundMessage<Send, Answer> => ({ answer });
