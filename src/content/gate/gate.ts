/**
 * The gate in every page: says whether the reader could find anything, and sends for the reader if so. It reads the
 * first screens, the rest when it comes near the view, and what is added.
 */
import table from 'caveat:gate';
import { hearFirst } from '../../platform/page/heard-first.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { watchAdditions } from './additions.ts';
import { hostOf, isListedHost, isStorePage } from './address.ts';
import { piecesOf, WHOLE_PAGE } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { lookThrough } from './look.ts';
import type { Look } from './look.ts';
import { watchNear } from './near.ts';
import type { Near } from './near.ts';
import { watchRoots } from './roots.ts';

/** So much of a page is read at first, in characters of its markup; the rest as it comes near the view. */
const FIRST_CHARS = 96 * 1024;
/** So much more each time. */
const MORE_CHARS = 64 * 1024;
/** No page is read further than this by the gate, in characters. */
const MOST_CHARS = 6_000_000;
/** Longest slice in milliseconds. */
const SLICE_MS = 3;
const PATIENCE_MS = 1000;
/** More additions than this at once are read as one: the whole page. */
const MOST_ADDED = 2000;

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
  /** A piece is being looked through. */
  let reading = false;
  /** Made for pages that are longer than what is read at first. */
  let near: Near | undefined;
  const roots = watchRoots(document, (root) => {
    additions.watch(root);
    read(root);
  });

  const openGate = (): void => {
    if (over) return;
    stop();
    // Without a background (updated, removed) nobody comes.
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
    const names = new Set(look.custom);
    look.custom.clear();
    roots.askFor(names);
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
      roots.askIn(value);
      if (left <= 0 && value.next !== null) (near ??= watchNear(readNearer)).waitFor(value.next);
    }
    reading = true;
  };

  const read = (node: Node, whole?: number): void => {
    if (queue.length > 50) return;
    queue.push(piecesOf(node, whole));
    plan();
  };

  const additions = watchAdditions((nodes) => {
    // The reader came by another way: the popup asked.
    if (pageWorld.caveatReads === true) stop();
    else if (isStorePage(host, view.location.href)) openGate();
    else if (nodes.size > MOST_ADDED) read(document);
    else {
      left = Math.max(left, MORE_CHARS);
      for (const node of nodes) if (node.isConnected) read(node);
    }
  });

  const begin = (): void => {
    if (over) return;
    additions.watch(document);
    read(document.documentElement ?? document, WHOLE_PAGE);
  };

  const isListed = isListedHost(host);
  if (isListed) hearFirst(view);
  // Documents of other kinds are few and odd.
  if (isListed || isStorePage(host, view.location.href)) openGate();
  else
    whenParsed(document, () => {
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
