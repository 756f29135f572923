/** What one block of a page shows: for each signal a few lines that say which words together are a sighting of it. */
import type { Goods } from '../../model.ts';
import { gap } from './block.ts';
import type { FoundWord, MarkedBlock } from './block.ts';
import { isGoods } from './classes.ts';
import type { TradeClass, WordClass } from './classes.ts';
import type { SignalId } from './signals.ts';

/** Tells of a sighting: what tells it from others, and whether it speaks of social engagement by itself. */
export type OnSight = (signal: SignalId, key: string, sure: boolean) => void;

/** Goods of social networks by their name; all others may be anything's: views of a shop, subscribers of a paper. */
const SOCIAL_GOODS: ReadonlySet<WordClass> = new Set<WordClass>(['followers']);
const LIKES: ReadonlySet<WordClass> = new Set<WordClass>(['likes']);
/** Goods that are bought in ways of their own. */
const APART: ReadonlySet<WordClass> = new Set<WordClass>(['accounts', 'reviews']);

const keyOf = (...marks: readonly FoundWord[]): string => marks.map(({ id }) => id).join(' ');
const quantitiesOf = ({ amounts, text }: MarkedBlock): string[] =>
  amounts.quantities.map(([start, end]) => text.slice(start, end).trim());
const isOf = (mark: FoundWord, names: ReadonlySet<WordClass>): boolean => mark.classes.some((name) => names.has(name));
/** Whether goods are sold by number, as engagement is. */
export const isTradeable = (mark: FoundWord): boolean => !isOf(mark, APART);
export const goodsOf = (mark: FoundWord): readonly Goods[] => mark.classes.filter(isGoods);

/** Whether a platform is named near goods. */
export const withPlatform = (block: MarkedBlock, goods: FoundWord, reach = 28): boolean =>
  block.platforms.some((platform) => gap(platform, goods) <= reach);
/** Whether goods are social engagement for sure: followers, goods of a platform, likes beside views. */
export const isSure = (block: MarkedBlock, goods: FoundWord): boolean =>
  isOf(goods, SOCIAL_GOODS) ||
  withPlatform(block, goods) ||
  (isTradeable(goods) &&
    block.all('likes').some((likes) => likes.id !== goods.id && gap(likes, goods) <= 28 && !isOf(goods, LIKES)));

/** Whether a phrase is denied, doubted or warned of: "never buy", "why fake followers". */
function isDenied(block: MarkedBlock, from: number, to: number): boolean {
  const before = ({ start }: FoundWord): boolean => start < to && start >= from - 28;
  return block.all('not').some(before) || block.all('warn').some(({ start }) => start <= to + 12 && start >= from - 28);
}

/** A verb of buying, at most 45 letters before goods or 20 behind them. */
function buying(block: MarkedBlock, see: OnSight): void {
  for (const buy of block.all('buy'))
    for (const goods of block.goods) {
      const before = goods.start >= buy.end;
      if (goods.end <= buy.start || before ? !block.near(buy, goods, before ? 45 : 20) : true) continue;
      if (isDenied(block, Math.min(buy.start, goods.start), Math.max(buy.end, goods.end))) continue;
      if (isTradeable(goods)) see('buy_goods', goodsOf(goods).join(), isSure(block, goods));
      else if (withPlatform(block, goods) || block.has('aged'))
        see(goods.classes.includes('reviews') ? 'review_trade' : 'account_trade', keyOf(buy, goods), true);
    }
}

/**
 * Accounts that are aged, verified, delivered or guaranteed; reviews of a platform beside a price or delivery, each
 * number of them by itself.
 */
function accounts(block: MarkedBlock, see: OnSight): void {
  const selling = (['buy', 'cta', 'we', 'deliver', 'price', 'refill'] as const).some((name) => block.has(name));
  const [aged] = block.all('aged');
  const [account] = block.all('accounts');
  if (aged !== undefined && (selling || block.platforms.length > 0)) see('account_trade', keyOf(aged), true);
  else if (account !== undefined && block.part !== 'prose' && (block.has('deliver') || block.has('refill')))
    see('account_trade', keyOf(account), withPlatform(block, account));
  const [review] = block.all('reviews');
  if (review !== undefined && block.part !== 'prose' && withPlatform(block, review) && !block.has('warn'))
    if (block.has('price') || block.has('deliver') || block.amounts.prices.length > 0)
      see('review_trade', [keyOf(review), ...quantitiesOf(block)].join(' '), true);
}

/** A verb of growth within 36 letters of goods, beside a platform, "profile" or a number. */
function growth(block: MarkedBlock, see: OnSight): void {
  if (block.has('guide')) return;
  for (const goods of block.goods)
    for (const get of block.all('get'))
      if (isTradeable(goods) && block.near(get, goods, 36) && !isDenied(block, get.start, get.end))
        if (block.platforms.length > 0 || block.has('social') || block.amounts.quantities.length > 0)
          see('boost', keyOf(goods), isSure(block, goods));
}

