/**
 * Reads a page for the parts that judge: blocks of text with where they stand, links, forms, embedded addresses, and facts
 * about its structure. A generator, so that the caller decides when to go on. Reads attributes and structure only; whether
 * something is visible is asked later, for the few blocks that matter (`isVisible`).
 */
import type { Place } from '../domain/model.ts';
import type { PageSink, ReadLimits, ReadResult } from '../domain/page-view.ts';
import { domAccess } from './dom-access.ts';
import type { DomAccess } from './dom-access.ts';
import { FactsReader } from './page-facts.ts';
import { FormReader } from './page-forms.ts';

export const DEFAULT_LIMITS: ReadLimits = { nodes: 150_000, chars: 3_000_000, slice: 60 };
/** Longest piece of text given out at once, so that one giant text node does not make one giant step. */
const PIECE = 4096;
/** Deeper than any real page; the rest of such a branch is left out. */
const MAX_DEPTH = 2000;

const EMBEDDING = /^(?:script|object|i?frame)$/;
const SKIPPED = new Set(['iframe', 'frame', 'script', 'style', 'template', 'noscript', 'object', 'canvas', 'audio', 'video', 'caveat-layer', 'datalist', 'map', 'metadata', 'defs']);
const SPECIAL = new Set(['meta', 'title', 'hr', 'br', 'img', 'area', 'form', 'article', 'input', 'select', 'textarea']);
/** Text runs on through these, and around frames. */
const INLINE = new Set(['iframe', 'frame', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'data', 'em', 'font', 'i', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'strike', 'sub', 'sup', 'time', 'u', 'var', 'wbr', 'ins', 'del', 'big', 'tt', 'slot', 'ruby', 'rb', 'dfn', 'tspan', 'acronym']);
const PLACE_OF: Readonly<Record<string, Place>> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', button: 'button', summary: 'button', nav: 'nav', menu: 'nav', footer: 'footer',
  label: 'field', legend: 'field', option: 'field', td: 'table', th: 'table', caption: 'table', code: 'code', pre: 'code', blockquote: 'quote', q: 'quote',
};
/** These keep their place for whatever stands inside them. */
const HOLDS = new Set<Place>(['quote', 'code', 'heading', 'button', 'nav', 'footer']);
/** Buttons stay buttons inside these. */
const GIVES_WAY_TO_BUTTON = new Set<Place>(['nav', 'footer']);

/** A number and its unit in elements of their own stand apart on the page, though no space is between them. */
const GLUED = /[\p{Nd}+%]$/u;
/** Two neighbouring elements, the second beginning with a capital, are two words. */
const ENDS_LOW = /\p{Ll}$/u;
const STARTS_HIGH = /^\p{Lu}/u;
const STARTS_WITH_LETTER = /^\p{L}/u;

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** White space that is more than one space: a run of it, or a line break or tab. */
const UNTIDY = /[\n\t]|\s\s/;

interface Frame {
  readonly element: Element | null;
  readonly name: string;
  readonly place: Place;
  readonly inline: boolean;
  next: Node | null;
  /** Light children, kept while the shadow tree is read. */
  later: Node | null;
  /** Text that is still to be read, before `next`. */
  text: string;
}

class PageReader {
  readonly #dom: DomAccess;
  readonly #sink: PageSink;
  readonly #limits: ReadLimits;
  readonly #facts: FactsReader;
  readonly #forms: FormReader;
  readonly #stack: Frame[] = [];
  #buffer = '';
  #place: Place = 'body';
  #element: Element | null = null;
  #nodes = 0;
  #chars = 0;
  #titles = 0;
  /** Whose text was read last. */
  #last: Element | null = null;
  #lastDepth = 0;
  #debt = 0;
  cut = false;

  constructor(dom: DomAccess, sink: PageSink, limits: ReadLimits) {
    this.#dom = dom;
    this.#sink = sink;
    this.#limits = limits;
    this.#facts = new FactsReader(dom);
    this.#forms = new FormReader(dom, sink);
  }

  *read(root: Node): Generator<undefined, ReadResult> {
    this.#stack.push({ element: null, name: '', place: 'body', inline: false, next: root, later: null, text: '' });
    let steps = 0;
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      const node = frame.next;
      if (frame.text !== '') this.#text(frame);
      else if (node === null) {
        if (frame.later === null) this.#leave(this.#stack.pop() ?? frame);
        else { frame.next = frame.later; frame.later = null; }
      } else {
        frame.next = frame.element === null ? null : this.#dom.next(node);
        this.#visit(node, frame);
      }
      if (this.cut) break;
      if (++steps >= this.#limits.slice || this.#debt >= PIECE) {
        steps = 0;
        this.#debt = 0;
        yield undefined;
      }
    }
    this.#flush();
    this.#forms.end();
    return { facts: this.#facts.result(), ...(this.cut ? { cutAtKb: Math.round(this.#chars / 1024) } : {}) };
  }

