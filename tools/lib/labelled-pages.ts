/** Reads the labelled pages of several folders for learning. */
import { readFileSync } from 'node:fs';
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import { readManifest } from './evaluate-folder.ts';
import { observePage } from './learn.ts';
import type { LearntPage } from './learn.ts';
import { cachedView } from './page-views.ts';

/** Observes every page of the folders that is not ambiguous. */
export function observeFolders(folders: readonly string[], phrases: OfferPhrases): LearntPage[] {
  return folders.flatMap((folder) =>
    readManifest(readFileSync(`${folder}/manifest.jsonl`, 'utf8'))
      .filter(({ label }) => label !== 'ambiguous')
      .map((row) => {
        const html = readFileSync(`${folder}/pages/${row.label}/${row.id}.html`, 'utf8');
        return observePage(row, cachedView(html, `https://${row.host ?? 'page.example'}/`), phrases);
      }),
  );
}
