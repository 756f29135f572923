/** The words of the interface. Every part speaks through this interface, so that tests can bring their own messages. */
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

/** The case that is shown first. */
export const leadingCase = (shown: Shown): CatalogCase | undefined => shown.dossier?.cases[0];

/** What the story of a case needs of the service: one of its operators may have brought the case itself. */
export type ToldOf = Pick<CatalogService, 'name' | 'operators'>;

/** The service about which the leading case of a finding is told. */
export const toldOf = (shown: Shown): ToldOf => shown.dossier?.service ?? { name: '', operators: [] };

export interface Words {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The message of a key with its arguments filled in. */
  readonly say: <K extends MessageKey>(key: K, ...args: MessageArguments<K>) => string;
  /** The same in the form for `count` ("1 case", "2 cases"); the count is the first argument. */
  readonly count: <K extends CountedKey>(key: K, count: number, ...args: CountedArguments<K>) => string;
  /** A message that the domain chose, with its arguments. */
  readonly tell: (message: { readonly key: MessageKey; readonly args: readonly Argument[] }) => string;
  /** A date as precise as it is known, in the reader's language. */
  readonly date: (date: PartialDate) => string;
  readonly amount: (amount: Amount) => string;
  /** Says in one line of at most 14 words what was found. */
  readonly headline: (judged: Shown) => string;
  /**
   * Sentences on one case about a service: first who went to court, then how it ended. If the claim failed, the first
   * sentence says so. What was alleged belongs between the two.
   */
  readonly story: (record: CatalogCase, service: ToldOf) => readonly [opening: string, ...rest: string[]];
  /**
   * What was alleged, as one sentence and its language. An English reader gets the record's own sentence. Others get
   * one made from the kinds of conduct, so that no foreign language is the first thing they see; the details have the
   * record's own.
   */
  readonly alleged: (record: CatalogCase) => { readonly text: string; readonly lang: string };
  /** The outcome of a case in a few words. */
  readonly outcome: (record: CatalogCase) => string;
  /** Why the finding is as loud as it is. */
  readonly reason: (judged: Shown) => string;
}
