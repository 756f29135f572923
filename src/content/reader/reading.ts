/** Reads one page in idle slices, and then what the page adds, until a budget of characters is used up. */
import type { OfferPhrases } from '../../domain/match/offers/offers.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { PageReport } from '../../messages/page.ts';
import { Detector } from './detector.ts';
import type { PageAddress } from './detector.ts';
import { domAccess } from './dom-access.ts';
import { WRITTEN } from './elements.ts';
import type { PageSink } from '../../domain/match/page-view.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import { mayGetRoot, readableRoot } from '../../platform/page/roots.ts';
import { runInSlices } from './slices.ts';
import { isVisible } from './visible.ts';

/** A page that is still loading after this long is read as it is, in milliseconds. */
const LOADING_PATIENCE_MS = 4000;
/** How many batches of additions are read at most: a feed may add without end. */
const MOST_BATCHES = 200;

/** What a page hides is looked at again after so long, then after longer and longer, in milliseconds. */
const [FIRST_LOOK_MS, LAST_LOOK_MS] = [1000, 30_000];
/** A press may show what was hidden; so long after it, in milliseconds. */
const AFTER_PRESS_MS = 500;

/** What a reading calls while it goes on. */
interface ReadingEvents {
  /** The page is parsed, and the reading begins. */
  readonly onParsed: () => void;
  /** The walk enters an element, to read it with all that stands in it. */
  readonly onEnter: (element: Element) => void;
  /** The walk leaves out an element that an attribute hides. */
  readonly onLeave: (element: Element) => void;
  /** The whole page, or a batch of additions, was read. */
  readonly onResult: () => void;
  /** A shadow root was met. */
  readonly onRoot: (root: ShadowRoot) => void;
  /** An element was met that has no shadow root and may get one later. */
  readonly onRootless: (element: Element) => void;
}

const IS_PICTURE = /^image\/(?!svg)/;

/** Whether a node stands in text that somebody is writing. */
export function isWritten(node: Node): boolean {
  const document = node.ownerDocument ?? (node as Document);
  if (document.designMode === 'on') return true;
  const dom = domAccess(document);
  return dom.type(node) === 1 && dom.within(node as Element, WRITTEN);
}

/** The reading of one page: the work that waits, the budget, and the detector with the findings so far. */
export class Reading {
  readonly #document: Document;
  readonly #detector: Detector;
  readonly #events: ReadingEvents;
  readonly #life = new AbortController();
  /** Characters that may still be read; the page and its additions share one budget. */
  #charsLeft = DEFAULT_LIMITS.chars;
  #complete = false;
  #cutAtKb: number | undefined;
  #batches = 0;
  /** The timer of `#lookAgain`, and whether it was set after a press: steady typing must not put the look off. */
  #nextLook: ReturnType<typeof setTimeout> | undefined;
  #looksSoon = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    document: Document,
    index: PageIndex,
    phrases: OfferPhrases,
    address: PageAddress,
    events: ReadingEvents,
  ) {
    this.#document = document;
    this.#detector = new Detector(index, phrases, address, isVisible);
    this.#events = events;
  }

  /** Whether the whole page was read once. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Reads the page once it is parsed. @returns a promise that settles when it was read */
  start(): Promise<void> {
    this.#work = this.#parsed()
      .then(() => {
        this.#events.onParsed();
        return this.#read([this.#document]);
      })
      .then(() => {
        this.#complete = true;
        if (this.#life.signal.aborted) return;
        this.#events.onResult();
        this.#lookAgain();
        for (const type of ['pointerup', 'keyup'])
          this.#document.addEventListener(type, () => this.#lookSoon(), {
            capture: true,
            passive: true,
            signal: this.#life.signal,
          });
      });
    return this.#work;
  }

  /** Reads additions, after the page and all additions before. */
  add(roots: readonly Node[]): void {
    if (this.#charsLeft <= 0 || this.#batches >= MOST_BATCHES) return;
    this.#batches += 1;
    this.#work = this.#work.then(async () => {
      await this.#read(roots);
      if (this.#life.signal.aborted) return;
      this.#events.onResult();
      if (this.#nextLook === undefined) this.#lookAgain();
    });
  }

  /** Settles when everything was read that waits at the time of the call. */
  done(): Promise<void> {
    return this.#work;
  }

  stop(): void {
    this.#life.abort();
    clearTimeout(this.#nextLook);
  }

  #lookSoon(): void {
    if (this.#looksSoon) return;
    this.#lookAgain(AFTER_PRESS_MS);
    this.#looksSoon = this.#nextLook !== undefined;
  }

  /** Looks after `ms`, and then less and less often, whether the page shows what it hid when it was read. */
  #lookAgain(ms = FIRST_LOOK_MS): void {
    clearTimeout(this.#nextLook);
    this.#nextLook = undefined;
    this.#looksSoon = false;
    if (!this.#detector.hides || this.#life.signal.aborted) return;
    this.#nextLook = setTimeout(() => {
      if (this.#detector.lookAgain()) this.#events.onResult();
      this.#lookAgain(Math.min(2 * ms, LAST_LOOK_MS));
    }, ms);
  }

  result(): Pick<PageReport, 'findings' | 'trade' | 'complete' | 'cutAtKb'> {
    this.#detector.lookAgain();
    return {
      ...this.#detector.verdict(),
      complete: this.#complete,
      ...(this.#cutAtKb === undefined ? {} : { cutAtKb: this.#cutAtKb }),
    };
  }

  async #read(roots: readonly Node[]): Promise<void> {
    if (!this.#life.signal.aborted) await runInSlices(this.#steps(roots), this.#life.signal);
  }

  /** Reads all roots as one generator: with one for each root, each would have to wait for an idle moment. */
  *#steps(roots: readonly Node[]): Generator<undefined, void> {
    const detector = this.#detector;
    const { onEnter, onLeave, onRoot, onRootless } = this.#events;
    const sink: PageSink = {
      block: (text, place, element) => {
        // All other words in a picture's document are the browser's own, and may show the address.
        if (place !== 'title' && IS_PICTURE.test(this.#document.contentType)) return;
        this.#charsLeft -= text.length;
        detector.block(text, place, element);
      },
      base: (url) => detector.base(url),
      enter: (element) => onEnter(element as Element),
      leave: (element) => onLeave(element as Element),
      root: (shadow) => onRoot(shadow as ShadowRoot),
      rootless: (element) => {
        if (mayGetRoot(element as Element)) onRootless(element as Element);
      },
      link: (href, element) => detector.link(href, element),
      embed: (how, address, element) => detector.embed(how, address, element),
      form: (form, element) => detector.form(form, element),
    };
    detector.prepare();
    yield undefined;
    for (const root of roots) {
      if (this.#charsLeft <= 0) return;
      if (isWritten(root)) continue;
      const { facts, cutAtKb } = yield* readPage(
        this.#document,
        sink,
        { ...DEFAULT_LIMITS, chars: this.#charsLeft },
        root,
        readableRoot,
      );
      detector.finish(facts);
      while (detector.more()) yield undefined;
      if (cutAtKb !== undefined) this.#cutAtKb ??= cutAtKb;
      else if (this.#charsLeft <= 0) this.#cutAtKb ??= Math.round(DEFAULT_LIMITS.chars / 1000);
      yield undefined;
    }
  }

  /** Settles when the page is parsed, or has been loading for too long. */
  #parsed(): Promise<void> {
    if (this.#document.readyState !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      this.#document.addEventListener('DOMContentLoaded', () => resolve(), { once: true, signal: this.#life.signal });
      setTimeout(resolve, LOADING_PATIENCE_MS);
    });
  }
}
