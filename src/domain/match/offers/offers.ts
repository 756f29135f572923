/**
 * Tells pages that sell engagement, reviews or accounts from pages that speak about it, by a weighted sum over named
 * signals. The words are in src/phrases/<language>.yaml; the weights are fitted (src/phrases/signals.yaml).
 */
import { GOODS } from '../../model.ts';
import type { Goods, Place, Signal } from '../../model.ts';
import { PLATFORMS } from '../../platforms.ts';
import type { Platform } from '../../platforms.ts';
import type { FormView, IsVisible, PageFacts } from '../page-view.ts';
import { MarkedBlock } from './block.ts';
import { Evidence } from './evidence.ts';
import { openHashes } from './hashed-words.ts';
import type { HashedWords, OpenHashes } from './hashed-words.ts';
import { Notes } from './notes.ts';
import { isTrade, SIGNALS } from './signals.ts';
import type { Observation, SignalId } from './signals.ts';
import { valuesOf } from './values.ts';
import type { Value } from './values.ts';
import { WordFinder } from './words.ts';
import type { WordTable } from './words.ts';

/** The compiled phrase files. Plain data. */
export interface OfferPhrases {
  readonly words: WordTable;
  /** The words that the gate looks for: a page without enough of them is never an offer (evidence.ts). */
  readonly evidence: HashedWords;
  readonly threshold: number;
  readonly weights: Readonly<Partial<Record<Observation, number>>>;
}

export interface OfferResult {
  /** True when the score reaches the threshold and the page shows enough evidence. Dear to ask for, as is `trade`. */
  readonly offer: boolean;
  readonly goods: readonly Goods[];
  readonly platforms: readonly Platform[];
  readonly asksLogin: boolean;
  /** The signals that speak for an offer, strongest first, with what each added. */
  readonly signals: readonly Signal[];
  /** True when the page shows any sign of the trade at all, even if too little for an offer. */
  readonly trade: boolean;
  readonly score: number;
}

/** For tools: how the score came about. */
export interface OfferTrace extends OfferResult {
  /** Whether the page names the trade and shows enough evidence. */
  readonly topic: boolean;
  readonly values: ReadonlyMap<Observation, number>;
  /** What each signal added; below zero where it speaks against an offer. */
  readonly points: readonly { readonly id: SignalId; readonly added: number; readonly place: Place }[];
}

/** Most blocks of the trade that are noted: so many say all that can be said. */
const MOST_SEEN = 150;
/** Most blocks that are asked whether they can be seen, which costs layout. */
const MOST_ASKED = 1000;
/** Most characters read of one block, and of one page. */
const MAX_BLOCK = 5000;
const MAX_CHARS = 200_000;
/** A signal that added less than this is not shown. */
const LEAST_SHOWN = 0.05;

/** The answer for a page whose words of the trade were not read, because it shows too little evidence. */
const NO_OFFER: OfferResult = {
  offer: false,
  goods: [],
  platforms: [],
  asksLogin: false,
  signals: [],
  trade: false,
  score: 0,
};
/** For each block or form that comes, so many of those that wait are read, so that none has to read them all. */
const CATCHING_UP = 2;

/** Wraps `make` so that it runs only once for each table. */
function once<Table extends object, Made>(make: (table: Table) => Made): (table: Table) => Made {
  const made = new WeakMap<Table, Made>();
  return (table) => made.get(table) ?? made.set(table, make(table)).get(table)!;
}
const wordsOf = once((table: WordTable) => new WordFinder(table));
const evidenceOf = once(openHashes);

/**
 * Reads blocks and forms of one page, then judges. To read them for all words of the trade is dear, and of no use on a
 * page that can be no offer for want of evidence: there they wait, until the gate's words alone show enough of it.
 */
export class OfferReader {
  readonly #phrases: OfferPhrases;
  readonly #notes = new Notes();
  readonly #evidence = new Evidence();
  /** Functions that look for evidence, one for each block and form that was not searched for it yet. */
  readonly #unasked: ((evidence: Evidence, words: OpenHashes) => void)[] = [];
  /** Evidence by the gate's words alone. Some of their hits are false, so this is never less than `#evidence`. */
  readonly #hints = new Evidence();
  /** Functions that read the blocks and forms that wait. */
  readonly #waiting: (() => void)[] = [];
  #isWanted: boolean;
  #chars = 0;
  #asked = 0;
  #seen = 0;

  /** @param isWanted whether the answer is wanted in full also where the page shows too little evidence for an offer */
  constructor(phrases: OfferPhrases, isWanted = false) {
    this.#phrases = phrases;
    this.#isWanted = isWanted;
  }

