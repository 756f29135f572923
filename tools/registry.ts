/**
 * The registry's workbench: npm run registry -- check | stats | show ID | new case|service ID | stale | format [ID...]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { faultText } from '../src/registry/fault.ts';
import { lintRegistry } from '../src/registry/lint.ts';
import { formatFile, readRegistry } from '../src/registry/load.ts';
import { EXCEPTIONS_FILE, FOLDERS, NEVER_FILE } from '../src/registry/places.ts';
import { CASE_SHAPE, EXCEPTIONS_SHAPE, NEVER_SHAPE, SERVICE_SHAPE } from '../src/registry/schema.ts';
import { existsSync } from 'node:fs';
import { ordinaryHosts } from './lib/ordinary-hosts.ts';
import { ROOT } from './lib/paths.ts';

const USAGE = 'Usage: npm run registry -- check [ID...] | format [ID...]';

/** Ends with exit code 1 where there are faults. With ids, only those files' faults are told. */
function check(ids: readonly string[]): void {
  const registry = readRegistry(ROOT);
  const { cases, services } = registry;
  const faults = [...registry.faults, ...lintRegistry(registry, { today: new Date().toISOString().slice(0, 10), ordinary: ordinaryHosts(ROOT) })];
  const told = ids.length === 0 ? faults : faults.filter(({ file }) => ids.some((id) => file.endsWith(`/${id}.yaml`)));
  for (const fault of told) console.error(`${faultText(fault)}\n`);
  console.log(`${cases.length} cases and ${services.length} services read; ${told.length} faults.`);
  if (told.length > 0) process.exitCode = 1;
}

/** Rewrites files in the canonical form; says which changed. */
function format(ids: readonly string[]): void {
  const inFolder = (folder: string, shape: typeof CASE_SHAPE | typeof SERVICE_SHAPE) => readdirSync(ROOT + folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => ({ file: `${folder}/${name}`, shape }));
  const all = [
    ...inFolder(FOLDERS.cases, CASE_SHAPE),
    ...inFolder(FOLDERS.services, SERVICE_SHAPE),
    ...[{ file: NEVER_FILE, shape: NEVER_SHAPE }, { file: EXCEPTIONS_FILE, shape: EXCEPTIONS_SHAPE }].filter(({ file }) => existsSync(ROOT + file)),
  ].filter(({ file }) => ids.length === 0 || ids.some((id) => file.endsWith(`/${id}.yaml`)));
  if (ids.length > 0 && all.length === 0) { console.error(`No file has the id ${ids.join(', ')}.`); process.exitCode = 1; return; }
  let changed = 0;
  for (const { file, shape } of all) {
    const bytes = readFileSync(ROOT + file);
    const result = formatFile(shape, file, bytes);
    if ('faults' in result) { for (const fault of result.faults) console.error(`${faultText(fault)}\n`); process.exitCode = 1; continue; }
    if (bytes.equals(Buffer.from(result.text))) continue;
    writeFileSync(ROOT + file, result.text);
    changed++;
  }
  console.log(`${all.length} files looked at, ${changed} rewritten.`);
}

const [command, ...args] = process.argv.slice(2);
if (command === 'check') check(args);
else if (command === 'format') format(args);
else { console.error(USAGE); process.exitCode = 1; }
