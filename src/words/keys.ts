/**
 * The keys of the interface's messages, and how many arguments each takes. A key without an English message does not
 * compile, nor does an argument too few or too many. Types only, so nothing of this enters a bundle but the helpers.
 */
import type { Counted, Messages } from 'caveat:words';
import type { Grade } from '../domain/model.ts';

/** A message. */
export type MessageKey = keyof Messages;
/** A message with forms for a count: `popup_age` for "1 day old" and "2 days old". */
export type CountedKey = keyof Counted;

export type Argument = string | number;

/**
 * As many arguments as N says. Where a key is put together and may be one of several, N is a union, and the message
 * that takes most decides: the others leave an argument unused.
 */
type Arguments<N> = [N] extends [0]
  ? []
  : [N] extends [0 | 1]
    ? [Argument]
    : [N] extends [0 | 1 | 2]
      ? [Argument, Argument]
      : [N] extends [0 | 1 | 2 | 3]
        ? [Argument, Argument, Argument]
        : never;
export type MessageArguments<K extends MessageKey> = Arguments<Messages[K]>;
/** Arguments besides the count. */
export type CountedArguments<K extends CountedKey> = Arguments<Counted[K]>;

type Under<Id extends string> = Id extends `${infer Head}-${infer Tail}` ? `${Head}_${Under<Tail>}` : Id;

/**
 * An id as it stands in a message key: `fake-reviews` becomes `fake_reviews`. A key put together from the domain's
 * unions compiles only while every member has its message.
 */
export const under = <Id extends string>(id: Id): Under<Id> => id.replaceAll('-', '_') as Under<Id>;

/** What a grade means. */
export const gradeKey = (grade: Grade) => `grade_${grade.toLowerCase() as Lowercase<Grade>}` as const;

type SignalKey = Extract<MessageKey, `signal_${string}`>;
/**
 * What a signal means. A signal comes out of a page's report, where its id is any text: that each has its message is
 * tested.
 */
export const signalKey = (id: string): SignalKey => `signal_${id}` as SignalKey;
