/** The licence files of the packages: our own licences, and the notices of the libraries that are built in. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** A library whose code is in the packages: those under `dependencies` in package.json. */
interface Shipped {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier from the library's own package.json. */
  readonly licence: string;
  readonly source: string;
  readonly text: string;
}

interface PackageFile {
  readonly version: string;
  readonly license: string;
  readonly repository: { readonly url: string };
}

/**
 * Reads the libraries that ship from package.json and from their own folders. `root` ends in a slash.
 * @throws Error naming a library without a licence text
 */
export function shippedLibraries(root: string): Shipped[] {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).map((name) => {
    const folder = `${root}node_modules/${name}`;
    const { version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as PackageFile;
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name} ships without a licence text (${folder}): add it, or drop it.`);
    const source = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
    return { name, version, licence: license, source, text: readFileSync(`${folder}/${file}`, 'utf8').trim() };
  });
}

/** Puts LICENSE, LICENSE-DATA and THIRD-PARTY-NOTICES.txt into a built package. */
export function writeLicences(root: string, folder: string): void {
  for (const file of ['LICENSE', 'LICENSE-DATA']) copyFileSync(`${root}${file}`, `${folder}/${file}`);
  const notices = shippedLibraries(root).map(({ name, version, licence, source, text }) =>
    [`${name} ${version} (${licence})`, source, '', text].join('\n'),
  );
  const intro = 'Caveat has code of these libraries built in. Each stays under its own licence.';
  writeFileSync(`${folder}/THIRD-PARTY-NOTICES.txt`, `${[intro, ...notices].join(`\n\n${'='.repeat(80)}\n\n`)}\n`);
}
