/**
 * Watches one page: reads it when the browser is idle, follows its changes, and reports to the background. A page
 * without a finding and without signs of the trade sends no message at all.
 */
import index from 'caveat:page-index';
import phrases from 'caveat:phrases';
import { absoluteUrl, hostOfUrl } from '../../domain/address/hostname.ts';
import { goalOf, hidesGoal } from '../../domain/address/redirectors.ts';
import { findListed } from '../../domain/match/listed.ts';
import { addressOf } from '../../platform/page/browser.ts';
import { readableRoot } from '../../platform/page/roots.ts';
import { listenInPage } from '../../platform/page/listen.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { Reading } from './reading.ts';
import { pause, Reports } from './reports.ts';
import { watchNavigation } from './navigation.ts';
import { watchLateRoots } from './shadows.ts';
import type { LateRoots } from './shadows.ts';
import { goToNext } from './next.ts';
import { showEmbedded } from './show-embedded.ts';
import { showMention } from './show.ts';

/** A page whose address changes all the time is read anew at most this often, in milliseconds. */
const LEAST_MS = 1000;

/** The host that a link leads to in the end, redirectors looked through. */
function hostOfLink(address: string, link: Element): string | null {
  const href = absoluteUrl(address, link.baseURI);
  return href === null ? null : hostOfUrl(goalOf(href, link));
}

class PageWatch {
  readonly #view: Window;
  readonly #host: string;
  readonly #life = new AbortController();
  readonly #reports: Reports;
  readonly #late: LateRoots;
  readonly #check: () => void;
  readonly #isListed: boolean;
  #reading: Reading;
  #generation = 0;
  /** When the reading of the present address began. */
  #began = 0;
  /** Set after a change of the address; settles when the next reading has begun. */
  #next: Promise<void> | undefined;

  constructor(view: Window, host: string) {
    this.#view = view;
    this.#host = host;
    this.#isListed = findListed(index, host) !== null;
    const { signal } = this.#life;
    this.#reports = new Reports(this.#life, () => ({
      generation: this.#generation,
      host,
      ...this.#reading.result(),
    }));
    this.#check = watchNavigation(view, () => this.#readAnew(), signal);
    this.#late = watchLateRoots((root) => this.#reading.addRoot(root), signal);
    signal.addEventListener('abort', () => this.#reading.stop());
    listenInPage({
      'page/report-now': async () => {
        await this.#next;
        await this.#reading.done();
        return this.#reports.now();
      },
      'page/next-finding': () => goToNext(view.document, index, readableRoot),
      'page/show-embedded': ({ service, index: at }) => showEmbedded(view.document, index, service, at, readableRoot),
      'page/show-mention': ({ service, index: at }) => showMention(view.document, index, service, at, readableRoot),
    });
    // A page that comes back from the back-forward cache has lost its toolbar state.
    view.addEventListener(
      'pageshow',
      (event) => {
        if (event.persisted) this.#reports.sendAgain();
      },
      { signal },
    );
    this.#reading = this.#begin();
    if (this.#isListed) this.#reports.warnInTime(view.document);
  }

  /** Reads the page at its present address. */
  #begin(): Reading {
    this.#reports.begin();
    this.#began = performance.now();
    const reading = new Reading(
      this.#view.document,
      index,
      phrases,
      { host: this.#host, url: addressOf(this.#view) },
      {
        onChange: () => this.#check(),
        onResult: () => this.#reports.send(),
        onRootless: (element) => this.#late.wait(element),
      },
    );
    this.#reading = reading;
    if (this.#isListed) this.#reports.send();
    reading.start();
    return reading;
  }

  /**
   * Reads the page anew after a change of its address. A reading under way first goes on to its end: a page that
   * changes its address all the time would otherwise never be read.
   */
  #readAnew(): void {
    this.#next ??= pause(this.#began + LEAST_MS - performance.now())
      .then(() => this.#reading.done())
      .then(() => {
        this.#next = undefined;
        if (this.#life.signal.aborted) return;
        this.#reading.stop();
        this.#generation += 1;
        this.#begin();
      });
  }
}

/** Starts to watch a page. A page without a host is left alone. */
export function watch(view: Window): void {
  const host = hostOfUrl(addressOf(view));
  if (host === null) return;
  pageWorld.caveatLinks = { hostOf: hostOfLink, hidesGoal };
  new PageWatch(view, host);
}
