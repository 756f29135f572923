/** Who imports whom in src, read by TypeScript's own parser; the walls and the picture of the rooms are made of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from './paths.ts';

export interface Import {
  readonly from: string;
  /** The file, or the name of a package or a compiled module. */
  readonly to: string;
  /** As it stands in the file. */
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

/** Folder of a file below src, `pages/popup` counting as `pages`. */
export const roomOf = (path: string): string => relative(join(ROOT, 'src'), path).split('/')[0] ?? '';

/** Whatever the sources name as the place of other code, for values or only for types. */
export const importsOf = (files: readonly string[]): Import[] =>
  files.flatMap((from) =>
    ts
      .preProcessFile(readFileSync(from, 'utf8'))
      .importedFiles.map(({ fileName }) => fileName)
      // `?script` is the path of a built file, not its code.
      .filter((spec) => !spec.endsWith('?script'))
      .map((spec) => ({
        from,
        to: spec.startsWith('.') ? resolve(dirname(from), spec.replace(/\?.*$/, '')) : spec,
        spec,
      })),
  );
