/** Reads the registry's files from disk and reports every fault with file, field and fix. Node only. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { Removed } from './schema.ts';
import { RegistryError, reporter } from './fault.ts';
import type { Fault, Report } from './fault.ts';
import { formatDocument } from './format.ts';
import { lintRegistry } from './lint.ts';
import { readReleased } from './releases.ts';
import type { LintContext } from './lint.ts';
import { EXCEPTIONS_FILE, FOLDERS, NEVER_FILE, REMOVED_FILE } from './places.ts';
import { CASE_SHAPE, decode, EXCEPTIONS_SHAPE, NEVER_SHAPE, REMOVED_SHAPE, SERVICE_SHAPE } from './schema.ts';
import type { HostReason, RegistryRecords } from './schema.ts';
import type { AnyShape, RecordShape } from './shape.ts';

/** Longest file that is read, in bytes; a record has a few kB. */
const MAX_BYTES = 64 * 1024;
const FORMAT_HINT = 'Run `npm run registry -- format`, then look at the change.';

/**
 * Decodes bytes. Only UTF-8 without byte-order mark, CR or tab is accepted.
 * @returns the text, or undefined after reporting a fault
 */
function readText(bytes: Uint8Array, report: Report): string | undefined {
  if (bytes.length > MAX_BYTES)
    return void report(
      '',
      `is ${Math.round(bytes.length / 1024)} kB; a record has at most ${MAX_BYTES / 1024} kB`,
      'Check that this is the right file; split a list that grew too long.',
    );
  if (bytes.length === 0) return void report('', 'is empty', 'Write the record, or delete the file.');
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.includes(0))
    return void report('', 'is not UTF-8; it looks like UTF-16', 'Save it as UTF-8 in your editor.');
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return void report('', 'starts with a byte-order mark', 'Save it as UTF-8 without BOM.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return void report('', 'is not UTF-8; it looks like Latin-1 or Windows-1252', 'Save it as UTF-8 in your editor.');
  }
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const cr = text.indexOf('\r');
  if (cr >= 0)
    return void report(
      '',
      `has Windows or old Mac line ends (first in line ${lineOf(cr)})`,
      'Save it with LF line ends; in git, set core.autocrlf to input.',
    );
  const tab = text.indexOf('\t');
  if (tab >= 0)
    return void report('', `has a tab in line ${lineOf(tab)}`, 'Use spaces; YAML does not indent with tabs.');
  return text;
}

/**
 * Parses YAML without aliases, anchors and tags.
 * @returns the document, or undefined after reporting the faults
 */
function parseText(text: string, report: Report): Document | undefined {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true, strict: true });
  const errors = [...document.errors, ...document.warnings];
  for (const error of errors)
    report(
      '',
      `is not valid YAML: ${(error.message.split('\n')[0] ?? '').replace(/:$/, '')}`,
      'Mend that line; compare with a file beside it.',
    );
  if (errors.length > 0) return undefined;
  let clever: string | undefined;
  visit(document, {
    Alias: () => {
      clever = 'an alias (*)';
    },
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor !== undefined) clever = 'an anchor (&)';
      else if (node.tag !== undefined) clever = 'a tag (!)';
    },
  });
  if (clever !== undefined) return void report('', `uses ${clever}`, 'Write the value out.');
  return document;
}

/** A file as it is on disk and, if it could be read, its record. */
interface ReadFile<T> {
  readonly file: string;
  readonly text?: string;
  readonly value?: T;
}

/**
 * Decodes the bytes of one file.
 * @param canonical whether the text must also be what `format` would write
 */
export function readFile<T>(
  shape: RecordShape<T>,
  file: string,
  bytes: Uint8Array,
  faults: Fault[],
  canonical = true,
): ReadFile<T> {
  const report = reporter(faults, file);
  const text = readText(bytes, report);
  const document = text === undefined ? undefined : parseText(text, report);
  if (text === undefined || document === undefined) return { file };
  const decoded = decode(shape, document.toJS() as unknown, file);
  if (!decoded.ok) {
    faults.push(...decoded.faults);
    return { file, text };
  }
  if (canonical && formatDocument(shape, document) !== text)
    report('', 'is not written in the canonical form', FORMAT_HINT);
  return { file, text, value: decoded.value };
}

