/**
 * Decides which links of a page belong together, and which words are their title. One rule for all pages: a block is
 * the largest element around a link in which no link leads elsewhere, as a result, a post or a paragraph.
 */
import {
  allIn,
  attributeOf,
  childrenOf,
  closestTo,
  firstIn,
  fits,
  isInside,
  nameOf,
  parentOf,
  rectOf,
  rootOf,
  wordsOf,
} from '../../platform/page/elements.ts';

/** Whether the browser shows an element. A document outside of a browser, as in tests, cannot tell, and shows all. */
const isVisible = (element: Element, options?: CheckVisibilityOptions): boolean =>
  (Element.prototype as Partial<Element>).checkVisibility?.call(element, options) !== false;
/** A link of HTML or SVG, an area of a picture, or, in Firefox, any part of a formula that has an address. */
export type Link = HTMLAnchorElement | HTMLAreaElement | SVGAElement;

const MATH = 'http://www.w3.org/1998/Math/MathML';
const hasMathLinks = 'openOrClosedShadowRoot' in Element.prototype;
const LINKS = `a[*|href],area[href]${hasMathLinks ? ',math[href],math [href]' : ''}`;
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const PAGE = 'body,main';
/** Elements that are one item by their own markup. */
const ITEM = 'li,article,tr,dd,p,[role=article],[role=listitem],[aria-posinset]';
/** More characters than any result has; a block of that length is the page. */
const MOST_CHARS = 1500;
const EDITED = '[contenteditable=""],[contenteditable=true i],[contenteditable=plaintext-only i]';
/** Links of this size or less, in pixels, are for nobody's eyes: links to skip to the content, and beacons. */
const SMALLEST = 4;

export { rectOf };
export const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
export const textOf = (node: Node | null | undefined): string => (node ? wordsOf(node).trim() : '');

/** The text nodes in an element that are not empty. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, 4 /* text */);
  const texts: Text[] = [];
  while (walker.nextNode()) if (textOf(walker.currentNode) !== '') texts.push(walker.currentNode as Text);
  return texts;
}

export const isLink = (element: Element): element is Link =>
  (/^a(?:rea)?$/.test(nameOf(element)) || (hasMathLinks && element.namespaceURI === MATH)) && fits(element, LINKS);
/** The whole address of a link, as the browser would open it; empty where it is no address. */
export function addressOf(link: Link): string {
  const { href, baseURI }: { readonly href?: string | SVGAnimatedString; readonly baseURI: string } = link;
  if (typeof href === 'string') return href;
  try {
    return new URL(href?.baseVal ?? attributeOf(link, 'href')!, baseURI).href;
  } catch {
    return '';
  }
}
export const linksIn = (block: Element): Link[] => [block, ...allIn(block, LINKS)].filter(isLink);

/** Whether an element has more text than any result. Reads no more of it than that takes. */
function isLong(element: Element): boolean {
  const walker = document.createTreeWalker(element, 4 /* text */);
  for (let left = MOST_CHARS; walker.nextNode() !== null; ) {
    left -= (walker.currentNode as Text).data.trim().length;
    if (left < 0) return true;
  }
  return false;
}

/**
 * The block of a link.
 * @param leadsElsewhere whether another link leads away from the site, and to somewhere else than this one
 */
export function blockOf(link: Element, leadsElsewhere: (other: Link) => boolean): Element {
  let block = link;
  for (
    let up = parentOf(link);
    up !== null && !fits(block, ITEM) && !fits(up, PAGE) && !isLong(up);
    up = parentOf(up)
  ) {
    const inner = block;
    const hasTitle = (one: Element): boolean => firstIn(one, HEADING) !== null;
    const isAlike = (other: Element): boolean =>
      inner !== other &&
      nameOf(inner) === nameOf(other) &&
      inner.classList[0] === other.classList[0] &&
      hasTitle(other);
    if (
      (hasTitle(inner) && [...childrenOf(up)].some((each) => each instanceof Element && isAlike(each))) ||
      linksIn(up).some((other) => !isInside(inner, other) && leadsElsewhere(other))
    )
      break;
    block = up;
  }
  return block;
}

/** Whether an element is in editable text, which its writer may save or send. */
const isEdited = (element: Element): boolean =>
  element.ownerDocument.designMode === 'on' ||
  (element as Partial<HTMLElement>).isContentEditable === true ||
  closestTo(element, EDITED) !== null;

/** What shows a link: of an area its picture, of any other link the link itself. */
export function faceOf(link: Element): Element {
  if (nameOf(link) !== 'area') return link;
  const name = `#${closestTo<HTMLMapElement>(link, 'map')?.name}`;
  const pictures = allIn<HTMLImageElement>(rootOf(link) as ParentNode, 'img[usemap]');
  return [...pictures].find(({ useMap }) => useMap === name) ?? link;
}

