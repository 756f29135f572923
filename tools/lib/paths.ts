/** Where things lie in the repository. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The repository's root, with a slash at its end. Not by `new URL`: where a test runs in a document, Vite takes that
 * for the address of an asset.
 */
export const ROOT = `${resolve(dirname(fileURLToPath(import.meta.url)), '../..')}/`;

/** The built extension of a target. */
export const distFolder = (target: 'chrome' | 'firefox'): string => `${ROOT}dist/${target}`;