/** A title or heading with so many kinds of goods lists what is sold: "followers, likes and views". */
const LISTED_KINDS = 3;

/** Goods named with their platform, or alone in a short label; "24K likes" is what a profile or a film has. */
function list(block: MarkedBlock, see: OnSight): void {
  const kinds = [...new Set(block.goods.filter(isTradeable).flatMap(goodsOf))].sort();
  if (block.part === 'top' && kinds.length >= LISTED_KINDS)
    see(
      'goods_list',
      kinds.join(),
      block.goods.some((goods) => isSure(block, goods)),
    );
  for (const goods of block.goods) {
    if (!isTradeable(goods)) continue;
    const platform = block.platforms.find((each) => gap(each, goods) <= 28);
    if (platform !== undefined) see('goods_list', `${goodsOf(goods).join()} ${platform.classes.join()}`, true);
    else if ((block.part === 'label' || block.part === 'press') && block.amounts.quantities.length === 0)
      see('goods_list', goodsOf(goods).join(), isOf(goods, SOCIAL_GOODS));
  }
}

/** Round numbers of goods, from fifty on: "1,000 followers". A profile's own count is hardly ever round. */
function roundAmounts(block: MarkedBlock, see: OnSight): void {
  for (const goods of block.goods)
    for (const [start, end] of block.amounts.quantities) {
      const apart = start >= goods.end ? start - goods.end : goods.start - end;
      if (apart < 0 || apart > 16 || !isTradeable(goods)) continue;
      const number = block.text.slice(start, end).replaceAll(/[\s.,\u00a0]/g, '');
      if (/^(?:[1-9]\d?0{2,}|[1-9]?50|[1-9]\d{0,2}[kкm])\+?$/iu.test(number))
        see('round_amounts', `${number} ${goodsOf(goods).join()}`, isSure(block, goods));
    }
}

/** Classes that are a sighting by themselves, or only of social engagement (`weak`). */
const ALONE: readonly (readonly [TradeClass, SignalId, 'sure' | 'weak'])[] = [
  ['nopass', 'no_password', 'weak'],
  ['panel', 'panel_words', 'sure'],
  ['bot', 'growth_bot', 'sure'],
  ['deliver', 'delivery', 'weak'],
  ['refill', 'refill', 'weak'],
  ['per', 'per_thousand', 'weak'],
  ['safe', 'seller_words', 'weak'],
  ['warn', 'counter_warning', 'sure'],
  ['court', 'counter_court', 'sure'],
  ['report', 'counter_report', 'sure'],
  ['policy', 'counter_policy', 'sure'],
  ['guide', 'counter_guide', 'sure'],
  ['tool', 'counter_tool', 'sure'],
  ['agency', 'counter_agency', 'sure'],
  ['dev', 'counter_software', 'sure'],
];

/**
 * Menus and buttons of shops have such words, too ("Terms", "How it works"): they count in titles and in running text.
 */
const PROSE_ONLY: ReadonlySet<SignalId> = new Set<SignalId>([
  'counter_warning',
  'counter_court',
  'counter_report',
  'counter_policy',
  'counter_guide',
]);

/** Whether a label is what a shop's button says, and not a sentence around those words. */
export function isButton(block: MarkedBlock): boolean {
  return block.all('cta').some(({ start, end }) => end - start >= block.text.length / 2);
}

/** Tells `see` of all that a block shows. */
export function observe(block: MarkedBlock, see: OnSight): void {
  buying(block, see);
  accounts(block, see);
  growth(block, see);
  list(block, see);
  roundAmounts(block, see);
  const strong = block.goods.some((goods) => isSure(block, goods));
  const telling = block.part === 'prose' || (block.part === 'top' && block.place !== 'heading');
  for (const [name, signal, how] of ALONE)
    if (block.has(name) && (telling || !PROSE_ONLY.has(signal)) && !(signal === 'growth_bot' && block.has('warn')))
      for (const mark of block.all(name)) see(signal, keyOf(mark), how === 'sure' || strong);
  const [goods] = block.goods;
  if (goods !== undefined) {
    for (const we of block.all('we')) if (!block.has('warn')) see('we_offer', keyOf(we), strong);
    for (const price of block.all('price')) see('packages', keyOf(price, goods), strong);
  }
  if ((block.part === 'label' || block.part === 'press') && isButton(block))
    for (const cta of block.all('cta')) see('shop_button', keyOf(cta), strong);
  if (block.place === 'title' && /[?？؟]/.test(block.text)) see('counter_guide', 'question', true);
}
