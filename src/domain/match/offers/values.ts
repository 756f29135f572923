/** Turns what was noted on a page into the value of each observation, from 0 to 1. */
import type { Place } from '../../model.ts';
import type { PageFacts } from '../page-view.ts';
import type { Notes, Sightings } from './notes.ts';
import { isAgainst, isTrade } from './signals.ts';
import type { Observation, SignalId, Zone } from './signals.ts';

/** So many different sightings give a signal its full value; `FULL_LIST` is for lists of goods. */
const FULL = 3;
const FULL_LIST = 6;
/** Menu entries of a panel, and words of its interface: any page may have `common` of them, `all` count in full. */
const MENU = { common: 2, all: 8 };
const PARAMS = { common: 3, all: 11 };
/** The same for heads of a panel's table of services, such as a price per thousand, which advertisements have, too. */
const HEADS = { common: 1, all: 3 };
/** Signals of anybody who sells. With menus, forms and words of shops they are the page's "voice" as a seller. */
const VOICE = new Set<SignalId>(['shop_button', 'goods_price', 'we_offer', 'no_password']);
/** The share of their value that words of the trade keep where nobody sells: there they are only the subject. */
const AS_SUBJECT = 0.35;
/** Only sellers of the trade promise both: together they name it by `PROMISED`, even if its goods are pictures. */
const PROMISES: readonly SignalId[] = ['no_password', 'refill'];
const PROMISED = 0.5;
/** If at least this share of its blocks names the trade, a page is fully about it. */
const FOCUS = 0.05;
/** How much less signals against an offer count below the titles where the trade is sold: shops explain, too. */
const OUTWEIGHED = 0.7;
/** In running text, only these signals speak for an offer: a seller says them, while articles have all other words. */
const IN_PROSE = new Set<SignalId>(['we_offer', 'no_password']);
/** What a seller promises, and nobody who counts an audience: with any of it, prices of goods are the trade's. */
const PROMISED_GOODS = new Set<SignalId>(['no_password', 'refill', 'delivery']);
/** Signals of which sightings that are not sure count all the same where this holds. */
const UPHELD: Partial<Record<SignalId, (notes: Notes) => boolean>> = {
  buy_goods: (notes) => notes.social > 0,
  review_trade: (notes) => notes.isAboutReviews,
};
/** The same as `MENU` for links to goods: an article, too, may link to two. */
const WARES = { common: 2, all: 6 };
/** Pages with fewer characters have no running text to speak of. */
const LEAST_TEXT = 600;

export interface Value {
  readonly signal: SignalId;
  readonly observation: Observation;
  readonly value: number;
  readonly place: Place;
}

/** The JSON-LD types of articles, posts and threads. */
const ARTICLE_TYPE = /article$|(?:blog|forum)posting$|^qapage$/;
const ARTICLE_PATH = /\/(?:blog|news|article|articles|post|posts|wiki|docs?|help|guide|guides|20\d\d)\//;

/** How much the structure of a page is that of an article, from 0 to 1: a fifth for each sign that holds. */
function articleShare(facts: PageFacts, path: string): number {
  const signs = [
    facts.ogType === 'article',
    facts.linkedTypes.some((type) => ARTICLE_TYPE.test(type)),
    facts.articleChars > 1200,
    facts.byline && facts.time,
    ARTICLE_PATH.test(path),
    facts.chars > 2500 && facts.proseChars > facts.chars * 0.7,
  ];
  return Math.min(1, signs.filter(Boolean).length / 5);
}

const share = (count: number, { common, all }: typeof MENU): number => Math.max(0, (count - common) / (all - common));

