/**
 * The host's place in the page: at the end of the root element, or, where that is SVG, in a `foreignObject` there.
 * Watches what the page changes around the host.
 *
 * React 18 renders a document anew whose root element holds an element more than its server has sent. It looks no
 * further than its own sign for the end of a part, a comment: so that stands before the host where the page may be
 * React's down to the root element. Others pass over it.
 */
import { appendTo, childrenOf, firstIn } from '../../platform/page/elements.ts';

const SVG = 'http://www.w3.org/2000/svg';
const REACT_END = '/$';

interface Home {
  /** Puts the host into the page as it is now. */
  readonly put: () => void;
  /** Whether the host still stands where it was put. */
  readonly holds: () => boolean;
  /** Whether the page has another root element than when the host was put there. */
  readonly isRenewed: () => boolean;
  /** Whether the page has another address or body than when this was asked last, or the host was put there. */
  readonly isSwapped: () => boolean;
  /** Ignores the changes that were just made: they are Caveat's own. */
  readonly overlook: () => void;
  /** Takes the host out of the page. */
  readonly leave: () => void;
}

/**
 * Whether React may have rendered the whole document, and may still take it over: nothing stands between or after its
 * two parts, not even a space, and there is a script that the page does not hold itself.
 */
const mayBeReacts = (doc: Document, top: Element): boolean =>
  [...childrenOf(top)].map(({ nodeName }) => nodeName).join() === 'HEAD,BODY' &&
  firstIn(doc, 'script[src],script[type=module]') !== null;

/** @param onChange called when something around the host, or an attribute of the host, was changed */
export function makeHome(doc: Document, host: HTMLElement, onChange: () => void): Home {
  let rootElement: Element | null = null;
  let home: Node | null = null;
  let page: readonly unknown[] = [];
  /** The `foreignObject` that holds the host in an SVG document, whose root element cannot. */
  let frame: Element | undefined;
  const end = doc.createComment(REACT_END);
  const observer = new MutationObserver(onChange);

  const homeIn = (top: Element): Node => {
    if (top.namespaceURI !== SVG) return top;
    if (frame === undefined) {
      frame = doc.createElementNS(SVG, 'foreignObject');
      for (const side of ['width', 'height']) frame.setAttribute(side, '100%');
    }
    top.append(frame);
    return frame;
  };
  const isRenewed = (): boolean => doc.documentElement !== rootElement;
  const pageNow = (): readonly unknown[] => [doc.URL, doc.body];
  return {
    put: () => {
      page = pageNow();
      rootElement = doc.documentElement;
      home = homeIn(rootElement);
      if (mayBeReacts(doc, rootElement)) appendTo(home, end);
      appendTo(home, host);
      observer.disconnect();
      observer.observe(doc, { childList: true });
      for (const node of new Set<Node>([rootElement, home])) observer.observe(node, { childList: true });
      observer.observe(host, { attributes: true });
    },
    holds: () => host.parentNode === home && host.isConnected && !isRenewed(),
    isRenewed,
    isSwapped: () => {
      const before = page;
      page = pageNow();
      return page.some((each, at) => each !== before[at]);
    },
    overlook: () => observer.takeRecords(),
    leave: () => {
      observer.disconnect();
      end.remove();
      host.remove();
      frame?.remove();
    },
  };
}
