/** The rules of the offer score over one block or form: which words together are which signal. */
import type { Place } from '../model.ts';
import type { FormView } from '../page-view.ts';
import { PROSE_LENGTH } from '../page-view.ts';
import type { Amounts } from './amounts.ts';
import { gap, isPlain } from './block.ts';
import type { MarkedBlock, Mark } from './block.ts';
import { Cards } from './cards.ts';
import { GOODS_COUNT, PLATFORM_BASE } from './classes.ts';
import type { TradeClass } from './classes.ts';
import { countAgainst, isQuestion } from './counters.ts';
import type { SignalId } from './signals.ts';
import type { Tally } from './tally.ts';

const REVIEWS = 6;
const ACCOUNTS = 8;
/** Letters of scripts without spaces count double when lengths and distances are compared. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LABEL_LENGTH = 70;
const SENTENCE_END = /[.!?。！？]\s/;
/** A label that is a number and hardly anything else. */
const BARE_NUMBER = /^[^\p{L}]*(?:\p{L}[^\p{L}]*){0,3}$/u;
/** Where a platform's name says nothing about the page: icons and links to profiles. */
const ASIDE = new Set<Place>(['footer', 'alt', 'quote', 'code']);
/** Fewer different menu entries or interface words than this are nothing special. */
const LEAST_MENU = 3;
const LEAST_API = 4;

/** Whether a label is what a shop's button says, and not a sentence around those words. */
function isButton(block: MarkedBlock, place: Place): boolean {
  const share = place === 'button' || place === 'link' ? 0.25 : 0.5;
  return block.all('cta').some(({ start, end }) => end - start >= block.text.length * share);
}

/** Different words of one class, with the best place of each. */
type Distinct = Map<number, Place>;

export class BlockRules {
  readonly sold = new Set<number>();
  readonly platforms = new Set<number>();
  asksLogin = false;
  /** The title is a question. */
  asks = false;
  readonly #tally: Tally;
  readonly #prose: number;
  readonly #cards = new Cards();
  readonly #accountCards = new Cards();
  readonly #menu: Distinct = new Map();
  readonly #params: Distinct = new Map();
  /** Menu entries that only panels have. */
  #ordering = false;
  #apiWords = 0;
  #goodsSeen = 0;
  #socialSeen = 0;
  #panelSeen = false;
  /** Blocks in which somebody sells: buttons of a shop, "we", "your order". */
  #voice = 0;
  readonly #listed = new Set<string>();

  constructor(tally: Tally, prose: number) {
    this.#tally = tally;
    this.#prose = prose;
  }

  plainProse(): void {
    this.#cards.prose();
  }

  /** Whether the page is about social engagement at all. */
  hasTopic(): boolean {
    return this.#goodsSeen >= 1 || this.#panelSeen;
  }

  /** Whether anybody sells here at all: an article has no buttons and no "your order". */
  hasVoice(): boolean {
    return this.#voice > 0 || this.#menu.size >= 2 || this.shopEvidence() >= 0.5;
  }

