/**
 * Walks through a page and hands to a sink what is judged: blocks of text with their places, links, forms, embedded
 * addresses, and facts about the structure (page-texts.ts takes in the texts). A generator, so that the caller decides
 * when to go on. It reads attributes and structure only: visibility costs layout, so it is asked later (`isVisible`),
 * for the few blocks that matter.
 */
import type { Place } from '../../domain/model.ts';
import type { PageSink, ReadLimits, ReadResult } from '../../domain/match/page-view.ts';
import { domAccess } from './dom-access.ts';
import {
  GIVES_WAY_TO_BUTTON,
  HOLDS,
  INLINE,
  isHidden,
  KINDS,
  LEADING,
  MARKED,
  PLACE_OF,
  SHADOWED,
  SKIPPED,
  SPECIAL,
  TELLING,
} from './elements.ts';
import { hasBase, tellAddress } from './addresses.ts';
import { readTexts } from './page-texts.ts';
import type { Reading } from './page-texts.ts';

export const DEFAULT_LIMITS: ReadLimits = { nodes: 150_000, chars: 3_000_000, slice: 30 };
/** The walk yields after this many characters of text; sooner at first, when all code runs for the first time. */
const STEP = 512;
const FIRST_STEP = 8;
/** Deeper than any real page; elements further down are left out. */
const MAX_DEPTH = 2000;

/** Hears of the walk's way through the tree. */
export interface Walk {
  /** Called before an element and all that stands in it is read. */
  readonly enter?: (element: Element) => void;
  /** Called then for an element that an attribute hides: it is left out. */
  readonly leave?: (element: Element) => void;
  /** Called for each shadow root: an observer of the document does not see what changes inside it. */
  readonly root?: (shadow: ShadowRoot) => void;
  /** Called for each element without a shadow root that may get one later. */
  readonly rootless?: (element: Element) => void;
}

/** Gives an element's shadow root; also a closed one, where the browser lets an extension see it. */
export type ShadowOf = (element: Element) => ShadowRoot | null;

interface Frame extends Reading {
  next: Node | null;
  /** The first child of the element itself, kept while its shadow root is read. */
  later: Node | null;
}

/** The place of what stands in an element. @param around the place that the element itself stands in */
function placeOf(name: string, role: string | null, around: Place): Place {
  let place = PLACE_OF.get(name);
  if (role === 'button') place = 'button';
  else if (role === 'navigation') place = 'nav';
  else if (role === 'heading') place = 'heading';
  if (place === undefined) return around;
  if (HOLDS.has(around) && !(place === 'button' && GIVES_WAY_TO_BUTTON.has(around)) && place !== 'quote') return around;
  return place;
}

/**
 * Reads a document, or only `root` and what stands below it. Each `next()` is a small unit of work. Never throws,
 * whatever the page is made of: what cannot be read is left out.
 */
export function* readPage(
  doc: Document,
  sink: PageSink,
  limits: ReadLimits = DEFAULT_LIMITS,
  root: Node = doc,
  shadowOf: ShadowOf = domAccess(doc).shadow,
  walk: Walk = {},
): Generator<undefined, ReadResult> {
  const dom = domAccess(doc);
  /** Whether the document is HTML, and not a feed, a picture or a document of another kind. */
  const isHtml = doc.documentElement !== null && dom.name(doc.documentElement).toLowerCase() === 'html';
  const texts = readTexts(dom, sink, limits, isHtml);
  const stack: Frame[] = [];
  const push = (element: Element | null, name: string, place: Place, inline: boolean, next: Node | null): Frame => {
    const depth = stack.length + 1;
    const frame = { element, name, place, inline, depth, next, later: null, text: '', node: null, at: 0 };
    stack.push(frame);
    return frame;
  };
  const traces = sink.pieces === true;
  let nodes = 0;
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
      texts.piece(frame);
    } else if (type === 1) enter(node as Element, frame);
    // Of a document or fragment the children are read.
    else if (type === 9 || type === 11) push(node as Element, '', 'body', false, dom.first(node));
  }

  function enter(element: Element, frame: Frame): void {
    walk.enter?.(element);
    let name = dom.name(element);
    // Only in HTML are names always lower case.
    const kind = KINDS.get(name) ?? KINDS.get((name = name.toLowerCase())) ?? (name.includes('-') ? SHADOWED : 0);
    if ((kind & TELLING) !== 0) texts.facts.element(element, name);
    // All that is asked for is attributes, and many elements have none.
    const marked = dom.hasAttributes(element) && dom.matches(element, MARKED);
    if (marked) texts.facts.signed(element, name);
    const hidden = marked && isHidden(dom, element);
    if (hidden) walk.leave?.(element);
    if ((kind & LEADING) !== 0 ? !hidden || (kind & SKIPPED) !== 0 : name === 'link' && !isHtml)
      tellAddress(doc, sink, element);
    if ((kind & SKIPPED) !== 0 || hidden) {
      if ((kind & INLINE) === 0) texts.flush();
      return;
    }
    if ((kind & SPECIAL) !== 0 && texts.special(element, name, frame)) return;
    const place =
      name === 'title' ? texts.titlePlace() : placeOf(name, marked ? dom.attr(element, 'role') : null, frame.place);
    const inline =
      (kind & INLINE) !== 0 ||
      (name === 'a' && !standsAlone(element, frame)) ||
      (name === 'code' && frame.name !== 'pre' && frame.place !== 'code');
    if (!inline) texts.flush();
    if (stack.length >= MAX_DEPTH) return;
    const shadow = (kind & SHADOWED) !== 0 ? shadowOf(element) : null;
    const inside = push(element, name, inline ? frame.place : place, inline, null);
    const text = shadow === null && !traces ? dom.leafText(element) : null;
    if (shadow !== null) walk.root?.(shadow);
    else if ((kind & SHADOWED) !== 0 && (text === '' || name.includes('-'))) walk.rootless?.(element);
    if (text === null) {
      const light = dom.first(element);
      inside.next = shadow === null ? light : dom.first(shadow);
      inside.later = shadow === null ? null : light;
    } else if (text !== '') {
      // Most elements hold only text, so it is read at once, without a visit to each text node.
      nodes += 1;
      inside.text = text;
      texts.piece(inside);
    }
  }

  function leave(frame: Frame): void {
    if (!frame.inline) texts.flush();
    texts.leave(frame.name);
  }

  /** Whether a link is a block of its own: not where running text stands before or behind it. */
  function standsAlone(element: Element, frame: Frame): boolean {
    if (frame.place === 'nav' || frame.place === 'footer') return true;
    if (!texts.isBlank()) return false;
    const after = dom.next(element);
    return after === null || dom.type(after) !== 3 || (after as CharacterData).data.trim() === '';
  }

  if (hasBase(doc)) sink.base?.(doc.baseURI);
  // This frame has no element: so the loop does not go on to siblings of the root.
  push(null, '', 'body', false, root);
  let steps = 0;
  let most = FIRST_STEP;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.next;
    if (frame.text !== '') texts.piece(frame);
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
    if (cut || texts.isCut) break;
    if (++steps >= limits.slice || texts.debt >= most) {
      steps = 0;
      most = Math.min(STEP, 2 * most);
      texts.debt = 0;
      yield undefined;
    }
  }
  const facts = texts.end();
  return { facts, chars: texts.chars, isCut: cut || texts.isCut };
}
