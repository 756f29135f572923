/**
 * Turns a page into strings, piece by piece in its order. Small elements are written by the browser (`outerHTML`),
 * large ones are taken child by child, so that no piece takes long to make.
 */

/** Elements with at least this many elements inside are taken child by child. */
const MOST_ELEMENTS = 250;
/** A page with fewer elements than this is taken as one piece. */
export const WHOLE_PAGE = 1500;
/** Longer text nodes are cut into pieces. */
const MOST_TEXT = 16_384;
/** Elements with longer texts are taken child by child. */
const MOST_WHOLE = 4 * MOST_TEXT;
/** A piece is complete once it has this many characters. */
const PIECE = 16_384;

export interface Piece {
  readonly html: string;
  /** The elements that stand in the piece as a whole, and those whose opening tag alone does. */
  readonly whole: readonly Element[];
  readonly begun: readonly Element[];
  /** Where the next piece begins; null at the end. */
  readonly next: Node | null;
}

type Getter = (this: Node) => unknown;
const getter = (prototype: object, name: string): Getter =>
  // A page can name a form field `outerHTML`, which then hides the form's property: so ask the prototype's getter.
  (Object.getOwnPropertyDescriptor(prototype, name) as { readonly get: Getter }).get;

interface Access {
  readonly outer: Getter;
  readonly first: Getter;
  readonly next: Getter;
  readonly parent: Getter;
  readonly type: Getter;
  readonly attributes: Getter;
  /** Whether an element can be taken as a whole: it holds fewer than `most` elements, and its texts are short. */
  readonly isSmall: (element: Element, most: number) => boolean;
}

/** The last window whose getters were asked for, with these getters: nearly all nodes belong to one window. */
let last: { readonly view: typeof globalThis; readonly access: Access } | undefined;

/** The getters of the window that a node's document belongs to. */
export function accessOf(root: Node): Access {
  const view = (root.ownerDocument ?? (root as Document)).defaultView ?? globalThis;
  if (last?.view !== view) last = { view, access: accessIn(view) };
  return last.access;
}

function accessIn(view: typeof globalThis): Access {
  const [node, element] = [view.Node.prototype, view.Element.prototype];
  // oxlint-disable-next-line typescript/unbound-method -- called with the element as this
  const { getElementsByTagName } = element;
  const [first, next, type] = [getter(node, 'firstChild'), getter(node, 'nextSibling'), getter(node, 'nodeType')];
  return {
    outer: getter(element, 'outerHTML'),
    first,
    next,
    parent: getter(node, 'parentNode'),
    type,
    attributes: getter(element, 'attributes'),
    isSmall: (each, most) => {
      // Most items of lists hold one text, in a link or not, and asking for all elements takes far longer.
      let inner = first.call(each) as Node | null;
      for (let depth = 0; depth < 3 && inner !== null && type.call(inner) === 1 && next.call(inner) === null; depth++)
        inner = first.call(inner) as Node | null;
      if (inner === null || (type.call(inner) === 3 && next.call(inner) === null))
        return most > 3 && (inner === null || (inner as Text).length <= MOST_WHOLE);
      return (
        getElementsByTagName.call(each, '*').item(most - 1) === null && (each.textContent ?? '').length <= MOST_WHOLE
      );
    },
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The opening tag of an element. It is not taken from a copy: copying a custom element runs the page's code. */
function opening(element: Element, attributesOf: Getter): string {
  const attributes = Array.from(
    attributesOf.call(element) as NamedNodeMap,
    ({ name, value }) => ` ${name}="${escaped(value)}"`,
  );
  return `<${element.localName}${attributes.join('')}>`;
}

/** The content of these is not read, so they are never taken child by child. */
const SKIPPED = /^(?:script|style|noscript|template|iframe)$/;

/** Yields a node and all that stands below it, piece by piece. A piece may end inside a block: `look.ts` joins them. */
export function* piecesOf(root: Node, mostOfRoot = MOST_ELEMENTS): Generator<Piece, void> {
  const { outer, first, next, parent, type, attributes, isSmall } = accessOf(root);
  let html = '';
  let whole: Element[] = [];
  let begun: Element[] = [];
  let node: Node | null = root;
  const piece = (more: string, next: Node | null): Piece => {
    const made = { html: html + more, whole, begun, next };
    html = '';
    whole = [];
    begun = [];
    return made;
  };
  const following = (from: Node): Node | null => {
    for (let each: Node | null = from; each !== null && each !== root; each = parent.call(each) as Node | null) {
      const sibling = next.call(each) as Node | null;
      if (sibling !== null) return sibling;
      const above = parent.call(each) as Node | null;
      if (above !== null && type.call(above) === 1) html += `</${(above as Element).localName}>`;
    }
    return null;
  };
  while (node !== null) {
    let after: Node | null;
    const kind = type.call(node);
    if (kind === 3 || kind === 4) {
      const { length } = node as Text;
      if (length <= MOST_TEXT) html += escaped((node as Text).data);
      else
        for (let at = 0; at < length; ) {
          let part = (node as Text).substringData(at, MOST_TEXT);
          // Cut at white space, so that no word is torn.
          const space = at + MOST_TEXT < length ? Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n')) : -1;
          if (space > MOST_TEXT / 2) part = part.slice(0, space);
          at += part.length;
          yield piece(escaped(part), node);
        }
      after = following(node);
    } else if (kind === 1) {
      const element = node as Element;
      const most = node === root ? mostOfRoot : MOST_ELEMENTS;
      if (SKIPPED.test(element.localName) || isSmall(element, most)) {
        html += outer.call(node) as string;
        whole.push(element);
        after = following(node);
      } else {
        html += opening(element, attributes);
        begun.push(element);
        after = (first.call(node) as Node | null) ?? following(node);
      }
    } else after = (node === root ? (first.call(node) as Node | null) : null) ?? following(node);
    if (html.length >= PIECE) yield piece('', after);
    node = after;
  }
  if (html !== '') yield piece('', null);
}

/** Stands between two nodes that are read in one piece: no word and no block spans it. */
const PARTING = '<hr>';

/** Yields several nodes in turn, piece by piece; small ones stand in one piece. */
export function* piecesOfAll(roots: readonly Node[], mostOfRoot?: number): Generator<Piece, void> {
  let made = { html: '', whole: [] as Element[], begun: [] as Element[] };
  for (const [i, root] of roots.entries()) {
    const following = roots[i + 1] ?? null;
    for (const { html, whole, begun, next } of piecesOf(root, mostOfRoot)) {
      made.html += html;
      made.whole.push(...whole);
      made.begun.push(...begun);
      if (made.html.length < PIECE) continue;
      yield { ...made, next: next ?? following };
      made = { html: '', whole: [], begun: [] };
    }
    if (following !== null) made.html += PARTING;
  }
  if (made.html !== '') yield { ...made, next: null };
}
