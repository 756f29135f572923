/**
 * Runs the code of the content script over an HTML file: the same reader and the same judgment, in jsdom instead of a
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

/** Parses a page without running its scripts. */
export function parsePage(html: string, url: string): Document {
  // Drop long style sheets: parsing them takes most of the time, and their faults are noise. Those with a "<" stay, so
  // that no text of the page is dropped with them.
  const light = html.replaceAll(/<style\b[^<>]*>[^<]{20000,}<\/style>/gi, '');
  const doc = new JSDOM(light, { url, virtualConsole: new VirtualConsole() }).window.document;
  attachRoots(doc);
  return doc;
}

/** Gives elements the shadow roots that stand in a page's markup as templates, which jsdom does not do. */
function attachRoots(tree: ParentNode): void {
  for (const template of tree.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    if (!/^(?:open|closed)$/i.test(template.getAttribute('shadowrootmode') ?? '')) continue;
    try {
      // Open, as the reader sees closed ones, too.
      const root = template.parentElement?.attachShadow({ mode: 'open' });
      if (root === undefined) continue;
      root.append(template.content);
      template.remove();
      attachRoots(root);
    } catch {
      /* an element that can have none, or has one already */
    }
  }
}

/** Closes a page's window. On some pages jsdom throws here; nothing depends on it. */
export function closePage(doc: Document): void {
  try {
    doc.defaultView?.close();
  } catch {
    /* the page is garbage all the same */
  }
}

/**
 * Lets the event loop turn once, so that closed pages can be freed: a task that jsdom has deferred holds each page's
 * whole tree until then. Without this, reading a thousand pages in one go takes the memory of all of them.
 */
export const letGo = (): Promise<void> => setImmediate();

/** Reads a page to its end, handing what the reader meets to `sink`. @returns the facts of the whole page. */
export function readThrough(doc: Document, sink: PageSink): PageFacts {
  const reading = readPage(doc, sink);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value.facts;
}

/** Reads a page to its end as the reader does in the browser. @returns the detector, ready to be asked. */
export function detect(doc: Document, index: PageIndex, phrases: OfferPhrases): Detector {
  const url = doc.location?.href ?? '';
  const detector = new Detector(index, phrases, { host: hostOfUrl(url) ?? '', url }, isVisible);
  detector.finish(readThrough(doc, detector));
  return detector;
}

interface DetectedOffer {
  readonly trace: OfferTrace;
  readonly milliseconds: number;
}

const NOTHING_LISTED = buildPageIndex([], []);

/** Reads one page, and judges whether it is an offer. */
export function detectOffer(doc: Document, phrases: OfferPhrases): DetectedOffer {
  const start = performance.now();
  const trace = detect(doc, NOTHING_LISTED, phrases).offer();
  if (trace === null) throw new Error('The page was not read to its end.');
  // All of it is asked for at once: its time counts, and what is asked later keeps the page in memory.
  return { trace: { ...trace }, milliseconds: performance.now() - start };
}
