/** The releases of the registry: what the last one held, and what changed from one to the next. Node only. */
import { existsSync, readFileSync } from 'node:fs';
import type { IsoDate } from '../domain/model.ts';
import type { RegistryRelease } from '../domain/releases.ts';
import { changesBetween, snapshotOf } from './changes.ts';
import type { Snapshot } from './changes.ts';
import type { Removed } from './schema.ts';
import { RELEASED_FILE } from './places.ts';
import type { RegistryRecords } from './schema.ts';

/** Records, and what was removed from the registry. */
type Kept = RegistryRecords & { readonly removed: readonly Removed[] };

/** The last release, written by `npm run registry -- release`. */
interface Released {
  readonly version: string;
  readonly date: IsoDate;
  readonly snapshot: Snapshot;
  /** Newest first. */
  readonly releases: readonly RegistryRelease[];
}

/** Most releases whose changes the catalog contains. */
const TOLD = 12;

/** The last release; undefined if there was none. */
export function readReleased(root: string): Released | undefined {
  const file = root + RELEASED_FILE;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Released) : undefined;
}

/** The changes since the last release, dated by the newest check of a case. */
function unreleased(records: Kept, released: Released, version: string): RegistryRelease {
  const date = records.cases.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), released.date);
  return { version, date, changes: changesBetween(released.snapshot, snapshotOf(records), records.removed) };
}

/**
 * The releases whose changes the catalog contains: the changes that are new in this build first, then earlier releases.
 */
export function releasesOf(root: string, records: Kept, version: string): readonly RegistryRelease[] {
  const released = readReleased(root);
  if (released === undefined) return [];
  const next = unreleased(records, released, version);
  return [...(next.changes.length === 0 ? [] : [next]), ...released.releases].slice(0, TOLD);
}

/** The new content of `released.json` once these records are released. */
export function release(root: string, records: Kept, version: string): Released {
  const released = readReleased(root);
  if (released === undefined) {
    const date = records.cases.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), '1970-01-01');
    return { version, date, snapshot: snapshotOf(records), releases: [] };
  }
  const next = unreleased(records, released, version);
  return { version, date: next.date, snapshot: snapshotOf(records), releases: [next, ...released.releases] };
}
