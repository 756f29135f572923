/**
 * The registry's workbench: npm run registry -- check [ID...] | format [ID...] | stats | show ID | stale | diff OLD
 * [NEW] | release | new case|service ID
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compileCatalog } from '../src/registry/compile.ts';
import { faultText } from '../src/registry/fault.ts';
import { lintRegistry } from '../src/registry/lint.ts';
import { formatFile, loadRegistry, readRegistry } from '../src/registry/load.ts';
import {
  caseFile,
  EXCEPTIONS_FILE,
  FOLDERS,
  NEVER_FILE,
  RELEASED_FILE,
  REMOVED_FILE,
  serviceFile,
} from '../src/registry/places.ts';
import { readReleased, release } from '../src/registry/releases.ts';
import { CASE_SHAPE, EXCEPTIONS_SHAPE, NEVER_SHAPE, REMOVED_SHAPE, SERVICE_SHAPE } from '../src/registry/schema.ts';
import type { AnyShape } from '../src/registry/shape.ts';
import { ordinaryHosts } from '../src/registry/ordinary-hosts.ts';
import { ROOT } from './lib/paths.ts';
import { newCase, newService } from './lib/registry-templates.ts';
import { diffText, readSide } from './lib/registry-diff.ts';
import { showText, staleText, statsText } from './lib/registry-views.ts';

const USAGE = `Usage: npm run registry -- <command>
  check [ID...]         every fault, with file, field and fix
  format [ID...]        rewrite files in the canonical form
  stats                 counts by year, platform, conduct, country, outcome, and how much two sources bear out
  show ID               a service or case with what belongs to it
  stale                 what is past its reviewBy, and what no second reader has looked at for a year
  diff OLD [NEW]        what changed, in words: two folders, git references or catalogs; NEW is what stands here
  release               note what stands here as released: what changes after it is told as changed
  new case|service ID   a file to fill in`;

const today = (): string => new Date().toISOString().slice(0, 10);

/** Prints to the error stream and makes the command end with exit code 1. */
function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** Prints the faults of the registry: of all files, or only of those with the given ids. */
function check(ids: readonly string[]): void {
  const registry = readRegistry(ROOT);
  const released = readReleased(ROOT)?.snapshot;
  const faults = [
    ...registry.faults,
    ...lintRegistry({ ...registry, released }, { today: today(), ordinary: ordinaryHosts(ROOT) }),
  ];
  const told = ids.length === 0 ? faults : faults.filter(({ file }) => ids.some((id) => file.endsWith(`/${id}.yaml`)));
  for (const fault of told) fail(`${faultText(fault)}\n`);
  console.log(
    `${registry.cases.length} cases and ${registry.services.length} services read; ` +
      `${told.length === 1 ? '1 fault' : `${told.length} faults`}.`,
  );
}

function allFiles(): { file: string; shape: AnyShape }[] {
  const inFolder = (folder: string, shape: AnyShape) =>
    readdirSync(ROOT + folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({ file: `${folder}/${name}`, shape }));
  const lists = [
    { file: NEVER_FILE, shape: NEVER_SHAPE },
    { file: EXCEPTIONS_FILE, shape: EXCEPTIONS_SHAPE },
    { file: REMOVED_FILE, shape: REMOVED_SHAPE },
  ];
  return [
    ...inFolder(FOLDERS.cases, CASE_SHAPE),
    ...inFolder(FOLDERS.services, SERVICE_SHAPE),
    ...lists.filter(({ file }) => existsSync(ROOT + file)),
  ];
}

/** Rewrites files in the canonical form. Files that do not parse stay as they are; their faults are printed. */
function format(ids: readonly string[]): void {
  const files = allFiles().filter(({ file }) => ids.length === 0 || ids.some((id) => file.endsWith(`/${id}.yaml`)));
  if (files.length === 0) return fail(`No file has the id ${ids.join(', ')}.`);
  let changed = 0;
  for (const { file, shape } of files) {
    const bytes = readFileSync(ROOT + file);
    const result = formatFile(shape, file, bytes);
    if ('faults' in result) {
      for (const fault of result.faults) fail(`${faultText(fault)}\n`);
      continue;
    }
    if (bytes.equals(Buffer.from(result.text))) continue;
    writeFileSync(ROOT + file, result.text);
    console.log(`rewritten: ${file}`);
    changed++;
  }
  console.log(`${files.length} files looked at, ${changed} rewritten.`);
}

function show(id: string | undefined): void {
  if (id === undefined) return fail('Say which: npm run registry -- show ID');
  const text = showText(compileCatalog(readRegistry(ROOT, false), ''), id);
  if (text === undefined)
    return fail(
      `Neither a case nor a service has the id “${id}”. Ids are the names of the files under ` +
        `${FOLDERS.cases} and ${FOLDERS.services}.`,
    );
  console.log(text);
}

/** Writes a template. `check` reports faults in it until it is filled in. */
function create(what: string | undefined, id: string | undefined): void {
  if ((what !== 'case' && what !== 'service') || id === undefined)
    return fail('Say what and under which id: npm run registry -- new case platform-v-seller-2026');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return fail(`“${id}” cannot be an id: small letters a to z, digits and single dashes.`);
  if ([caseFile(id), serviceFile(id)].some((file) => existsSync(ROOT + file))) return fail(`The id “${id}” is taken.`);
  const file = what === 'case' ? caseFile(id) : serviceFile(id);
  writeFileSync(ROOT + file, what === 'case' ? newCase(id, today()) : newService(id));
  console.log(`${file}\nFill it in, then run: npm run registry -- format ${id} && npm run registry -- check ${id}`);
}

/** Prints what changed from `before` to `after`, which is this working copy by default. */
function diff(before: string | undefined, after = ROOT): void {
  if (before === undefined) return fail('Say what to compare with: npm run registry -- diff HEAD~1');
  try {
    console.log(diffText(readSide(before, ROOT), readSide(after, ROOT)));
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/** Writes down the records as released. @throws Error if the registry has faults, as the build would not take it. */
function noteRelease(): void {
  const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
  const records = loadRegistry(ROOT, { ordinary: ordinaryHosts(ROOT) });
  writeFileSync(ROOT + RELEASED_FILE, `${JSON.stringify(release(ROOT, records, version), null, 1)}\n`);
  console.log(
    `${RELEASED_FILE}: ${records.cases.length} cases and ${records.services.length} services as of ${version}.`,
  );
}

const [command, ...args] = process.argv.slice(2);
if (command === 'check') check(args);
else if (command === 'format') format(args);
else if (command === 'stats') console.log(statsText(readRegistry(ROOT, false), today()));
else if (command === 'show') show(args[0]);
else if (command === 'stale') console.log(staleText(readRegistry(ROOT, false), today()));
else if (command === 'diff') diff(args[0], args[1]);
else if (command === 'release') noteRelease();
else if (command === 'new') create(args[0], args[1]);
else if (command === undefined || command === 'help' || command === '--help') console.log(USAGE);
else fail(`There is no command “${command}”.\n${USAGE}`);
