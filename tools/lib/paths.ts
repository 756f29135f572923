/** Where things lie in the repository. */
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built extension of a target. */
export const distFolder = (target: 'chrome' | 'firefox'): string => `${ROOT}dist/${target}`;