  /** From 0 to 1: prices, forms and cards. */
  shopEvidence(): number {
    return Math.min(1, (this.#tally.count('goods_price') + 2 * this.#tally.count('order_form') + this.#tally.count('per_thousand')) / 4);
  }

  block(block: MarkedBlock, place: Place, amounts: Amounts): void {
    const weight = DENSE.test(block.text) ? 2 : 1;
    const length = block.text.length * weight;
    const prose = length >= PROSE_LENGTH && place !== 'description' && place !== 'title';
    const label = length <= LABEL_LENGTH;
    if (place === 'quote') { this.#cards.prose(); return; }
    if (place === 'title' && isQuestion(block.text)) this.asks = true;
    countAgainst(this.#tally, block, place, prose);
    this.#note(block, place);
    if (place !== 'footer' && !prose && (block.has('we') || (label && isButton(block, place)))) this.#voice += 1;
    const factor = prose ? this.#prose : 1;
    this.#trade(block, place, factor, weight);
    this.#prices(block, place, amounts, prose, label);
    this.#promises(block, place, prose, label, amounts);
    this.#panels(block, place, prose, label);
    if (label) this.#labels(block, place);
  }

  /** What the page is about. */
  #note(block: MarkedBlock, place: Place): void {
    if (!ASIDE.has(place)) {
      for (const mark of block.platforms) for (const number of mark.classes) if (number >= PLATFORM_BASE) this.platforms.add(number - PLATFORM_BASE);
      if (block.platforms.length > 0 || block.has('social')) this.#socialSeen += 1;
    }
    for (const mark of block.goods) {
      if (isPlain(mark) || this.#withPlatform(block, mark, 20)) this.#goodsSeen += 1;
    }
  }

  #withPlatform(block: MarkedBlock, mark: Mark, reach: number): boolean {
    return block.platforms.some((platform) => gap(platform, mark) <= reach);
  }

  /** A verb of buying beside goods. */
  #trade(block: MarkedBlock, place: Place, factor: number, weight: number): void {
    const negations = block.all('not');
    const warnings = block.all('warn');
    const done = new Set<number>();
    for (const buy of block.all('buy')) {
      for (const goods of block.goods) {
        if (goods.start === buy.start && goods.end === buy.end) continue;
        const after = goods.start >= buy.end;
        if (gap(buy, goods) * weight > (after ? 45 : 20)) continue;
        const from = Math.min(buy.start, goods.start);
        const to = Math.max(buy.end, goods.end);
        if (negations.some(({ start }) => start < to && start >= from - 28) || warnings.some(({ start }) => start <= to + 12 && start >= from - 28)) continue;
        if (SENTENCE_END.test(block.text.slice(Math.min(buy.end, goods.end), Math.max(buy.start, goods.start)))) continue;
        const number = goods.classes.find((each) => each < GOODS_COUNT) ?? 0;
        const named = this.#withPlatform(block, goods, 28);
        if (number === ACCOUNTS || number === REVIEWS) {
          if (!named && !block.has('aged')) continue;
          if (gap(buy, goods) * weight > 32) continue;
        } else if (!isPlain(goods) && !named && this.#socialSeen === 0) continue;
        if (done.has(number)) continue;
        done.add(number);
        this.sold.add(number);
        this.#goodsSeen += 0.5;
        this.#tally.add(number === ACCOUNTS ? 'account_trade' : number === REVIEWS ? 'review_trade' : 'buy_goods', place, factor * (isPlain(goods) || named ? 1 : 0.5) * (block.has('guide') ? 0.5 : 1));
      }
    }
    const delivered = block.ofGoods(ACCOUNTS).length > 0 && block.has('deliver');
    if (delivered || (block.has('aged') && (block.has('buy') || block.has('cta') || block.has('we') || block.has('deliver') || block.has('price') || block.platforms.length > 0))) {
      this.#tally.add('account_trade', place, factor < 1 ? 0.5 : 0.7);
      this.#goodsSeen += 0.5;
      this.sold.add(ACCOUNTS);
    }
  }

  /** Goods with a quantity and a price. */
  #prices(block: MarkedBlock, place: Place, amounts: Amounts, prose: boolean, label: boolean): void {
    const { prices, quantities } = amounts;
    const tradeable = block.goods.filter((mark) => isPlain(mark) || this.#withPlatform(block, mark, 30) || this.#socialSeen > 0)
      .filter((mark) => !mark.classes.includes(REVIEWS) && !mark.classes.includes(ACCOUNTS));
    const numbered = tradeable.filter((mark) => quantities.some(([start, end]) => (start >= mark.end ? start - mark.end <= 4 : mark.start - end >= 0 && mark.start - end <= 32)));
    const counted = numbered.length > 0;
    if (prose) {
      this.#cards.prose();
      if (counted && prices.length > 0) this.#tally.add('goods_price', place, this.#prose);
    } else if (counted && prices.length > 0) {
      this.#tally.add('goods_price', place, Math.min(prices.length, numbered.length, 3));
      this.#sell(tradeable);
    } else if (label) {
      const bare = quantities.length > 0 && BARE_NUMBER.test(block.text);
      const made = this.#cards.label(tradeable.length > 0, counted || bare, prices.length > 0, isButton(block, place));
      if (made !== null) this.#tally.add('goods_price', 'body', made === 'card' ? 0.8 : 0.6);
      if (made === 'card') this.#sell(tradeable);
    } else this.#cards.prose();
    if (prose) this.#accountCards.prose();
    else if (label) {
      const account = block.ofGoods(ACCOUNTS).some((mark) => block.has('aged') || this.#withPlatform(block, mark, 28));
      if (this.#accountCards.label(account, true, prices.length > 0) === 'card') this.#tally.add('account_trade', 'body', 0.8);
    }
    if (!prose && block.has('per') && (prices.length > 0 || tradeable.length > 0)) this.#tally.add('per_thousand', place);
  }

  #sell(marks: readonly Mark[]): void {
    for (const mark of marks) for (const number of mark.classes) if (number < GOODS_COUNT) this.sold.add(number);
  }

  /** What sellers promise. */
  #promises(block: MarkedBlock, place: Place, prose: boolean, label: boolean, amounts: Amounts): void {
    const factor = prose ? this.#prose : 1;
    const goods = block.goods.length > 0;
    const once = (name: TradeClass, when: boolean, id: SignalId, worth = 1): void => {
      if (when && block.has(name)) this.#tally.add(id, place, factor * worth);
    };
    once('deliver', goods || label, 'delivery');
    once('refill', goods || label || block.has('panel'), 'refill', block.goods.some(isPlain) ? 1.5 : 1);
    once('nopass', true, 'no_password', block.has('warn') ? 0.3 : 1);
    once('safe', !prose, 'seller_words');
    const strong = block.goods.filter((mark) => isPlain(mark) || this.#withPlatform(block, mark, 28));
    if (strong.length > 0) {
      if (block.has('we') && !block.has('warn')) {
        this.#tally.add('we_offer', place, prose ? 0.6 : 1);
        this.#voice += 1;
      }
      const raised = block.all('get').some((get) => strong.some((mark) => gap(get, mark) <= 36));
      const praised = (place === 'title' || place === 'heading') && block.platforms.length > 0 && (block.has('price') || block.has('deliver') || block.has('refill'));
      if (!block.has('guide') && ((raised && !prose && (block.has('social') || block.platforms.length > 0 || amounts.quantities.length > 0)) || praised)) this.#tally.add('boost', place);
      if (!prose && (block.has('price') || (block.goods.length > 1 && (block.has('deliver') || block.has('menu'))))) this.#tally.add('packages', place);
    }
    if (!prose && new Set(block.goods.flatMap(({ classes }) => classes.filter((number) => number < GOODS_COUNT))).size >= 3) this.#tally.add('goods_list', 'body', 2);
    if (block.has('bot') && !block.has('warn')) this.#tally.add('growth_bot', place, prose ? this.#prose : 1);
  }

  /** Words of panels. */
  #panels(block: MarkedBlock, place: Place, prose: boolean, label: boolean): void {
    if (block.has('panel')) {
      if (place !== 'footer') this.#panelSeen = true;
      this.#tally.add('panel_words', place, prose ? this.#prose : 1);
    }
    if (prose) return;
    if (label && block.has('neworder')) this.#ordering = true;
    if (label) for (const mark of block.all('menu')) if (!this.#menu.has(mark.term)) this.#menu.set(mark.term, place);
    for (const mark of block.all('params')) if (!this.#params.has(mark.term)) this.#params.set(mark.term, place);
    this.#apiWords += block.count('api');
  }

  /** Short labels: buttons, and goods by platform. */
  #labels(block: MarkedBlock, place: Place): void {
    if (place !== 'footer' && isButton(block, place)) this.#tally.add('shop_button', place, place === 'button' || place === 'link' || place === 'nav' ? 0.8 : 0.5);
    const [first] = block.goods;
    if (first !== undefined && place !== 'footer' && block.text.length <= 45) {
      const key = first.classes.join('.') + (block.platforms[0]?.classes.join('.') ?? '');
      if (!this.#listed.has(key) && (block.platforms.length > 0 || isPlain(first) || (this.#socialSeen > 0 && !first.classes.includes(REVIEWS) && !first.classes.includes(ACCOUNTS)))) {
        this.#listed.add(key);
        this.#tally.add('goods_list', 'body', block.platforms.length > 0 ? 1 : 0.5);
      }
    }
  }

  /** An order form, or one that asks for a social network's login. */
  form(form: FormView, block: MarkedBlock, fields: readonly MarkedBlock[], foreign: boolean): void {
    const labelled = fields.filter((field) => field.has('form') || field.has('target')).length;
    const goods = block.goods.some((mark) => isPlain(mark) || this.#withPlatform(block, mark, 40));
    const social = block.platforms.length > 0 || block.has('social') || block.has('panel');
    const number = form.fields.some(({ type, name }) => type === 'number' || /quantity|qty|amount|followers|likes/i.test(name));
    const link = form.fields.some(({ type, name }) => type === 'url' || /link|url/i.test(name)) || fields.some((field) => field.has('target'));
    // A number with a label such as "quantity": other forms have links and numbers, too.
    const counted = form.fields.some(({ type }, at) => (type === 'number' || type === 'text') && fields[at]?.has('form') === true && fields[at]?.has('target') === false);
    if (labelled >= 2 && number && link && (goods || social || counted)) {
      // Somebody's link and a quantity of something for it: what else could be ordered?
      this.#tally.add('order_form', 'body', goods || social ? 1.8 : 1);
      this.#panelSeen = true;
    } else if ((labelled >= 2 && (goods || (social && number))) || (labelled >= 1 && goods && number)) this.#tally.add('order_form', 'body', labelled >= 2 ? 1 : 0.7);
    if (!foreign) return;
    const password = form.fields.some(({ type }) => type === 'password');
    const token = fields.some((field) => field.has('secret')) && !password;
    const own = block.platforms.some((platform) => block.all('secret').some((secret) => gap(platform, secret) <= 60) || fields.some((field) => field.platforms.length > 0 && field.has('form')));
    if ((password && own) || (token && block.platforms.length > 0)) {
      this.asksLogin = true;
      this.#tally.add('asks_login', 'body');
    }
  }

  /** Signals that need the whole page: written into `tally` anew at each judgment. */
  settle(tally: Tally): void {
    const social = this.#socialSeen > 0 || this.#panelSeen;
    if (social && this.#menu.size >= LEAST_MENU && (this.#ordering || this.hasTopic())) {
      const places = [...this.#menu.values()];
      for (const place of places.slice(LEAST_MENU - 2)) tally.add('panel_menu', place === 'footer' ? 'footer' : 'body');
      if (this.#menu.size >= 5) this.#panelSeen = true;
    }
    if (this.#apiWords > 0 && this.#params.size >= LEAST_API) {
      for (const place of [...this.#params.values()].slice(LEAST_API - 2)) tally.add('panel_api', place === 'code' ? 'body' : place);
      this.#panelSeen = true;
    }
  }
}

