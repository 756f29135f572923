/** What the words of the interface are: every part speaks through them, so that tests bring their own source. */
import type { LoudnessReason } from '../domain/policy/loudness-reason.ts';
import type { Amount, CatalogCase, CatalogService, Finding, Loudness, PartialDate } from '../domain/model.ts';
import type { Argument, CountedArguments, CountedKey, MessageArguments, MessageKey } from './keys.ts';

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

/** Name of the service; empty for an offer, where no service is known. */
export const serviceName = (shown: Shown): string => shown.dossier?.service.name ?? '';

/** The case that speaks first. */
export const leadingCase = (shown: Shown): CatalogCase | undefined => shown.dossier?.cases[0];

/** The service a case is told about: one of its operators may have brought the case itself. */
export type ToldOf = Pick<CatalogService, 'name' | 'operators'>;

/** Whom the leading case of a finding is told about. */
export const toldOf = (shown: Shown): ToldOf => shown.dossier?.service ?? { name: '', operators: [] };

export interface Words {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The message of a key with its arguments put in. */
  readonly say: <K extends MessageKey>(key: K, ...args: MessageArguments<K>) => string;
  /** The same, choosing the form for `count` ("1 case", "2 cases"); the count is the first argument. */
  readonly count: <K extends CountedKey>(key: K, count: number, ...args: CountedArguments<K>) => string;
  /** A message that the domain chose, with its arguments. */
  readonly tell: (message: { readonly key: MessageKey; readonly args: readonly Argument[] }) => string;
  /** A date as precise as it is known, in the reader's language. */
  readonly date: (date: PartialDate) => string;
  readonly amount: (amount: Amount) => string;
  /** One line of at most 14 words: what this is. */
  readonly headline: (judged: Shown) => string;
  /**
   * Sentences on one case about a service: first who went to court, then how it ended; of a failed claim first that
   * it failed. What was alleged belongs between them.
   */
  readonly story: (record: CatalogCase, service: ToldOf) => readonly [opening: string, ...rest: string[]];
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
