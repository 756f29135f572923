/** Learns the weights of the offer score from labelled pages, and judges pages by folds of sites. */
import type { Observation } from '../../src/domain/match/offers/signals.ts';
import { isAgainst, SIGNALS, ZONES } from '../../src/domain/match/offers/signals.ts';
import { OfferReader } from '../../src/domain/match/offers/offers.ts';
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import type { PageRow } from './evaluate-folder.ts';
import { fitWeights } from './fit-weights.ts';
import type { SavedView } from './page-views.ts';

/** A labelled page with what was observed on it. */
export interface LearntPage extends PageRow {
  readonly topic: boolean;
  readonly values: ReadonlyMap<Observation, number>;
}

interface Model {
  readonly weights: Readonly<Partial<Record<Observation, number>>>;
  readonly threshold: number;
}

const ALL: readonly Observation[] = SIGNALS.flatMap((id) => ZONES.map((zone): Observation => `${id}@${zone}`));
const signOf = (id: Observation): number => (isAgainst(id.split('@')[0] as (typeof SIGNALS)[number]) ? -1 : 1);
/** Observations on fewer pages than this teach nothing. */
const LEAST_PAGES = 5;
/** A page of a site with n pages counts 1/√n, so that large sites do not dominate; n is this at most. */
const MOST_OF_SITE = 25;
const OUTER_FOLDS = 10;
const INNER_FOLDS = 5;
/** The share of pages called offers in the inner folds that must be sellers. */
const PRECISION = 0.985;
/** How much more one of our own pages counts than others: each was written to stand for a kind of page. */
const OWN = 4;
const LEAST_THRESHOLD = 0.5;

/** Observes the signals on a page that was read before. */
export function observePage(row: PageRow, view: SavedView, phrases: OfferPhrases): LearntPage {
  const reader = new OfferReader(phrases);
  for (const [text, place] of view.blocks) reader.block(text, place, () => true);
  for (const form of view.forms) reader.form(form);
  const { topic, values } = reader.judge(view.facts, view.path);
  return { ...row, topic, values };
}

/** The fold that a site belongs to: the same in every run. */
function foldOf(site: string, folds: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < site.length; i++) hash = Math.imul(hash ^ site.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

const scoreOf = (page: LearntPage, weights: Model['weights']): number =>
  [...page.values].reduce((sum, [id, value]) => sum + value * (weights[id] ?? 0), 0);

/** Whether a model calls a page an offer. */
const isOffer = (page: LearntPage, { weights, threshold }: Model): boolean =>
  page.topic && scoreOf(page, weights) >= threshold;

function fit(pages: readonly LearntPage[]): { readonly weights: Model['weights']; readonly intercept: number } {
  const taught = pages.filter(({ topic }) => topic);
  const perSite = new Map<string, number>();
  for (const { site } of pages) perSite.set(site, (perSite.get(site) ?? 0) + 1);
  const ids = ALL.filter((id) => taught.filter(({ values }) => values.has(id)).length >= LEAST_PAGES);
  const { weights, intercept } = fitWeights(
    taught.map(({ values, label, site, isOwn }) => ({
      values: ids.map((id) => values.get(id) ?? 0),
      isSeller: label === 'seller',
      counts: (isOwn ? OWN : 1) / Math.sqrt(Math.min(MOST_OF_SITE, perSite.get(site) ?? 1)),
    })),
    ids.map(signOf),
  );
  const round = (weight: number): number => Math.round(weight * 100) / 100;
  return { weights: Object.fromEntries(ids.map((id, at) => [id, round(weights[at] ?? 0)])), intercept };
}

/** The lowest threshold at which precision reaches PRECISION; Infinity when none does. */
function lowestThreshold(scored: readonly { readonly page: LearntPage; readonly score: number }[]): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  let [right, wrong, lowest] = [0, 0, Infinity];
  for (const { page, score } of sorted) {
    if (page.label === 'seller') right += 1;
    else wrong += 1;
    if (page.label === 'seller' && right / (right + wrong) >= PRECISION) lowest = score;
  }
  return lowest;
}

/** Learns weights and a threshold from pages. Ambiguous pages are left out. */
export function learn(pages: readonly LearntPage[]): Model {
  const counted = pages.filter(({ label }) => label !== 'ambiguous');
  const { weights, intercept } = fit(counted);
  // Our own pages are bait, written to be hard, so a threshold's precision is measured on pages found on the web only.
  const found = counted.filter(({ isOwn, topic }) => !isOwn && topic);
  const scored = Array.from({ length: INNER_FOLDS }, (_fold, at) => {
    const inner = fit(counted.filter(({ site }) => foldOf(`${site}/`, INNER_FOLDS) !== at));
    return found
      .filter(({ site }) => foldOf(`${site}/`, INNER_FOLDS) === at)
      .map((page) => ({ page, score: scoreOf(page, inner.weights) + inner.intercept }));
  }).flat();
  // The threshold lies above every page about the trade and every bait page of ours: none of these is called an offer.
  const bait = Math.max(
    ...counted
      .filter(({ isOwn, label, topic }) => topic && (label === 'about' || (isOwn && label !== 'seller')))
      .map((page) => scoreOf(page, weights) + 0.01),
  );
  const threshold = Math.max(bait, lowestThreshold(scored) - intercept);
  return { weights, threshold: Math.max(LEAST_THRESHOLD, Math.ceil(threshold * 100) / 100) };
}

export interface FoldedPage {
  readonly page: LearntPage;
  readonly fold: number;
  readonly offer: boolean;
  /** The page's score minus the threshold. */
  readonly margin: number;
}

/** Judges every page by a model that was learnt from pages of other sites only. */
export function judgeByFolds(pages: readonly LearntPage[]): FoldedPage[] {
  return Array.from({ length: OUTER_FOLDS }, (_fold, fold) => {
    const model = learn(pages.filter(({ site }) => foldOf(site, OUTER_FOLDS) !== fold));
    return pages
      .filter(({ site }) => foldOf(site, OUTER_FOLDS) === fold)
      .map((page) => ({
        page,
        fold,
        offer: isOffer(page, model),
        margin: scoreOf(page, model.weights) - model.threshold,
      }));
  }).flat();
}
