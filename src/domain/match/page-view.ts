/**
 * What the reader (content/reader/read-page.ts) hands to the parts that judge. Elements are opaque here, because the
 * domain never touches the DOM.
 */
import type { Place } from '../model.ts';

/** One field of a form. */
export interface FieldView {
  /** `type` of an input, or `select`, `textarea`. */
  readonly type: string;
  readonly name: string;
  /** Placeholder, aria-label and label text, joined. */
  readonly label: string;
}

/** A form, or a group of fields that stands in no form. */
export interface FormView {
  /** Raw `action` attribute; empty when there is none. */
  readonly action: string;
  readonly fields: readonly FieldView[];
  /** Visible words inside the form, cut at 600 characters. */
  readonly text: string;
}

/** Structure that tells an article from a shop. */
export interface PageFacts {
  /** `lang` of the document as written, lower case; empty when absent. */
  readonly lang: string;
  readonly ogType: string;
  /** `@type` values of JSON-LD, lower case, without repetition. */
  readonly linkedTypes: readonly string[];
  /** Characters of running text in the article that has most. */
  readonly articleChars: number;
  readonly articles: number;
  /** Signs of an author: rel=author, a byline class or a meta author. */
  readonly byline: boolean;
  readonly time: boolean;
  /** Characters of text that were read, and those of them in running text. */
  readonly chars: number;
  readonly proseChars: number;
}

/** Where a text node begins in the text of a block. */
export interface BlockPiece {
  readonly node: unknown;
  /** Offset in the node at which its part of this block begins. */
  readonly from: number;
  readonly start: number;
}

/** The text of a block before white space was tidied, and the nodes it was made of. */
export interface BlockSource {
  readonly raw: string;
  readonly pieces: readonly BlockPiece[];
}

/** Tells whether a block can be seen. Where it cannot, `take` is called once it can be, if ever. */
export type IsVisible = (take: () => void) => boolean;

/** Receives what the reader finds. Elements are only handed on here. */
export interface PageSink {
  /** The base of the page's relative addresses, where it is not the page's own; called first. */
  base?(url: string): void;
  /** Whether `block` is to get `source`. */
  readonly pieces?: boolean;
  block(text: string, place: Place, element: unknown, source?: BlockSource): void;
  /** Raw attribute, as written. */
  link(href: string, element: unknown): void;
  /** Raw address of something the page embeds. */
  embed(how: 'frame' | 'script' | 'form', address: string, element?: unknown): void;
  form(form: FormView, element: unknown): void;
}

/** How far the reader may go. */
export interface ReadLimits {
  readonly nodes: number;
  readonly chars: number;
  /** Nodes looked at between two yields. */
  readonly slice: number;
}

export interface ReadResult {
  readonly facts: PageFacts;
  /** Characters of text that were read, and whether a limit ended the reading. */
  readonly chars: number;
  readonly isCut: boolean;
}

/** Blocks from this length on are running text, shorter ones labels; in characters times `densityOf`. */
export const PROSE_LENGTH = 180;

/** Scripts in which a letter says about twice as much as a Latin one: Thai, kana, Han, Hangul. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
/** Factor for lengths and distances in a text, so that they mean the same in every script. */
export const densityOf = (text: string): number => (DENSE.test(text) ? 2 : 1);
