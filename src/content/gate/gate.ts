/**
 * The gate in every page: says whether the reader could find anything, and sends for the reader if so. It reads the
 * first screens, the rest when it comes near the view, and what is added.
 */
import table from 'caveat:gate';
import { hashHost } from '../../domain/match/listed.ts';
import { HASH_DIGITS, HASH_MASK, rowOf } from '../../domain/match/gate-table.ts';
import { shadowRootOf } from '../../platform/page/browser.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { piecesOf, WHOLE_PAGE } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { lookThrough } from './look.ts';
import type { Look } from './look.ts';

/** So much of a page is read at first, in characters of its markup; the rest as it comes near the view. */
const FIRST_CHARS = 96 * 1024;
/** So much more each time. */
const MORE_CHARS = 64 * 1024;
/** No page is read further than this by the gate, in characters. */
const MOST_CHARS = 6_000_000;
/** Longest slice in milliseconds. */
const SLICE_MS = 3;
const PATIENCE_MS = 1000;
/** What is added is read once in a while, in milliseconds. */
const FLUSH_MS = 1000;
/** More additions than this at once are read as one: the whole page. */
const MOST_ADDED = 2000;
/** Custom elements are asked for a shadow root again after these times, in milliseconds. */
const ASK_AGAIN = [300, 1000, 1000, 2000, 4000, 8000, 16_000];
const MOST_HOSTS = 300;
/** Pages of apps in stores are known by their address. */
const makeStore = (): RegExp =>
  new RegExp(
    '^https://(?:(?:play|chromewebstore|chrome)\\.google\\.com|(?:apps|itunes)\\.apple\\.com|addons\\.mozilla\\.org' +
      '|microsoftedge\\.microsoft\\.com|(?:www\\.|smile\\.)?amazon\\.[a-z.]+)/' +
      '.*(?:details|/id\\d|detail/|addon/|dp/|gp/)',
  );

/** The expression above is made only for these. */
const OF_STORES = ['google.', 'apple.', 'mozilla.', 'microsoft.', 'amazon.'];
const isStorePage = (host: string, url: string): boolean =>
  OF_STORES.some((part) => host.includes(part)) && makeStore().test(url);

/** Whether a host or one above it is listed. */
export function isListedHost(host: string): boolean {
  const { hosts } = table;
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1))
    if (rowOf(hosts, HASH_DIGITS, hashHost(rest) & HASH_MASK) < hosts.length) return true;
  return false;
}

