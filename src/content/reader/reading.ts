/** Reads one page in idle slices, and then what the page adds, until a budget of characters is used up. */
import type { OfferPhrases } from '../../domain/match/offers/offers.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { PageReport } from '../../messages/page.ts';
import { watchAdditions } from './additions.ts';
import type { Additions } from './additions.ts';
import { tellAddress } from './addresses.ts';
import { Detector } from './detector.ts';
import type { PageAddress } from './detector.ts';
import { domAccess, propertyOf } from './dom-access.ts';
import { WRITTEN } from './elements.ts';
import { Hidden } from './hidden.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import type { Walk } from './read-page.ts';
import { mayGetRoot, readableRoot } from '../../platform/page/roots.ts';
import { runInSlices } from './slices.ts';
import { isVisible } from './visible.ts';

/** A page that is still loading after this long is read as it is, in milliseconds. */
const LOADING_PATIENCE_MS = 4000;
/** How many batches of additions are read at most: a feed may add without end. */
const MOST_BATCHES = 200;

/** What a page hides is looked at again after so long, then after longer and longer, in milliseconds. */
const FIRST_LOOK_MS = 1000;
const LAST_LOOK_MS = 30_000;
/** A press may show what was hidden; so long after it, in milliseconds. */
const AFTER_PRESS_MS = 500;

/** What a reading calls while it goes on. */
interface ReadingEvents {
  /** The page changes. */
  readonly onChange: () => void;
  /** The whole page, or a batch of additions, was read. */
  readonly onResult: () => void;
  /** An element was met that has no shadow root and may get one later. */
  readonly onRootless: (element: Element) => void;
}

const IS_PICTURE = /^image\/(?!svg)/;

/** Whether a node stands in text that somebody is writing. */
export function isWritten(node: Node): boolean {
  const document = propertyOf(node, 'ownerDocument') ?? (node as Document);
  if (document.designMode === 'on') return true;
  const dom = domAccess(document);
  return dom.type(node) === 1 && dom.within(node as Element, WRITTEN);
}

/** The reading of one page: the work that waits, the budget, and the detector with the findings so far. */
export class Reading {
  readonly #document: Document;
  readonly #hidden = new Hidden();
  readonly #detector: Detector;
  /** Set once the page is parsed: until then, what the parser adds is read with the page. */
  #additions: Additions | undefined;
  readonly #events: ReadingEvents;
  readonly #life = new AbortController();
  /** Characters that may still be read; the page and its additions share one budget. */
  #charsLeft = DEFAULT_LIMITS.chars;
  #complete = false;
  #cutAtKb: number | undefined;
  #batches = 0;
  /** When it is looked again at what the page hides, and the timer for that. */
  #due = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(
    document: Document,
    index: PageIndex,
    phrases: OfferPhrases,
    address: PageAddress,
    events: ReadingEvents,
  ) {
    this.#document = document;
    this.#detector = new Detector(index, phrases, address, isVisible, this.#hidden);
    this.#events = events;
  }

  /** Reads the page once it is parsed. */
  start(): void {
    this.#work = this.#parsed().then(async () => {
      // The watch may end while the page is still loading.
      if (this.#life.signal.aborted) return;
      this.#additions = watchAdditions(
        this.#document,
        this.#hidden,
        (roots, led) => this.#add(roots, led),
        this.#events.onChange,
        this.#life.signal,
      );
      await this.#read([this.#document]);
      this.#complete = true;
      if (this.#life.signal.aborted) return;
      this.#events.onResult();
      this.#lookAgain();
      for (const type of ['pointerup', 'keyup'])
        this.#document.addEventListener(type, () => this.#lookAgain(AFTER_PRESS_MS), {
          capture: true,
          passive: true,
          signal: this.#life.signal,
        });
    });
  }

  /** Reads a shadow root that came late, as an addition. */
  addRoot(root: ShadowRoot): void {
    this.#additions?.watch(root);
    this.#add([root]);
  }

  /** Reads additions, after the page and all additions before. @param led what got another address alone */
  #add(roots: readonly Node[], led: readonly Element[] = []): void {
    if (this.#charsLeft <= 0 || this.#batches >= MOST_BATCHES) return;
    // New addresses alone come to an end by themselves.
    if (roots.length > 0) this.#batches += 1;
    this.#work = this.#work.then(async () => {
      await this.#read(roots, led);
      if (this.#life.signal.aborted) return;
      this.#events.onResult();
      // A look that is due stays as late as it is: a page that adds all the time is looked at less and less often, too.
      if (this.#due === Infinity) this.#lookAgain();
    });
  }

  /** Settles when everything was read that waits at the time of the call. */
  done(): Promise<void> {
    return this.#work;
  }

  stop(): void {
    this.#life.abort();
    clearTimeout(this.#timer);
  }

  /**
   * Looks after `ms` at the latest, and then less and less often, whether the page shows what it hid. A look that is
   * due before stays: steady typing must not put it off.
   */
  #lookAgain(ms = FIRST_LOOK_MS): void {
    const due = performance.now() + ms;
    if (due >= this.#due || !this.#hidden.some || this.#life.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Infinity;
      if (this.#hidden.lookAgain()) this.#events.onResult();
      this.#lookAgain(Math.min(2 * ms, LAST_LOOK_MS));
    }, ms);
  }

  result(): Pick<PageReport, 'findings' | 'trade' | 'complete' | 'cutAtKb'> {
    this.#hidden.lookAgain();
    return {
      ...this.#detector.verdict(),
      complete: this.#complete,
      ...(this.#cutAtKb === undefined ? {} : { cutAtKb: this.#cutAtKb }),
    };
  }

  async #read(roots: readonly Node[], led: readonly Element[] = []): Promise<void> {
    if (!this.#life.signal.aborted) await runInSlices(this.#steps(roots, led), this.#life.signal);
  }

  /** Reads all roots as one generator: with one for each root, each would have to wait for an idle moment. */
  *#steps(roots: readonly Node[], led: readonly Element[]): Generator<undefined, void> {
    const doc = this.#document;
    const detector = this.#detector;
    const walk: Walk = {
      enter: (element) => {
        detector.enter(element);
        this.#additions?.forget(element);
      },
      leave: (element) => this.#additions?.leave(element),
      root: (shadow) => this.#additions?.watch(shadow),
      rootless: (element) => {
        if (mayGetRoot(element)) this.#events.onRootless(element);
      },
    };
    detector.prepare();
    yield undefined;
    for (const each of roots) {
      if (this.#charsLeft <= 0) break;
      if (isWritten(each)) continue;
      // All words in a picture's document but its title are the browser's own, and may show the address.
      const root = IS_PICTURE.test(doc.contentType) ? doc.head : each;
      const limits = { ...DEFAULT_LIMITS, chars: this.#charsLeft };
      const { facts, chars, isCut } = yield* readPage(doc, detector, limits, root, readableRoot, walk);
      detector.finish(facts);
      while (detector.more()) yield undefined;
      this.#charsLeft -= chars;
      if (isCut || this.#charsLeft <= 0) this.#cutAtKb ??= Math.round((DEFAULT_LIMITS.chars - this.#charsLeft) / 1000);
      yield undefined;
    }
    // After the additions: a `<base>` may be among them.
    for (const element of led) {
      if (isWritten(element)) continue;
      this.#hidden.forgetPart(element);
      tellAddress(doc, detector, element);
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
