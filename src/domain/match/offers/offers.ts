/**
 * Tells a page that sells engagement, reviews or accounts from one that speaks about it: a sum over named signals. The
 * words are in src/phrases/<language>.yaml; what each signal weighs was fitted (src/phrases/signals.yaml).
 */
import { GOODS, PLATFORMS } from '../../model.ts';
import type { Goods, Place, Platform, Signal } from '../../model.ts';
import type { FormView, PageFacts } from '../page-view.ts';
import { MarkedBlock } from './block.ts';
import type { Mark } from './block.ts';
import { Cards } from './cards.ts';
import { readForm } from './forms.ts';
import { Notes } from './notes.ts';
import { goodsOf, isSure, observe, withPlatform } from './observe.ts';
import { articleShare } from './article.ts';
import type { OfferPhrases } from './phrases.ts';
import { FOR, fullOf, isAgainst, SIGNALS, ZONES, zoneOf } from './signals.ts';
import type { Observation, SignalId, Zone } from './signals.ts';
import { openWords, scanWords } from './words.ts';
import type { OpenWords } from './words.ts';

export interface OfferResult {
  /** True when the score reaches the threshold. */
  readonly offer: boolean;
  readonly goods: readonly Goods[];
  readonly platforms: readonly Platform[];
  readonly asksLogin: boolean;
  /** Those that speak for an offer, strongest first, with what each added. */
  readonly signals: readonly Signal[];
  /** True when the page shows any sign of the trade at all, though not enough for an offer. */
  readonly trade: boolean;
  readonly score: number;
}

/** For tools: how the score came about. */
export interface OfferTrace extends OfferResult {
  /** Whether the page has words of the trade at all. */
  readonly topic: boolean;
  /** From 0 to 1. */
  readonly observed: ReadonlyMap<Observation, number>;
}

/** The words opened last, and of which phrases they are. */
let opened: OpenWords | undefined;
let openedOf: OfferPhrases | undefined;

function wordsOf(phrases: OfferPhrases): OpenWords {
  if (opened === undefined || openedOf !== phrases) {
    openedOf = phrases;
    opened = openWords(phrases.words);
  }
  return opened;
}

/** Asking whether a block is seen costs layout, and so many blocks of the trade say all that can be said. */
const MOST_SEEN = 150;
const MOST_ASKED = 1000;
/** Longest text looked at in one block, and on one page. */
const MAX_BLOCK = 5000;
const MAX_CHARS = 200_000;
/** A platform's name alone, and how many labels with words below it may be its goods. */
const SHORT = 24;
const LABELS_BELOW = 6;
/** Different menu entries of a panel, and words of its ordering interface, that may be anybody's. */
const COMMON_MENU = 2;
const COMMON_PARAMS = 3;
const TRADE = ['buy_goods', 'boost', 'goods_list', 'panel_words', 'growth_bot', 'account_trade', 'review_trade'] as const;
const TRADES: ReadonlySet<SignalId> = new Set(TRADE);
const VOICE = ['shop_button', 'goods_price', 'we_offer', 'no_password'] as const;
/** Where a platform's name says nothing about the page: icons and links to profiles. */
const ASIDE = new Set<Place>(['footer', 'alt', 'quote', 'code']);

/** Reads blocks and forms of one page, then judges. */
export class OfferReader {
  readonly #phrases: OfferPhrases;
  readonly #notes = new Notes();
  readonly #cards = new Cards();
  readonly #accountCards = new Cards();
  readonly #goods = new Set<Goods>();
  readonly #kinds = new Set<Goods>();
  readonly #platforms = new Set<string>();
  readonly #menu = new Map<number, Place>();
  readonly #params = new Map<number, Place>();
  readonly #doors = new Set<number>();
  readonly #shop = new Set<number>();
  #password = false;
  /** The platform whose name stood alone last, and how many labels below it may still be its goods. */
  readonly #under = { name: '', left: 0 };
  #ordering = false;
  #api = false;
  #order = 0;
  #asksLogin = false;
  #chars = 0;
  #asked = 0;
  #seen = 0;
  /** Blocks that name social goods, and those that name social networks. */
  #topic = 0;
  #social = 0;

  constructor(phrases: OfferPhrases) {
    this.#phrases = phrases;
  }