/** A page's host; that of the site it belongs to where it has no address of its own; empty where there is none. */
function hostOf({ location, origin }: Window): string {
  if (/^https?:$/.test(location.protocol)) return location.hostname.replace(/\.$/, '');
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

/** Guards a page until something speaks for reading it. */
export function guardPage(view: Window): void {
  const { document } = view;
  const host = hostOf(view);
  if (host === '') return;
  let over = false;
  let look: Look | undefined;
  /** What is to be read, one after the other. */
  const queue: Generator<Piece, void>[] = [];
  let left = FIRST_CHARS;
  let total = 0;
  let planned = false;
  let added = new Set<Node>();
  let flushing = false;
  let turn = 0;
  /** A piece is being looked through. */
  let reading = false;
  /** Made for pages that are longer than what is read at first. */
  let near: IntersectionObserver | undefined;
  /** Shadow roots that were met, and elements that may get one. */
  const roots = new WeakSet<ShadowRoot>();
  let hosts = new Set<Element>();
  let asking: ReturnType<typeof setTimeout> | undefined;

  const openGate = (): void => {
    if (over) return;
    stop();
    // Without a background (updated, removed) nobody comes.
    sendToBackground('page/read', {}).catch(() => undefined);
  };
  const stop = (): void => {
    over = true;
    observer.disconnect();
    near?.disconnect();
    clearTimeout(asking);
  };

  const makeNear = (): IntersectionObserver => {
    const made = new IntersectionObserver(
      (entries) => {
        if (over || !entries.some(({ isIntersecting }) => isIntersecting)) return;
        made.disconnect();
        left = MORE_CHARS;
        plan();
      },
      { rootMargin: '200%' },
    );
    return made;
  };

  /** Waits until the next unread element, or what stands after it where that has no place, comes near the view. */
  const waitForView = (next: Node | null): void => {
    near ??= makeNear();
    for (
      let each: Node | null = next;
      each !== null;
      each = each.parentNode ?? (each as Partial<ShadowRoot>).host ?? null
    ) {
      let sibling: Node | null = each === next ? each : each.nextSibling;
      while (sibling !== null && sibling.nodeType !== 1) sibling = sibling.nextSibling;
      if (sibling !== null) near.observe(sibling as Element);
      else if (each === next && each.parentElement !== null) near.observe(each.parentElement);
    }
  };

  const plan = (): void => {
    if (planned || over) return;
    planned = true;
    requestIdleCallback(safeSlice, { timeout: PATIENCE_MS });
  };

  /** Nothing is thrown into a page: what the gate cannot read is left to the reader. */
  const safeSlice = (): void => {
    try {
      slice();
    } catch {
      openGate();
    }
  };
  const slice = (): void => {
    planned = false;
    if (over) return;
    // The reader came by another way: the popup asked.
    if (pageWorld.caveatReads === true) {
      stop();
      return;
    }
    const end = performance.now() + SLICE_MS;
    look ??= lookThrough(table);
    while (reading || (queue[0] !== undefined && left > 0 && total < MOST_CHARS)) {
      if (reading) reading = look.more();
      else if (queue[0] !== undefined) takePiece(look, queue[0]);
      if (look.yes) {
        openGate();
        return;
      }
      if (performance.now() >= end && (reading || (queue.length > 0 && left > 0))) {
        plan();
        return;
      }
    }
    if (queue.length === 0) left = Math.max(left, MORE_CHARS);
    askForRoots();
  };

  const takePiece = (to: Look, pieces: Generator<Piece, void>): void => {
    const { value, done } = pieces.next();
    if (done === true) {
      to.open('', true);
      queue.shift();
    } else {
      left -= value.html.length;
      total += value.html.length;
      to.open(value.html, value.next === null);
      takePlainRoots(value);
      if (left <= 0 && value.next !== null) waitForView(value.next);
    }
    reading = true;
  };

  const read = (node: Node, whole?: number): void => {
    if (queue.length > 50) return;
    queue.push(piecesOf(node, whole));
    plan();
  };

  /** Looks for shadow roots of the page's own elements: they stand in no markup. */
  const askForRoots = (): void => {
    const names = [...(look?.custom ?? [])];
    look?.custom.clear();
    if (names.length > 0) {
      try {
        for (const element of document.querySelectorAll(names.map((name) => CSS.escape(name)).join()))
          if (hosts.size < MOST_HOSTS) hosts.add(element);
        turn = 0;
      } catch {
        /* a name that is no selector */
      }
    }
    takeRoots();
  };
  const takeRoots = (): void => {
    clearTimeout(asking);
    const still = new Set<Element>();
    for (const element of hosts) {
      const root = element === pageWorld.caveatHost ? null : shadowRootOf(element);
      if (root === null) {
        if (element.isConnected) still.add(element);
      } else takeRoot(root);
    }
    hosts = still;
    if (hosts.size > 0 && turn < ASK_AGAIN.length && !over) asking = setTimeout(takeRoots, ASK_AGAIN[turn++]);
  };
  const takeRoot = (root: ShadowRoot): void => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, CHANGES);
    read(root);
  };
  /** The shadow roots of a piece's plain elements: these stand in no markup either. */
  const takePlainRoots = ({ html, whole, begun }: Piece): void => {
    if (!PLAIN_TAG.test(html)) return;
    for (const element of begun) if (PLAIN.has(element.localName)) takePlainRoot(element);
    for (const element of whole) {
      if (PLAIN.has(element.localName)) takePlainRoot(element);
      if (element.firstElementChild !== null) element.querySelectorAll(PLAIN_HOSTS).forEach(takePlainRoot);
    }
  };
  const takePlainRoot = (element: Element): void => {
    const root = element.shadowRoot;
    if (root !== null) takeRoot(root);
    else if (element.firstChild === null && hosts.size < MOST_HOSTS && !NEVER_HOSTS.has(element.localName))
      hosts.add(element);
  };

  const flush = (): void => {
    flushing = false;
    if (over) return;
    if (pageWorld.caveatReads === true) {
      stop();
      return;
    }
    const nodes = added;
    added = new Set();
    if (isStorePage(host, view.location.href)) {
      openGate();
      return;
    }
    if (nodes.size > MOST_ADDED) {
      read(document);
      return;
    }
    left = Math.max(left, MORE_CHARS);
    for (const node of nodes) if (node.isConnected) read(node);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList')
        for (const node of addedNodes) {
          if (node.nodeType === 1 && node !== pageWorld.caveatHost) added.add(node);
          else if (node.nodeType === 3) added.add(target);
        }
      else if (target.parentNode !== null) added.add(target.parentNode);
    }
    if (added.size === 0 || flushing) return;
    flushing = true;
    setTimeout(flush, FLUSH_MS);
  });

  const begin = (): void => {
    if (over) return;
    observer.observe(document, CHANGES);
    read(document.documentElement ?? document, WHOLE_PAGE);
  };

  // Documents of other kinds are few and odd.
  if (isListedHost(host) || isStorePage(host, view.location.href)) openGate();
  else
    whenParsed(document, () => {
      if (!(document.documentElement instanceof HTMLElement) || document.contentType !== 'text/html') openGate();
      else requestIdleCallback(begin, { timeout: PATIENCE_MS });
    });
}

const CHANGES = { childList: true, characterData: true, subtree: true } as const;
/** Empty ones of these are on every page, and hardly ever hold a closed root. */
const NEVER_HOSTS: ReadonlySet<string> = new Set(['body', 'span']);
const PLAIN_HOSTS = 'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
const PLAIN: ReadonlySet<string> = new Set(PLAIN_HOSTS.split(','));
const PLAIN_TAG = new RegExp(`<(?:${PLAIN_HOSTS.replaceAll(',', '|')})[\\s>]`);

/** A page that is still loading after this long is read as it is, in milliseconds. */
const LOADING_MS = 4000;

function whenParsed(document: Document, then: () => void): void {
  if (document.readyState !== 'loading') then();
  else {
    let done = false;
    const once = (): void => {
      if (!done) then();
      done = true;
    };
    document.addEventListener('DOMContentLoaded', once, { once: true });
    setTimeout(once, LOADING_MS);
  }
}
