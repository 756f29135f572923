/** Findings: what they are about, the groups of their kinds, and the judged finding that screens show. */
import type { CatalogCase, CatalogService, Finding, FindingKind, Loudness, ServiceId } from './model.ts';
import type { LoudnessReason } from './policy/loudness-reason.ts';

export type OfferFinding = Extract<Finding, { kind: 'offer' }>;

/** What a finding is about: a service of the registry, or the site itself where no service is known. */
export type Subject =
  | { readonly is: 'service'; readonly id: ServiceId }
  | { readonly is: 'site'; readonly host: string };

/** The subject of a finding on a page of `host`. */
export const subjectOf = (finding: Finding, host: string): Subject =>
  'service' in finding ? { is: 'service', id: finding.service } : { is: 'site', host };

/** A unique text for each subject, to compare and store it: the prefix keeps service `x` apart from site `x`. */
export const subjectKey = (subject: Subject): string =>
  subject.is === 'service' ? `service:${subject.id}` : `site:${subject.host}`;

/** The service of a finding; undefined for an offer and for the reader's own mark, where none is known. */
export const serviceOf = <S>(finding: Finding<S>): S | undefined =>
  'service' in finding ? finding.service : undefined;

interface Kinded {
  readonly kind: FindingKind;
}

/** Whether a finding is a lead, about the page as a whole; links and mentions are only counted and marked. */
export const leads = ({ kind }: Kinded): boolean => kind !== 'mention' && kind !== 'link';

/** Whether a case names what was found; the cases of a look-alike and of an offer are about other services. */
export const isListed = ({ kind }: Kinded): boolean => kind !== 'offer' && kind !== 'lookalike' && kind !== 'own';

/** A service with its cases. */
export interface Dossier {
  readonly service: CatalogService;
  /** The service's cases, strongest first, then newest. */
  readonly cases: readonly CatalogCase[];
  /** True when a case is past its `reviewBy`. */
  readonly overdue: boolean;
  /** True when a second reader has checked the leading case in other sources. */
  readonly readTwice: boolean;
}

/** A finding with all that a screen needs to show it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  /** True when password and token fields of the page are guarded because of this finding. */
  readonly guards: boolean;
  /** Absent for `offer` and `own`. */
  readonly dossier?: Dossier;
  /** For `offer`: cases against services of this kind, never against this site. */
  readonly relatedCases: readonly CatalogCase[];
}
