/**
 * Reads the DOM through the getters of the prototypes. A page can name a form field `firstChild`, `attributes` or
 * `localName`, and the form's own property is then that field.
 */
export interface DomAccess {
  readonly first: (node: Node) => Node | null;
  readonly next: (node: Node) => Node | null;
  readonly parent: (node: Node) => Element | null;
  readonly type: (node: Node) => number;
  readonly name: (element: Element) => string;
  readonly attr: (element: Element, name: string) => string | null;
  readonly hasAttributes: (element: Element) => boolean;
  /** Whether an element fits a selector, which can ask for several attributes at once without allocating. */
  readonly matches: (element: Element, selector: string) => boolean;
  /** Whether the element or one of its ancestors fits a selector. */
  readonly within: (element: Element, selector: string) => boolean;
  readonly shadow: (element: Element) => ShadowRoot | null;
  readonly root: (node: Node) => Node;
  readonly box: (element: Element) => DOMRect;
  /** Whether styles show an element; undefined where that cannot be asked, as outside of browsers. */
  readonly shows: (element: Element) => boolean | undefined;
  /** The text of an element without elements inside; null where it has some. */
  readonly leafText: (element: Element) => string | null;
}

type Getter<T> = (this: Node) => T;

const getter = <T>(prototype: object, name: string): Getter<T> =>
  // oxlint-disable-next-line typescript/unbound-method -- called with the node as this
  Object.getOwnPropertyDescriptor(prototype, name)!.get as Getter<T>;

/** A property of a node whose document is not known. Files are read without a `Node`, and not by a page's scripts. */
export const propertyOf = <K extends 'isConnected' | 'ownerDocument'>(node: Node, name: K): Node[K] =>
  typeof Node === 'function' ? getter<Node[K]>(Node.prototype, name).call(node) : node[name];

const known = new WeakMap<object, DomAccess>();

/** The getters of the document's window, or of this script's window for a document without one. */
export function domAccess(doc: Document): DomAccess {
  const view = (doc.defaultView ?? globalThis) as unknown as { Node: typeof Node; Element: typeof Element };
  const before = known.get(view);
  if (before !== undefined) return before;
  const node = view.Node.prototype;
  const element = view.Element.prototype;
  const [first, next, parent, type] = [
    getter<Node | null>(node, 'firstChild'),
    getter<Node | null>(node, 'nextSibling'),
    getter<Element | null>(node, 'parentElement'),
    getter<number>(node, 'nodeType'),
  ];
  const [name, shadow] = [getter<string>(element, 'localName'), getter<ShadowRoot | null>(element, 'shadowRoot')];
  const [firstElement, content] = [
    getter<Element | null>(element, 'firstElementChild'),
    getter<string | null>(node, 'textContent'),
  ];
  // oxlint-disable-next-line typescript/unbound-method -- called with the element as this
  const { checkVisibility, closest, getAttribute, getBoundingClientRect, hasAttributes, matches } = element;
  // oxlint-disable-next-line typescript/unbound-method -- called with the node as this
  const { getRootNode } = node;
  const access: DomAccess = {
    first: (each) => first.call(each),
    next: (each) => next.call(each),
    parent: (each) => parent.call(each),
    type: (each) => type.call(each),
    name: (each) => name.call(each),
    attr: (each, attribute) => getAttribute.call(each, attribute),
    hasAttributes: (each) => hasAttributes.call(each),
    matches: (each, selector) => matches.call(each, selector),
    within: (each, selector) => closest.call(each, selector) !== null,
    shadow: (each) => shadow.call(each),
    root: (each) => getRootNode.call(each),
    box: (each) => getBoundingClientRect.call(each),
    shows: (each) => (checkVisibility as Partial<Element>['checkVisibility'])?.call(each, { visibilityProperty: true }),
    leafText: (each) => (firstElement.call(each) === null ? content.call(each) : null),
  };
  known.set(view, access);
  return access;
}
