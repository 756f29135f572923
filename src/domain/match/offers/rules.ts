/** The rules of the offer score over one block or form: which words together are which signal. */
import type { Place } from '../../model.ts';
import type { FormView } from '../page-view.ts';
import { PROSE_LENGTH } from '../page-view.ts';
import { gap, isPlain } from './block.ts';
import type { MarkedBlock, Mark } from './block.ts';
import { readCards } from './cards.ts';
import {
  ACCOUNTS,
  AGED,
  API,
  BOT,
  BUY,
  CTA,
  DELIVER,
  FORM,
  GET,
  GOODS_COUNT,
  GUIDE,
  MENU,
  NEW_ORDER,
  NOT,
  NO_PASS,
  PANEL,
  PARAMS,
  PER,
  PLATFORM_BASE,
  PRICE,
  REFILL,
  REVIEWS,
  SAFE,
  SECRET,
  SOCIAL,
  TARGET,
  WARN,
  WE,
} from './classes.ts';
import { countAgainst, isQuestion, QUESTION } from './counters.ts';
import {
  ACCOUNT_TRADE,
  ASKS_LOGIN,
  BOOST,
  BUY_GOODS,
  COUNTER_GUIDE,
  DELIVERY,
  GOODS_LIST,
  GOODS_PRICE,
  GROWTH_BOT,
  NO_PASSWORD,
  ORDER_FORM,
  PACKAGES,
  PANEL_API,
  PANEL_MENU,
  PANEL_WORDS,
  PER_THOUSAND,
  REFILLED,
  REVIEW_TRADE,
  SELLER_WORDS,
  SHOP_BUTTON,
  WE_OFFER,
} from './signals.ts';
import type { Tally } from './tally.ts';

/** Letters of scripts without spaces count double when lengths and distances are compared. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LABEL_LENGTH = 70;
const SENTENCE_END = /[.!?。！？]\s/;
/** Where a platform's name says nothing about the page: icons and links to profiles. */
const ASIDE = new Set<Place>(['footer', 'alt', 'quote', 'code']);
/** Fewer different menu entries or interface words than this are nothing special. */
const LEAST_MENU = 3;
const LEAST_API = 4;

/** Whether a label is what a shop's button says, and not a sentence around those words. */
function isButton(block: MarkedBlock, place: Place): boolean {
  const share = place === 'button' || place === 'link' ? 0.25 : 0.5;
  return block.all(CTA).some(({ start, end }) => end - start >= block.text.length * share);
}

/** Different words of one class, with the best place of each. */
type Distinct = Map<number, Place>;

export type BlockRules = ReturnType<typeof blockRules>;

/**
 * Takes in blocks and forms of one page; notes the signals in `sum`. `proseFactor`: what words in running text weigh.
 */
