/**
 * Tells a page that sells engagement, reviews or accounts from one that speaks about it: a transparent score over named
 * signals. The words are in src/phrases/<language>.yaml, the weights in src/phrases/signals.yaml.
 */
import { GOODS } from '../../model.ts';
import { PLATFORMS } from '../../platforms.ts';
import type { Goods, Place, Signal } from '../../model.ts';
import type { Platform } from '../../platforms.ts';
import { AGED, API, BOT, CTA, DELIVER, GOODS_COUNT, NEW_ORDER, NO_PASS, PANEL, PER, REFILL } from './classes.ts';
import { MarkedBlock } from './block.ts';
import type { Mark } from './block.ts';
import { blockRules } from './rules.ts';
import type { BlockRules } from './rules.ts';
import { countArticle } from './counters.ts';
import { Evidence } from './evidence.ts';
import type { OfferPhrases } from './phrases.ts';
import {
  ACCOUNT_TRADE,
  BOOST,
  BUY_GOODS,
  CORE_END,
  DELIVERY,
  GOODS_PRICE,
  GROWTH_BOT,
  NO_PASSWORD,
  ORDER_FORM,
  PANEL_MENU,
  PANEL_WORDS,
  REFILLED,
  REVIEW_TRADE,
  SHOP_BUTTON,
  SIGNALS_END,
  SUPPORT_END,
  WE_OFFER,
} from './signals.ts';
import { Tally } from './tally.ts';
import type { Points } from './tally.ts';
import type { FormView, PageFacts } from '../page-view.ts';
import { openWords, scanWords } from './words.ts';
import type { OpenWords } from './words.ts';

export interface OfferResult {
  /** True when the score reaches the threshold. */
  readonly offer: boolean;
  readonly goods: readonly Goods[];
  readonly platforms: readonly Platform[];
  readonly asksLogin: boolean;
  /** Strongest first. */
  readonly signals: readonly Signal[];
  /** True when the page shows any sign of the trade at all, though not enough for an offer. */
  readonly trade: boolean;
  readonly score: number;
}

/** For tools: how the score came about. */
export interface OfferTrace extends OfferResult {
  readonly points: readonly Points[];
}

/** The words unpacked last, and of which phrases they are. */
let opened: OpenWords | undefined;
let openedOf: OfferPhrases | undefined;

/** Unpacked when the first block is read, not when a page begins to load. */
function wordsOf(phrases: OfferPhrases): OpenWords {
  if (opened === undefined || openedOf !== phrases) {
    openedOf = phrases;
    opened = openWords(phrases.words);
  }
  return opened;
}

/** Signals that make a price beside goods an offer of these goods. */
const SECONDS = [
  BUY_GOODS,
  NO_PASSWORD,
  DELIVERY,
  REFILLED,
  BOOST,
  ORDER_FORM,
  WE_OFFER,
  PANEL_WORDS,
  GROWTH_BOT,
  ACCOUNT_TRADE,
  REVIEW_TRADE,
  SHOP_BUTTON,
];
const LEAST_CORE = 3;
/** Every signal has a cap: so many visible blocks of the trade say all that can be said. Asking is bounded, too. */
const MOST_SEEN = 150;
const MOST_ASKED = 1000;
const TELLING = new Set([CTA, PANEL, BOT, AGED, NO_PASS, REFILL, DELIVER, API, PER, NEW_ORDER]);
const isTelling = (number: number): boolean => number < GOODS_COUNT || TELLING.has(number);
/** Longest text looked at for amounts and marks in one block. */
const MAX_BLOCK = 5000;
/** Text beyond this many characters tells no more about what a page is. */
const MAX_CHARS = 200_000;

/** Reads blocks and forms of one page, then judges. */
export class OfferReader {
  readonly #phrases: OfferPhrases;
  readonly #tally: Tally;
  #chars = 0;
  #asked = 0;
  #seen = 0;
  readonly #rules: BlockRules;
  readonly #evidence = new Evidence();

  constructor(phrases: OfferPhrases) {
    this.#phrases = phrases;
    this.#tally = new Tally(phrases);
    this.#rules = blockRules(this.#tally, phrases.prose);
  }

