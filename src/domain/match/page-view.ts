/**
 * What is read off a page: the shapes between the reader (content/reader/read-page.ts) and the parts that judge.
 * Elements are opaque here: the core never touches the DOM.
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
  /** An article element holding at least this many characters of running text. */
  readonly articleChars: number;
  readonly articles: number;
  /** rel=author, a byline class or a meta author beside a time element. */
  readonly byline: boolean;
  readonly time: boolean;
  /** Characters of text read, and those of them in long blocks. */
  readonly chars: number;
  readonly proseChars: number;
}

/** Where a text node begins in the text of a block. */
export interface BlockPiece {
  readonly node: unknown;
  /** Where the part of the node that stands here begins in the node. */
  readonly from: number;
  readonly start: number;
}

/** What a block's text was made of, white space untouched. */
export interface BlockSource {
  readonly raw: string;
  readonly pieces: readonly BlockPiece[];
}

/** Takes what the reader finds. `element` is handed back to `isVisible` only. */
export interface PageSink {
  /** What relative addresses of the page are completed by; told first. */
  base?(url: string): void;
  /** An element is read now, with all that stands in it. */
  enter?(element: unknown): void;
  /** A shadow root that was met; what is added to it later is no change of the document. */
  root?(shadow: unknown): void;
  /** An element without a shadow root that may get one later. */
  rootless?(element: unknown): void;
  /** Whether blocks are to be told with what they were made of. */
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
  /** Kilobytes of text read when a limit ended the reading; absent when the page was read to its end. */
  readonly cutAtKb?: number;
}

/** Running text from here on: longer blocks are prose, shorter ones labels. */
export const PROSE_LENGTH = 180;

/** Scripts whose letters say about twice as much each: Thai, kana, Han, Hangul. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
/** By what lengths and distances in a text are multiplied, so that they mean the same in every script. */
export const densityOf = (text: string): number => (DENSE.test(text) ? 2 : 1);
