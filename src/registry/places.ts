/** Where the registry's files lie below the repository's root. */
export const FOLDERS = { cases: 'src/registry/cases', services: 'src/registry/services' } as const;
export const NEVER_FILE = 'src/registry/never.yaml';
/** What the last release held, and what changed from release to release before it. */
export const RELEASED_FILE = 'src/registry/released.json';
/** Addresses, services and cases that were taken out, with the reason. */
export const REMOVED_FILE = 'src/registry/removed.yaml';
export const EXCEPTIONS_FILE = 'src/registry/exceptions.yaml';
export const ORDINARY_FOLDER = 'src/registry/ordinary/';
export const PLATFORMS_FILE = 'src/registry/platforms.yaml';
/** Path of a case's file. */
export const caseFile = (id: string): string => `${FOLDERS.cases}/${id}.yaml`;
/** Path of a service's file. */
export const serviceFile = (id: string): string => `${FOLDERS.services}/${id}.yaml`;