  /** Unpacks the words, which the first block would do otherwise. */
  prepare(): void {
    wordsOf(this.#phrases);
  }

  /** One block of text. `isVisible` is asked only when the block holds words of the trade. */
  block(whole: string, place: Place, isVisible: () => boolean): void {
    const text = whole.length > MAX_BLOCK ? whole.slice(0, MAX_BLOCK) : whole;
    this.#chars += text.length;
    if (this.#chars > MAX_CHARS) return;
    const marks = this.#mark(text);
    this.#evidence.block(text, marks, place === 'description');
    // Asking costs layout: only words that can make an offer are worth it.
    const telling = marks.some(({ classes }) => classes.some(isTelling));
    if (telling) {
      if (this.#seen >= MOST_SEEN || ++this.#asked > MOST_ASKED || !isVisible()) return;
      this.#seen += 1;
    }
    if (marks.length === 0 && text.length > 400) this.#rules.plainProse();
    else this.#rules.block(new MarkedBlock(text, marks), place, telling);
  }

  /** One form. `foreign` is false on a social network's own host. */
  form(form: FormView, foreign: boolean): void {
    const label = [form.text, ...form.fields.map((field) => `${field.label} ${field.name}`)].join(' \n ');
    const marks = this.#mark(label);
    const fields = form.fields.map(
      (field) => new MarkedBlock(field.label, this.#mark(`${field.label} ${field.name.replaceAll(/[_-]/g, ' ')}`)),
    );
    const types = form.fields.map(({ type }) => type).join(' ');
    this.#evidence.form(form.fields, `${types} ${label}`, [...marks, ...fields.flatMap((field) => field.marks)]);
    this.#rules.form(form, new MarkedBlock(label, marks), fields, foreign);
  }

  /** Whether a form of the page asks for a password and names a platform. */
  asksPasswordOf(platform: Platform): boolean {
    return this.#rules.passwordsOf.has(PLATFORMS.indexOf(platform));
  }

  #mark(text: string): Mark[] {
    const marks: Mark[] = [];
    scanWords(wordsOf(this.#phrases), text, (term, classes, start, end) => {
      marks.push({ term, classes, start, end });
    });
    return marks;
  }

  /** Judges the page, once it was read. May be asked again after more blocks. */
  judge(facts: PageFacts, path: string): OfferTrace {
    const tally = new Tally(this.#phrases);
    this.#rules.settle(tally);
    countArticle(tally, facts, path, this.#rules.shopEvidence(), this.#rules.hasVoice());
    const sum = (from: number, end: number): number => {
      let total = 0;
      for (let signal = from; signal < end; signal++) total += tally.points(signal) + this.#tally.points(signal);
      return total;
    };
    // Numbers beside prices are also the audience of a channel or the size of a plan: alone they are half the worth.
    const seconded = SECONDS.some((id) => this.#tally.points(id) > 0) || tally.points(PANEL_MENU) > 0;
    // Nobody sells here, and there is running text or a question: words of the trade are its subject.
    const talks =
      !this.#rules.hasVoice() &&
      this.#tally.points(NO_PASSWORD) === 0 &&
      (this.#rules.asks || (facts.chars > 600 && facts.proseChars > facts.chars * 0.3));
    const core = (sum(0, CORE_END) - (seconded ? 0 : this.#tally.points(GOODS_PRICE) / 2)) * (talks ? 0.55 : 1);
    const support = Math.min(sum(CORE_END, SUPPORT_END), core);
    // What a shop with prices says about risks or rules weighs less.
    const against = sum(SUPPORT_END, SIGNALS_END) * (1 - 0.5 * this.#rules.shopEvidence());
    const score = core + support - against;
    const topic = this.#rules.hasTopic();
    const { enough } = this.#evidence;
    const signals = [...this.#tally.shown(), ...tally.shown()];
    return {
      offer:
        enough &&
        topic &&
        core >= LEAST_CORE &&
        score >= this.#phrases.threshold &&
        (this.#tally.hasAct() || tally.hasAct()),
      goods: GOODS.filter((_goods, number) => this.#rules.sold.has(number)),
      platforms: PLATFORMS.filter((_platform, number) => this.#rules.platforms.has(number)),
      asksLogin: this.#rules.asksLogin,
      signals,
      trade: enough && topic && core >= LEAST_CORE / 2 && against < core,
      score: topic ? score : Math.min(score, 0),
      points: [...this.#tally.all(), ...tally.all()],
    };
  }
}