/** The values of one page; those that are zero are left out. */
export function valuesOf(notes: Notes, facts: PageFacts, path: string): Value[] {
  const { named, order, words } = notes;
  const seen = [...notes.seen.values()];
  /** From 0 to 1: how far the page is about the trade, and is not a long page with a few words of it. */
  const focus = Math.min(1, notes.tradeBlocks / (notes.blocks * FOCUS));
  /** On a page that names social networks and several kinds of goods, all goods count as social ones. */
  const isSocial = notes.social > 1 && named.size >= 3 && (named.has('followers') || named.has('likes'));
  /** A shop of game accounts says what sellers of social ones say. */
  const isOfGames = notes.titledGames.size > notes.titledPlatforms.size;
  const worth = ({ signal, found }: Sightings): number =>
    isOfGames && signal === 'account_trade'
      ? 0
      : isSocial || (UPHELD[signal]?.(notes) ?? false)
        ? found.size
        : [...found.values()].filter(Boolean).length;
  const sum = (where: Zone, counts: (signal: SignalId) => boolean): number =>
    seen.reduce((all, each) => all + (each.zone === where && counts(each.signal) ? worth(each) : 0), 0);

  // Newsletters and advertisers have prices for a number of subscribers or followers, too. So these name the trade only
  // where something else does, or where several kinds of goods are named.
  const isSold =
    named.size > 1 ||
    seen.some((each) =>
      isTrade(each.signal) ? each.signal !== 'goods_price' && worth(each) > 0 : PROMISED_GOODS.has(each.signal),
    );
  const ofTrade = (signal: SignalId): boolean => isTrade(signal) && (signal !== 'goods_price' || isSold);
  const isOrdering = words.neworder.size > 0;
  const menu =
    notes.social > 0 || isOrdering ? Math.max(share(words.menu.size, MENU), share(notes.heads.size, HEADS)) : 0;
  const api = words.api.size > 0 ? share(words.params.size, PARAMS) : 0;
  const promised = PROMISES.every((promise) => seen.some(({ signal, zone }) => signal === promise && zone !== 'prose'));
  /** From 0 to 1: how much the page is about the trade, and (`voice`) how much it speaks as a seller. */
  const trade = Math.min(
    1,
    sum('top', ofTrade) / 2 +
      (sum('label', ofTrade) / 5) * focus +
      (isOrdering ? 2 * menu : 0) +
      api +
      (promised ? PROMISED : 0),
  );
  const counters = Math.min(2, words.door.size) + Math.min(2, words.shop.size);
  const wares = share(notes.wares.size, WARES);
  const voice = Math.min(
    1,
    sum('label', (signal) => VOICE.has(signal)) / 3 + menu + api + order + wares + counters / 10,
  );
  /** Factor for words of the trade, and for a seller's speech in running text. */
  const told = AS_SUBJECT + (1 - AS_SUBJECT) * voice;

  const values: Value[] = [];
  const put = (signal: SignalId, zone: Zone, value: number, place: Place = 'body'): void => {
    if (value > 0) values.push({ signal, observation: `${signal}@${zone}`, value: Math.min(1, value), place });
  };
  for (const sightings of seen) {
    const { signal, zone, place, found } = sightings;
    const full = signal === 'goods_list' ? FULL_LIST : FULL;
    const said = found.size / full;
    // What any shop says counts as far as the page is about the trade.
    let value = Math.min(1, said) * trade;
    if (isAgainst(signal)) value = said * (zone === 'top' ? 1 : 1 - OUTWEIGHED * voice * trade);
    else if (zone === 'prose') value *= IN_PROSE.has(signal) ? told : 0;
    else if (isTrade(signal)) value = (worth(sightings) / full) * told * (zone === 'label' ? focus : 1);
    put(signal, zone, value, place);
  }
  put('panel_menu', 'label', menu, [...words.menu.values()][0]);
  put('panel_api', 'label', api, [...words.params.values()][0]);
  // A form with only a link and a number may be that of a contest: it counts as far as the page is about the trade.
  put('order_form', 'label', order > 0.5 ? order : Math.min(order, trade), 'field');
  put('asks_login', 'label', notes.asksLogin ? 2 * trade : 0, 'field');
  put('trade_in_shop', 'label', voice * trade);
  const isRun = (signal: SignalId): boolean => signal === 'panel_words' || signal === 'growth_bot';
  if (notes.password) put('panel_login', 'label', (sum('top', isTrade) + sum('label', isRun)) / 2, 'field');
  put('counter_article', 'label', articleShare(facts, path));
  const prose = facts.chars > LEAST_TEXT ? facts.proseChars / facts.chars : 0;
  put('counter_talk', 'prose', prose * (1 - voice));
  const guide = values.find(({ observation }) => observation === 'counter_guide@top');
  put('counter_talk', 'top', (guide?.value ?? 0) * (1 - voice), 'title');
  return values;
}
