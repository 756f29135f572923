/** Collects what tells an article from a shop while a page is read. */
import type { Place } from '../domain/model.ts';
import { PROSE_LENGTH } from '../domain/page-view.ts';
import type { PageFacts } from '../domain/page-view.ts';
import type { DomAccess } from './dom-access.ts';

const MAX_TYPES = 30;
/** Letters of scripts without spaces say about this much more each. */
const DENSE = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;
const DENSITY = 2.2;

/** Length of a text as if it were written in a script with spaces. */
export const weighLength = (text: string): number => (DENSE.test(text) ? text.length * DENSITY : text.length);

const BYLINE = /\bbyline\b|\bauthor\b/i;
/** Elements that name an author. */
const SIGNED = new Set(['a', 'span', 'p', 'div', 'address', 'li', 'cite', 'b', 'strong', 'small']);

export class FactsReader {
  readonly #dom: DomAccess;
  readonly #types = new Set<string>();
  #lang = '';
  #ogType = '';
  #articles = 0;
  #depth = 0;
  #inArticle = 0;
  #articleChars = 0;
  #byline = false;
  #time = false;
  #chars = 0;
  #proseChars = 0;

  constructor(dom: DomAccess) {
    this.#dom = dom;
  }

  /** `attrs`: the names of the element's attributes. */
  element(element: Element, name: string, attrs: readonly string[]): void {
    const { attr } = this.#dom;
    if (name === 'html') this.#lang = (attr(element, 'lang') ?? attr(element, 'xml:lang') ?? '').toLowerCase();
    else if (name === 'time') this.#time = true;
    else if (name === 'script' && attr(element, 'type') === 'application/ld+json') this.#linked((element.textContent ?? '').slice(0, 20_000));
    if (this.#byline || attrs.length === 0 || !SIGNED.has(name)) return;
    for (const each of attrs) {
      if (each === 'class' ? BYLINE.test(attr(element, each) ?? '') : (each === 'rel' || each === 'itemprop') && attr(element, each) === 'author') this.#byline = true;
    }
  }

  enterArticle(): void {
    this.#articles += 1;
    this.#depth += 1;
    this.#inArticle = 0;
  }

  leaveArticle(): void {
    if (this.#depth > 0) this.#depth -= 1;
  }

  meta(name: string, content: string): void {
    if (name === 'og:type') this.#ogType = content.toLowerCase().slice(0, 40);
    else if (name === 'author' || name === 'article:author') this.#byline = true;
    else if (name === 'article:published_time') this.#time = true;
  }

  block(text: string, place: Place): void {
    const length = weighLength(text);
    this.#chars += length;
    if (length < PROSE_LENGTH || place === 'description') return;
    this.#proseChars += length;
    if (this.#depth > 0) {
      this.#inArticle += length;
      if (this.#inArticle > this.#articleChars) this.#articleChars = this.#inArticle;
    }
  }

  /** Types only, found without parsing: a page's JSON may be broken. */
  #linked(json: string): void {
    for (const [, one, several] of json.matchAll(/"@type"\s*:\s*(?:"([^"]{1,60})"|\[([^\]]{1,200})\])/g)) {
      for (const type of (one ?? several ?? '').split(',')) if (this.#types.size < MAX_TYPES) this.#types.add(type.replaceAll('"', '').trim().toLowerCase());
    }
  }

  result(): PageFacts {
    return {
      lang: this.#lang, ogType: this.#ogType, linkedTypes: [...this.#types], articles: this.#articles, articleChars: this.#articleChars,
      byline: this.#byline, time: this.#time, chars: this.#chars, proseChars: this.#proseChars,
    };
  }
}
