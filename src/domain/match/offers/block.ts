/** One block of text, marked up with the words that stand in it, and questions about them. */
import type { Place } from '../../model.ts';
import { PROSE_LENGTH } from '../page-view.ts';
import { findAmounts } from './amounts.ts';
import type { Amounts } from './amounts.ts';
import { isGoods, isPlatform } from './classes.ts';
import type { WordClass } from './classes.ts';

/** A word of the phrase files where it stands. */
export interface FoundWord {
  readonly id: number;
  readonly classes: readonly WordClass[];
  readonly start: number;
  readonly end: number;
}

/** Scripts whose letters say about twice as much each. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
/** Longest label, in letters of an alphabet. */
const LABEL_LENGTH = 70;
const TOP: ReadonlySet<Place> = new Set(['title', 'description', 'heading']);
const PRESS: ReadonlySet<Place> = new Set(['button', 'link', 'nav']);
const TELLING: readonly WordClass[] = [
  'cta',
  'panel',
  'bot',
  'aged',
  'nopass',
  'refill',
  'deliver',
  'api',
  'per',
  'neworder',
];
const SENTENCE_END = /[.!?。！？]\s/;

/** Where on a page a block stands, and how long it is: what the signals tell apart. */
export type Part = 'top' | 'press' | 'label' | 'line' | 'prose';

/** Characters between two marks; 0 when they overlap. */
export const gap = (a: FoundWord, b: FoundWord): number => Math.max(0, b.start - a.end, a.start - b.end);

/** A block of text and the words of the trade in it. */
export class MarkedBlock {
  readonly text: string;
  readonly place: Place;
  readonly part: Part;
  readonly marks: readonly FoundWord[];
  readonly goods: readonly FoundWord[];
  readonly platforms: readonly FoundWord[];
  /** 2 in scripts whose letters say twice as much: distances are multiplied by it. */
  readonly weight: number;
  readonly #by = new Map<WordClass, FoundWord[]>();
  #amounts: Amounts | undefined;

  constructor(text: string, place: Place, marks: readonly FoundWord[]) {
    this.text = text;
    this.place = place;
    this.marks = marks;
    for (const mark of marks)
      for (const name of mark.classes) {
        const known = this.#by.get(name);
        if (known === undefined) this.#by.set(name, [mark]);
        else known.push(mark);
      }
    this.goods = marks.length === 0 ? marks : marks.filter(({ classes }) => classes.some(isGoods));
    this.platforms = marks.length === 0 ? marks : marks.filter(({ classes }) => classes.some(isPlatform));
    this.weight = DENSE.test(text) ? 2 : 1;
    const length = text.length * this.weight;
    if (TOP.has(place)) this.part = 'top';
    else if (length >= PROSE_LENGTH) this.part = 'prose';
    else if (PRESS.has(place)) this.part = 'press';
    else this.part = length <= LABEL_LENGTH ? 'label' : 'line';
  }

  /** Looked for when first asked for: most blocks hold nothing that amounts could belong to. */
  get amounts(): Amounts {
    return (this.#amounts ??= findAmounts(this.text));
  }

  /** Marks of a class. */
  all(name: WordClass): readonly FoundWord[] {
    return this.#by.get(name) ?? [];
  }

  /** Whether words stand here that can make an offer. */
  get isTelling(): boolean {
    return this.goods.length > 0 || TELLING.some((name) => this.#by.has(name));
  }

  has(name: WordClass): boolean {
    return this.#by.has(name);
  }

  /** Whether two words belong together: at most `reach` letters apart, in one sentence. */
  near(a: FoundWord, b: FoundWord, reach: number): boolean {
    return (
      gap(a, b) * this.weight <= reach &&
      !SENTENCE_END.test(this.text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)))
    );
  }
}
