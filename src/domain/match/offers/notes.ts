/** Notes what was seen on one page, block by block. Nothing is weighed here. */
import type { Goods, Place } from '../../model.ts';
import type { FormView } from '../page-view.ts';
import { goodsOf } from './block.ts';
import type { MarkedBlock } from './block.ts';
import { Cards } from './cards.ts';
import type { WordClass } from './classes.ts';
import { readForm } from './forms.ts';
import { observe } from './observe.ts';
import { isTrade } from './signals.ts';
import type { Observation, SignalId, Zone } from './signals.ts';
import type { FoundWord } from './words.ts';

/** Most characters of a heading that names a platform, and most labels below it that may be goods of it. */
const SHORT = 24;
const LABELS_BELOW = 6;
/** Places where a platform's name says nothing about the page, such as icons and links to profiles. */
const ASIDE = new Set<Place>(['footer', 'alt', 'quote', 'code']);

/** Classes whose different words are counted: `IN_LINES` outside running text, others in short blocks and titles. */
const IN_LINES = ['params', 'api'] as const;
const IN_LABELS = [...IN_LINES, 'menu', 'door', 'shop', 'neworder'] as const;
type Counted = (typeof IN_LABELS)[number];
type Words = Map<number, Place>;

/** The different sightings of a signal in a zone. */
export interface Sightings {
  readonly signal: SignalId;
  readonly zone: Zone;
  /** The place of the first sighting. */
  readonly place: Place;
  /** Keys that tell sightings apart -> whether they are surely about social engagement. */
  readonly found: Map<string | number, boolean>;
}

/** Whether a short text names a price for each review: "€9 per review". */
const pricesEachReview = (block: MarkedBlock): boolean =>
  block.isShort &&
  block.all('reviews').some(({ start, end }) => block.all('per').some((per) => per.start <= start && per.end >= end)) &&
  block.amounts.prices.length > 0;

/** Whether a short text goes on with a price: "5 reviews for €25". */
const isPriced = (block: MarkedBlock, { end }: FoundWord): boolean =>
  block.isShort && block.amounts.prices.some(([at]) => at >= end && at - end <= 12);

/** Most letters of a link to goods that are neither theirs nor their platform's: "Real", "Buy". */
const BESIDE_WARE = 6;

/** Whether a link or button names goods of a platform and hardly more: "Instagram followers". */
const isWare = ({ isPressed, text, platforms, engagement }: MarkedBlock): boolean =>
  isPressed &&
  platforms.length > 0 &&
  engagement.length > 0 &&
  text.length - [...platforms, ...engagement].reduce((sum, { start, end }) => sum + end - start, 0) <= BESIDE_WARE;

/** All that was seen on a page so far. */
export class Notes {
  readonly seen = new Map<Observation, Sightings>();
  /** For each counted class, the ids of its different words, and where each stood last. */
  readonly words = Object.fromEntries(IN_LABELS.map((name) => [name, new Map()])) as Record<Counted, Words>;
  readonly #cards = new Cards();
  readonly #accountCards = new Cards();
  readonly #reviewCards = new Cards();
  /** Short texts with a price for reviews: one may be a reward of any shop for its own, several are a price list. */
  readonly #reviewPrices = new Set<string>();
  /** Links and buttons that name goods of a platform and say no more: the menu of a shop that shows no prices yet. */
  readonly wares = new Set<string>();
  /** A title or heading names reviews of a platform, so other reviews of the page are that platform's, too. */
  isAboutReviews = false;
  /** The platform of the last heading (`SHORT`), and how many labels below it may still be its goods. */
  #platform = '';
  #below = 0;
  /** Goods that are surely social engagement, and goods sold by number that are named outside running text. */
  readonly goods = new Set<Goods>();
  readonly named = new Set<Goods>();
  readonly platforms = new Set<WordClass>();
  /** What title, description and headings name: platforms, and words of games. */
  readonly titledPlatforms = new Set<WordClass>();
  readonly titledGames = new Set<number>();
  /** Platforms that a form with a password field names. */
  readonly passwordsOf = new Set<WordClass>();
  /** Short texts in tables that speak of ordering or of a price per quantity: heads of a panel's table of services. */
  readonly heads = new Set<string>();
  /** Blocks outside quotations, and those among them, but for running text, that name the trade. */
  blocks = 0;
  tradeBlocks = 0;
  /** Blocks that name social networks, without buttons, links and the places of `ASIDE`. */
  social = 0;
  /** Of all forms: how surely one is an order form (0 to 1), and whether any asks for a social login or a password. */
  order = 0;
  asksLogin = false;
  password = false;

