/**
 * Adds up, block by block, the evidence that a page must show before it is judged for an offer at all: words of the
 * trade that stand together. The gate asks this of every page and the reader of those it reads, so where the gate says
 * no, the reader finds no offer. More text never lowers the evidence.
 */
import { hasPrice } from './amounts.ts';
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
interface EvidenceMark {
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
/** Points that are enough for a page. */
const ENOUGH = 1.4;
/** Most points for single labels of goods: other pages label their comments, likes and subscribers, too. */
const MOST_LISTED = 0.6;
/** The gate puts this between two words that only markup parts. The reader may take them for one word. */
export const GAP = '\u200b ';
/** So many kinds of goods in labels are enough: pages of other kinds have fewer. */
const MOST_KINDS = 3;
/** From so many characters on a text is running text, in which a phrase of the trade may stand by chance. */
const PROSE = 180;
/** Points for a phrase in running text. */
const IN_PROSE = 0.5;
/** In texts longer than this, any digit counts as a price. */
const MOST_PRICED = 4000;

/** The words of the trade in a text. */
function marksIn(words: OpenHashes, text: string): EvidenceMark[] {
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
  /** A price per quantity was named in a block without goods and prices. */
  #per = false;
  /** A platform was named, or social media at large. */
  #social: boolean;
  /** How many labels ago goods were seen. */
  #goodsAgo = Infinity;
  /** Most labels between goods and their price. */
  readonly #card: number;
  readonly #names = new Set<string>();
  /** Kinds of goods named in labels without a number; labels with one may be counters. */
  readonly #kinds = new Set<number>();
  readonly #menu = new Set<number>();
  readonly #api = new Set<number>();

  /** @param patience how many times as long to wait for a price: above 1 for the gate, which sees hidden blocks, too */
  constructor(patience = 1) {
    this.#card = CARD * patience;
    // The gate does not look at every block that may name a platform, so it assumes that one was named.
    this.#social = patience > 1;
  }

  /** Whether a block without words of the trade matters, because it may be the price of goods before it. */
  get waits(): boolean {
    return this.#goodsAgo < this.#card;
  }

  get enough(): boolean {
    return (
      this.#points + Math.min(this.#listed, MOST_LISTED) + (this.#per ? ENOUGH / 2 : 0) >= ENOUGH ||
      this.#menu.size >= (this.#per ? 1 : this.#social ? 3 : 6) ||
      this.#api.size >= 2 ||
      this.#kinds.size >= MOST_KINDS
    );
  }

  /**
   * Takes in a form. It counts if it orders something of the trade by number, or asks for the secret of a platform's
   * account. `text`: all its words; `others`: parts of them that may read differently by themselves.
   */
  form(
    words: OpenHashes,
    fields: readonly { readonly type: string; readonly name: string }[],
    text: string,
    others: readonly string[] = [],
  ): void {
    const counts = fields.length >= 2 && fields.some(({ type, name }) => isNumberType(type) || isNumberName(name));
    const asksSecret = mayAskSecret(fields, text);
    // Most forms do neither, and need not be looked through for words.
    if (!counts && !asksSecret) return;
    const marks = [text, ...others].flatMap((each) => marksIn(words, each));
    const platform = marks.some(isPlatform);
    const ofTrade = (): boolean =>
      platform ||
      marks.some((mark) => isGoods(mark) || mark.classes.includes(SOCIAL) || mark.classes.includes(PANEL)) ||
      fields.some(({ type, name }) => type === 'url' || /link|url/i.test(name));
    if ((counts && ofTrade()) || (platform && asksSecret)) this.#points += ENOUGH;
  }

  /**
   * Looks for words of the trade in a block of text. Of the `ways` to read the block, that with most points counts,
   * because the gate does not know which one the reader takes. `label`: the block counts as a label however long it is,
   * as a page's description does.
   */
  read(words: OpenHashes, ways: readonly (readonly string[])[], label = false): void {
    const before = this.#goodsAgo;
    let ago = label ? before : Infinity;
    let most = 0;
    for (const texts of ways) {
      this.#goodsAgo = before;
      let worth = 0;
      for (const text of texts) worth += this.#worth(text, marksIn(words, text), label);
      most = Math.max(most, worth);
      ago = Math.min(ago, this.#goodsAgo);
    }
    this.#goodsAgo = ago;
    this.#points += most;
  }

  /** Takes in a block of text with the words of the trade in it. `label`: as in `read`. */
  block(text: string, marks: readonly EvidenceMark[], label = false): void {
    this.#points += this.#worth(text, marks, label);
  }

  #worth(text: string, marks: readonly EvidenceMark[], label: boolean): number {
    // A block without words of the trade can only be the price of goods before it, or stand between the two.
    if (marks.length === 0 && !this.waits) return 0;
    let points = 0;
    const length = text.replaceAll(GAP, '').length;
    const prose = !label && length >= PROSE;
    const sure = prose ? IN_PROSE : ENOUGH;
    const has = (wanted: number): boolean => marks.some(({ classes }) => classes.includes(wanted));
    const goods = marks.filter(isGoods);
    const platforms = marks.filter(isPlatform);
    const strong = goods.filter(
      (mark) => mark.classes.some((each) => PLAIN.has(each)) || platforms.some((each) => gap(each, mark) <= 30),
    );
    if (platforms.length > 0 || has(SOCIAL)) this.#social = true;
    let found: boolean | undefined;
    const isPriced = (): boolean => (found ??= mayHavePrice(text));
    if (has(NO_PASS) && goods.length > 0) points += ENOUGH;
    if (has(NO_PASS) || has(PANEL) || has(BOT) || (has(PER) && (goods.length > 0 || isPriced()))) points += sure;
    else if (has(PER)) this.#per = true;
    if (has(AGED) && (platforms.length > 0 || has(BUY) || has(ACCOUNTS))) points += sure;
    for (const buy of marks)
      if (
        buy.classes.includes(BUY) &&
        goods.some((mark) => mark !== buy && isSold(mark, platforms) && gap(buy, mark) <= 45)
      )
        points += prose ? IN_PROSE : 1;
    if (strong.length > 0 && isPriced()) points += ENOUGH;
    if (length > LABEL) this.#goodsAgo += CARD;
    else {
      this.#goodsAgo = goods.length > 0 ? 0 : this.#goodsAgo + 1;
      if (this.waits && isPriced()) points += ENOUGH / 2;
    }
    if (has(REFILL) && (goods.length > 0 || !prose || has(PANEL))) points += prose ? 0.3 : goods.length > 0 ? 0.7 : 0.5;
    // Reviews and accounts do not count here, because every second page speaks of them.
    const countable = goods.filter((mark) => !isOfPeople(mark));
    const kinds = new Set(countable.flatMap(({ classes }) => classes.filter((each) => each < GOODS_COUNT)));
    const [first] = countable;
    if (first !== undefined && length <= LABEL) {
      if (!/\p{Nd}/u.test(text)) for (const each of kinds) this.#kinds.add(each);
      const several = kinds.size >= 3 || platforms.length > 0;
      const name = several ? text : String(first.term);
      if (!this.#names.has(name)) {
        if (several) this.#points += 0.5;
        else this.#listed += 0.5;
      }
      this.#names.add(name);
    }
    if (kinds.size >= 3) points += platforms.length > 0 ? 1 : prose ? 0.3 : 0.5;
    for (const { classes, term } of marks) {
      if (classes.includes(MENU) && length <= LABEL) this.#menu.add(term);
      if (!prose && classes.includes(API)) this.#api.add(term);
    }
    // Both are needed, because a word of the ordering interface alone may be an everyday one.
    if (!prose && has(API) && has(PARAMS)) points += ENOUGH;
    return points;
  }
}

/** Whether a price may stand in a text. */
const mayHavePrice = (text: string): boolean => (text.length > MOST_PRICED ? /\p{Nd}/u.test(text) : hasPrice(text));

/** Whether the only goods that a word names are reviews or accounts. */
const isOfPeople = ({ classes }: EvidenceMark): boolean =>
  classes.every((each) => each === ACCOUNTS || each === REVIEWS || each >= GOODS_COUNT);

/** Whether goods count as sold: accounts and reviews do only in a block that names a platform. */
const isSold = (mark: EvidenceMark, platforms: readonly EvidenceMark[]): boolean =>
  platforms.length > 0 || !isOfPeople(mark);

const isNumberType = (type: string): boolean => type === 'number' || type === 'range';
const isNumberName = (name: string): boolean => /quantity|qty|amount|followers|likes/i.test(name);
const SECRET = /\b(?:pass|token|session|secret|2fa)|access_token/i;
/** Whether a form may ask for a secret. Cookies count by the name of a field only, because most forms speak of them. */
const mayAskSecret = (fields: readonly { readonly type: string; readonly name: string }[], text: string): boolean =>
  [text, ...fields.map(({ type }) => type)].some((each) => SECRET.test(each)) ||
  fields.some(({ name }) => /cookie\b/i.test(name));
