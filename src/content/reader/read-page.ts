/**
 * Reads a page for the parts that judge: blocks of text with where they stand, links, forms, embedded addresses, and
 * facts about its structure. A generator, so that the caller decides when to go on. Reads attributes and structure
 * only; whether something is visible is asked later, for the few blocks that matter (`isVisible`).
 */
import type { Place } from '../../domain/model.ts';
import type { BlockPiece, BlockSource, PageSink, ReadLimits, ReadResult } from '../../domain/match/page-view.ts';
import { domAccess } from './dom-access.ts';
import {
  EMBEDDING,
  GIVES_WAY_TO_BUTTON,
  HIDDEN,
  HIDING,
  HOLDS,
  INLINE,
  KINDS,
  MARKED,
  PLACE_OF,
  SHADOWED,
  SKIPPED,
  SPECIAL,
  TELLING,
} from './elements.ts';
import { readFacts } from './page-facts.ts';
import { readForms } from './page-forms.ts';

export const DEFAULT_LIMITS: ReadLimits = { nodes: 150_000, chars: 3_000_000, slice: 30 };
/** Longest piece of text given out at once, so that one giant text node does not make one giant step. */
const PIECE = 4096;
/** After so much text the caller may pause. */
const STEP = 512;
/** Deeper than any real page; the rest of such a branch is left out. */
const MAX_DEPTH = 2000;

/** A number and its unit in elements of their own stand apart on the page, though no space is between them. */
const GLUED = /[\p{Nd}+%]$/u;
/** Two neighbouring elements, the second beginning with a capital, are two words. */
const ENDS_LOW = /\p{Ll}$/u;
const STARTS_HIGH = /^\p{Lu}/u;
const STARTS_WITH_LETTER = /^\p{L}/u;

/** White space that is more than one space: a run of it, or a line break or tab. */
const UNTIDY = /[\n\t]|\s\s/;

/** An element's shadow root, also a closed one where the browser lets us. */
export type ShadowOf = (element: Element) => ShadowRoot | null;

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
  /** The text node that text is of, and how much of it was read; null where nobody asks. */
  node: Node | null;
  at: number;
}

const frameOf = (element: Element | null, name: string, place: Place, inline: boolean, next: Node | null): Frame => ({
  element,
  name,
  place,
  inline,
  next,
  later: null,
  text: '',
  node: null,
  at: 0,
});

/**
 * Reads a document, or only what stands under `root`. Each `next()` is a small unit of work. Never throws, whatever
 * the page is made of: what cannot be read is left out.
 */
