/** The report of `npm run evaluate -- --folds`. */
import { judgeByFolds } from './learn.ts';
import type { FoldedPage, LearntPage } from './learn.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

interface Figures {
  readonly sellers: number;
  readonly found: number;
  readonly alarms: number;
}

function figures(pages: readonly FoldedPage[]): Figures {
  const sellers = pages.filter(({ page }) => page.label === 'seller');
  return {
    sellers: sellers.length,
    found: sellers.filter(({ offer }) => offer).length,
    alarms: pages.filter(({ page, offer }) => offer && page.label !== 'seller').length,
  };
}

const precision = ({ found, alarms }: Figures): number => share(found, found + alarms);
const recall = ({ found, sellers }: Figures): number => share(found, sellers);

/** The lowest and the highest value of a figure over the folds. */
function interval(folded: readonly FoldedPage[], figure: (of: Figures) => number): string {
  const folds = [...new Set(folded.map(({ fold }) => fold))];
  const all = folds.map((fold) => figure(figures(folded.filter((each) => each.fold === fold))));
  return `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`;
}

function groups(folded: readonly FoldedPage[], by: 'lang' | 'kind'): string[] {
  return [...new Set(folded.map(({ page }) => page[by]))].sort().flatMap((name) => {
    const of = figures(folded.filter(({ page }) => page[by] === name));
    if (of.sellers === 0 && of.alarms === 0) return [];
    const found = `${of.found}/${of.sellers}`.padEnd(8);
    return [`  ${name.padEnd(24)} sellers found ${found} ${recall(of).toFixed(2)}  false alarms ${of.alarms}`];
  });
}

/** Judges pages by folds of sites, and reports in lines. The figures count only pages that were found on the web. */
export function formatFolds(pages: readonly LearntPage[]): string[] {
  const folded = judgeByFolds(pages).filter(({ page }) => !page.isOwn);
  const topical = folded.filter(({ page }) => page.topic || page.label !== 'seller');
  const wrong = folded.filter(({ page, offer }) => offer !== (page.label === 'seller'));
  const all = figures(folded);
  const withWords = figures(topical);
  const about = folded.filter(({ page, offer }) => offer && page.label === 'about').length;
  return [
    'By language',
    ...groups(folded, 'lang'),
    'By kind',
    ...groups(folded, 'kind'),
    'Wrong',
    ...wrong.map(
      ({ page }) =>
        `  ${page.id} (${page.label}, ${page.lang}, ${page.kind})${page.topic ? '' : ': no word of the trade'}`,
    ),
    `Over ${folded.length} pages of ${new Set(folded.map(({ page }) => page.site)).size} sites, by folds of sites:`,
    `  precision ${precision(all).toFixed(3)} (folds ${interval(folded, precision)}), ` +
      `recall ${recall(all).toFixed(3)} (folds ${interval(folded, recall)})`,
    `  recall over pages with words of the trade ${recall(withWords).toFixed(3)}; ` +
      `pages about the trade called offers: ${about}`,
  ];
}
