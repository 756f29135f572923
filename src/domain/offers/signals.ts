/** Ids of the offer score's signals; weights and wording are in src/phrases/signals.yaml. */
export const SIGNALS = [
  'buy_goods', 'goods_price', 'per_thousand', 'no_password', 'delivery', 'refill', 'panel_words', 'panel_menu', 'panel_api', 'growth_bot',
  'account_trade', 'review_trade', 'shop_button', 'order_form', 'we_offer', 'goods_list', 'seller_words', 'packages', 'boost', 'asks_login',
  'counter_article', 'counter_warning', 'counter_court', 'counter_report', 'counter_policy', 'counter_guide', 'counter_tool', 'counter_agency',
  'counter_software',
] as const;
export type SignalId = (typeof SIGNALS)[number];
