/** Signals of the offer score by their ids. What each weighs: src/phrases/signals.yaml; its wording: src/words. */
import type { Part } from './block.ts';

/** Speak for an offer. */
export const FOR = [
  'buy_goods',
  'goods_price',
  'per_thousand',
  'no_password',
  'panel_words',
  'panel_menu',
  'panel_api',
  'growth_bot',
  'account_trade',
  'review_trade',
  'order_form',
  'we_offer',
  'boost',
  'goods_list',
  'asks_login',
  'delivery',
  'refill',
  'shop_button',
  'seller_words',
  'packages',
  'round_amounts',
  'trade_in_shop',
  'panel_login',
] as const;
/** Words that name the trade, wherever it is spoken of: who sells it is another question. */
export const TRADE = [
  'buy_goods',
  'boost',
  'goods_list',
  'goods_price',
  'panel_words',
  'growth_bot',
  'account_trade',
  'review_trade',
] as const satisfies readonly SignalId[];
export const TRADES: ReadonlySet<SignalId> = new Set(TRADE);
/** Speak against one. */
export const AGAINST = [
  'counter_article',
  'counter_warning',
  'counter_court',
  'counter_report',
  'counter_policy',
  'counter_guide',
  'counter_tool',
  'counter_agency',
  'counter_software',
  'counter_talk',
] as const;
export const SIGNALS = [...FOR, ...AGAINST] as const;
export type SignalId = (typeof SIGNALS)[number];

/** Where a signal was seen: in title, description or headings; in running text; anywhere else (`label`). */
export const ZONES = ['top', 'label', 'prose'] as const;
export type Zone = (typeof ZONES)[number];
export const zoneOf = (part: Part): Zone => (part === 'top' || part === 'prose' ? part : 'label');

/** A signal in a zone: what a weight is fitted for. */
export type Observation = `${SignalId}@${Zone}`;

const against: ReadonlySet<string> = new Set(AGAINST);
/** Whether a signal speaks against an offer: its weight is never above zero, and all others' never below. */
export const isAgainst = (signal: SignalId): boolean => against.has(signal);
