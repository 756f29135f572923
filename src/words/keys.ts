/**
 * The keys of the interface's messages, and how many arguments each message takes. A key without an English message
 * does not compile, nor does a call with too few or too many arguments. All but the helper functions are types, which
 * add nothing to a bundle.
 */
import type { Counted, Messages } from 'caveat:words';
import type { Grade } from '../domain/model.ts';

/** The key of a message. */
export type MessageKey = keyof Messages;
/** The key of a message with forms for a count: `popup_age` for "1 day old" and "2 days old". */
export type CountedKey = keyof Counted;

export type Argument = string | number;

/**
 * The arguments of a message that takes N. For a composed key that may be one of several, N is a union: then as many
 * arguments are needed as the largest of these messages takes, and the others ignore the rest.
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
/** The arguments besides the count. */
export type CountedArguments<K extends CountedKey> = Arguments<Counted[K]>;

type Under<Id extends string> = Id extends `${infer Head}-${infer Tail}` ? `${Head}_${Under<Tail>}` : Id;

/**
 * An id as message keys write it: `fake-reviews` becomes `fake_reviews`. A key composed from the domain's unions
 * compiles only if every member has a message.
 */
export const under = <Id extends string>(id: Id): Under<Id> => id.replaceAll('-', '_') as Under<Id>;

/** The key of the message that explains a grade. */
export const gradeKey = (grade: Grade) => `grade_${grade.toLowerCase() as Lowercase<Grade>}` as const;

type SignalKey = Extract<MessageKey, `signal_${string}`>;
/**
 * The key of the message that explains a signal. Signals come from a page's report as plain strings, so a test checks
 * that each has a message.
 */
export const signalKey = (id: string): SignalKey => `signal_${id}` as SignalKey;
