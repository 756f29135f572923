/** Signals of the offer score. What each weighs: src/phrases/signals.yaml; its wording: src/words. */

/** Signals that name the trade. They do not say who sells: a page that speaks about it shows them, too. */
const TRADE = [
  'buy_goods',
  'goods_price',
  'panel_words',
  'growth_bot',
  'account_trade',
  'review_trade',
  'boost',
  'goods_list',
] as const;
/** Further signals that speak for an offer. */
const SELLER = [
  'per_thousand',
  'no_password',
  'panel_menu',
  'panel_api',
  'order_form',
  'we_offer',
  'asks_login',
  'delivery',
  'refill',
  'shop_button',
  'seller_words',
  'trade_in_shop',
  'panel_login',
] as const;
/** Signals that speak against an offer. */
const AGAINST = [
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
export const SIGNALS = [...TRADE, ...SELLER, ...AGAINST] as const;
export type SignalId = (typeof SIGNALS)[number];
export const isTrade = (signal: SignalId): boolean => (TRADE as readonly SignalId[]).includes(signal);
/** Whether a signal speaks against an offer. Its weight is never above zero; that of all others is never below. */
export const isAgainst = (signal: SignalId): boolean => (AGAINST as readonly SignalId[]).includes(signal);

/** Where a signal was seen: in title, description or headings; in running text; anywhere else (`label`). */
export const ZONES = ['top', 'label', 'prose'] as const;
export type Zone = (typeof ZONES)[number];

/** A signal in a zone: what a weight is fitted for. */
export type Observation = `${SignalId}@${Zone}`;
