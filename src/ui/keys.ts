/**
 * Message keys composed from the domain's unions. `say` takes nothing but keys that exist, so
 * `outcome_${under(outcome)}` compiles only while every outcome has its message.
 */
import type { Grade } from '../domain/model.ts';
import type { MessageKey } from '../platform/page/i18n.ts';

type Under<Id extends string> = Id extends `${infer Head}-${infer Tail}` ? `${Head}_${Under<Tail>}` : Id;

/** An id as it stands in a message key: `fake-reviews` becomes `fake_reviews`. */
export const under = <Id extends string>(id: Id): Under<Id> => id.replaceAll('-', '_') as Under<Id>;

/** What a grade means. */
export const gradeKey = (grade: Grade) => `grade_${grade.toLowerCase() as Lowercase<Grade>}` as const;

/**
 * What a signal means. A signal comes out of a page's report, where its id is any text: that each has its message is
 * tested.
 */
export const signalKey = (id: string): MessageKey => `signal_${id}` as MessageKey;
