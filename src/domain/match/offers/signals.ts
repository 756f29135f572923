/** Signals of the offer score, by number; weights and wording are in src/phrases/signals.yaml under their ids. */

/** Ids in the order of the numbers below. */
export const SIGNALS = [
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
  'counter_article',
  'counter_warning',
  'counter_court',
  'counter_report',
  'counter_policy',
  'counter_guide',
  'counter_tool',
  'counter_agency',
  'counter_software',
] as const;
export type SignalId = (typeof SIGNALS)[number];

// These say "social engagement" by themselves.
export const BUY_GOODS = 0;
export const GOODS_PRICE = 1;
export const PER_THOUSAND = 2;
export const NO_PASSWORD = 3;
export const PANEL_WORDS = 4;
export const PANEL_MENU = 5;
export const PANEL_API = 6;
export const GROWTH_BOT = 7;
export const ACCOUNT_TRADE = 8;
export const REVIEW_TRADE = 9;
export const ORDER_FORM = 10;
export const WE_OFFER = 11;
export const BOOST = 12;
export const GOODS_LIST = 13;
export const ASKS_LOGIN = 14;
export const CORE_END = 15;
// These only add to them.
export const DELIVERY = 15;
export const REFILLED = 16;
export const SHOP_BUTTON = 17;
export const SELLER_WORDS = 18;
export const PACKAGES = 19;
export const SUPPORT_END = 20;
// These speak against an offer.
export const COUNTER_ARTICLE = 20;
export const COUNTER_WARNING = 21;
export const COUNTER_COURT = 22;
export const COUNTER_REPORT = 23;
export const COUNTER_POLICY = 24;
export const COUNTER_GUIDE = 25;
export const COUNTER_TOOL = 26;
export const COUNTER_AGENCY = 27;
export const COUNTER_SOFTWARE = 28;
export const SIGNALS_END = 29;
