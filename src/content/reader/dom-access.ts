/**
 * Reads the DOM through the getters of the prototypes. A page can name a form field `firstChild`, `attributes` or
 * `localName`, and the form's own property is then that field.
 */
export interface DomAccess {
  readonly first: (node: Node) => Node | null;
  readonly next: (node: Node) => Node | null;
  readonly type: (node: Node) => number;
  readonly name: (element: Element) => string;
  readonly attr: (element: Element, name: string) => string | null;
  readonly hasAttributes: (element: Element) => boolean;
  /** Whether an element fits a selector, which can ask for several attributes at once without allocating. */
  readonly matches: (element: Element, selector: string) => boolean;
  /** Whether the element or one of its ancestors fits a selector. */
  readonly within: (element: Element, selector: string) => boolean;
  readonly shadow: (element: Element) => ShadowRoot | null;
  /** The text of an element without elements inside; null where it has some. */
  readonly leafText: (element: Element) => string | null;
}

type Getter<T> = (this: Node) => T;

const getter = <T>(prototype: object, name: string): Getter<T> =>
  // oxlint-disable-next-line typescript/unbound-method -- called with the node as this
  Object.getOwnPropertyDescriptor(prototype, name)!.get as Getter<T>;

const known = new WeakMap<object, DomAccess>();

/** The getters of the document's window, or of this script's window for a document without one. */
export function domAccess(doc: Document): DomAccess {
  const view = (doc.defaultView ?? globalThis) as unknown as { Node: typeof Node; Element: typeof Element };
  const before = known.get(view);
  if (before !== undefined) return before;
  const node = view.Node.prototype;
  const element = view.Element.prototype;
  const [first, next, type] = [
    getter<Node | null>(node, 'firstChild'),
    getter<Node | null>(node, 'nextSibling'),
    getter<number>(node, 'nodeType'),
  ];
  const [name, shadow] = [getter<string>(element, 'localName'), getter<ShadowRoot | null>(element, 'shadowRoot')];
  const [firstElement, content] = [
    getter<Element | null>(element, 'firstElementChild'),
    getter<string | null>(node, 'textContent'),
  ];
  // oxlint-disable-next-line typescript/unbound-method -- called with the element as this
  const { closest, getAttribute, hasAttributes, matches } = element;
  const access: DomAccess = {
    first: (each) => first.call(each),
    next: (each) => next.call(each),
    type: (each) => type.call(each),
    name: (each) => name.call(each),
    attr: (each, attribute) => getAttribute.call(each, attribute),
    hasAttributes: (each) => hasAttributes.call(each),
    matches: (each, selector) => matches.call(each, selector),
    within: (each, selector) => closest.call(each, selector) !== null,
    shadow: (each) => shadow.call(each),
    leafText: (each) => (firstElement.call(each) === null ? content.call(each) : null),
  };
  known.set(view, access);
  return access;
}
