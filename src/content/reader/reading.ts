/** Reads one page in idle slices, and afterwards what is added to it, until the budget is used up. */
import type { OfferPhrases } from '../../domain/match/offers/phrases.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { PageReport } from '../../messages/page.ts';
import { Detector } from './detector.ts';
import type { PageAddress } from './detector.ts';
import type { PageSink } from '../../domain/match/page-view.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import { runInSlices } from './slices.ts';
import { isVisible } from './visible.ts';

/** A page that is still loading after this long is read as it is, in milliseconds. */
const LOADING_PATIENCE_MS = 4000;
/** Batches of additions that are read; a feed without end stops being read here. */
const MOST_BATCHES = 200;

export class Reading {
  readonly #document: Document;
  readonly #detector: Detector;
  readonly #onResult: () => void;
  readonly #life = new AbortController();
  /** What may still be read: all readings of a page share one budget. */
  #charsLeft = DEFAULT_LIMITS.chars;
  #complete = false;
  #cutAtKb: number | undefined;
  #batches = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(document: Document, index: PageIndex, phrases: OfferPhrases, address: PageAddress, onResult: () => void) {
    this.#document = document;
    this.#detector = new Detector(index, phrases, address, isVisible);
    this.#onResult = onResult;
  }

  /** Reads the page once its structure is there; settles when it was read. */
  start(): Promise<void> {
    this.#work = this.#parsed()
      .then(() => this.#read([this.#document]))
      .then(() => {
        this.#complete = true;
        if (!this.#life.signal.aborted) this.#onResult();
      });
    return this.#work;
  }

  /** Reads what was added, after all that waits to be read already. */
  add(roots: readonly Element[]): void {
    if (this.#charsLeft <= 0 || this.#batches >= MOST_BATCHES) return;
    this.#batches += 1;
    this.#work = this.#work.then(async () => {
      await this.#read(roots);
      if (!this.#life.signal.aborted) this.#onResult();
    });
  }

  /** Settles when everything that waits to be read now was read. */
  done(): Promise<void> {
    return this.#work;
  }

  stop(): void {
    this.#life.abort();
  }

  result(): Pick<PageReport, 'findings' | 'trade' | 'complete' | 'cutAtKb'> {
    return {
      ...this.#detector.verdict(),
      complete: this.#complete,
      ...(this.#cutAtKb === undefined ? {} : { cutAtKb: this.#cutAtKb }),
    };
  }

  async #read(roots: readonly Node[]): Promise<void> {
    if (!this.#life.signal.aborted) await runInSlices(this.#steps(roots), this.#life.signal);
  }

  /** All roots one after the other, as one work: each of its own would wait for an idle moment of its own. */
  *#steps(roots: readonly Node[]): Generator<undefined, void> {
    const detector = this.#detector;
    const sink: PageSink = {
      block: (text, place, element) => {
        this.#charsLeft -= text.length;
        detector.block(text, place, element);
      },
      link: (href, element) => detector.link(href, element),
      embed: (how, address) => detector.embed(how, address),
      form: (form, element) => detector.form(form, element),
    };
    detector.prepare();
    yield undefined;
    for (const root of roots) {
      if (this.#charsLeft <= 0) return;
      const { facts, cutAtKb } = yield* readPage(
        this.#document,
        sink,
        { ...DEFAULT_LIMITS, chars: this.#charsLeft },
        root,
      );
      detector.finish(facts);
      if (cutAtKb !== undefined) this.#cutAtKb ??= cutAtKb;
      else if (this.#charsLeft <= 0) this.#cutAtKb ??= Math.round(DEFAULT_LIMITS.chars / 1000);
      yield undefined;
    }
  }

  #parsed(): Promise<void> {
    if (this.#document.readyState !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      this.#document.addEventListener('DOMContentLoaded', () => resolve(), { once: true, signal: this.#life.signal });
      setTimeout(resolve, LOADING_PATIENCE_MS);
    });
  }
}
