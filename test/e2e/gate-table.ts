/** The gate's table as the build makes it. */
import type { GateTable } from '../../src/domain/match/gate-table.ts';
import { classedWords } from '../../src/phrases/compile.ts';
import { buildGateTable } from '../../src/phrases/gate-table-build.ts';
import { loadPhrases } from '../../src/phrases/load.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { loadNever, loadRegistry } from '../../src/registry/load.ts';
import { ROOT } from '../../tools/lib/paths.ts';

let table: GateTable | undefined;

export const gateTable = (): GateTable =>
  (table ??= buildGateTable(
    compileCatalog(loadRegistry(ROOT), '0.0.0').services,
    loadNever(ROOT),
    classedWords(loadPhrases(ROOT).languages),
  ));
