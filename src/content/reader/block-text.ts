/** Gathers the text of a block from its text nodes, and hands it on when the block ends. */
import type { Place } from '../../domain/model.ts';
import type { BlockPiece, BlockSource } from '../../domain/match/page-view.ts';

/** Text is taken in pieces of this length, and blocks as long are cut, so that a giant text makes no giant step. */
export const PIECE = 4096;

/** A number and a unit in elements of their own stand apart on the page, even without a space between them. */
const endsAsNumber = (text: string): boolean => /[\p{Nd}+%]$/u.test(text);
/** Two neighbouring elements, the second beginning with a capital, are two words. */
const endsLow = (text: string): boolean => /\p{Ll}$/u.test(text);
const startsHigh = (text: string): boolean => /^\p{Lu}/u.test(text);
const startsWithLetter = (text: string): boolean => /^\p{L}/u.test(text);
/** So are goods and their price: "500 followers", "$6". A number alone may belong to the name before it. */
const endsAsWord = (text: string): boolean => /\p{L}$/u.test(text);
const startsAsPrice = (text: string): boolean => /^(?:\p{Sc}|\p{Nd}[\p{Nd}.,]*\s?[\p{Sc}\p{L}])/u.test(text);
/** White space that is more than one space: a run of it, or a line break or tab. */
const UNTIDY = /[\n\t]|\s\s/;

/** Where a text stands. */
export interface TextPlace {
  readonly element: Element | null;
  readonly place: Place;
  readonly inline: boolean;
  /** How many elements stand around it. */
  readonly depth: number;
  /** The text node, and where in it the text begins; null where the sink asks for no pieces. */
  readonly node: Node | null;
  readonly at: number;
}

type OnBlock = (text: string, place: Place, element: Element | null, source?: BlockSource) => void;

/** The text of the block that is being read. */
export class BlockText {
  readonly #traces: boolean;
  readonly #onBlock: OnBlock;
  #buffer = '';
  /** Where the text nodes of the buffer begin in it. */
  #pieces: BlockPiece[] = [];
  #place: Place = 'body';
  #element: Element | null = null;
  /** Where the text stands that was added last. */
  #last: { readonly element: Element | null; readonly depth: number } = { element: null, depth: 0 };

  /** @param traces whether each block is handed on with the text nodes that it comes from */
  constructor(traces: boolean, onBlock: OnBlock) {
    this.#traces = traces;
    this.#onBlock = onBlock;
  }

  get isBlank(): boolean {
    return this.#buffer.trim() === '';
  }

  add(text: string, where: TextPlace): void {
    if (this.#buffer === '') this.#begin(where);
    else if (where.element !== this.#last.element && this.#hasGap(text, where)) this.#buffer += ' ';
    this.#last = where;
    if (where.node !== null) this.#pieces.push({ node: where.node, from: where.at, start: this.#buffer.length });
    this.#buffer += text;
    if (this.#buffer.length >= PIECE) this.#cut(where);
  }

  addSpace(): void {
    this.#buffer += ' ';
  }

  /** Ends the block and hands on its text, with white space tidied, unless it is empty. */
  flush(): void {
    const raw = this.#buffer;
    if (raw === '') return;
    const text = (UNTIDY.test(raw) ? raw.replaceAll(/\s+/g, ' ') : raw).trim();
    const source = this.#traces ? { raw, pieces: this.#pieces } : undefined;
    this.#buffer = '';
    if (this.#traces) this.#pieces = [];
    if (text !== '') this.#onBlock(text, this.#place, this.#element, source);
  }

  #begin({ place, element }: TextPlace): void {
    this.#place = place;
    this.#element = element;
  }

  /** Hands on a text that is long enough, up to its last white space, so that no word is torn. The rest stays. */
  #cut(where: TextPlace): void {
    const buffer = this.#buffer;
    const space = Math.max(buffer.lastIndexOf(' '), buffer.lastIndexOf('\n'));
    const rest = space > PIECE / 2 ? buffer.slice(space) : '';
    const kept = rest === '' ? [] : this.#piecesFrom(space);
    if (rest !== '') this.#buffer = buffer.slice(0, space);
    this.flush();
    this.#buffer = rest;
    this.#pieces = kept;
    this.#begin(where);
  }

  /** The pieces of the buffer's text from a place on. */
  #piecesFrom(place: number): BlockPiece[] {
    return this.#pieces.flatMap(({ node, from, start }, at) =>
      (this.#pieces[at + 1]?.start ?? this.#buffer.length) <= place
        ? []
        : { node, from: from + Math.max(0, place - start), start: Math.max(0, start - place) },
    );
  }

  /** Whether the page shows a gap before a text, though its markup has no space there. */
  #hasGap(text: string, { inline, depth }: TextPlace): boolean {
    const before = this.#buffer;
    if (endsAsNumber(before) && startsWithLetter(text)) return true;
    if (!inline || this.#last.depth !== depth) return false;
    return (endsLow(before) && startsHigh(text)) || (endsAsWord(before) && startsAsPrice(text));
  }
}
