/** Lists for other tools, made from the registry. `npm run build` writes them to dist/lists. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, IsoDate } from '../../src/domain/model.ts';
import { casesCsv } from './csv.ts';
import { blockedHosts } from './entries.ts';
import { hostsList } from './hosts.ts';
import { fullJson, fullSchema } from './json.ts';
import { ublacklistList } from './ublacklist.ts';
import { ublockList } from './ublock.ts';

/** All lists as text, by file name; the same catalog gives the same bytes. */
export function makeLists(catalog: Catalog, date: IsoDate = catalog.date): Readonly<Record<string, string>> {
  const head = { version: catalog.version, date };
  const blocked = blockedHosts(catalog);
  return {
    'caveat.json': fullJson(catalog, head),
    'caveat.schema.json': fullSchema(),
    'caveat-hosts.txt': hostsList(blocked, head),
    'caveat-ublock.txt': ublockList(blocked, head),
    'caveat-ublacklist.txt': ublacklistList(blocked, head),
    'caveat.csv': casesCsv(catalog, head),
  };
}

/** Writes the lists to a folder. @param date for the headers; by default the newest check of a record */
export function writeLists(catalog: Catalog, outDir: string, date: IsoDate = catalog.date): void {
  mkdirSync(outDir, { recursive: true });
  for (const [name, content] of Object.entries(makeLists(catalog, date))) writeFileSync(join(outDir, name), content);
}