export function blockRules(sum: Tally, proseFactor: number) {
  const sold = new Set<number>();
  const platforms = new Set<number>();
  /** Platforms that a form with a password field names. */
  const passwordsOf = new Set<number>();
  let asksLogin = false;
  /** The title is a question. */
  let asks = false;
  const cards = readCards();
  const accountCards = readCards();
  const menuSeen: Distinct = new Map();
  const paramsSeen: Distinct = new Map();
  /** Menu entries that only panels have. */
  let ordering = false;
  let apiWords = 0;
  let goodsSeen = 0;
  let socialSeen = 0;
  let panelSeen = false;
  /** Blocks in which somebody sells: buttons of a shop, "we", "your order". */
  let voice = 0;
  const listed = new Set<string>();

  function plainProse(): void {
    cards.prose();
  }

  /** Whether the page is about social engagement at all. */
  function hasTopic(): boolean {
    return goodsSeen >= 1 || panelSeen;
  }

  /** Whether anybody sells here at all: an article has no buttons and no "your order". */
  function hasVoice(): boolean {
    return voice > 0 || menuSeen.size >= 2 || shopEvidence() >= 0.5;
  }

  /** From 0 to 1: prices, forms and cards. */
  function shopEvidence(): number {
    return Math.min(1, (sum.count(GOODS_PRICE) + 2 * sum.count(ORDER_FORM) + sum.count(PER_THOUSAND)) / 4);
  }

  /** `telling`: words that can make an offer stand in the block. */
  function readBlock(block: MarkedBlock, place: Place, telling: boolean): void {
    if (place === 'quote') {
      cards.prose();
      return;
    }
    const weight = DENSE.test(block.text) ? 2 : 1;
    const length = block.text.length * weight;
    const prose = length >= PROSE_LENGTH && place !== 'description' && place !== 'title';
    const label = length <= LABEL_LENGTH;
    if (place === 'title' && isQuestion(block.text)) {
      asks = true;
      sum.add(COUNTER_GUIDE, 'title', QUESTION);
    }
    if (block.marks.length > 0) {
      countAgainst(sum, block, place, prose);
      noteTopic(block, place);
      if (place !== 'footer' && !prose && (block.has(WE) || (label && isButton(block, place)))) voice += 1;
      if (!prose && block.has(SAFE)) sum.add(SELLER_WORDS, place);
      if (label) for (const mark of block.all(MENU)) if (!menuSeen.has(mark.term)) menuSeen.set(mark.term, place);
      if (!prose)
        for (const mark of block.all(PARAMS)) if (!paramsSeen.has(mark.term)) paramsSeen.set(mark.term, place);
      if (telling) readTrade(block, place, prose ? proseFactor : 1, weight);
    }
    readPrices(block, place, prose, label);
    if (!telling) return;
    readPromises(block, place, prose, label);
    readPanels(block, place, prose, label);
    if (label) readLabels(block, place);
  }

  /** What the page is about. */
  function noteTopic(block: MarkedBlock, place: Place): void {
    if (!ASIDE.has(place)) {
      for (const mark of block.platforms)
        for (const number of mark.classes) if (number >= PLATFORM_BASE) platforms.add(number - PLATFORM_BASE);
      if (block.platforms.length > 0 || block.has(SOCIAL)) socialSeen += 1;
    }
    for (const mark of block.goods) {
      if (isPlain(mark) || withPlatform(block, mark, 20)) goodsSeen += 1;
    }
  }

  function withPlatform(block: MarkedBlock, mark: Mark, reach: number): boolean {
    return block.platforms.some((platform) => gap(platform, mark) <= reach);
  }

  /** A verb of buying beside goods. */
  function readTrade(block: MarkedBlock, place: Place, factor: number, weight: number): void {
    const negations = block.all(NOT);
    const warnings = block.all(WARN);
    const done = new Set<number>();
    for (const buy of block.all(BUY)) {
      for (const goods of block.goods) {
        if (goods.start === buy.start && goods.end === buy.end) continue;
        const after = goods.start >= buy.end;
        if (gap(buy, goods) * weight > (after ? 45 : 20)) continue;
        const from = Math.min(buy.start, goods.start);
        const to = Math.max(buy.end, goods.end);
        if (
          negations.some(({ start }) => start < to && start >= from - 28) ||
          warnings.some(({ start }) => start <= to + 12 && start >= from - 28)
        )
          continue;
        if (SENTENCE_END.test(block.text.slice(Math.min(buy.end, goods.end), Math.max(buy.start, goods.start))))
          continue;
        const number = goods.classes.find((each) => each < GOODS_COUNT) ?? 0;
        const named = withPlatform(block, goods, 28);
        if (number === ACCOUNTS || number === REVIEWS) {
          if (!named && !block.has(AGED)) continue;
          if (gap(buy, goods) * weight > 32) continue;
        } else if (!isPlain(goods) && !named && socialSeen === 0) continue;
        if (done.has(number)) continue;
        done.add(number);
        sold.add(number);
        goodsSeen += 0.5;
        sum.add(
          number === ACCOUNTS ? ACCOUNT_TRADE : number === REVIEWS ? REVIEW_TRADE : BUY_GOODS,
          place,
          factor * (isPlain(goods) || named ? 1 : 0.5) * (block.has(GUIDE) ? 0.5 : 1),
        );
      }
    }
    const delivered = block.all(ACCOUNTS).length > 0 && block.has(DELIVER);
    if (
      delivered ||
      (block.has(AGED) &&
        (block.has(BUY) ||
          block.has(CTA) ||
          block.has(WE) ||
          block.has(DELIVER) ||
          block.has(PRICE) ||
          block.platforms.length > 0))
    ) {
      sum.add(ACCOUNT_TRADE, place, factor < 1 ? 0.5 : 0.7);
      goodsSeen += 0.5;
      sold.add(ACCOUNTS);
    }
  }

  /** Goods with a quantity and a price. */
  function readPrices(block: MarkedBlock, place: Place, prose: boolean, label: boolean): void {
    const tradeable = block.goods
      .filter((mark) => isPlain(mark) || withPlatform(block, mark, 30) || socialSeen > 0)
      .filter((mark) => !mark.classes.includes(REVIEWS) && !mark.classes.includes(ACCOUNTS));
    const numbered = tradeable.filter((mark) =>
      block.amounts.quantities.some(([start, end]) =>
        start >= mark.end ? start - mark.end <= 4 : mark.start - end >= 0 && mark.start - end <= 32,
      ),
    );
    const counted = numbered.length > 0;
    const priced = (): boolean => block.amounts.prices.length > 0;
    if (prose) {
      cards.prose();
      if (counted && priced()) sum.add(GOODS_PRICE, place, proseFactor);
    } else if (counted && priced()) {
      sum.add(GOODS_PRICE, place, Math.min(block.amounts.prices.length, numbered.length, 3));
      sell(tradeable);
    } else if (label) {
      const made = cards.label(block, tradeable.length > 0, counted, isButton(block, place));
      if (made !== null) sum.add(GOODS_PRICE, 'body', made === 'card' ? 0.8 : 0.6);
      if (made === 'card') sell(tradeable);
    } else cards.prose();
    if (prose) accountCards.prose();
    else if (label) {
      const account = block.all(ACCOUNTS).some((mark) => block.has(AGED) || withPlatform(block, mark, 28));
      if (accountCards.label(block, account, true) === 'card') sum.add(ACCOUNT_TRADE, 'body', 0.8);
    }
    if (!prose && block.has(PER) && (priced() || tradeable.length > 0)) sum.add(PER_THOUSAND, place);
  }

  function sell(marks: readonly Mark[]): void {
    for (const mark of marks) for (const number of mark.classes) if (number < GOODS_COUNT) sold.add(number);
  }

  /** What sellers promise. */
  function readPromises(block: MarkedBlock, place: Place, prose: boolean, label: boolean): void {
    const factor = prose ? proseFactor : 1;
    const goods = block.goods.length > 0;
    const once = (word: number, when: boolean, signal: number, worth = 1): void => {
      if (when && block.has(word)) sum.add(signal, place, factor * worth);
    };
    once(DELIVER, goods || label, DELIVERY);
    once(REFILL, goods || label || block.has(PANEL), REFILLED, block.goods.some(isPlain) ? 1.5 : 1);
    once(NO_PASS, true, NO_PASSWORD, block.has(WARN) ? 0.3 : 1);
    const strong = block.goods.filter((mark) => isPlain(mark) || withPlatform(block, mark, 28));
    if (strong.length > 0) {
      if (block.has(WE) && !block.has(WARN)) {
        sum.add(WE_OFFER, place, prose ? 0.6 : 1);
        voice += 1;
      }
      const raised = block.all(GET).some((get) => strong.some((mark) => gap(get, mark) <= 36));
      const praised =
        (place === 'title' || place === 'heading') &&
        block.platforms.length > 0 &&
        (block.has(PRICE) || block.has(DELIVER) || block.has(REFILL));
      if (
        !block.has(GUIDE) &&
        ((raised &&
          !prose &&
          (block.has(SOCIAL) || block.platforms.length > 0 || block.amounts.quantities.length > 0)) ||
          praised)
      )
        sum.add(BOOST, place);
      if (!prose && (block.has(PRICE) || (block.goods.length > 1 && (block.has(DELIVER) || block.has(MENU)))))
        sum.add(PACKAGES, place);
    }
    if (
      !prose &&
      new Set(block.goods.flatMap(({ classes }) => classes.filter((number) => number < GOODS_COUNT))).size >= 3
    )
      sum.add(GOODS_LIST, 'body', 2);
    if (block.has(BOT) && !block.has(WARN)) sum.add(GROWTH_BOT, place, prose ? proseFactor : 1);
  }

  /** Words of panels. */
  function readPanels(block: MarkedBlock, place: Place, prose: boolean, label: boolean): void {
    if (block.has(PANEL)) {
      if (place !== 'footer') panelSeen = true;
      sum.add(PANEL_WORDS, place, prose ? proseFactor : 1);
    }
    if (prose) return;
    if (label && block.has(NEW_ORDER)) ordering = true;
    apiWords += block.all(API).length;
  }

  /** Short labels: buttons, and goods by platform. */
  function readLabels(block: MarkedBlock, place: Place): void {
    if (place !== 'footer' && isButton(block, place))
      sum.add(SHOP_BUTTON, place, place === 'button' || place === 'link' || place === 'nav' ? 0.8 : 0.5);
    const [first] = block.goods;
    if (first !== undefined && place !== 'footer' && block.text.length <= 45) {
      const key = first.classes.join('.') + (block.platforms[0]?.classes.join('.') ?? '');
      if (
        !listed.has(key) &&
        (block.platforms.length > 0 ||
          isPlain(first) ||
          (socialSeen > 0 && !first.classes.includes(REVIEWS) && !first.classes.includes(ACCOUNTS)))
      ) {
        listed.add(key);
        sum.add(GOODS_LIST, 'body', block.platforms.length > 0 ? 1 : 0.5);
      }
    }
  }

  /** An order form, or one that asks for a social network's login. */
  function readForm(form: FormView, block: MarkedBlock, fields: readonly MarkedBlock[], foreign: boolean): void {
    const labelled = fields.filter((field) => field.has(FORM) || field.has(TARGET)).length;
    const goods = block.goods.some((mark) => isPlain(mark) || withPlatform(block, mark, 40));
    const social = block.platforms.length > 0 || block.has(SOCIAL) || block.has(PANEL);
    const number = form.fields.some(
      ({ type, name }) => type === 'number' || /quantity|qty|amount|followers|likes/i.test(name),
    );
    const link =
      form.fields.some(({ type, name }) => type === 'url' || /link|url/i.test(name)) ||
      fields.some((field) => field.has(TARGET));
    // A number with a label such as "quantity": other forms have links and numbers, too.
    const counted = form.fields.some(
      ({ type }, at) =>
        (type === 'number' || type === 'text') && fields[at]?.has(FORM) === true && fields[at]?.has(TARGET) === false,
    );
    if (labelled >= 2 && number && link && (goods || social || counted)) {
      // Somebody's link and a quantity of something for it: what else could be ordered?
      sum.add(ORDER_FORM, 'body', goods || social ? 1.8 : 1);
      panelSeen = true;
    } else if ((labelled >= 2 && (goods || (social && number))) || (labelled >= 1 && goods && number))
      sum.add(ORDER_FORM, 'body', labelled >= 2 ? 1 : 0.7);
    if (!foreign) return;
    const password = form.fields.some(({ type }) => type === 'password');
    if (password)
      for (const mark of [block, ...fields].flatMap((each) => each.platforms))
        for (const number of mark.classes) if (number >= PLATFORM_BASE) passwordsOf.add(number - PLATFORM_BASE);
    const token = fields.some((field) => field.has(SECRET)) && !password;
    const own = block.platforms.some(
      (platform) =>
        block.all(SECRET).some((secret) => gap(platform, secret) <= 60) ||
        fields.some((field) => field.platforms.length > 0 && field.has(FORM)),
    );
    if ((password && own) || (token && block.platforms.length > 0)) {
      asksLogin = true;
      sum.add(ASKS_LOGIN, 'body');
    }
  }

  /** Signals that need the whole page: written into `tally` anew at each judgment. */
  function settle(tally: Tally): void {
    const social = socialSeen > 0 || panelSeen;
    if (social && menuSeen.size >= LEAST_MENU && (ordering || hasTopic())) {
      const places = [...menuSeen.values()];
      for (const place of places.slice(LEAST_MENU - 2)) tally.add(PANEL_MENU, place === 'footer' ? 'footer' : 'body');
      if (menuSeen.size >= 5) panelSeen = true;
    }
    if (apiWords > 0 && paramsSeen.size >= LEAST_API) {
      for (const place of [...paramsSeen.values()].slice(LEAST_API - 2))
        tally.add(PANEL_API, place === 'code' ? 'body' : place);
      panelSeen = true;
    }
  }

  return {
    sold,
    platforms,
    passwordsOf,
    plainProse,
    hasTopic,
    hasVoice,
    shopEvidence,
    block: readBlock,
    form: readForm,
    settle,
    get asksLogin() {
      return asksLogin;
    },
    /** The title is a question. */
    get asks() {
      return asks;
    },
  };
}