  /** Unpacks what the first block needs, so that it need not wait for that. */
  prepare(): void {
    if (!this.#isWanted) evidenceOf(this.#phrases.evidence);
  }

  /** Takes in one block of text. `isVisible` is called only where the block holds words of the trade. */
  block(whole: string, place: Place, isVisible: IsVisible): void {
    const text = whole.slice(0, MAX_BLOCK);
    this.#chars += text.length;
    if (this.#chars > MAX_CHARS) return;
    if (!this.#isWanted) this.#hints.read(evidenceOf(this.#phrases.evidence), [[text]], place === 'description');
    this.#take(() => this.#readBlock(text, place, isVisible));
  }

  /** Takes in one form. */
  form(form: FormView): void {
    const text = [form.text, ...form.fields.map(({ label, name }) => `${label} ${name}`)].join(' \n ');
    const labels = form.fields.map(({ label, name }) => `${label} ${name.replaceAll(/[_-]/g, ' ')}`);
    if (!this.#isWanted) this.#hints.form(evidenceOf(this.#phrases.evidence), form.fields, text, labels);
    this.#take(() => this.#readForm(form, text, labels));
  }

  #take(read: () => void): void {
    this.#waiting.push(read);
    this.#isWanted ||= this.#hints.enough;
    for (let left = CATCHING_UP; left > 0 && this.more(); left--);
  }

  /** Reads one of the blocks and forms that wait for being wanted. @returns whether more of them can be read */
  more(): boolean {
    if (!this.#isWanted) return false;
    this.#waiting.shift()?.();
    return this.#waiting.length > 0;
  }

  #readBlock(text: string, place: Place, isVisible: IsVisible): void {
    const block = this.#mark(text, place);
    const label = place === 'description';
    // The gate's words are hashes, so hits may be false: in a text without any of the files' words, all of them are.
    const holdsWords = block.marks.length > 0 || label;
    this.#unasked.push((evidence, hashes) =>
      holdsWords ? evidence.read(hashes, [[text]], label) : evidence.block(text, []),
    );
    if (place === 'quote') return;
    this.#notes.blocks += 1;
    const take = (): void => {
      if (block.isTelling && ++this.#seen > MOST_SEEN) return;
      this.#notes.block(block);
    };
    if (!block.isTelling || (this.#seen < MOST_SEEN && ++this.#asked <= MOST_ASKED && isVisible(take))) take();
  }

  #readForm(form: FormView, text: string, labels: readonly string[]): void {
    const asked = labels.map((label) => this.#mark(label, 'field'));
    this.#notes.form(form, this.#mark(text, 'field'), asked);
    this.#unasked.push((evidence, hashes) => evidence.form(hashes, form.fields, text, labels));
  }

  /** Whether a form of the page asks for a password and names this platform. */
  asksPasswordOf(platform: Platform): boolean {
    return this.#notes.passwordsOf.has(`@${platform}`);
  }

  #mark(text: string, place: Place): MarkedBlock {
    return new MarkedBlock(text, place, wordsOf(this.#phrases.words).find(text));
  }

  /**
   * Whether the page shows enough evidence (evidence.ts), by the gate's own words, so that gate and reader agree. Asked
   * only where the answer matters; reads no further once there is enough.
   */
  #hasEvidence(): boolean {
    const hashes = evidenceOf(this.#phrases.evidence);
    for (const ask of this.#unasked.splice(0)) if (!this.#evidence.enough) ask(this.#evidence, hashes);
    return this.#evidence.enough;
  }

  /** Judges the page once it has been read. May be called again after more blocks. */
  result(facts: PageFacts, path: string): OfferResult {
    return this.#isWanted ? this.judge(facts, path) : NO_OFFER;
  }

  /** The same in full, also where the page shows too little evidence for an offer. */
  judge(facts: PageFacts, path: string): OfferTrace {
    this.#isWanted = true;
    while (this.more());
    const { weights, threshold } = this.#phrases;
    const notes = this.#notes;
    const values = valuesOf(notes, facts, path);
    const added = ({ observation, value }: Value): number => value * (weights[observation] ?? 0);
    const points = SIGNALS.flatMap((id) => {
      const [first, ...more] = values.filter(({ signal }) => signal === id).sort((a, b) => added(b) - added(a));
      if (first === undefined) return [];
      return [{ id, place: first.place, added: more.reduce((sum, each) => sum + added(each), added(first)) }];
    }).sort((a, b) => b.added - a.added);
    const score = points.reduce((sum, each) => sum + each.added, 0);
    const isNamed =
      notes.goods.size > 0 ||
      notes.order === 1 ||
      notes.words.api.size > 0 ||
      notes.words.neworder.size > 0 ||
      points.some(({ id }) => isTrade(id));
    const isTopical = (): boolean => isNamed && this.#hasEvidence();
    return {
      get offer() {
        return score >= threshold && isTopical();
      },
      goods: GOODS.filter((name) => notes.goods.has(name)),
      platforms: PLATFORMS.filter((name) => notes.platforms.has(`@${name}`)),
      asksLogin: notes.asksLogin,
      signals: points
        .filter((each) => each.added >= LEAST_SHOWN)
        .map((each) => ({ id: each.id, place: each.place, points: Math.round((100 * each.added) / threshold) })),
      get trade() {
        return score > 0 && isTopical();
      },
      score,
      get topic() {
        return isTopical();
      },
      values: new Map(values.map(({ observation, value }) => [observation, value])),
      points,
    };
  }
}
