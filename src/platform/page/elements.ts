/**
 * DOM functions taken from the prototypes. A form's fields are also properties of the form under their names and shadow
 * its methods, so that a field named `querySelectorAll` or `parentElement` would break a direct call.
 */
/* oxlint-disable typescript/unbound-method -- called with the element as this */
type Getter<T> = (this: Node) => T;
const getter = <T>(prototype: object, name: string): Getter<T> =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as Getter<T>;

const { getRootNode, contains, appendChild } = Node.prototype;
const { closest, matches, getBoundingClientRect, getClientRects, getAttribute } = Element.prototype;
const QUERIES = [Document.prototype, DocumentFragment.prototype, Element.prototype] as const;
const parentElement = getter<Element | null>(Node.prototype, 'parentElement');
const childNodes = getter<NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
const nextSibling = getter<ChildNode | null>(Node.prototype, 'nextSibling');
const previousSibling = getter<ChildNode | null>(Node.prototype, 'previousSibling');
const textContent = getter<string | null>(Node.prototype, 'textContent');
const nodeType = getter<number>(Node.prototype, 'nodeType');
const localName = getter<string>(Element.prototype, 'localName');
/* oxlint-enable typescript/unbound-method */

export const parentOf = (node: Node): Element | null => parentElement.call(node);
export const childrenOf = (node: Node): NodeListOf<ChildNode> => childNodes.call(node);
export const nextOf = (node: Node): ChildNode | null => nextSibling.call(node);
export const previousOf = (node: Node): ChildNode | null => previousSibling.call(node);
export const wordsOf = (node: Node): string => textContent.call(node) ?? '';
export const typeOf = (node: Node): number => nodeType.call(node);
export const nameOf = (element: Element): string => localName.call(element);
export const rootOf = (node: Node): Node => getRootNode.call(node);
export const appendTo = (parent: Node, child: Node): Node => appendChild.call(parent, child);
export const isInside = (outer: Node, inner: Node | null): boolean => contains.call(outer, inner);
export const closestTo = <E extends Element = Element>(element: Element, selector: string): E | null =>
  closest.call(element, selector) as E | null;
export const fits = (element: Element, selector: string): boolean => matches.call(element, selector);
/**
 * Whether the browser shows pictures of the page in its place, for a view transition: nothing of the page is at any
 * point then. A browser that does not know the state forgives it within `:is`.
 */
export const isPictured = (doc: Document): boolean =>
  (doc.documentElement as Element | null) !== null && fits(doc.documentElement, ':is(:active-view-transition)');
export const rectOf = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const rectsOf = (element: Element): DOMRectList => getClientRects.call(element);
export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name);

const queriesOf = (node: ParentNode) => QUERIES[[9, 11].indexOf(typeOf(node))] ?? Element.prototype;
export const allIn = <E extends Element = Element>(node: ParentNode, selector: string): NodeListOf<E> =>
  queriesOf(node).querySelectorAll.call(node, selector) as NodeListOf<E>;
export const firstIn = <E extends Element = Element>(node: ParentNode, selector: string): E | null =>
  queriesOf(node).querySelector.call(node, selector) as E | null;
