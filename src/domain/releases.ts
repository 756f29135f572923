/** What changed in the registry from release to release, as the catalog carries it. */

type ChangeKind =
  | 'case-added'
  | 'case-removed'
  | 'outcome-changed'
  | 'case-corrected'
  | 'response-added'
  | 'service-added'
  | 'service-removed'
  | 'address-added'
  | 'address-removed'
  | 'address-changed'
  | 'app-added'
  | 'app-removed';

/** A fact of a case that changed, with its old and its new value. A value that is not known is absent. */
export interface ChangedFact {
  readonly fact: 'caption' | 'court' | 'docket' | 'filed' | 'outcome' | 'outcome-date' | 'final' | 'amount';
  readonly was?: string;
  readonly is?: string;
}

/** One difference between two states of the registry. */
export interface RegistryChange {
  readonly kind: ChangeKind;
  /** Id of the case or the service. */
  readonly id: string;
  /** Caption of the case or name of the service, as a reader knows it. */
  readonly name: string;
  /** The address, or the name of the app. */
  readonly what?: string;
  readonly facts?: readonly ChangedFact[];
  /** Why it was removed or changed, English. */
  readonly why?: string;
}

/** The changes of one release. The first entry of a catalog may be a release that is not out yet. */
export interface RegistryRelease {
  readonly version: string;
  /** A full calendar date. */
  readonly date: string;
  readonly changes: readonly RegistryChange[];
}

/** How far the reader has seen the changes: the newest release, and how many changes it had at that moment. */
export interface Looked {
  readonly version: string;
  readonly changes: number;
  /** The release's date. */
  readonly date: string;
}

/** The state of a reader who has seen everything; undefined without any release. */
export function lookedAtAll([newest]: readonly RegistryRelease[]): Looked | undefined {
  return newest && { version: newest.version, changes: newest.changes.length, date: newest.date };
}

/**
 * Changes that came since the reader last looked, newest release first. A release that was not out at that time may
 * have grown. Which of its changes are new is not known, so all of them are returned.
 */
export function changesSince(releases: readonly RegistryRelease[], looked: Looked): readonly RegistryChange[] {
  const at = releases.findIndex(({ version }) => version === looked.version);
  const newer = at === -1 ? releases.filter(({ date }) => date > looked.date) : releases.slice(0, at);
  const same = releases[at];
  const hasGrown = same !== undefined && (same.changes.length !== looked.changes || same.date !== looked.date);
  return [...newer, ...(hasGrown ? [same] : [])].flatMap(({ changes }) => changes);
}

/** Reads a stored `Looked`; undefined where the value is missing or damaged. */
export function readLooked(stored: unknown): Looked | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { version, changes, date } = stored as Record<string, unknown>;
  return typeof version === 'string' && Number.isSafeInteger(changes) && typeof date === 'string'
    ? { version, changes: changes as number, date }
    : undefined;
}
