/** What `npm run registry -- diff OLD NEW` compares and prints. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import type { ChangedFact, RegistryChange } from '../../src/domain/releases.ts';
import { changesBetween, snapshotOf } from '../../src/registry/changes.ts';
import type { Snapshot } from '../../src/registry/changes.ts';
import type { Removed } from '../../src/registry/schema.ts';
import { FOLDERS, REMOVED_FILE } from '../../src/registry/places.ts';
import type { RegistryRecords } from '../../src/registry/schema.ts';

/** One side of a comparison. */
interface Side {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly removed: readonly Removed[];
}

/** Files of one side: their paths below the root, and the text of each. */
interface Files {
  readonly names: readonly string[];
  readonly text: (name: string) => string;
}

/** Records are read without a check, as they may follow an older schema: a field that was renamed is not compared. */
function sideOf(name: string, files: Files): Side {
  const read = (folder: string): unknown[] =>
    files.names
      .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.yaml'))
      .map((file) => parse(files.text(file)) as unknown);
  const records = { cases: read(FOLDERS.cases), services: read(FOLDERS.services) } as unknown as RegistryRecords;
  if (records.cases.length === 0) throw new Error(`${name} holds no cases (${FOLDERS.cases}).`);
  const removed = files.names.includes(REMOVED_FILE) ? (parse(files.text(REMOVED_FILE)) as readonly Removed[]) : [];
  return { name, snapshot: snapshotOf(records), removed };
}

function folderFiles(root: string): Files {
  const under = (folder: string): string[] =>
    existsSync(`${root}/${folder}`) ? readdirSync(`${root}/${folder}`).map((file) => `${folder}/${file}`) : [];
  const names = [
    ...under(FOLDERS.cases),
    ...under(FOLDERS.services),
    ...(existsSync(`${root}/${REMOVED_FILE}`) ? [REMOVED_FILE] : []),
  ];
  return { names, text: (name) => readFileSync(`${root}/${name}`, 'utf8') };
}

/** Files of a commit, all read by one run of git: a run for each would take a minute. */
function gitFiles(reference: string, root: string): Files {
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  const names = git(['ls-tree', '-r', '--name-only', '--full-tree', reference, 'src/registry'])
    .split('\n')
    .filter(Boolean);
  const wanted = names.filter((name) => name.endsWith('.yaml'));
  const out = Buffer.from(git(['cat-file', '--batch'], wanted.map((name) => `${reference}:${name}\n`).join('')));
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of wanted) {
    const end = out.indexOf(10, at);
    const size = Number(out.subarray(at, end).toString().split(' ')[2]);
    texts.set(name, out.subarray(end + 1, end + 1 + size).toString());
    at = end + 2 + size;
  }
  return { names, text: (name) => texts.get(name) ?? '' };
}

/** Reads a JSON file: a catalog, a list (`caveat.json`), or the file of the last release. */
function jsonSide(file: string): Side {
  const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<RegistryRecords> & { readonly snapshot?: Snapshot };
  if (value.snapshot !== undefined) return { name: file, snapshot: value.snapshot, removed: [] };
  if (value.cases === undefined || value.services === undefined)
    throw new Error(`${file} holds no cases and services.`);
  return { name: file, snapshot: snapshotOf({ cases: value.cases, services: value.services }), removed: [] };
}

/**
 * Reads one side of a comparison: a folder with the project, a JSON file, or a git reference.
 * @throws Error when the argument is none of these, or holds no cases
 */
export function readSide(argument: string, root: string): Side {
  if (existsSync(argument))
    return statSync(argument).isDirectory() ? sideOf(argument, folderFiles(argument)) : jsonSide(argument);
  let files: Files;
  try {
    files = gitFiles(argument, root);
  } catch {
    throw new Error(`“${argument}” is no folder, no file and no git reference.`);
  }
  return sideOf(argument, files);
}

const FACT: Readonly<Record<Exclude<ChangedFact['fact'], 'outcome' | 'final'>, string>> = {
  caption: 'caption',
  court: 'court',
  docket: 'docket number',
  filed: 'day of filing',
  'outcome-date': 'day of the outcome',
  amount: 'amount',
};

const plain = (value = ''): string => value.replaceAll('-', ' ');

function factText({ fact, was, is }: ChangedFact): string {
  if (fact === 'outcome') return `outcome is ${plain(is)} (was ${plain(was)})`;
  if (fact === 'final') return is === undefined ? 'the decision is final' : 'the decision is not final';
  if (was === undefined) return `${FACT[fact]} is ${is ?? ''} (was not known)`;
  return is === undefined ? `${FACT[fact]} ${was} was taken out` : `${FACT[fact]} is ${is} (was ${was})`;
}

const HEADINGS: readonly (readonly [kinds: readonly RegistryChange['kind'][], heading: string])[] = [
  [['case-added'], 'New cases'],
  [['outcome-changed'], 'Outcomes that changed'],
  [['case-corrected'], 'Corrected'],
  [['response-added'], 'Answers of operators'],
  [['case-removed'], 'Cases taken out'],
  [['service-added'], 'New services'],
  [['service-removed'], 'Services taken out'],
  [['address-added', 'address-changed', 'address-removed'], 'Addresses'],
  [['app-added', 'app-removed'], 'Apps and extensions'],
];
const VERBS: Partial<Readonly<Record<RegistryChange['kind'], string>>> = {
  'address-added': 'added',
  'address-removed': 'taken out',
  'address-changed': 'changed',
  'app-added': 'added',
  'app-removed': 'taken out',
};

/** One change in a line, with its facts in the lines below. */
function changeText({ kind, name, what, facts = [], why }: RegistryChange): string {
  const verb = VERBS[kind];
  const subject =
    verb === undefined ? `${name}${what === undefined ? '' : `: ${what}`}` : `${what ?? ''} of ${name} ${verb}`;
  const isGone = kind.endsWith('removed');
  const reason = why === undefined ? (isGone ? ': no reason was given' : '') : `: ${why}`;
  return [`  ${subject}${reason}`, ...facts.map((fact) => `    ${factText(fact)}`)].join('\n');
}

/** All changes under headings, or a sentence saying that there are none. */
export function changesText(changes: readonly RegistryChange[]): string {
  const parts = HEADINGS.flatMap(([kinds, heading]) => {
    const own = changes.filter(({ kind }) => kinds.includes(kind));
    return own.length === 0 ? [] : [[`${heading} (${own.length})`, ...own.map(changeText)].join('\n')];
  });
  return parts.length === 0 ? 'Nothing changed.' : parts.join('\n\n');
}

/** The changes between two sides as text. */
export const diffText = (before: Side, after: Side): string =>
  changesText(changesBetween(before.snapshot, after.snapshot, after.removed));
