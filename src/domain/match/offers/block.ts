/** One block of text with the words of the trade that stand in it, and questions about them. */
import type { Goods, Place } from '../../model.ts';
import { densityOf, PROSE_LENGTH } from '../page-view.ts';
import { findAmounts } from './amounts.ts';
import type { Amounts } from './amounts.ts';
import { isGoods, isPlatform } from './classes.ts';
import type { WordClass } from './classes.ts';
import type { Zone } from './signals.ts';
import type { FoundWord } from './words.ts';

/** Most characters of a short label, times `densityOf`. */
const LABEL_LENGTH = 70;
const TOP: ReadonlySet<Place> = new Set(['title', 'description', 'heading']);
/** Classes of words that can make an offer without naming goods. */
const TELLING = ['cta', 'panel', 'bot', 'aged', 'nopass', 'refill', 'deliver', 'api', 'per', 'neworder'] as const;
const SENTENCE_END = /[.!?。！？]\s/;
/** Most characters between goods and their platform, and between goods and likes beside them. */
const BESIDE = 28;

/** Characters between two words; 0 when they overlap. */
export const gap = (a: FoundWord, b: FoundWord): number => Math.max(0, b.start - a.end, a.start - b.end);

export const goodsOf = ({ classes }: FoundWord): readonly Goods[] => classes.filter(isGoods);

/** A block of text and the words of the trade in it. */
export class MarkedBlock {
  readonly text: string;
  readonly place: Place;
  readonly zone: Zone;
  /** The block is a button or a link. */
  readonly isPressed: boolean;
  /** The block is a button, a link or a short label: hardly a sentence. */
  readonly isShort: boolean;
  readonly marks: readonly FoundWord[];
  readonly goods: readonly FoundWord[];
  /** Goods that are sold by number. Accounts and reviews are not: they are bought in ways of their own. */
  readonly engagement: readonly FoundWord[];
  readonly platforms: readonly FoundWord[];
  readonly #density: number;
  #amounts: Amounts | undefined;

  constructor(text: string, place: Place, marks: readonly FoundWord[]) {
    this.text = text;
    this.place = place;
    this.marks = marks;
    this.goods = marks.filter(({ classes }) => classes.some(isGoods));
    this.engagement = this.goods.filter(({ classes }) => !classes.includes('accounts') && !classes.includes('reviews'));
    this.platforms = marks.filter(({ classes }) => classes.some(isPlatform));
    this.#density = densityOf(text);
    const length = text.length * this.#density;
    this.zone = TOP.has(place) ? 'top' : length >= PROSE_LENGTH ? 'prose' : 'label';
    this.isPressed = this.zone === 'label' && (place === 'button' || place === 'link' || place === 'nav');
    this.isShort = this.isPressed || (this.zone === 'label' && length <= LABEL_LENGTH);
  }

  /** Prices and quantities; looked for when first needed, because most blocks hold no goods that have any. */
  get amounts(): Amounts {
    return (this.#amounts ??= findAmounts(this.text));
  }

  /** The words of a class. */
  all(name: WordClass): readonly FoundWord[] {
    return this.marks.filter(({ classes }) => classes.includes(name));
  }

  /** Whether a word of any of the classes stands here. */
  has(...names: readonly WordClass[]): boolean {
    return this.marks.some(({ classes }) => names.some((name) => classes.includes(name)));
  }

  /** Whether the block has words that can make an offer. */
  get isTelling(): boolean {
    return this.goods.length > 0 || this.has(...TELLING);
  }

  /** Whether the words of a shop's button make up at least half of the block, and do not just stand in a sentence. */
  get isButton(): boolean {
    return this.all('cta').some(({ start, end }) => end - start >= this.text.length / 2);
  }

  /** Whether the block speaks of social networks. */
  get isSocial(): boolean {
    return this.platforms.length > 0 || this.has('social', 'panel');
  }

  /** Whether two words belong together: at most `reach` letters apart, in one sentence. */
  near(a: FoundWord, b: FoundWord, reach: number): boolean {
    return (
      gap(a, b) * this.#density <= reach &&
      !SENTENCE_END.test(this.text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)))
    );
  }

  /** The platform that is named beside goods; undefined where none is. */
  platformOf(goods: FoundWord): FoundWord | undefined {
    return this.platforms.find((platform) => gap(platform, goods) <= BESIDE);
  }

  /**
   * Whether goods are surely social engagement: followers, goods beside a platform, others beside likes. All others may
   * be something else: views of a shop, subscribers of a newspaper.
   */
  isSure(goods: FoundWord): boolean {
    const isBeside = (likes: FoundWord): boolean => !goods.classes.includes('likes') && gap(likes, goods) <= BESIDE;
    return (
      goods.classes.includes('followers') ||
      this.platformOf(goods) !== undefined ||
      (this.engagement.includes(goods) && this.all('likes').some(isBeside))
    );
  }

  /** Whether any goods in the block are surely social engagement. */
  get hasSure(): boolean {
    return this.goods.some((goods) => this.isSure(goods));
  }
}
