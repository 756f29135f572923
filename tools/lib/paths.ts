/** Folders of the repository. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The repository's root, with a slash at its end. It is not made with `new URL`, because in tests with a document Vite
 * would take that for the address of an asset.
 */
export const ROOT = `${resolve(dirname(fileURLToPath(import.meta.url)), '../..')}/`;

/** Folder of the built extension for a target. */
export const distFolder = (target: 'chrome' | 'firefox'): string => `${ROOT}dist/${target}`;
