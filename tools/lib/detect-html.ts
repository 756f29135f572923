/**
 * Runs the code of the content script over an HTML file: the same reader, the same judgment, in jsdom instead of a
 * browser.
 */
import { setImmediate } from 'node:timers/promises';
import { JSDOM, VirtualConsole } from 'jsdom';
import { Detector } from '../../src/content/reader/detector.ts';
import { readPage } from '../../src/content/reader/read-page.ts';
import { isVisible } from '../../src/content/reader/visible.ts';
import { hostOfUrl } from '../../src/domain/address/hostname.ts';
import type { OfferTrace } from '../../src/domain/match/offers/offers.ts';
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import type { PageIndex } from '../../src/domain/match/page-index.ts';
import type { PageFacts, PageSink } from '../../src/domain/match/page-view.ts';
import { buildPageIndex } from '../../src/registry/page-index.ts';

/** Parses a page without running anything of it. */
export function parsePage(html: string, url: string): Document {
  // Style sheets are not loaded and mostly not there: reading them costs most of the time and their faults are noise.
  // Only what holds no tag is left out, so that never a word of the page goes with it.
  const light = html.replaceAll(/<style\b[^<>]*>[^<]{20000,}<\/style>/gi, '');
  return new JSDOM(light, { url, virtualConsole: new VirtualConsole() }).window.document;
}

/** Closes a page's window. jsdom itself stumbles over some pages here; nothing depends on it. */
export function closePage(doc: Document): void {
  try {
    doc.defaultView?.close();
  } catch {
    /* it is garbage all the same */
  }
}

/**
 * Lets go of pages that were closed: what jsdom has put off for each holds its whole tree until the loop of events
 * turns, so who reads a thousand pages in one go needs the memory of all.
 */
export const letGo = (): Promise<void> => setImmediate();

/** Reads a page to its end, and hands what is met to `sink`. */
export function readThrough(doc: Document, sink: PageSink): PageFacts {
  const reading = readPage(doc, sink);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value.facts;
}

/** Reads a page as it is read in the browser. */
export function detect(doc: Document, index: PageIndex, phrases: OfferPhrases): Detector {
  const url = doc.location?.href ?? '';
  const detector = new Detector(index, phrases, { host: hostOfUrl(url) ?? '', url }, isVisible);
  detector.finish(readThrough(doc, detector));
  return detector;
}

export interface DetectedOffer {
  readonly trace: OfferTrace;
  readonly milliseconds: number;
}

const NOTHING_LISTED = buildPageIndex([], []);

/** Reads and judges one page for an offer. */
export function detectOffer(doc: Document, phrases: OfferPhrases): DetectedOffer {
  const start = performance.now();
  const trace = detect(doc, NOTHING_LISTED, phrases).offer();
  if (trace === null) throw new Error('The page was not read to its end.');
  return { trace, milliseconds: performance.now() - start };
}
