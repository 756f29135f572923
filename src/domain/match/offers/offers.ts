/**
 * Tells a page that sells engagement, reviews or accounts from one that speaks about it: a sum over named signals. The
 * words are in src/phrases/<language>.yaml; what each signal weighs was fitted (src/phrases/signals.yaml).
 */
import { GOODS } from '../../model.ts';
import type { Goods, Place, Signal } from '../../model.ts';
import { PLATFORMS } from '../../platforms.ts';
import type { Platform } from '../../platforms.ts';
import type { FormView, PageFacts } from '../page-view.ts';
import { MarkedBlock } from './block.ts';
import type { FoundWord } from './block.ts';
import { Evidence, marksIn } from './evidence.ts';
import { readForm } from './forms.ts';
import { openHashes } from './hashed-words.ts';
import type { OpenHashes } from './hashed-words.ts';
import { Notes } from './notes.ts';
import type { OfferPhrases } from './phrases.ts';
import { SIGNALS, TRADE, ZONES } from './signals.ts';
import type { Observation, SignalId } from './signals.ts';
import { valuesOf } from './values.ts';
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

/** What one signal added to a score; below zero when it speaks against an offer. */
export interface Points {
  readonly id: SignalId;
  readonly added: number;
  readonly places: readonly Place[];
}

/** For tools: how the score came about. */
export interface OfferTrace extends OfferResult {
  /** Whether the page has words of the trade at all. */
  readonly topic: boolean;
  readonly values: ReadonlyMap<Observation, number>;
  readonly points: readonly Points[];
}

interface Opened {
  readonly words: OpenWords;
  readonly evidence: OpenHashes;
}

/** The words opened last, and of which phrases they are. */
let opened: Opened | undefined;
let openedOf: OfferPhrases | undefined;

function wordsOf(phrases: OfferPhrases): Opened {
  if (opened === undefined || openedOf !== phrases) {
    openedOf = phrases;
    opened = { words: openWords(phrases.words), evidence: openHashes(phrases.evidence) };
  }
  return opened;
}

/** Asking whether a block is seen costs layout, and so many blocks of the trade say all that can be said. */
const MOST_SEEN = 150;
const MOST_ASKED = 1000;
/** Longest text looked at in one block, and on one page. */
const MAX_BLOCK = 5000;
const MAX_CHARS = 200_000;
/** What added less than this is not worth showing. */
const LEAST_SHOWN = 0.05;

/** Reads blocks and forms of one page, then judges. */
export class OfferReader {
  readonly #phrases: OfferPhrases;
  readonly #notes = new Notes();
  readonly #evidence = new Evidence();
  #chars = 0;
  #asked = 0;
  #seen = 0;

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
    if (this.#chars > MAX_CHARS) return;
    const marks = this.#mark(text);
    // By the gate's own words, so that both see the same; more than enough is not looked for. All of them are among
    // the words of the files: where none of these stands, none of them does.
    if (!this.#evidence.enough) {
      if (marks.length === 0 && place !== 'description') this.#evidence.block(text, []);
      else this.#evidence.read(wordsOf(this.#phrases).evidence, [[text]], place === 'description');
    }
    if (place === 'quote') return;
    this.#notes.blocks += 1;
    const block = new MarkedBlock(text, place, marks);
    if (block.isTelling) {
      if (this.#seen >= MOST_SEEN || ++this.#asked > MOST_ASKED || !isVisible()) return;
      this.#seen += 1;
    }
    this.#notes.block(block);
  }

  /** One form. `foreign` is false on a social network's own host. */
  form(form: FormView, foreign: boolean): void {
    const mark = (text: string): MarkedBlock => new MarkedBlock(text, 'field', this.#mark(text));
    const text = [form.text, ...form.fields.map((field) => `${field.label} ${field.name}`)].join(' \n ');
    const whole = mark(text);
    const fields = form.fields.map(({ label, name }) => mark(`${label} ${name.replaceAll(/[_-]/g, ' ')}`));
    const { order, login, password } = readForm(form, whole, fields);
    if (!this.#evidence.enough) {
      const { evidence } = wordsOf(this.#phrases);
      const all = [text, ...fields.map((field) => field.text)].flatMap((each) => marksIn(evidence, each));
      this.#evidence.form(form.fields, `${form.fields.map(({ type }) => type).join(' ')} ${text}`, all);
    }
    if (password && foreign)
      for (const { platforms } of [whole, ...fields])
        for (const { classes } of platforms) for (const name of classes) this.#notes.passwordsOf.add(name);
    this.#notes.order = Math.max(this.#notes.order, order);
    this.#notes.password ||= password;
    this.#notes.asksLogin ||= login && foreign;
  }

  /** Whether a form of the page asks for a password and names a platform. */
  asksPasswordOf(platform: Platform): boolean {
    return this.#notes.passwordsOf.has(`@${platform}`);
  }

  #mark(text: string): FoundWord[] {
    const marks: FoundWord[] = [];
    scanWords(wordsOf(this.#phrases).words, text, (id, classes, start, end) => {
      marks.push({ id, classes, start, end });
    });
    return marks;
  }

  /** Judges the page, once it was read. May be asked again after more blocks. */
  judge(facts: PageFacts, path: string): OfferTrace {
    const { weights, threshold } = this.#phrases;
    const notes = this.#notes;
    const values = valuesOf(notes, facts, path);
    const points = SIGNALS.flatMap((id): Points[] => {
      const seen = ZONES.flatMap((zone) => {
        const observation: Observation = `${id}@${zone}`;
        const value = values.get(observation);
        return value === undefined ? [] : [{ ...value, added: value.value * (weights[observation] ?? 0) }];
      }).sort((a, b) => b.added - a.added);
      const added = seen.reduce((sum, each) => sum + each.added, 0);
      return seen.length === 0 ? [] : [{ id, added, places: seen.flatMap(({ places }) => places) }];
    });
    const score = points.reduce((sum, { added }) => sum + added, 0);
    const topic =
      this.#evidence.enough &&
      (notes.goods.size > 0 ||
        notes.ordering.size > 0 ||
        notes.api ||
        notes.order === 1 ||
        TRADE.some((id) => ZONES.some((zone) => values.has(`${id}@${zone}`))));
    return {
      offer: topic && score >= threshold,
      goods: GOODS.filter((name) => notes.goods.has(name)),
      platforms: PLATFORMS.filter((name) => notes.platforms.has(`@${name}`)),
      asksLogin: notes.asksLogin,
      signals: points
        .filter(({ added }) => added >= LEAST_SHOWN)
        .sort((a, b) => b.added - a.added)
        .map(({ id, places, added }) => ({
          id,
          place: places[0] ?? 'body',
          count: places.length,
          points: Math.round((100 * added) / threshold),
        })),
      trade: topic && score > 0,
      score,
      topic,
      values: new Map([...values].map(([id, { value }]) => [id, value])),
      points,
    };
  }
}
