/**
 * Runs the code of the content script over an HTML file: the same reader, the same judgment, in jsdom instead of a
 * browser.
 */
import { JSDOM, VirtualConsole } from 'jsdom';
import { isVisible } from '../../src/content/reader/visible.ts';
import { readPage } from '../../src/content/reader/read-page.ts';
import { OfferReader } from '../../src/domain/match/offers/offers.ts';
import type { OfferTrace } from '../../src/domain/match/offers/offers.ts';
import type { OfferPhrases } from '../../src/domain/match/offers/phrases.ts';
import type { PageFacts } from '../../src/domain/match/page-view.ts';

/** Parses a page without running anything of it. */
export function parsePage(html: string, url: string): Document {
  // Style sheets are not loaded and mostly not there: reading them costs most of the time and their faults are noise.
  // Only what holds no tag is left out, so that never a word of the page goes with it.
  const light = html.replaceAll(/<style\b[^<>]*>[^<]{20000,}<\/style>/gi, '');
  return new JSDOM(light, { url, virtualConsole: new VirtualConsole() }).window.document;
}

/** Frees a page's window. jsdom itself stumbles over some pages here; nothing depends on it. */
export function closePage(doc: Document): void {
  try {
    doc.defaultView?.close();
  } catch {
    /* it is garbage all the same */
  }
}

export interface DetectedOffer {
  readonly trace: OfferTrace;
  readonly facts: PageFacts;
  readonly milliseconds: number;
}

/** Reads and judges one page for an offer. */
export function detectOffer(doc: Document, phrases: OfferPhrases): DetectedOffer {
  const start = performance.now();
  const offers = new OfferReader(phrases);
  const reading = readPage(doc, {
    block: (text, place, element) => offers.block(text, place, () => isVisible(element)),
    link: () => undefined,
    embed: () => undefined,
    form: (form) => offers.form(form, true),
  });
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  const { facts } = step.value;
  const trace = offers.judge(facts, doc.location?.pathname ?? '/');
  return { trace, facts, milliseconds: performance.now() - start };
}
