/** A finding with all that is known about it, ready to be shown. */
import type { CatalogCase, CatalogService, Finding, Loudness } from './model.ts';
import type { LoudnessReason } from './policy/loudness.ts';

/** A service with its cases. */
export interface Dossier {
  readonly service: CatalogService;
  /** Those of the service, strongest and newest first. */
  readonly cases: readonly CatalogCase[];
  /** True when a case is past its `reviewBy`. */
  readonly overdue: boolean;
}

/** A finding with all that a screen needs to show it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  /** Password and token fields of the page are guarded on account of it. */
  readonly guards: boolean;
  /** Absent for `offer`. */
  readonly dossier?: Dossier;
  /** For `offer`: cases against services of this kind, never against this site. */
  readonly relatedCases: readonly CatalogCase[];
}
