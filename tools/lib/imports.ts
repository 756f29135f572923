/** Who imports whom, read with TypeScript's own parser: for the walls of the rooms (a test) and for their picture. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from './paths.ts';

interface Import {
  readonly from: string;
  /** Path of the imported file, or the name of a package or of a compiled module. */
  readonly to: string;
  /** The import as it is written in the file. */
  readonly spec: string;
}

/** Every TypeScript file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /(?<!\.d)\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Every TypeScript file of src. */
export const sources = (): string[] => filesBelow(join(ROOT, 'src'));

/** The room of a file: its topmost folder below src, so `pages` for a file in `pages/popup`. */
export const roomOf = (path: string): string => relative(join(ROOT, 'src'), path).split('/')[0] ?? '';

/** All imports of some files, of values and of types. */
export const importsOf = (files: readonly string[]): Import[] =>
  files.flatMap((from) =>
    ts
      .preProcessFile(readFileSync(from, 'utf8'))
      .importedFiles.map(({ fileName }) => fileName)
      // An import with `?script` gives the path of a built file, not its code.
      .filter((spec) => !spec.endsWith('?script'))
      .map((spec) => ({
        from,
        to: spec.startsWith('.') ? resolve(dirname(from), spec.replace(/\?.*$/, '')) : spec,
        spec,
      })),
  );
