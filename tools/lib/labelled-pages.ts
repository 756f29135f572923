/** Reads the labelled pages of several folders for learning. */
import { readFileSync } from 'node:fs';
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import { letGo } from './detect-html.ts';
import { readManifest } from './evaluate-folder.ts';
import { observePage } from './learn.ts';
import type { LearntPage } from './learn.ts';
import { cachedView } from './page-views.ts';

/** Observes every page of the folders, except ambiguous ones. */
export async function observeFolders(folders: readonly string[], phrases: OfferPhrases): Promise<LearntPage[]> {
  const pages: LearntPage[] = [];
  for (const folder of folders)
    for (const row of readManifest(readFileSync(`${folder}/manifest.jsonl`, 'utf8'))) {
      if (row.label === 'ambiguous') continue;
      const html = readFileSync(`${folder}/pages/${row.label}/${row.id}.html`, 'utf8');
      pages.push(observePage(row, cachedView(html, `https://${row.host ?? 'page.example'}/`), phrases));
      await letGo();
    }
  return pages;
}
