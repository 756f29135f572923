/** Reads the built packages for the tests of this folder. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../tools/lib/paths.ts';

export const TARGETS = ['chrome', 'firefox'] as const;

/** Paths of all files below a folder, relative to it and sorted. */
export function filesBelow(folder: string, from = folder): string[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path, from) : [relative(from, path)];
    })
    .sort();
}

export const builtFolder = (target: (typeof TARGETS)[number]): string => `${ROOT}dist/${target}`;
