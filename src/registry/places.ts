/** Where the registry's files lie below the repository's root. */
export const FOLDERS = { cases: 'src/registry/cases', services: 'src/registry/services' } as const;
export const NEVER_FILE = 'src/registry/never.yaml';
/** What the last release held, and the changes of the releases up to it. */
export const RELEASED_FILE = 'src/registry/released.json';
/** Addresses, services and cases that were removed, with the reason. */
export const REMOVED_FILE = 'src/registry/removed.yaml';
export const EXCEPTIONS_FILE = 'src/registry/exceptions.yaml';
export const ORDINARY_FOLDER = 'src/registry/ordinary/';
export const PLATFORMS_FILE = 'src/registry/platforms.yaml';
export const caseFile = (id: string): string => `${FOLDERS.cases}/${id}.yaml`;
export const serviceFile = (id: string): string => `${FOLDERS.services}/${id}.yaml`;
