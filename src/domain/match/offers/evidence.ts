/**
 * The least that a page must show before it is judged for an offer at all: words of the trade together, block by
 * block. The gate asks this of every page and the reader of those it reads, so where the gate says no the reader finds
 * none. More text never makes less of it.
 */
import { findAmounts } from './amounts.ts';
import { scanHashes } from './hashed-words.ts';
import type { OpenHashes } from './hashed-words.ts';
import {
  ACCOUNTS,
  AGED,
  API,
  BOT,
  BUY,
  FOLLOWERS,
  GOODS_COUNT,
  LIKES,
  MENU,
  NO_PASS,
  PANEL,
  PARAMS,
  PER,
  PLATFORM_BASE,
  REFILL,
  REVIEWS,
  SOCIAL,
  SUBSCRIBERS,
} from './evidence-classes.ts';

/** A word of the trade in a block. */
export interface EvidenceMark {
  readonly term: number;
  readonly classes: readonly number[];
  readonly start: number;
  readonly end: number;
}

const PLAIN = new Set([FOLLOWERS, LIKES, SUBSCRIBERS]);
const isGoods = ({ classes }: EvidenceMark): boolean => classes.some((each) => each < GOODS_COUNT);
const isPlatform = ({ classes }: EvidenceMark): boolean => classes.some((each) => each >= PLATFORM_BASE);
const gap = (a: EvidenceMark, b: EvidenceMark): number => Math.max(0, b.start - a.end, a.start - b.end);

const LABEL = 70;
/** Blocks in a row that may be one card of a shop. */
const CARD = 5;
/** What a page needs. */
export const ENOUGH = 1.4;
const MOST_LISTED = 3;
/** In longer texts any number may be part of a price. */
const MOST_PRICED = 4000;

/** The words of the trade in a text. */
export function marksIn(words: OpenHashes, text: string): EvidenceMark[] {
  const marks: EvidenceMark[] = [];
  scanHashes(words, text, (term, classes, start, end) => {
    marks.push({ term, classes, start, end });
  });
  return marks;
}

/** Evidence of one page. */
export class Evidence {
  #points = 0;
  #listed = 0;
  #social = false;
  #api = false;
  #per = false;
  /** How many labels ago goods and a price were seen. */
  #goodsAgo = CARD;
  #priceAgo = CARD;
  readonly #names = new Set<string>();
  readonly #menu = new Set<number>();
  readonly #params = new Set<number>();

  /** Whether a block without words of the trade matters: it may be the price of goods that stood before it. */
  get waits(): boolean {
    return this.#goodsAgo < CARD;
  }

  get enough(): boolean {
    const menu = this.#menu.size >= (this.#per ? 1 : this.#social ? 3 : 6) ? ENOUGH : 0;
    const per = this.#per ? ENOUGH / 2 : 0;
    const api = this.#api && this.#params.size >= 4 ? ENOUGH : 0;
    return this.#points + Math.min(this.#listed + +this.#social / 2, MOST_LISTED) * 0.5 + menu + per + api >= ENOUGH;
  }

  /**
   * A form: one to order something by number counts, and one that asks for the secret of a platform's account. `text`
   * is all there is to read in it, types of fields included.
   */
  form(
    fields: readonly { readonly type: string; readonly name: string }[],
    text: string,
    marks: readonly EvidenceMark[],
  ): void {
    if (
      (fields.length >= 2 && fields.some(({ type, name }) => isNumberField(type) || isNumberField(name))) ||
      (mayAskSecret(text) && marks.some(isPlatform))
    )
      this.#points += ENOUGH;
  }

  /** Looks for words of the trade in a text, and takes it in as a block. */
  read(words: OpenHashes, text: string): void {
    this.block(text, marksIn(words, text));
  }

  /** One block of text with the words of the trade in it. */
  block(text: string, marks: readonly EvidenceMark[]): void {
    const has = (wanted: number): boolean => marks.some(({ classes }) => classes.includes(wanted));
    const goods = marks.filter(isGoods);
    const platforms = marks.filter(isPlatform);
    const strong = goods.filter(
      (mark) => mark.classes.some((each) => PLAIN.has(each)) || platforms.some((each) => gap(each, mark) <= 30),
    );
    const priced = text.length > MOST_PRICED ? /\p{Nd}/u.test(text) : findAmounts(text).prices.length > 0;
    if (platforms.length > 0 || has(SOCIAL)) this.#social = true;
    if (has(NO_PASS) || has(PANEL) || has(BOT) || (has(PER) && (priced || goods.length > 0))) this.#points += ENOUGH;
    else if (has(PER)) this.#per = true;
    if (has(AGED) && (platforms.length > 0 || has(BUY) || has(ACCOUNTS))) this.#points += ENOUGH;
    for (const buy of marks)
      if (
        buy.classes.includes(BUY) &&
        goods.some((mark) => mark !== buy && isSold(mark, platforms) && gap(buy, mark) <= 45)
      )
        this.#points += 1;
    if (strong.length > 0 && priced) this.#points += ENOUGH;
    else if (text.length <= LABEL) this.#card(goods.length > 0, priced);
    else this.#goodsAgo = this.#priceAgo = CARD;
    if (has(REFILL)) this.#points += goods.length > 0 ? 0.7 : 0.5;
    const first = strong[0] ?? goods[0];
    if (first !== undefined && text.length <= LABEL) {
      const name = `${first.term} ${platforms[0]?.term ?? ''}`;
      if (!this.#names.has(name)) this.#listed += strong.length > 0 ? 1 : 0.5;
      this.#names.add(name);
    }
    if (new Set(goods.flatMap(({ classes }) => classes.filter((each) => each < GOODS_COUNT))).size >= 3)
      this.#listed += platforms.length > 0 ? 2 : 1;
    for (const { classes, term } of marks) {
      if (classes.includes(MENU) && text.length <= LABEL) this.#menu.add(term);
      if (classes.includes(PARAMS)) this.#params.add(term);
      if (classes.includes(API)) this.#api = true;
    }
  }

  #card(goods: boolean, priced: boolean): void {
    this.#goodsAgo = goods ? 0 : this.#goodsAgo + 1;
    this.#priceAgo = priced ? 0 : this.#priceAgo + 1;
    if (this.#goodsAgo >= CARD || this.#priceAgo >= CARD) return;
    this.#points += ENOUGH / 2;
    this.#priceAgo = CARD;
  }
}

/** Accounts and reviews are sold only beside a platform's name. */
const isSold = (mark: EvidenceMark, platforms: readonly EvidenceMark[]): boolean =>
  platforms.length > 0 || !mark.classes.every((each) => each === ACCOUNTS || each === REVIEWS || each >= GOODS_COUNT);

/** Whether the type or name of a field tells that it takes a number of something. */
const isNumberField = (value: string): boolean =>
  value === 'number' || /quantity|qty|amount|followers|likes/i.test(value);
/** Whether words in or around a field may ask for a secret. */
const mayAskSecret = (text: string): boolean => /\b(?:pass|token|cookie|session|secret|2fa)|access_token/i.test(text);
