/**
 * What is inside the packages: licences and notices, and only libraries for which docs/dependencies.md gives a reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { shippedLibraries } from '../../tools/lib/licences.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { builtFolder, filesBelow, TARGETS } from './built.ts';

describe.each(TARGETS)('the package for %s', (target) => {
  const folder = builtFolder(target);

  it('carries the licences of the code, of the data and of the libraries built in', () => {
    expect(readFileSync(`${folder}/LICENSE`, 'utf8')).toBe(readFileSync(`${ROOT}LICENSE`, 'utf8'));
    expect(readFileSync(`${folder}/LICENSE-DATA`, 'utf8')).toBe(readFileSync(`${ROOT}LICENSE-DATA`, 'utf8'));
    const notices = readFileSync(`${folder}/THIRD-PARTY-NOTICES.txt`, 'utf8');
    for (const { name, version, text } of shippedLibraries(ROOT)) {
      expect(notices).toContain(`${name} ${version}`);
      expect(notices).toContain(text);
    }
  });

  it('holds nothing that only the build needs', () => {
    expect(filesBelow(folder).filter((file) => /\.(?:map|ts|tsx|ya?ml)$|(?:^|\/)\.|node_modules/.test(file))).toEqual(
      [],
    );
  });

  it('names each script, page and schema of its manifest rightly', () => {
    const manifest = readFileSync(`${folder}/manifest.json`, 'utf8');
    const named = [...manifest.matchAll(/"([\w./-]+\.(?:js|html|json|png))"/g)].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((file) => !existsSync(`${folder}/${file}`))).toEqual([]);
  });

  it.each(['popup', 'panel'])('keeps the %s light to open: few scripts, and no catalog in them', (page) => {
    const markup = readFileSync(`${folder}/src/pages/${page}/index.html`, 'utf8');
    const scripts = [...markup.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
    const texts = scripts.map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    expect(scripts.length).toBeGreaterThan(0);
    // The panel has 112,300 bytes, including the history that it opens; the popup has 105,300.
    expect(texts.join('').length).toBeLessThan(114_000);
    expect(texts.filter((text) => text.includes('facebook-v-zaghar-2020'))).toEqual([]);
    // The markup has the styles and the frame, so that they show before any script runs.
    expect(markup).toMatch(/<link rel="stylesheet"[^]*<div class="frame"/);
  });
});

describe('libraries that ship', () => {
  const explained = readFileSync(`${ROOT}docs/dependencies.md`, 'utf8');

  it.each(shippedLibraries(ROOT))('$name is explained, with version and licence', ({ name, version, licence }) => {
    const row = explained.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row, `docs/dependencies.md needs a row for ${name}`).toBeDefined();
    expect(row).toContain(version);
    expect(row).toContain(licence);
  });

  it('are all that the sources of the product import', () => {
    const product = filesBelow(`${ROOT}src`).filter(
      (file) => /\.tsx?$/.test(file) && !/^(?:registry|phrases|words)\//.test(file),
    );
    const packages = product
      .flatMap((file) => ts.preProcessFile(readFileSync(`${ROOT}src/${file}`, 'utf8')).importedFiles)
      .filter(({ fileName }) => !/^(?:\.|caveat:)/.test(fileName))
      .map(({ fileName }) => /^(?:@[^/]+\/)?[^/]+/.exec(fileName)?.[0]);
    expect([...new Set(packages)].sort()).toEqual(
      shippedLibraries(ROOT)
        .map(({ name }) => name)
        .sort(),
    );
  });
});