  /** Notes one form. `whole`: all its words; `asked`: label and name of each field. */
  form(form: FormView, whole: MarkedBlock, asked: readonly MarkedBlock[]): void {
    const { order, login, password } = readForm(form, whole, asked);
    this.order = Math.max(this.order, order);
    this.asksLogin ||= login;
    this.password ||= password;
    if (password) for (const { classes } of whole.platforms) for (const name of classes) this.passwordsOf.add(name);
  }

  #add(signal: SignalId, { zone, place }: MarkedBlock, key: string | number, isSure: boolean): void {
    const sightings = this.seen.get(`${signal}@${zone}`) ?? { signal, zone, place, found: new Map() };
    this.seen.set(`${signal}@${zone}`, sightings);
    if (isSure || !sightings.found.has(key)) sightings.found.set(key, isSure);
  }

  /** Whether a block completes a card of reviews or names the price of one, and is not the first that does. */
  #sellsReviews(block: MarkedBlock): boolean {
    const named = block.all('reviews').filter((mark) => block.platformOf(mark) !== undefined);
    this.isAboutReviews ||= block.zone === 'top' && named.length > 0;
    const sold = this.isAboutReviews
      ? block.all('reviews')
      : [...named, ...block.all('reviews').filter((mark) => isPriced(block, mark))];
    if (this.#reviewCards.read(block, sold) === null && !pricesEachReview(block)) return false;
    return this.#reviewPrices.add(block.text).size > 1;
  }

  /** Notes one visible block. */
  block(block: MarkedBlock): void {
    const { place, zone, isShort, platforms, engagement } = block;
    const made = this.#cards.read(block, engagement);
    if (made !== null) this.#add('goods_price', block, block.text, made === 'card' || platforms.length > 0);
    const accounts = block.all('accounts').filter((mark) => block.has('aged') || block.platformOf(mark) !== undefined);
    if (this.#accountCards.read(block, accounts) !== null) this.#add('account_trade', block, block.text, true);
    const sellsReviews = this.#sellsReviews(block);
    if (sellsReviews) this.#add('review_trade', block, block.text, true);
    let isOfTrade = made !== null || sellsReviews;
    if (block.marks.length === 0) {
      // The price of a card.
      if (isOfTrade && zone !== 'prose') this.tradeBlocks += 1;
      return;
    }
    observe(block, (signal, key, isSure) => {
      isOfTrade ||= isTrade(signal);
      this.#add(signal, block, key, isSure);
    });
    const [platform] = platforms;
    if (platform !== undefined && block.text.length <= SHORT && !block.isPressed) {
      this.#platform = platform.classes.join();
      this.#below = LABELS_BELOW;
    } else if (this.#below-- > 0 && (isShort || zone === 'top'))
      for (const mark of engagement) this.#add('goods_list', block, `${goodsOf(mark).join()} ${this.#platform}`, true);
    for (const mark of block.goods) if (block.isSure(mark)) for (const name of goodsOf(mark)) this.goods.add(name);
    if (!ASIDE.has(place)) {
      for (const { classes } of platforms) for (const name of classes) this.platforms.add(name);
      if (block.isSocial && !block.isPressed) this.social += 1;
    }
    if (zone === 'top') {
      for (const { classes } of platforms) for (const name of classes) this.titledPlatforms.add(name);
      for (const { id } of block.all('game')) this.titledGames.add(id);
    }
    if (zone === 'prose') return;
    if (isOfTrade) this.tradeBlocks += 1;
    if (isWare(block)) this.wares.add(block.text);
    for (const mark of engagement) for (const name of goodsOf(mark)) this.named.add(name);
    for (const name of isShort || zone === 'top' ? IN_LABELS : IN_LINES)
      for (const { id } of block.all(name)) this.words[name].set(id, place);
    if (isShort && place === 'table' && block.has('neworder', 'per') && !sellsReviews) this.heads.add(block.text);
  }
}
