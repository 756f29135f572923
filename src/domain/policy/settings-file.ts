/**
 * Settings as a file: what is written on export, and how a file is checked on import. A file that does not fit is
 * refused as a whole; its first faults are returned, each with what to do about it.
 */
import type { ServiceChoice } from './choices.ts';
import { endOf } from './choices.ts';
import { DAY_MS, dayOf } from '../dates.ts';
import { KEPT_DAYS } from '../history/meetings.ts';
import type { KeptDays } from '../history/meetings.ts';
import type { ServiceId } from '../model.ts';
import { isOwnEntry, MOST_NOTE, MOST_OWN, tidyNote } from './own.ts';
import type { OwnEntry } from './own.ts';
import { isPausable, MOST_PAUSES } from './pauses.ts';
import { PREFERENCES } from './preferences.ts';
import type { Preferences } from './preferences.ts';

/** The version of the file's shape. A Caveat that knows version n refuses n + 1. */
export const FILE_VERSION = 1;
/** The largest file that is read, in bytes. */
export const MOST_BYTES = 1_000_000;
const MOST_DECISIONS = 5000;
const MOST_REVISION = 200;
const MOST_FAULTS = 5;

/** The choices that outlive a visit, and so go into a file. */
const LASTING = ['7-days', 'until-record-changes', 'always'] as const;

/** What is wrong; the interface has a message of the same name. */
type FaultName =
  | 'too_large'
  | 'not_json'
  | 'not_caveat'
  | 'version'
  | 'newer'
  | 'unknown'
  | 'block'
  | 'list'
  | 'word'
  | 'switch'
  | 'service'
  | 'host'
  | 'date'
  | 'text'
  | 'many'
  | 'twice'
  | 'more';

/** A fault and its arguments. */
export interface FileFault {
  readonly key: `import_${FaultName}`;
  readonly args: readonly (string | number)[];
}