/** The box of an area of a picture. Its numbers are pixels of the page, from the picture's corner. */
function areaOf({ shape, coords }: HTMLAreaElement, picture: HTMLElement): DOMRect {
  const { left, top, width, height } = rectOf(picture);
  const { paddingLeft, paddingTop } = styleOf(picture);
  const scale = width / picture.offsetWidth || 1;
  const [x, y] = [picture.clientLeft + parseFloat(paddingLeft), picture.clientTop + parseFloat(paddingTop)];
  const [a = 0, b = 0, c = 0, ...rest] = coords.split(/[\s,;]+/).map((each) => parseFloat(each) || 0);
  const all = /^circ/i.test(shape) ? [a - c, b - c, a + c, b + c] : [a, b, c, ...rest];
  const side = (from: 0 | 1, most: number, inset: number): readonly [number, number] => {
    const ends = /^def/i.test(shape)
      ? [0, most]
      : all.filter((_, at) => at % 2 === from).map((each) => (each + inset) * scale);
    return [Math.max(0, Math.min(...ends)), Math.min(most, Math.max(...ends))];
  };
  const [[start, end], [from, to]] = [side(0, width, x), side(1, height, y)];
  return new DOMRect(left + start, top + from, Math.max(0, end - start), Math.max(0, to - from));
}

/** The box of a link; where it has none, or an empty one, the box of its content. */
export function placeOf(link: Element): DOMRect {
  const face = faceOf(link);
  if (face !== link) return areaOf(link as HTMLAreaElement, face as HTMLElement);
  const own = rectOf(link);
  if (own.width > 0 && own.height > 0) return own;
  const range = document.createRange();
  range.selectNodeContents(link);
  return range.getBoundingClientRect();
}

/** The element that has a box: what shows the link, or the nearest element around it if it has none of its own. */
export function boxedOf(link: Element): Element {
  let boxed = faceOf(link);
  while (styleOf(boxed).display === 'contents') boxed = parentOf(boxed) ?? document.documentElement;
  return boxed;
}

/** Whether a link is there for a reader to see. On a page without layout it counts as seen. */
export function isSeen(link: Link, block: Element): boolean {
  if (isEdited(link) || isInside(block, closestTo(link, '[aria-hidden=true]'))) return false;
  if (document.documentElement.clientWidth === 0) return true;
  const { width, height, right } = placeOf(link);
  return width > SMALLEST && height > SMALLEST && right + scrollX > 0 && isShown(link);
}

/** Whether the page's styles show a link at all. Chrome before 121 knows no newer names for these. */
export const isShown = (link: Element): boolean =>
  isVisible(boxedOf(link), { checkVisibilityCSS: true, checkOpacity: true });
/** Whether the browser lays an element out. */
export const isLaidOut = (element: Element): boolean => isVisible(element);

/** The element with the words that stand out: the heading, else the largest text. Null without any words. */
function titleIn(element: Element): Element | null {
  const heading = firstIn(element, HEADING);
  if (textOf(heading) !== '') return heading;
  const parents = textsIn(element).map((text) => parentOf(text)!);
  return parents.sort((one, other) => sizeOf(other) - sizeOf(one))[0] ?? null;
}

const sizeOf = (element: Element): number => parseFloat(styleOf(element).fontSize) || 1;

export interface Titled {
  /** The link whose words are the title. */
  readonly link: Link;
  /** The element of those words, in the link or beneath it; null for a picture. */
  readonly title: Element | null;
  /** The title is a heading: the block is one result, with all that stands in it. */
  readonly isResult: boolean;
}

/** Whether a link is laid over an element, as one that makes a whole card a link. */
function covers(link: Link, element: Element): boolean {
  const [over, under] = [rectOf(link), rectOf(element)];
  return (
    over.left <= under.left &&
    over.right >= under.right &&
    over.top <= under.top &&
    over.bottom >= under.bottom &&
    styleOf(link).position === 'absolute'
  );
}

/** Chooses, among links of one block, the one that readers take for the title. @returns undefined without links */
export function titledOf(links: readonly Link[], block: Element): Titled | undefined {
  const ofBlock = titleIn(block);
  const isHeading = (title: Element | null): boolean =>
    isInside(block, title === null ? null : closestTo(title, HEADING));
  const [best] = links
    .map((link) => {
      const title = titleIn(link) ?? (ofBlock !== null && covers(link, ofBlock) ? ofBlock : null);
      const isResult = isHeading(title);
      return { link, title, isResult, rank: title === null ? 0 : isResult ? 1000 : sizeOf(title) };
    })
    .sort((one, other) => other.rank - one.rank);
  return best;
}
