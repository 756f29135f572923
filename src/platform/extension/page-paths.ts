/** Where the extension's own pages lie, as the manifest and the build name them. */
import type { Platform } from '../../domain/model.ts';

export const PAGE_PATHS = {
  popup: 'src/pages/popup/index.html',
  options: 'src/pages/options/index.html',
  checklist: 'src/pages/checklist/index.html',
  rehearsal: 'src/pages/rehearsal/index.html',
} as const;
export type PageName = keyof typeof PAGE_PATHS;

/** The checklist, of one platform where that is known. */
export const checklistPath = (platform?: Platform | string): string =>
  PAGE_PATHS.checklist + (platform === undefined ? '' : `?platform=${encodeURIComponent(platform)}`);
