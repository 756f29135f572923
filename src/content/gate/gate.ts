/**
 * The gate in every page: it asks whether the reader could find anything, and sends for the reader if so. It reads
 * the beginning of the page, the rest as it comes near the viewport, and what the page adds.
 */
import table from 'caveat:gate';
import { hearFirst, tellsInner } from '../../platform/page/heard-first.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { watchAdditions } from './additions.ts';
import { hostOf, isListedHost, isStorePage } from './address.ts';
import { piecesOfAll, WHOLE_PAGE } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { makeGlance } from './glance.ts';
import type { Glance } from './glance.ts';
import { lookThrough } from './look.ts';
import type { Look } from './look.ts';
import { watchNear } from './near.ts';
import type { Near } from './near.ts';
import { watchRoots } from './roots.ts';

/** How much of a page is read at first, in characters of its markup. */
const FIRST_CHARS = 96 * 1024;
/** How much more is read each time the unread part comes near the viewport, in characters. */
const MORE_CHARS = 64 * 1024;
/** The gate reads at most this much of a page, in characters. */
const MOST_CHARS = 6_000_000;
/** Longest slice in milliseconds. */
const SLICE_MS = 3;
/** Without an idle moment for this long, the gate reads all the same, in milliseconds. */
const PATIENCE_MS = 1000;
/** When more nodes than this are added at once, or more such additions wait, the whole page is read instead. */
const MOST_ADDED = 2000;
const MOST_WAITING = 50;

/** A part of the page that waits to be read: where it begins, and its pieces. */
interface Waiting {
  readonly first: Node;
  readonly pieces: Generator<Piece, void>;
}

const isRoot = ({ nodeType }: Node): boolean => nodeType === 11;

/** Looks through a page and its additions until something is found; then it sends for the reader and stops. */
export function guardPage(view: Window): void {
  const { document } = view;
  const host = hostOf(view);
  if (host === '') return;
  let over = false;
  /** Made when the first piece is read. */
  let glance: Glance | undefined;
  /** Made when the glance doubts; from then on it reads all pieces. */
  let look: Look | undefined;
  /** The parts of the page that wait to be read, in order. */
  let queue: Waiting[] = [];
  /** Characters that may be read before the gate waits for the viewport, and characters read in all. */
  let left = FIRST_CHARS;
  let total = 0;
  let planned = false;
  /** The piece that is being looked through, and whether it is not read to its end. */
  let piece: Piece | undefined;
  let reading = false;
  /** Made only for pages that are longer than what is read at first. */
  let near: Near | undefined;
  const roots = watchRoots(document, (root) => {
    additions.watch(root);
    read([root]);
  });

  const openGate = (): void => {
    if (over) return;
    stop();
    // After an update or removal of Caveat there is no background to answer.
    sendToBackground('page/read', {}).catch(() => undefined);
  };
  const stop = (): void => {
    over = true;
    additions.stop();
    near?.stop();
    roots.stop();
  };

  const readNearer = (): void => {
    if (over) return;
    left = MORE_CHARS;
    plan();
  };

  const plan = (): void => {
    if (planned || over) return;
    planned = true;
    requestIdleCallback(safeSlice, { timeout: PATIENCE_MS });
  };

  /** No error reaches the page: a page that the gate cannot read is left to the reader. */
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
    if (pageWorld.caveatReads === true) {
      stop();
      return;
    }
    const end = performance.now() + SLICE_MS;
    while (reading || (queue[0] !== undefined && left > 0 && total < MOST_CHARS)) {
      if (reading) readOn();
      else if (queue[0] !== undefined) takePiece(queue[0]);
      if (look?.yes === true) {
        openGate();
        return;
      }
      if (performance.now() >= end && (reading || (queue.length > 0 && left > 0))) {
        plan();
        return;
      }
    }
    if (queue.length === 0) left = Math.max(left, MORE_CHARS);
    roots.askNoted();
  };

  /** Reads another bit of the piece; where the glance comes to doubt, it begins to look at the piece closely. */
  const readOn = (): void => {
    if (look !== undefined || glance === undefined || piece === undefined) reading = look?.more() === true;
    else if (!(reading = glance.more()) && glance.doubts) {
      look = lookThrough(table, glance, piece.next === null);
      reading = true;
    }
  };

  const takePiece = ({ pieces }: Waiting): void => {
    const { value, done } = pieces.next();
    if (done === true) {
      look?.open('', true);
      reading = look !== undefined;
      queue.shift();
    } else {
      reading = true;
      left -= value.html.length;
      total += value.html.length;
      roots.askIn(value);
      piece = value;
      if (look === undefined) (glance ??= makeGlance(table)).open(value.html);
      else look.open(value.html, value.next === null);
      const next = value.next ?? queue[1]?.first;
      if (left <= 0 && next?.isConnected === true) (near ??= watchNear(readNearer)).waitFor(next);
      // Nothing that comes later waits behind the end, or behind what was removed.
      else left = Math.max(left, 1);
    }
  };

  /** @param whole see `mostOfRoot` of `piecesOf` */
  const read = (nodes: readonly Node[], whole?: number): void => {
    let [first] = nodes;
    if (first === undefined || total >= MOST_CHARS) return;
    let all = nodes;
    if (queue.length > MOST_WAITING && !isRoot(first)) {
      // Shadow roots go on waiting: they do not stand in the document's markup.
      queue = queue.filter((each, at) => at === 0 || isRoot(each.first));
      all = [(first = document)];
    }
    queue.push({ first, pieces: piecesOfAll(all, whole) });
    plan();
  };

  const additions = watchAdditions((nodes) => {
    // The popup asked, so the background has brought the reader already.
    if (pageWorld.caveatReads === true) stop();
    else if (isStorePage(host, view.location.href)) openGate();
    else {
      left = Math.max(left, MORE_CHARS);
      read(nodes.size > MOST_ADDED ? [document] : [...nodes].filter((node) => node.isConnected));
    }
  });

  const begin = (): void => {
    if (over) return;
    additions.watch(document);
    read([document.documentElement ?? document], WHOLE_PAGE);
  };

  const isListed = isListedHost(host);
  // Elsewhere, too, marks may come to stand, and in Firefox a page must not be told of their elements.
  if (isListed || tellsInner()) hearFirst(view, isListed);
  if (isListed || isStorePage(host, view.location.href)) openGate();
  else
    whenParsed(document, () => {
      // Documents that are not HTML are rare, and the gate cannot read them: the reader does.
      if (!(document.documentElement instanceof HTMLElement) || document.contentType !== 'text/html') openGate();
      else requestIdleCallback(begin, { timeout: PATIENCE_MS });
    });
}

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