/** The names of a folder's YAML files, sorted. Reports all other files. */
function filesIn(root: string, folder: string, faults: Fault[]): string[] {
  if (!existsSync(root + folder)) return [];
  const names = readdirSync(root + folder).sort();
  for (const name of names) {
    const report = reporter(faults, `${folder}/${name}`);
    if (!name.endsWith('.yaml')) report('', 'is not a .yaml file', 'Move it elsewhere, or rename it to end in .yaml.');
    else if (!statSync(`${root}${folder}/${name}`).isFile())
      report('', 'is not a file', 'Records stand directly in this folder.');
  }
  return names.filter((name) => name.endsWith('.yaml') && statSync(`${root}${folder}/${name}`).isFile());
}

function readFolder<T extends { readonly id: string }>(
  root: string,
  folder: string,
  shape: RecordShape<T>,
  faults: Fault[],
  canonical: boolean,
): T[] {
  const records: T[] = [];
  for (const name of filesIn(root, folder, faults)) {
    const file = `${folder}/${name}`;
    const { value } = readFile(shape, file, readFileSync(root + file), faults, canonical);
    if (value === undefined) continue;
    if (`${value.id}.yaml` !== name)
      reporter(faults, file)(
        'id',
        `is “${value.id}”, but the file is named “${name}”`,
        `Name the file ${value.id}.yaml, or write the id ${name.slice(0, -5)}.`,
      );
    records.push(value);
  }
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readList<T>(
  root: string,
  file: string,
  shape: RecordShape<readonly T[]>,
  faults: Fault[],
  canonical: boolean,
): readonly T[] {
  return existsSync(root + file)
    ? (readFile(shape, file, readFileSync(root + file), faults, canonical).value ?? [])
    : [];
}

/** Everything under `src/registry`, and the faults of its files. */
interface ReadRegistry extends RegistryRecords {
  readonly never: readonly HostReason[];
  readonly exceptions: readonly HostReason[];
  readonly removed: readonly Removed[];
  readonly faults: readonly Fault[];
}

/**
 * Reads all files. Never throws for their content: faults are part of the answer.
 * @param root ends in a slash
 */
export function readRegistry(root: string, canonical = true): ReadRegistry {
  const faults: Fault[] = [];
  const cases = readFolder(root, FOLDERS.cases, CASE_SHAPE, faults, canonical);
  const services = readFolder(root, FOLDERS.services, SERVICE_SHAPE, faults, canonical);
  const never = readList(root, NEVER_FILE, NEVER_SHAPE, faults, canonical);
  const exceptions = readList(root, EXCEPTIONS_FILE, EXCEPTIONS_SHAPE, faults, canonical);
  const removed = readList(root, REMOVED_FILE, REMOVED_SHAPE, faults, canonical);
  return { cases, services, never, exceptions, removed, faults };
}

/**
 * Reads and lints the registry for the compiler. Whether texts are in canonical form is not checked here, only by
 * `registry -- check`.
 * @throws RegistryError with every fault; nothing is returned then
 */
export function loadRegistry(
  root: string,
  context: Partial<LintContext> = {},
): RegistryRecords & { readonly removed: readonly Removed[] } {
  const registry = readRegistry(root, false);
  // If a file could not be read, skip the lint: broken references to that file would only repeat its faults.
  const faults =
    registry.faults.length > 0
      ? registry.faults
      : lintRegistry(
          { ...registry, released: readReleased(root)?.snapshot },
          { today: new Date().toISOString().slice(0, 10), ordinary: new Set(), ...context },
        );
  if (faults.length > 0) throw new RegistryError(faults);
  return { cases: registry.cases, services: registry.services, removed: registry.removed };
}

/** Hosts that match nothing, whatever the registry says. @throws RegistryError */
export function loadNever(root: string): readonly string[] {
  const faults: Fault[] = [];
  const never = readList(root, NEVER_FILE, NEVER_SHAPE, faults, false);
  if (faults.length > 0) throw new RegistryError(faults);
  return never.map(({ host }) => host);
}

/** The canonical text of a file, or its faults if it cannot be parsed. */
export function formatFile(
  shape: AnyShape,
  file: string,
  bytes: Uint8Array,
): { readonly text: string } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report = reporter(faults, file);
  const tidy = new TextDecoder('utf-8', { fatal: false }).decode(bytes).includes('\ufffd')
    ? bytes
    : Buffer.from(new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n'));
  const text = readText(tidy, report);
  const document = text === undefined ? undefined : parseText(text, report);
  return document === undefined ? { faults } : { text: formatDocument(shape, document) };
}
