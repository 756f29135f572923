/** What changed in the registry from release to release, as the catalog carries it. */

export const CHANGE_KINDS = [
  'case-added',
  'case-removed',
  'outcome-changed',
  'case-corrected',
  'response-added',
  'service-added',
  'service-removed',
  'address-added',
  'address-removed',
  'address-changed',
  'app-added',
  'app-removed',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGED_FACTS = [
  'caption',
  'court',
  'docket',
  'filed',
  'outcome',
  'outcome-date',
  'final',
  'amount',
] as const;
/** A fact of a case that differs: as it was, as it is. Absent means that it was, or is, not known. */
export interface ChangedFact {
  readonly fact: (typeof CHANGED_FACTS)[number];
  readonly was?: string;
  readonly is?: string;
}

/** One difference between two states of the registry. */
export interface RegistryChange {
  readonly kind: ChangeKind;
  /** Of the case or the service. */
  readonly id: string;
  /** Caption of the case or name of the service, as a reader knows it. */
  readonly name: string;
  /** The address, or the name of the app. */
  readonly what?: string;
  readonly facts?: readonly ChangedFact[];
  /** Why it was removed or changed, English. */
  readonly why?: string;
}

/** What changed up to a release; the first entry of a catalog may be of a release still to come. */
export interface RegistryRelease {
  readonly version: string;
  /** A full calendar date. */
  readonly date: string;
  readonly changes: readonly RegistryChange[];
}