interface Pause {
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a file holds. A preference it does not name stays as it is. */
export interface Settings {
  readonly preferences: Partial<Preferences>;
  readonly decisions: readonly ServiceChoice[];
  /** For how many days the history is kept; absent in a file that does not say. */
  readonly historyDays?: KeptDays;
  /** Sites the reader has marked. */
  readonly own: readonly OwnEntry[];
  /** Sites on which Caveat is paused, and since when. */
  readonly pauses: readonly Pause[];
}

export type ReadFile =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The text of a settings file; choices for a visit are left out. */
export function writeSettings(
  preferences: Preferences,
  decisions: readonly ServiceChoice[],
  now: number,
  historyDays?: KeptDays,
  own: readonly OwnEntry[] = [],
  pauses: readonly Pause[] = [],
): string {
  const lasting = decisions.filter(({ until }) => (LASTING as readonly string[]).includes(until));
  return `${JSON.stringify(
    {
      caveat: 'settings',
      version: FILE_VERSION,
      written: new Date(now).toISOString(),
      preferences,
      ...(historyDays === undefined ? {} : { history: { days: historyDays } }),
      decisions: lasting.map(({ service, until, at, revision }) => ({
        service,
        until,
        since: new Date(at).toISOString(),
        revision,
      })),
      ...(own.length === 0
        ? {}
        : { own: own.map(({ host, note, at }) => ({ host, note, since: new Date(at).toISOString() })) }),
      ...(pauses.length === 0
        ? {}
        : { pauses: pauses.map(({ host, at }) => ({ host, since: new Date(at).toISOString() })) }),
    },
    null,
    2,
  )}\n`;
}

/** The name a file is saved under. */
export const settingsFileName = (now: number): string => `caveat-settings-${dayOf(now)}.json`;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Report = (key: FaultName, ...args: (string | number)[]) => void;

function reportUnknown(value: Fields, names: readonly string[], path: string, report: Report): void {
  for (const name of Object.keys(value)) if (!names.includes(name)) report('unknown', `${path}${name.slice(0, 60)}`);
}

function readPreferences(value: unknown, report: Report): Partial<Preferences> {
  if (!isFields(value)) {
    report('block', 'preferences');
    return {};
  }
  reportUnknown(value, Object.keys(PREFERENCES), 'preferences.', report);
  for (const [name, { words }] of Object.entries(PREFERENCES)) {
    if (value[name] === undefined) continue;
    const path = `preferences.${name}`;
    if (words === undefined) {
      if (typeof value[name] !== 'boolean') report('switch', path);
    } else if (!words.some((word) => word === value[name])) report('word', path, words.join(', '));
  }
  return value;
}

/** Reads an ISO moment in UTC, in milliseconds since 1970; NaN where it is none, or more than a day ahead. */
function readMoment(value: unknown, now: number): number {
  const moment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(value) ? Date.parse(value) : NaN;
  // Allow a day, since the clocks of two machines differ.
  return moment >= 0 && moment <= now + DAY_MS ? moment : NaN;
}

function readDecision(value: unknown, path: string, now: number, report: Report): ServiceChoice | undefined {
  if (!isFields(value)) {
    report('block', path);
    return undefined;
  }
  reportUnknown(value, ['service', 'until', 'since', 'revision'], `${path}.`, report);
  const { service, until, since, revision } = value;
  const at = readMoment(since, now);
  const isService = typeof service === 'string' && /^[a-z0-9][a-z0-9-]{0,79}$/.test(service);
  const isUntil = LASTING.some((each) => each === until);
  const isRevision = typeof revision === 'string' && revision.length <= MOST_REVISION;
  if (!isService) report('service', `${path}.service`);
  if (!isUntil) report('word', `${path}.until`, LASTING.join(', '));
  if (Number.isNaN(at)) report('date', `${path}.since`, new Date(now).toISOString());
  if (!isRevision) report('text', `${path}.revision`, MOST_REVISION);
  return isService && isUntil && isRevision && !Number.isNaN(at)
    ? { service: service as ServiceId, until: until as ServiceChoice['until'], at, revision }
    : undefined;
}

function readDecisions(value: unknown, now: number, report: Report): ServiceChoice[] {
  if (!Array.isArray(value)) {
    report('list', 'decisions');
    return [];
  }
  if (value.length > MOST_DECISIONS) {
    report('many', 'decisions', MOST_DECISIONS);
    return [];
  }
  const seen = new Set<ServiceId>();
  return value.flatMap((each: unknown, index) => {
    const path = `decisions[${index}]`;
    const decision = readDecision(each, path, now, report);
    if (decision === undefined) return [];
    if (seen.has(decision.service)) report('twice', path, decision.service);
    seen.add(decision.service);
    return (endOf(decision) ?? Infinity) > now ? [decision] : [];
  });
}

function readOwnEntry(value: unknown, path: string, now: number, report: Report): OwnEntry | undefined {
  if (!isFields(value)) {
    report('block', path);
    return undefined;
  }
  reportUnknown(value, ['host', 'note', 'since'], `${path}.`, report);
  const { host, note = '', since } = value;
  const at = readMoment(since, now);
  const isHost = isOwnEntry({ host, note: '', at: 0 });
  const isNote = typeof note === 'string' && note.length <= MOST_NOTE;
  if (!isHost) report('host', `${path}.host`);
  if (!isNote) report('text', `${path}.note`, MOST_NOTE);
  if (Number.isNaN(at)) report('date', `${path}.since`, new Date(now).toISOString());
  return isHost && isNote && !Number.isNaN(at)
    ? { host: host as string, note: tidyNote(note), at: Math.min(at, now) }
    : undefined;
}

function readPause(value: unknown, path: string, now: number, report: Report): Pause | undefined {
  if (!isFields(value)) {
    report('block', path);
    return undefined;
  }
  reportUnknown(value, ['host', 'since'], `${path}.`, report);
  const { host, since } = value;
  const at = readMoment(since, now);
  if (!isPausable(host)) report('host', `${path}.host`);
  if (Number.isNaN(at)) report('date', `${path}.since`, new Date(now).toISOString());
  return isPausable(host) && !Number.isNaN(at) ? { host, at: Math.min(at, now) } : undefined;
}

/** Reads a list of sites; a site that is there twice is a fault. */
function readSites<T extends { readonly host: string }>(
  value: unknown,
  [name, most]: readonly [name: string, most: number],
  read: (value: unknown, path: string, now: number, report: Report) => T | undefined,
  now: number,
  report: Report,
): T[] {
  if (!Array.isArray(value)) {
    report('list', name);
    return [];
  }
  if (value.length > most) {
    report('many', name, most);
    return [];
  }
  const seen = new Set<string>();
  return value.flatMap((each: unknown, index) => {
    const path = `${name}[${index}]`;
    const entry = read(each, path, now, report);
    if (entry === undefined) return [];
    if (seen.has(entry.host)) report('twice', path, entry.host);
    seen.add(entry.host);
    return [entry];
  });
}

function readHistory(value: unknown, report: Report): KeptDays | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) {
    report('block', 'history');
    return undefined;
  }
  reportUnknown(value, ['days'], 'history.', report);
  const days = KEPT_DAYS.find((each) => each === value['days']);
  if (days === undefined) report('word', 'history.days', KEPT_DAYS.join(', '));
  return days;
}

const FIELDS = ['caveat', 'version', 'written', 'preferences', 'history', 'decisions', 'own', 'pauses'];

const refuse = (key: FaultName, ...args: (string | number)[]): ReadFile => ({
  ok: false,
  faults: [{ key: `import_${key}`, args }],
});

/** The answer for a file above `MOST_BYTES`; callers can give it without reading the file. */
export const TOO_LARGE = refuse('too_large');

/** Checks the text of a file; choices that have ended since it was written are left out. */
export function readSettings(text: string, now: number): ReadFile {
  if (text.length > MOST_BYTES) return TOO_LARGE;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not_json');
  }
  if (!isFields(value) || value['caveat'] !== 'settings') return refuse('not_caveat');
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return refuse('version', FILE_VERSION);
  if (version > FILE_VERSION) return refuse('newer', version, FILE_VERSION);
  const faults: FileFault[] = [];
  const report: Report = (key, ...args) => void faults.push({ key: `import_${key}`, args });
  reportUnknown(value, FIELDS, '', report);
  const historyDays = readHistory(value['history'], report);
  const settings = {
    ...(historyDays === undefined ? {} : { historyDays }),
    preferences: readPreferences(value['preferences'] ?? {}, report),
    decisions: readDecisions(value['decisions'] ?? [], now, report),
    own: readSites(value['own'] ?? [], ['own', MOST_OWN], readOwnEntry, now, report),
    pauses: readSites(value['pauses'] ?? [], ['pauses', MOST_PAUSES], readPause, now, report),
  };
  if (faults.length === 0) return { ok: true, settings };
  const shown = faults.slice(0, MOST_FAULTS);
  return {
    ok: false,
    faults:
      faults.length > MOST_FAULTS ? [...shown, { key: 'import_more', args: [faults.length - MOST_FAULTS] }] : shown,
  };
}