  #visit(node: Node, frame: Frame): void {
    const type = this.#dom.type(node);
    if (++this.#nodes > this.#limits.nodes) { this.cut = true; return; }
    if (type === 3 || type === 4) {
      frame.text = (node as CharacterData).data;
      this.#text(frame);
    }
    else if (type === 1) this.#enter(node as Element, frame);
    else if (type === 9 || type === 11) this.#push({ element: null, name: '', place: 'body', inline: false, next: null, later: null, text: '' }, this.#dom.first(node), node);
  }

  /** A document or fragment stands for its children; siblings of the root itself are never read. */
  #push(frame: Frame, first: Node | null, owner: Node): void {
    this.#stack.push({ ...frame, element: owner as Element, next: first });
  }

  /** Reads a piece of the text that waits at a frame: one giant text is no giant step. */
  #text(frame: Frame): void {
    const data = frame.text.slice(0, PIECE);
    frame.text = frame.text.slice(PIECE);
    if (data === '' || frame.name === 'textarea' || frame.name === 'select') return;
    const text = data.slice(0, this.#limits.chars - this.#chars);
    if (this.#buffer === '') this.#begin(frame);
    else if (frame.element !== this.#last && this.#glued(text, frame)) this.#buffer += ' ';
    this.#last = frame.element;
    this.#lastDepth = this.#stack.length;
    this.#buffer += text;
    if (this.#buffer.length >= PIECE) {
      // Cut at white space, so that no word is torn; what follows it stays for the next piece.
      const space = Math.max(this.#buffer.lastIndexOf(' '), this.#buffer.lastIndexOf('\n'));
      const rest = space > PIECE / 2 ? this.#buffer.slice(space) : '';
      if (rest !== '') this.#buffer = this.#buffer.slice(0, space);
      this.#flush();
      this.#buffer = rest;
      this.#begin(frame);
    }
    this.#chars += text.length;
    if (text.length < data.length) this.cut = true;
  }

  /** The buffer's text begins here. */
  #begin(frame: Frame): void {
    this.#place = frame.place;
    this.#element = frame.element;
  }

  /** Whether the page shows a gap here though the text has none. */
  #glued(text: string, frame: Frame): boolean {
    if (GLUED.test(this.#buffer) && STARTS_WITH_LETTER.test(text)) return true;
    return frame.inline && this.#lastDepth === this.#stack.length && ENDS_LOW.test(this.#buffer) && STARTS_HIGH.test(text);
  }

  #flush(): void {
    if (this.#buffer === '') return;
    const text = (UNTIDY.test(this.#buffer) ? this.#buffer.replaceAll(/\s+/g, ' ') : this.#buffer).trim();
    this.#buffer = '';
    if (text !== '') this.#emit(text, this.#place, this.#element);
  }

  #emit(text: string, place: Place, element: Element | null): void {
    this.#debt += text.length;
    this.#facts.block(text, place);
    this.#forms.text(text);
    this.#sink.block(text, place, element);
  }

  #enter(element: Element, frame: Frame): void {
    const dom = this.#dom;
    const name = dom.name(element).toLowerCase();
    const attrs = dom.attrs(element);
    this.#facts.element(element, name, attrs);
    if (SKIPPED.has(name) || (attrs.length > 0 && this.#isHidden(element, attrs))) {
      if (EMBEDDING.test(name)) this.#embed(name === 'script' ? 'script' : 'frame', dom.attr(element, name === 'object' ? 'data' : 'src'));
      if (!INLINE.has(name)) this.#flush();
      return;
    }
    if (SPECIAL.has(name) && this.#special(element, name, frame)) return;
    const place = this.#placeOf(attrs.includes('role') ? dom.attr(element, 'role') : null, name, frame);
    const inline = INLINE.has(name) || (name === 'a' && !this.#standsAlone(element, frame)) || (name === 'code' && frame.name !== 'pre' && frame.place !== 'code');
    if (name === 'a') {
      const href = dom.attr(element, 'href');
      if (href !== null && href !== '') this.#sink.link(href, element);
    }
    if (!inline) this.#flush();
    if (this.#stack.length >= MAX_DEPTH) return;
    const shadow = dom.shadow(element);
    const inside: Frame = { element, name, place: inline ? frame.place : place, inline, next: null, later: null, text: '' };
    this.#stack.push(inside);
    const text = shadow === null ? dom.leafText(element) : null;
    if (text === null) {
      const light = dom.first(element);
      inside.next = shadow === null ? light : dom.first(shadow);
      inside.later = shadow === null ? null : light;
    } else if (text !== '') {
      // Most elements hold nothing but text: their text nodes need not be met one by one.
      this.#nodes += 1;
      inside.text = text;
      this.#text(inside);
    }
  }

  /** Elements that are more than their text. @returns whether that is all there is to them. */
  #special(element: Element, name: string, frame: Frame): boolean {
    const { attr } = this.#dom;
    switch (name) {
      case 'meta': this.#meta(element); return true;
      case 'title': return this.#titles++ > 0 || frame.name === 'svg';
      case 'hr': this.#flush(); return true;
      case 'br': this.#buffer += ' '; return true;
      case 'img': case 'area': this.#alt(attr(element, 'alt'), frame, element); return true;
      case 'form':
        this.#flush();
        this.#forms.enter(element);
        this.#embed('form', attr(element, 'action'));
        return false;
      case 'article': this.#facts.enterArticle(); return false;
      default: this.#field(element, name, frame); return name === 'input';
    }
  }

  #leave(frame: Frame): void {
    if (!frame.inline) this.#flush();
    if (frame.element === null) return;
    if (frame.name === 'form') this.#forms.leave();
    if (frame.name === 'article') this.#facts.leaveArticle();
  }

  #placeOf(role: string | null, name: string, frame: Frame): Place {
    if (name === 'title') return 'title';
    let place = PLACE_OF[name];
    if (name === 'a') place = 'link';
    if (role === 'button') place = 'button';
    else if (role === 'navigation') place = 'nav';
    else if (role === 'heading') place = 'heading';
    if (place === undefined) return frame.place;
    if (HOLDS.has(frame.place) && !(place === 'button' && GIVES_WAY_TO_BUTTON.has(frame.place)) && place !== 'quote') return frame.place;
    return place;
  }

  /** A link is a block of its own unless running text stands around it. */
  #standsAlone(element: Element, frame: Frame): boolean {
    if (frame.place === 'nav' || frame.place === 'footer') return true;
    if (this.#buffer.trim() !== '') return false;
    const after = this.#dom.next(element);
    return after === null || this.#dom.type(after) !== 3 || (after as CharacterData).data.trim() === '';
  }

  #isHidden(element: Element, attrs: readonly string[]): boolean {
    const { attr } = this.#dom;
    for (const name of attrs) {
      if (name === 'hidden' || (name === 'aria-hidden' && attr(element, name) === 'true') || (name === 'style' && HIDING.test(attr(element, name) ?? ''))) return true;
    }
    return false;
  }

  #alt(alt: string | null, frame: Frame, element: Element): void {
    const text = alt?.trim() ?? '';
    if (text === '' || this.#chars >= this.#limits.chars) return;
    this.#chars += text.length;
    this.#emit(text.slice(0, PIECE), HOLDS.has(frame.place) && frame.place !== 'nav' ? frame.place : 'alt', element);
  }

  #field(element: Element, name: string, frame: Frame): void {
    this.#flush();
    const { attr } = this.#dom;
    const type = name === 'input' ? (attr(element, 'type') ?? 'text').toLowerCase() : name;
    if (type === 'hidden') return;
    const label = this.#forms.field(element, type);
    if (type === 'submit' || type === 'button' || type === 'image') {
      const value = attr(element, 'value') ?? attr(element, 'alt') ?? '';
      if (value.trim() !== '') this.#emit(value.trim().slice(0, 200), 'button', element);
    } else if (label !== '') this.#emit(label.slice(0, 200), frame.place === 'quote' ? 'quote' : 'field', element);
  }

  #meta(element: Element): void {
    const name = (this.#dom.attr(element, 'name') ?? this.#dom.attr(element, 'property') ?? '').toLowerCase();
    const content = this.#dom.attr(element, 'content')?.trim() ?? '';
    if (content === '') return;
    this.#facts.meta(name, content);
    if (name === 'description') this.#emit(content.slice(0, 600), 'description', null);
    else if (name === 'og:title' && this.#titles === 0) this.#emit(content.slice(0, 300), 'title', null);
  }

  #embed(how: 'frame' | 'script' | 'form', address: string | null): void {
    if (address !== null && address.trim() !== '') this.#sink.embed(how, address.trim());
  }
}

/**
 * Reads a document, or only what stands under `root`. Each `next()` is a small unit of work. Never throws, whatever the page is made of:
 * what cannot be read is left out.
 */
export function* readPage(doc: Document, sink: PageSink, limits: ReadLimits = DEFAULT_LIMITS, root: Node = doc): Generator<undefined, ReadResult> {
  return yield* new PageReader(domAccess(doc), sink, limits).read(root);
}
