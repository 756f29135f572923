/** What findings are about, which groups of kinds there are, and a finding with all that is known about it. */
import type { CatalogCase, CatalogService, Finding, FindingKind, Loudness, ServiceId } from './model.ts';
import type { LoudnessReason } from './policy/loudness-reason.ts';

export type OfferFinding = Extract<Finding, { kind: 'offer' }>;

/** What a finding is about: a service of the registry, or the site itself where no service is known. */
export type Subject =
  | { readonly is: 'service'; readonly id: ServiceId }
  | { readonly is: 'site'; readonly host: string };

/** What a finding of a page on `host` is about. */
export const subjectOf = (finding: Finding, host: string): Subject =>
  'service' in finding ? { is: 'service', id: finding.service } : { is: 'site', host };

/** One text for each subject, to compare and to keep by: `service:x` is never the site `x`. */
export const subjectKey = (subject: Subject): string =>
  subject.is === 'service' ? `service:${subject.id}` : `site:${subject.host}`;

/** The service of a finding; undefined for an offer and for the reader's own mark, where none is known. */
export const serviceOf = <S>(finding: Finding<S>): S | undefined =>
  'service' in finding ? finding.service : undefined;

interface Kinded {
  readonly kind: FindingKind;
}

/** Whether it is about the page as a whole; links and mentions are only counted and marked. */
export const leads = ({ kind }: Kinded): boolean => kind !== 'mention' && kind !== 'link';

/** Whether a case names what was found: the cases of a look-alike and of an offer are about others. */
export const isListed = ({ kind }: Kinded): boolean => kind !== 'offer' && kind !== 'lookalike' && kind !== 'own';

/** A service with its cases. */
export interface Dossier {
  readonly service: CatalogService;
  /** Those of the service, strongest and newest first. */
  readonly cases: readonly CatalogCase[];
  /** True when a case is past its `reviewBy`. */
  readonly overdue: boolean;
  /** True when a second reader has looked the leading case up in other sources. */
  readonly readTwice: boolean;
}

/** A finding with all that a screen needs to show it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  /** Password and token fields of the page are guarded on account of it. */
  readonly guards: boolean;
  /** Absent for `offer` and `own`. */
  readonly dossier?: Dossier;
  /** For `offer`: cases against services of this kind, never against this site. */
  readonly relatedCases: readonly CatalogCase[];
}
