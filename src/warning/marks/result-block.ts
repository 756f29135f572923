/**
 * Which links of a page belong together, and which words are their title. One rule for all pages: a block is the
 * largest part of the page around a link that leads nowhere else, as a result, a post or a paragraph does.
 */
import {
  allIn,
  childrenOf,
  closestTo,
  firstIn,
  fits,
  isInside,
  nameOf,
  parentOf,
  rectOf,
  wordsOf,
} from '../../platform/page/elements.ts';
/** Of HTML, or of a drawing. */
export type Link = HTMLAnchorElement | SVGAElement;

const LINKS = 'a[*|href]';
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
const PAGE = 'body,main';
/** One result by its own account. */
const ITEM = 'li,article,tr,dd,p,[role=article],[role=listitem],[aria-posinset]';
/** Longer than any result; a block of that length is the page. */
const MOST_CHARS = 1500;
const EDITED = '[contenteditable=""],[contenteditable=true i],[contenteditable=plaintext-only i]';
/** Smaller than this is for nobody's eyes: links to skip to the content, and beacons. */
const SMALLEST = 4;

export { rectOf };
export const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
export const textOf = (node: Node | null | undefined): string => (node ? wordsOf(node).trim() : '');

/** The nodes of an element's text. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, 4 /* text */);
  const texts: Text[] = [];
  while (walker.nextNode()) if (textOf(walker.currentNode) !== '') texts.push(walker.currentNode as Text);
  return texts;
}

export const isLink = (element: Element): element is Link => nameOf(element) === 'a' && fits(element, LINKS);
/** The whole address of a link, as the browser would open it; empty where that is none. */
export function addressOf({ href, baseURI }: Link): string {
  if (typeof href === 'string') return href;
  try {
    return new URL(href.baseVal, baseURI).href;
  } catch {
    return '';
  }
}
export const linksIn = (block: Element): Link[] => [block, ...allIn(block, LINKS)].filter(isLink);

/** Whether an element has more text than any result; no more of it is read than tells that. */
function isLong(element: Element): boolean {
  const walker = document.createTreeWalker(element, 4 /* text */);
  for (let left = MOST_CHARS; walker.nextNode() !== null; ) {
    left -= (walker.currentNode as Text).data.trim().length;
    if (left < 0) return true;
  }
  return false;
}

/**
 * The block of a link; `leadsElsewhere` tells of other links whether they lead neither where this one does nor around
 * the same site.
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

/** Whether an element is part of what someone writes, and may save or send. */
const isEdited = (element: Element): boolean =>
  element.ownerDocument.designMode === 'on' ||
  (element as Partial<HTMLElement>).isContentEditable === true ||
  closestTo(element, EDITED) !== null;

/** Where a link is. Some have no box, or an empty one, and are what stands in them. */
export function placeOf(link: Element): DOMRect {
  const own = rectOf(link);
  if (own.width > 0 && own.height > 0) return own;
  const range = document.createRange();
  range.selectNodeContents(link);
  return range.getBoundingClientRect();
}

/** The element that has a box: a link, or what one stands in that has none of its own. */
export function boxedOf(link: Element): Element {
  let boxed = link;
  while (styleOf(boxed).display === 'contents') boxed = parentOf(boxed) ?? document.documentElement;
  return boxed;
}

/** Whether a link is there for a reader to see. A page that is not laid out cannot be asked. */
export function isSeen(link: Link, block: Element): boolean {
  if (isEdited(link) || isInside(block, closestTo(link, '[aria-hidden=true]'))) return false;
  if (document.documentElement.clientWidth === 0) return true;
  const { width, height, right } = placeOf(link);
  return (
    width > SMALLEST &&
    height > SMALLEST &&
    right + scrollX > 0 &&
    boxedOf(link).checkVisibility({ visibilityProperty: true })
  );
}

/** The words of an element that stand out: its heading, else its largest text. Null when it has none. */
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
  /** Those words, or the words it lies over; null for a picture. */
  readonly title: Element | null;
  /** A heading: the block is one result, with all that stands in it. */
  readonly isResult: boolean;
}

/** Whether a link lies over an element, as the one that makes a whole card a link does. */
export function covers(link: Link, element: Element): boolean {
  const [over, under] = [rectOf(link), rectOf(element)];
  return (
    over.left <= under.left &&
    over.right >= under.right &&
    over.top <= under.top &&
    over.bottom >= under.bottom &&
    styleOf(link).position === 'absolute'
  );
}

/** Chooses among the links of one block the one that a reader takes for its title. */
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
