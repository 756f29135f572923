/** Turns what was noted on a page into the value of each observation, from 0 to 1. */
import type { Place } from '../../model.ts';
import type { PageFacts } from '../page-view.ts';
import { articleShare } from './article.ts';
import type { Notes } from './notes.ts';
import { isAgainst, SIGNALS, TRADE, TRADES, ZONES } from './signals.ts';
import type { Observation, SignalId, Zone } from './signals.ts';

/** Different sightings of a signal that say all it can say; of most, three. */
const FULL: Readonly<Partial<Record<SignalId, number>>> = { goods_list: 6 };
const MOST_FULL = 3;
/** Menu entries of a panel, and words of its ordering interface: the first may be anybody's, so many are all. */
const MENU = { common: 2, all: 8 };
/** Heads of a panel's table of services, such as a price per thousand: advertisements are sold by the thousand, too. */
const HEADS = { common: 1, all: 3 };
const PARAMS = { common: 3, all: 11 };
/** What anybody who sells says: these and menus, forms, prices are the voice of a seller. */
const VOICE: readonly SignalId[] = ['shop_button', 'goods_price', 'we_offer', 'no_password'];
/** What words of the trade are worth where nobody sells: they are the subject there. */
const AS_SUBJECT = 0.35;
/** Nobody else promises both: where they stand, the trade is named that much, though its goods may be pictures. */
const PROMISES: readonly SignalId[] = ['no_password', 'refill'];
const PROMISED = 0.5;
/** The share of a page's labels that names the trade where it is what the page is about. */
const FOCUS = 0.05;
/** How much less what speaks against an offer counts below the titles where the trade is sold: shops explain, too. */
const OUTWEIGHED = 0.7;
/** Articles have all words of the trade in running text: of these signals only a seller's own speech counts there. */
const IN_PROSE: ReadonlySet<SignalId> = new Set<SignalId>(['we_offer', 'no_password']);
/** Shorter pages have no running text to speak of. */
const LEAST_TEXT = 600;

export interface Value {
  readonly value: number;
  readonly places: readonly Place[];
}

const share = (count: number, { common, all }: typeof MENU): number => Math.max(0, (count - common) / (all - common));

/** The values of one page; those that are zero are left out. */
export function valuesOf(notes: Notes, facts: PageFacts, path: string): Map<Observation, Value> {
  const { named, order } = notes;
  /** From 0 to 1: whether the trade is what the page is about, and not a few words on a long page. */
  const focus = Math.min(1, notes.tradeBlocks / (notes.blocks * FOCUS));
  /** Goods that may be anything's are social ones on a page that names social networks and several kinds of goods. */
  const social = notes.social > 1 && named.size >= 3 && (named.has('followers') || named.has('likes'));
  const worth = (signal: SignalId, zone: Zone): number => {
    const { sure, weak } = notes.sightings(signal, zone);
    return sure.length + (social || (signal === 'buy_goods' && notes.social > 0) ? weak.length : 0);
  };
  const sum = (signals: readonly SignalId[], zone: Zone): number =>
    signals.reduce((total, signal) => total + worth(signal, zone), 0);

  const menu =
    notes.social > 0 || notes.ordering.size > 0
      ? Math.max(share(notes.menu.size, MENU), share(notes.heads.size, HEADS))
      : 0;
  const api = notes.api ? share(notes.params.size, PARAMS) : 0;
  const isSaid = (signal: SignalId): boolean =>
    (['top', 'label'] as const).some((zone) => {
      const { sure, weak } = notes.sightings(signal, zone);
      return sure.length + weak.length > 0;
    });
  const promises = PROMISES.every(isSaid) ? PROMISED : 0;
  /** From 0 to 1: how much the page is about the trade, and how much anybody sells there. */
  const trade = Math.min(
    1,
    sum(TRADE, 'top') / 2 +
      (sum(TRADE, 'label') / 5) * focus +
      (notes.ordering.size > 0 ? 2 * menu : 0) +
      api +
      promises,
  );
  const counters = Math.min(2, notes.doors.size) + Math.min(2, notes.tills.size);
  const voice = Math.min(1, sum(VOICE, 'label') / 3 + menu + api + order + counters / 10);

  /** What words of the trade, and a seller's speech in running text, are worth here. */
  const told = AS_SUBJECT + (1 - AS_SUBJECT) * voice;

  const values = new Map<Observation, Value>();
  const put = (id: Observation, value: number, ...places: readonly Place[]): void => {
    if (value > 0) values.set(id, { value: Math.min(1, value), places });
  };
  for (const signal of SIGNALS)
    for (const zone of ZONES) {
      if (zone === 'prose' && !isAgainst(signal) && !IN_PROSE.has(signal)) continue;
      const { sure, weak } = notes.sightings(signal, zone);
      const full = FULL[signal] ?? MOST_FULL;
      // What any shop says counts as far as the page is about the trade.
      let value = Math.min(1, (sure.length + weak.length) / full) * trade;
      if (isAgainst(signal))
        value = ((sure.length + weak.length) / full) * (zone === 'top' ? 1 : 1 - OUTWEIGHED * voice * trade);
      else if (TRADES.has(signal)) value = (worth(signal, zone) / full) * told * (zone === 'label' ? focus : 1);
      else if (zone === 'prose') value *= told;
      put(`${signal}@${zone}`, value, ...sure, ...weak);
    }
  put('panel_menu@label', menu, ...notes.menu.values());
  put('panel_api@label', api, ...notes.params.values());
  put('order_form@label', order, 'field');
  put('asks_login@label', +notes.asksLogin * Math.min(1, 2 * trade), 'field');
  put('trade_in_shop@label', voice * trade, 'body');
  if (notes.password)
    put('panel_login@label', sum(TRADE, 'top') / 2 + sum(['panel_words', 'growth_bot'], 'label') / 2, 'field');
  put('counter_article@label', articleShare(facts, path), 'body');
  const prose = facts.chars > LEAST_TEXT ? facts.proseChars / facts.chars : 0;
  put('counter_talk@prose', prose * (1 - voice), 'body');
  put('counter_talk@top', (values.get('counter_guide@top')?.value ?? 0) * (1 - voice), 'title');
  return values;
}