export function* readPage(
  doc: Document,
  sink: PageSink,
  limits: ReadLimits = DEFAULT_LIMITS,
  root: Node = doc,
  shadowOf: ShadowOf = domAccess(doc).shadow,
): Generator<undefined, ReadResult> {
  const dom = domAccess(doc);
  const facts = readFacts(dom);
  const forms = readForms(dom, sink);
  const stack: Frame[] = [];
  const traces = sink.pieces === true;
  /** Where the text nodes of the buffer begin in it. */
  let pieces: BlockPiece[] = [];
  let buffer = '';
  let blockPlace: Place = 'body';
  let blockElement: Element | null = null;
  let nodes = 0;
  let chars = 0;
  let titles = 0;
  /** Whose text was read last. */
  let lastElement: Element | null = null;
  let lastDepth = 0;
  let debt = 0;
  let cut = false;

  function visit(node: Node, frame: Frame): void {
    const type = dom.type(node);
    if (++nodes > limits.nodes) {
      cut = true;
      return;
    }
    if (type === 3 || type === 4) {
      frame.text = (node as CharacterData).data;
      if (traces) [frame.node, frame.at] = [node, 0];
      readText(frame);
    } else if (type === 1) enter(node as Element, frame);
    // A document or fragment stands for its children.
    else if (type === 9 || type === 11) stack.push(frameOf(node as Element, '', 'body', false, dom.first(node)));
  }

  /** Reads a piece of the text that waits at a frame: one giant text is no giant step. */
  function readText(frame: Frame): void {
    const data = frame.text.slice(0, PIECE);
    frame.text = frame.text.slice(PIECE);
    if (data === '' || frame.name === 'textarea' || frame.name === 'select') return;
    const text = data.slice(0, limits.chars - chars);
    if (buffer === '') begin(frame);
    else if (frame.element !== lastElement && glued(text, frame)) buffer += ' ';
    lastElement = frame.element;
    lastDepth = stack.length;
    if (frame.node !== null) pieces.push({ node: frame.node, from: frame.at, start: buffer.length });
    frame.at += data.length;
    buffer += text;
    if (buffer.length >= PIECE) {
      // Cut at white space, so that no word is torn; what follows it stays for the next piece.
      const space = Math.max(buffer.lastIndexOf(' '), buffer.lastIndexOf('\n'));
      const rest = space > PIECE / 2 ? buffer.slice(space) : '';
      const kept = rest === '' ? [] : piecesFrom(space);
      if (rest !== '') buffer = buffer.slice(0, space);
      flush();
      buffer = rest;
      pieces = kept;
      begin(frame);
    }
    chars += text.length;
    if (text.length < data.length) cut = true;
  }

  /** The pieces of what stands in the buffer from a place on. */
  const piecesFrom = (place: number): BlockPiece[] =>
    pieces.flatMap(({ node, from, start }, at) =>
      (pieces[at + 1]?.start ?? buffer.length) <= place
        ? []
        : { node, from: from + Math.max(0, place - start), start: Math.max(0, start - place) },
    );

  /** The buffer's text begins here. */
  function begin(frame: Frame): void {
    blockPlace = frame.place;
    blockElement = frame.element;
  }

  /** Whether the page shows a gap here though the text has none. */
  function glued(text: string, frame: Frame): boolean {
    if (GLUED.test(buffer) && STARTS_WITH_LETTER.test(text)) return true;
    return frame.inline && lastDepth === stack.length && ENDS_LOW.test(buffer) && STARTS_HIGH.test(text);
  }

  function flush(): void {
    if (buffer === '') return;
    const text = (UNTIDY.test(buffer) ? buffer.replaceAll(/\s+/g, ' ') : buffer).trim();
    const source = traces ? { raw: buffer, pieces } : undefined;
    buffer = '';
    if (traces) pieces = [];
    if (text !== '') emit(text, blockPlace, blockElement, source);
  }

  function emit(text: string, place: Place, element: Element | null, source?: BlockSource): void {
    debt += text.length;
    facts.block(text, place);
    forms.text(text);
    sink.block(text, place, element, source);
  }

  function enter(element: Element, frame: Frame): void {
    sink.enter?.(element);
    let name = dom.name(element);
    // In documents of other kinds than HTML names may have capitals.
    const kind = KINDS.get(name) ?? KINDS.get((name = name.toLowerCase())) ?? (name.includes('-') ? SHADOWED : 0);
    if ((kind & TELLING) !== 0) facts.element(element, name);
    const marked = dom.matches(element, MARKED);
    if (marked) facts.signed(element, name);
    if ((kind & SKIPPED) !== 0 || (marked && isHidden(element))) {
      if (EMBEDDING.test(name))
        readEmbed(
          name === 'script' ? 'script' : 'frame',
          dom.attr(element, name === 'object' ? 'data' : 'src'),
          element,
        );
      if ((kind & INLINE) === 0) flush();
      return;
    }
    if ((kind & SPECIAL) !== 0 && readSpecial(element, name, frame)) return;
    const place = placeOf(marked ? dom.attr(element, 'role') : null, name, frame);
    const inline =
      (kind & INLINE) !== 0 ||
      (name === 'a' && !standsAlone(element, frame)) ||
      (name === 'code' && frame.name !== 'pre' && frame.place !== 'code');
    if (name === 'a' || (name === 'link' && !isHtml)) {
      // Links in pictures (SVG) had a name of their own for this.
      const href = dom.attr(element, 'href') ?? dom.attr(element, 'xlink:href');
      if (href !== null && href !== '') sink.link(href, element);
    }
    if (!inline) flush();
    if (stack.length >= MAX_DEPTH) return;
    const shadow = (kind & SHADOWED) !== 0 ? shadowOf(element) : null;
    const inside = frameOf(element, name, inline ? frame.place : place, inline, null);
    stack.push(inside);
    const text = shadow === null && !traces ? dom.leafText(element) : null;
    if (shadow !== null) sink.root?.(shadow);
    else if ((kind & SHADOWED) !== 0 && (text === '' || name.includes('-'))) sink.rootless?.(element);
    if (text === null) {
      const light = dom.first(element);
      inside.next = shadow === null ? light : dom.first(shadow);
      inside.later = shadow === null ? null : light;
    } else if (text !== '') {
      // Most elements hold nothing but text: their text nodes need not be met one by one.
      nodes += 1;
      inside.text = text;
      readText(inside);
    }
  }

  /** Elements that are more than their text. @returns whether that is all there is to them. */
  function readSpecial(element: Element, name: string, frame: Frame): boolean {
    const { attr } = dom;
    switch (name) {
      case 'meta':
        readMeta(element);
        return true;
      case 'title':
        // A feed gives each of its entries a title, and a picture may be one itself.
        return isHtml && (titles++ > 0 || frame.name === 'svg');
      case 'hr':
        flush();
        return true;
      case 'br':
        buffer += ' ';
        return true;
      case 'img':
      case 'area':
        readAlt(attr(element, 'alt'), frame, element);
        return true;
      case 'form':
        flush();
        forms.enter(element);
        readEmbed('form', attr(element, 'action'), element);
        return false;
      case 'article':
        facts.enterArticle();
        return false;
      default:
        readField(element, name, frame);
        return name === 'input';
    }
  }

  function leave(frame: Frame): void {
    if (!frame.inline) flush();
    if (frame.element === null) return;
    if (frame.name === 'form') forms.leave();
    if (frame.name === 'article') facts.leaveArticle();
  }

  function placeOf(role: string | null, name: string, frame: Frame): Place {
    if (name === 'title') return isHtml || titles++ === 0 ? 'title' : 'heading';
    let place = PLACE_OF.get(name);
    if (role === 'button') place = 'button';
    else if (role === 'navigation') place = 'nav';
    else if (role === 'heading') place = 'heading';
    if (place === undefined) return frame.place;
    if (HOLDS.has(frame.place) && !(place === 'button' && GIVES_WAY_TO_BUTTON.has(frame.place)) && place !== 'quote')
      return frame.place;
    return place;
  }

  /** A link is a block of its own unless running text stands around it. */
  function standsAlone(element: Element, frame: Frame): boolean {
    if (frame.place === 'nav' || frame.place === 'footer') return true;
    if (buffer.trim() !== '') return false;
    const after = dom.next(element);
    return after === null || dom.type(after) !== 3 || (after as CharacterData).data.trim() === '';
  }

  const isHidden = (element: Element): boolean =>
    dom.matches(element, HIDDEN) || HIDING.test(dom.attr(element, 'style') ?? '');

  /** Whether the document is HTML, and not a feed, a picture or a document of another kind. */
  const isHtml = doc.documentElement?.localName.toLowerCase() === 'html';

  function readAlt(alt: string | null, frame: Frame, element: Element): void {
    const text = alt?.trim() ?? '';
    if (text === '' || chars >= limits.chars) return;
    chars += text.length;
    emit(text.slice(0, PIECE), HOLDS.has(frame.place) && frame.place !== 'nav' ? frame.place : 'alt', element);
  }

  function readField(element: Element, name: string, frame: Frame): void {
    flush();
    const { attr } = dom;
    const type = name === 'input' ? (attr(element, 'type') ?? 'text').toLowerCase() : name;
    if (type === 'hidden') return;
    const label = forms.field(element, type);
    if (type === 'submit' || type === 'button' || type === 'image') {
      const value = attr(element, 'value') ?? attr(element, 'alt') ?? '';
      if (value.trim() !== '') emit(value.trim().slice(0, 200), 'button', element);
    } else if (label !== '') emit(label.slice(0, 200), frame.place === 'quote' ? 'quote' : 'field', element);
  }

  function readMeta(element: Element): void {
    const name = (dom.attr(element, 'name') ?? dom.attr(element, 'property') ?? '').toLowerCase();
    const content = dom.attr(element, 'content')?.trim() ?? '';
    if (content === '') return;
    facts.meta(name, content);
    if (name === 'description') emit(content.slice(0, 600), 'description', null);
    else if (name === 'og:title' && titles === 0) emit(content.slice(0, 300), 'title', null);
  }

  function readEmbed(how: 'frame' | 'script' | 'form', address: string | null, element: Element): void {
    if (address !== null && address.trim() !== '') sink.embed(how, address.trim(), element);
  }

  if (doc.baseURI !== doc.URL) sink.base?.(doc.baseURI);
  // Siblings of the root itself are never read.
  stack.push(frameOf(null, '', 'body', false, root));
  let steps = 0;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.next;
    if (frame.text !== '') readText(frame);
    else if (node === null) {
      if (frame.later === null) leave(stack.pop() ?? frame);
      else {
        frame.next = frame.later;
        frame.later = null;
      }
    } else {
      frame.next = frame.element === null ? null : dom.next(node);
      visit(node, frame);
    }
    if (cut) break;
    if (++steps >= limits.slice || debt >= STEP) {
      steps = 0;
      debt = 0;
      yield undefined;
    }
  }
  flush();
  forms.end();
  return { facts: facts.result(), ...(cut ? { cutAtKb: Math.round(chars / 1024) } : {}) };
}
