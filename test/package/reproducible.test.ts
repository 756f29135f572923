/** Builds in two folders are equal to the byte, so anybody can build the package from the sources and compare. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../tools/lib/paths.ts';
import { builtFolder, filesBelow, TARGETS } from './built.ts';

const place = mkdtempSync(join(tmpdir(), 'caveat-a-folder-of-another-name-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );

it('a build in another folder gives the same files', () => {
  const left = new Set(
    ['node_modules', 'dist', '.git', '.cache', 'artifacts', 'coverage'].map((name) => `${ROOT}${name}`),
  );
  cpSync(ROOT, place, { recursive: true, filter: (path) => !left.has(path) });
  symlinkSync(`${ROOT}node_modules`, join(place, 'node_modules'));
  const tsx = join(ROOT, 'node_modules/.bin/tsx');
  // Vitest sets NODE_ENV=test. The build must not depend on that either.
  const { status, stderr } = spawnSync(tsx, ['tools/build.ts'], { cwd: place, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  for (const target of TARGETS) expect(hashes(join(place, 'dist', target))).toEqual(hashes(builtFolder(target)));
});
