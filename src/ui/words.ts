/**
 * The words of the interface: every part speaks through this, so that pages, warnings and tests bring their own
 * source of them.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LoudnessReason } from '../domain/policy/loudness.ts';
import type { Amount, CatalogCase, CatalogService, Finding, Loudness, PartialDate } from '../domain/model.ts';
import type { MessageKey, PluralKey } from '../platform/page/i18n.ts';

/** A finding with all that is known about it, ready to be shown. */
export interface Shown {
  readonly finding: Finding;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  readonly dossier?: {
    readonly service: CatalogService;
    readonly cases: readonly CatalogCase[];
    readonly overdue: boolean;
  };
  readonly relatedCases: readonly CatalogCase[];
}

export interface Words {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The message of a key with its arguments put in. */
  readonly say: (key: MessageKey, ...args: readonly (string | number)[]) => string;
  /** The same, choosing the form for `count` ("1 case", "2 cases"); the count is the first argument. */
  readonly count: (key: PluralKey, count: number, ...args: readonly (string | number)[]) => string;
  /** A date as precise as it is known, in the reader's language. */
  readonly date: (date: PartialDate) => string;
  readonly amount: (amount: Amount) => string;
  /** One line of at most 14 words: what this is. */
  readonly headline: (judged: Shown) => string;
  /**
   * Sentences on one case about a service: first who went to court, then how it ended; of a failed claim first that
   * it failed. What was alleged belongs between them.
   */
  readonly story: (record: CatalogCase, service: string) => readonly [opening: string, ...rest: string[]];
  /**
   * What was alleged, one sentence with its language: the record's own where the reader reads English, else made from
   * the kinds of conduct, so that no reader meets a language of others at first sight. The record's own stands in the
   * details.
   */
  readonly alleged: (record: CatalogCase) => { readonly text: string; readonly lang: string };
  /** How a case stands, a few words. */
  readonly outcome: (record: CatalogCase) => string;
  /** Why it speaks as loudly as it does. */
  readonly reason: (judged: Shown) => string;
}

const Context = createContext<Words | null>(null);

/** Gives the parts below their words. */
export const WordsProvider = Context.Provider;

/** The words in use. */
export function useWords(): Words {
  const words = useContext(Context);
  if (words === null) throw new Error('A part of the interface stands outside <WordsProvider>.');
  return words;
}
