/** Finds the signals in one block: for each, a few lines say which words together are a sighting of it. */
import { goodsOf } from './block.ts';
import type { MarkedBlock } from './block.ts';
import type { FoundWord } from './words.ts';
import type { WordClass } from './classes.ts';
import { isAgainst } from './signals.ts';
import type { SignalId } from './signals.ts';

/** Called for a sighting: `key` tells it from others of its signal; `sure`: it is about social engagement. */
type OnSight = (signal: SignalId, key: string | number, sure: boolean) => void;

/** Whether a phrase is denied, doubted or warned of: "never buy", "why fake followers". */
function isDenied(block: MarkedBlock, from: number, to: number): boolean {
  const isBefore = (end: number) => (mark: FoundWord) => mark.start >= from - 28 && mark.start < end;
  return block.all('not').some(isBefore(to)) || block.all('warn').some(isBefore(to + 13));
}

/** Whether a word is refused by the one before it: "без накрутки", "no bots". */
const isRefused = (block: MarkedBlock, { start }: FoundWord): boolean =>
  block.all('not').some(({ end }) => end <= start && start - end <= 2);

/** A verb of buying, at most 45 letters before goods or 20 behind them. */
function buying(block: MarkedBlock, see: OnSight): void {
  for (const buy of block.all('buy'))
    for (const goods of block.goods) {
      const isBefore = goods.start >= buy.end;
      // Goods may be a part of the phrase ("takipçi al"), but not half in it.
      const isInside = goods.start >= buy.start && goods.end <= buy.end;
      if (!isBefore && !isInside && goods.end > buy.start) continue;
      if (!block.near(buy, goods, isBefore ? 45 : 20)) continue;
      if (isDenied(block, Math.min(buy.start, goods.start), Math.max(buy.end, goods.end))) continue;
      if (block.engagement.includes(goods)) see('buy_goods', goodsOf(goods).join(), block.isSure(goods));
      else if (block.platformOf(goods) !== undefined || block.has('aged'))
        see(goods.classes.includes('reviews') ? 'review_trade' : 'account_trade', `${buy.id} ${goods.id}`, true);
      else if (goods.classes.includes('reviews')) see('review_trade', `${buy.id} ${goods.id}`, false);
    }
}

/** Accounts that are aged, verified, delivered or guaranteed; reviews of a platform beside a price or delivery. */
function accounts(block: MarkedBlock, see: OnSight): void {
  const isProse = block.zone === 'prose';
  const [aged] = block.all('aged');
  const [account] = block.all('accounts');
  const [review] = block.all('reviews');
  if (aged !== undefined && (block.platforms.length > 0 || block.has('buy', 'cta', 'we', 'deliver', 'price', 'refill')))
    see('account_trade', aged.id, true);
  else if (account !== undefined && !isProse && block.has('deliver', 'refill'))
    see('account_trade', account.id, block.platformOf(account) !== undefined);
  if (review !== undefined && !isProse && block.platformOf(review) !== undefined && !block.has('warn'))
    if (block.has('price', 'deliver', 'refill') || block.amounts.prices.length > 0)
      see('review_trade', review.id, true);
}

/** A verb of growth within 36 letters of goods, in a block that also names a platform, "profile" or a number. */
function growth(block: MarkedBlock, see: OnSight): void {
  const isSomebodys = block.platforms.length > 0 || block.has('social') || block.amounts.quantities.length > 0;
  if (block.has('guide') || !isSomebodys) return;
  for (const goods of block.engagement)
    for (const get of block.all('get'))
      if (block.near(get, goods, 36) && !isDenied(block, get.start, get.end))
        see('boost', goods.id, block.isSure(goods));
}

/** A title or heading with at least so many kinds of goods lists what is sold: "followers, likes and views". */
const LISTED_KINDS = 3;

/** Goods named with their platform, or in a short label without a number: a profile or a film has "24K likes". */
function list(block: MarkedBlock, see: OnSight): void {
  const kinds = [...new Set(block.engagement.flatMap(goodsOf))].sort();
  if (block.zone === 'top' && kinds.length >= LISTED_KINDS) see('goods_list', kinds.join(), block.hasSure);
  for (const each of block.engagement) {
    const name = goodsOf(each).join();
    const platform = block.platformOf(each);
    if (platform !== undefined) see('goods_list', `${name} ${platform.classes.join()}`, true);
    else if (block.isShort && block.amounts.quantities.length === 0)
      see('goods_list', name, each.classes.includes('followers'));
  }
}

/**
 * Classes of which a word is a sighting by itself. `sure`: it is about social engagement. `weak`: it is if the block
 * has goods that surely are. `told`: as `sure`, but only in titles, descriptions and running text, because menus and
 * buttons of shops have such words, too ("Terms", "How it works").
 */
const ALONE: readonly (readonly [WordClass, SignalId, 'sure' | 'weak' | 'told'])[] = [
  ['nopass', 'no_password', 'weak'],
  ['panel', 'panel_words', 'sure'],
  ['bot', 'growth_bot', 'sure'],
  ['deliver', 'delivery', 'weak'],
  ['refill', 'refill', 'weak'],
  ['per', 'per_thousand', 'weak'],
  ['safe', 'seller_words', 'weak'],
  ['warn', 'counter_warning', 'told'],
  ['court', 'counter_court', 'told'],
  ['report', 'counter_report', 'told'],
  ['policy', 'counter_policy', 'told'],
  ['guide', 'counter_guide', 'told'],
  ['tool', 'counter_tool', 'sure'],
  ['agency', 'counter_agency', 'sure'],
  ['dev', 'counter_software', 'sure'],
];

/** Calls `see` for each sighting in a block. */
export function observe(block: MarkedBlock, see: OnSight): void {
  buying(block, see);
  accounts(block, see);
  growth(block, see);
  list(block, see);
  const isTold = block.zone === 'prose' || (block.zone === 'top' && block.place !== 'heading');
  for (const [name, signal, how] of ALONE)
    if ((how !== 'told' || isTold) && !(name === 'bot' && block.has('warn')))
      for (const mark of block.all(name))
        if ((name !== 'bot' || !isRefused(block, mark)) && !(block.place === 'footer' && isAgainst(signal)))
          see(signal, mark.id, how !== 'weak' || block.hasSure);
  if (block.goods.length > 0 && !block.has('warn'))
    for (const { id } of block.all('we')) see('we_offer', id, block.hasSure);
  if (block.isShort && block.isButton) for (const { id } of block.all('cta')) see('shop_button', id, block.hasSure);
  if (block.place === 'title' && /[?？؟]/.test(block.text)) see('counter_guide', 'question', true);
}