  /** Opens the words, which the first block would do otherwise. */
  prepare(): void {
    wordsOf(this.#phrases);
  }

  /** One block of text. `isVisible` is asked only when the block holds words of the trade. */
  block(whole: string, place: Place, isVisible: () => boolean): void {
    const text = whole.length > MAX_BLOCK ? whole.slice(0, MAX_BLOCK) : whole;
    this.#chars += text.length;
    if (this.#chars > MAX_CHARS || place === 'quote') return;
    const block = new MarkedBlock(text, place, this.#mark(text));
    if (block.marks.length > 0) {
      if (this.#seen >= MOST_SEEN || ++this.#asked > MOST_ASKED || !isVisible()) return;
      this.#seen += 1;
    }
    this.#note(block);
  }

  #note(block: MarkedBlock): void {
    const { place, part } = block;
    const zone = zoneOf(part);
    const goods = block.goods.filter((mark) => !mark.classes.some((name) => name === 'accounts' || name === 'reviews'));
    const made = this.#cards.read(block, goods);
    if (made !== null)
      this.#notes.add('goods_price', zone, place, block.text, made === 'card' || block.platforms.length > 0);
    const accounts = block.all('accounts').filter((mark) => block.has('aged') || withPlatform(block, mark));
    if (this.#accountCards.read(block, accounts) !== null)
      this.#notes.add('account_trade', zone, place, block.text, true);
    if (block.marks.length === 0) return;
    observe(block, (signal, key, sure) => this.#notes.add(signal, zone, place, key, sure));
    // Goods in short labels below a platform's name are goods of that platform.
    const [platform] = block.platforms;
    if (platform !== undefined && (part === 'top' || part === 'label') && block.text.length <= SHORT)
      Object.assign(this.#under, { name: platform.classes.join(), left: LABELS_BELOW });
    else if (this.#under.left > 0) {
      this.#under.left -= 1;
      if (part !== 'prose' && part !== 'line')
        for (const mark of goods)
          this.#notes.add('goods_list', zone, place, `${goodsOf(mark).join()} ${this.#under.name}`, true);
    }
    const sure = block.goods.filter((mark) => isSure(block, mark));
    for (const mark of sure) for (const name of goodsOf(mark)) this.#goods.add(name);
    if (!ASIDE.has(place)) {
      if (sure.length > 0 || block.has('panel') || block.has('bot')) this.#topic += 1;
      if (part !== 'press' && (block.platforms.length > 0 || block.has('social') || block.has('panel')))
        this.#social += part === 'top' ? 2 : 1;
      for (const { classes } of block.platforms) for (const name of classes) this.#platforms.add(name);
    }
    if (part === 'prose') return;
    for (const mark of goods) for (const name of goodsOf(mark)) this.#kinds.add(name);
    for (const mark of block.all('params')) this.#params.set(mark.id, place);
    if (block.has('api')) this.#api = true;
    if (part === 'line') return;
    for (const mark of block.all('menu')) this.#menu.set(mark.id, place);
    if (block.has('neworder')) this.#ordering = true;
    for (const mark of block.all('door')) this.#doors.add(mark.id);
    for (const mark of block.all('shop')) this.#shop.add(mark.id);
  }

  /** One form. `foreign` is false on a social network's own host. */
  form(form: FormView, foreign: boolean): void {
    const mark = (text: string): MarkedBlock => new MarkedBlock(text, 'field', this.#mark(text));
    const whole = mark([form.text, ...form.fields.map((field) => `${field.label} ${field.name}`)].join(' \n '));
    const fields = form.fields.map(({ label, name }) => mark(`${label} ${name.replaceAll(/[_-]/g, ' ')}`));
    const { order, login } = readForm(form, whole, fields);
    this.#order = Math.max(this.#order, order);
    if (form.fields.some(({ type }) => type === 'password')) this.#password = true;
    if (login && foreign) this.#asksLogin = true;
  }

  #mark(text: string): Mark[] {
    const marks: Mark[] = [];
    scanWords(wordsOf(this.#phrases), text, (id, classes, start, end) => {
      marks.push({ id, classes, start, end });
    });
    return marks;
  }

  /** Every signal that was seen, from 0 to 1, and where most of all. */
  #observed(facts: PageFacts, path: string): Map<Observation, { value: number; places: readonly Place[] }> {
    const all = new Map<Observation, { value: number; places: readonly Place[] }>();
    const put = (signal: SignalId, zone: Zone, value: number, places: readonly Place[]): void => {
      if (value > 0) all.set(`${signal}@${zone}`, { value: Math.min(1, value), places });
    };
    const social = this.#social > 1 && this.#kinds.size >= 3 && (this.#kinds.has('followers') || this.#kinds.has('likes'));
    const networks = this.#social > 0;
    const count = (signal: SignalId, zone: Zone): number => this.#notes.sightings(signal, zone, social).length;
    const sum = (signals: readonly SignalId[], zone: Zone): number =>
      signals.reduce((total, signal) => total + count(signal, zone), 0);
    const menu = networks || this.#ordering ? Math.max(0, (this.#menu.size - COMMON_MENU) / 6) : 0;
    const api = this.#api ? Math.max(0, (this.#params.size - COMMON_PARAMS) / 8) : 0;
    const trade = Math.min(
      1,
      sum(TRADE, 'top') / 2 + sum(TRADE, 'label') / 5 + (this.#ordering ? menu * 2 : 0) + api,
    );
    const voice = Math.min(
      1,
      sum(VOICE, 'label') / 3 + menu + api + this.#order + Math.min(2, this.#doors.size) / 10 + Math.min(2, this.#shop.size) / 10,
    );
    if (process.env['DBG']) console.log('voice', voice, 'trade', trade, VOICE.map((v) => v + ':' + this.#notes.sightings(v,'label',social).length).join(' '), 'menu', menu, 'api', api, 'order', this.#order, 'doors', this.#doors.size, 'shop', this.#shop.size, TRADE.map((v) => v + ':' + count(v,'top')+'/'+count(v,'label')).join(' '));
    for (const signal of SIGNALS)
      for (const zone of ZONES) {
        if (zone === 'prose' && !isAgainst(signal) && signal !== 'we_offer' && signal !== 'no_password') continue;
        const places = this.#notes.sightings(signal, zone, true);
        const sure = this.#notes.sightings(signal, zone, false).length;
        const weak = places.length - sure;
        const F = +(process.env['FLOOR'] ?? '0.35');
        const worth = isAgainst(signal)
          ? places.length
          : TRADES.has(signal)
            ? (sure + (social || (networks && signal === 'buy_goods') ? weak : 0)) * (F + (1 - F) * voice)
            : sure + weak * trade;
        put(signal, zone, worth / fullOf(signal), places);
      }
    put('panel_menu', 'label', menu, [...this.#menu.values()]);
    put('panel_api', 'label', api, [...this.#params.values()]);
    put('order_form', 'label', this.#order, ['field']);
    put('asks_login', 'label', +this.#asksLogin, ['field']);
    put('trade_in_shop', 'label', voice * trade, ['body']);
    put('panel_login', 'label', this.#password ? sum(TRADE, 'top') / 2 + (count('panel_words', 'label') + count('growth_bot', 'label')) / 3 : 0, ['field']);
    const prose = facts.chars > 600 ? facts.proseChars / facts.chars : 0;
    put('counter_talk', 'prose', prose * (1 - voice), ['body']);
    put('counter_talk', 'top', (all.get('counter_guide@top')?.value ?? 0) * (1 - voice), ['title']);
    put('counter_article', 'label', articleShare(facts, path), ['body']);
    return all;
  }

  /** Judges the page, once it was read. May be asked again after more blocks. */
  judge(facts: PageFacts, path: string): OfferTrace {
    const observed = this.#observed(facts, path);
    const topic = this.#topic > 0 || [...observed.keys()].some((id) => TRADES.has(id.split('@')[0] as SignalId)) || this.#ordering || this.#api;
    const { weights, threshold } = this.#phrases;
    let score = 0;
    const signals: Signal[] = [];
    for (const id of FOR) {
      let added = 0;
      const places: Place[] = [];
      for (const zone of ZONES) {
        const seen = observed.get(`${id}@${zone}`);
        if (seen === undefined) continue;
        added += seen.value * (weights[`${id}@${zone}`] ?? 0);
        places.push(...seen.places);
      }
      score += added;
      const [place] = places;
      if (added > 0 && place !== undefined) signals.push({ id, place, count: places.length });
    }
    return {
      offer: topic && score >= threshold,
      goods: GOODS.filter((name) => this.#goods.has(name)),
      platforms: PLATFORMS.filter((name) => this.#platforms.has(`@${name}`)),
      asksLogin: this.#asksLogin,
      signals,
      trade: topic && score >= threshold / 2,
      score,
      topic,
      observed: new Map([...observed].map(([id, { value }]) => [id, value])),
    };
  }
}
