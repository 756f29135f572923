/** Finds shadow roots. They are not part of the markup, so the gate asks the elements that may have one. */
import { shadowRootOf } from '../../platform/page/browser.ts';
import { pageWorld } from '../../platform/page/world.ts';
import type { Piece } from './pieces.ts';

/** Pauses after which elements without a root are asked again, in milliseconds. */
const ASK_AGAIN = [300, 1000, 1000, 2000, 4000, 8000, 16_000];
const MOST_HOSTS = 300;
/** The elements of HTML that can have a shadow root. */
const PLAIN_HOSTS = 'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
const PLAIN: ReadonlySet<string> = new Set(PLAIN_HOSTS.split(','));
/** The names of custom elements. */
const CUSTOM = /<([a-z][^\s/>-]*-[^\s/>]*)/g;
/** Every page has empty elements of these names, and they hardly ever have a closed root: they are not asked again. */
const NEVER_HOSTS: ReadonlySet<string> = new Set(['body', 'span']);

// A form's field may have this name.
// oxlint-disable-next-line typescript/unbound-method -- called with the element as this
const { querySelectorAll: queryAll } = Element.prototype;

interface Roots {
  /** Asks the elements of a piece that are not custom ones, and notes the names of those that are. */
  askIn(piece: Piece): void;
  /** Asks all custom elements with the names noted, and again all elements that had no root so far. */
  askNoted(): void;
  stop(): void;
}

/** Begins to look for shadow roots. @param onRoot is called once for each root */
export function watchRoots(document: Document, onRoot: (root: ShadowRoot) => void): Roots {
  const met = new WeakSet<ShadowRoot>();
  /** Elements that wait to be asked. */
  let hosts = new Set<Element>();
  /** Names of custom elements. */
  let names = new Set<string>();
  let turn = 0;
  let isOver = false;
  let asking: ReturnType<typeof setTimeout> | undefined;

  function take(root: ShadowRoot): void {
    if (met.has(root)) return;
    met.add(root);
    onRoot(root);
  }
  function ask(): void {
    clearTimeout(asking);
    const still = new Set<Element>();
    for (const element of hosts) {
      const root = element === pageWorld.caveatHost ? null : shadowRootOf(element);
      if (root !== null) take(root);
      else if (element.isConnected) still.add(element);
    }
    hosts = still;
    if (hosts.size > 0 && turn < ASK_AGAIN.length && !isOver) asking = setTimeout(ask, ASK_AGAIN[turn++]);
  }
  function askPlain(element: Element): void {
    const root = element.shadowRoot;
    if (root !== null) take(root);
    else if (element.firstChild === null && hosts.size < MOST_HOSTS && !NEVER_HOSTS.has(element.localName))
      hosts.add(element);
  }

  return {
    askNoted() {
      if (names.size > 0) {
        const noted = names;
        names = new Set();
        try {
          const selector = Array.from(noted, (name) => CSS.escape(name)).join();
          for (const element of document.querySelectorAll(selector)) if (hosts.size < MOST_HOSTS) hosts.add(element);
          turn = 0;
        } catch {
          /* a name that makes no valid selector */
        }
      }
      if (hosts.size > 0) ask();
    },
    askIn({ html, whole, begun }) {
      for (const { 1: name = '' } of html.matchAll(CUSTOM)) names.add(name);
      for (const element of begun) if (PLAIN.has(element.localName)) askPlain(element);
      for (const element of whole) {
        if (PLAIN.has(element.localName)) askPlain(element);
        if (element.firstElementChild !== null) queryAll.call(element, PLAIN_HOSTS).forEach(askPlain);
      }
    },
    stop() {
      isOver = true;
      clearTimeout(asking);
    },
  };
}
