/** Paths of the extension's own pages, as named in the manifest and the build. */
export const PAGE_PATHS = {
  popup: 'src/pages/popup/index.html',
  options: 'src/pages/options/index.html',
  checklist: 'src/pages/checklist/index.html',
  rehearsal: 'src/pages/rehearsal/index.html',
  casebook: 'src/pages/casebook/index.html',
  history: 'src/pages/history/index.html',
  stop: 'src/pages/stop/index.html',
  panel: 'src/pages/panel/index.html',
} as const;
export type PageName = keyof typeof PAGE_PATHS;

/** The page of a case or a service in the case book. */
export const casePath = (id: string): string => `${PAGE_PATHS.casebook}#case/${encodeURIComponent(id)}`;
export const servicePath = (id: string): string => `${PAGE_PATHS.casebook}#service/${encodeURIComponent(id)}`;

/** The page in the case book that answers the check of a link or a text. */
export const checkPath = (id: string): string => `${PAGE_PATHS.casebook}#check/${id}`;
/** The case book's search for some words. */
export const searchPath = (text: string): string => `${PAGE_PATHS.casebook}#cases?q=${encodeURIComponent(text)}`;

/** The checklist, opened at a platform where one is given. */
export const checklistPath = (platform?: string): string =>
  PAGE_PATHS.checklist + (platform === undefined ? '' : `?platform=${encodeURIComponent(platform)}`);
