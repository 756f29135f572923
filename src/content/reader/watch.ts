/**
 * Watches one page: reads it when the browser is idle, follows its changes, and tells the background what was found. A
 * page without a finding and without signs of the trade causes no message at all.
 */
import index from 'caveat:page-index';
import phrases from 'caveat:phrases';
import { absoluteUrl, hostOfUrl } from '../../domain/address/hostname.ts';
import { goalOf, hidesGoal } from '../../domain/address/redirectors.ts';
import { findListed } from '../../domain/match/listed.ts';
import { addressOf } from '../../platform/page/browser.ts';
import type { PageReport } from '../../messages/page.ts';
import { randomName } from '../../messages/random-name.ts';
import { listenInPage } from '../../platform/page/listen.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { watchAdditions } from './additions.ts';
import type { Additions } from './additions.ts';
import { Reading } from './reading.ts';
import { watchNavigation } from './navigation.ts';
import { readableRoot, watchLateRoots } from './shadows.ts';
import type { LateRoots } from './shadows.ts';
import { goToNext } from './next.ts';
import { showEmbedded } from './show-embedded.ts';
import { showMention } from './show.ts';

/** A listed site without a word of the service is given this long for one, in milliseconds. */
const PATIENCE_MS = 2000;
/** So long after its first words a listed site is warned about, whatever it does, in milliseconds. */
const DEADLINE_MS = 4000;
/** A page whose address changes all the time is read anew at most this often, in milliseconds. */
const LEAST_MS = 1000;

/** The host that an address of a link on a page leads to in the end. */
function hostOfLink(address: string, link: Element): string | null {
  const href = absoluteUrl(address, link.baseURI);
  return href === null ? null : hostOfUrl(goalOf(href, link));
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, Math.max(0, ms)));

class PageWatch {
  readonly #view: Window;
  readonly #host: string;
  readonly #life = new AbortController();
  readonly #name = randomName();
  /** Watched for once the page is parsed: what the parser adds is read with the page. */
  #additions: Additions | undefined;
  readonly #late: LateRoots;
  readonly #check: () => void;
  readonly #isListed: boolean;
  #reading: Reading;
  #generation = 0;
  /** Counts the reports. */
  #turn = 0;
  /** When the reading of this address began. */
  #began = 0;
  /** Until the next reading begins, after the address has changed. */
  #next: Promise<void> | undefined;
  /** What the background was told last. */
  #sent = '';
  /** Runs while a listed site that was read has time to show what it is; 0 afterwards. */
  #patience: ReturnType<typeof setTimeout> | 0 | undefined;
  /** The deadline is over: what is known by now is all there is to wait for. */
  #due = false;

  constructor(view: Window, host: string) {
    this.#view = view;
    this.#host = host;
    this.#isListed = findListed(index, host) !== null;
    const { signal } = this.#life;
    this.#check = watchNavigation(view, () => this.#readAnew(), signal);
    this.#late = watchLateRoots((root) => this.#takeRoot(root), signal);
    signal.addEventListener('abort', () => this.#reading.stop());
    listenInPage({
      'page/report-now': async () => {
        await this.#next;
        await this.#reading.done();
        return this.#report();
      },
      'page/next-finding': () => goToNext(view.document, index, readableRoot),
      'page/show-embedded': ({ service, index: at }) => showEmbedded(view.document, index, service, at, readableRoot),
      'page/show-mention': ({ service, index: at }) => showMention(view.document, index, service, at, readableRoot),
    });
    // A page that comes back out of the back-forward cache has lost its toolbar state.
    view.addEventListener(
      'pageshow',
      (event) => {
        if (!event.persisted) return;
        this.#sent = '';
        this.#publish();
      },
      { signal },
    );
    this.#reading = this.#begin();
    if (this.#isListed) this.#warnInTime(0);
  }

  /** Reads the page at its present address. */
  #begin(): Reading {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#began = performance.now();
    const reading = new Reading(
      this.#view.document,
      index,
      phrases,
      { host: this.#host, url: addressOf(this.#view) },
      {
        onParsed: () => this.#watchAdditions(),
        onEnter: (element) => this.#additions?.forget(element),
        onResult: () => this.#publish(),
        onRoot: (root) => this.#additions?.watch(root),
        onRootless: (element) => this.#late.wait(element),
      },
    );
    this.#reading = reading;
    if (this.#isListed) this.#publish();
    void reading.start();
    return reading;
  }

  /**
   * The address has changed. A reading that is under way goes on to its end, for a page may change its address all the
   * time; the next one follows it.
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

  #watchAdditions(): void {
    this.#additions ??= watchAdditions(
      this.#view.document,
      (roots) => this.#reading.add(roots),
      () => this.#check(),
      this.#life.signal,
    );
  }

  /** A shadow root that came late: read like all that is added. */
  #takeRoot(root: ShadowRoot): void {
    this.#additions?.watch(root);
    this.#reading.add([root]);
  }

  /** Keeps the deadline of the warning; it runs from the moment when the page has words. */
  #warnInTime(waited: number): void {
    void pause(DEADLINE_MS).then(() => {
      if (this.#life.signal.aborted) return;
      // A page without a word so far gets the same time once more.
      if (waited === 0 && (this.#view.document.body as HTMLElement | null)?.textContent?.trim() === '')
        this.#warnInTime(DEADLINE_MS);
      else {
        this.#due = true;
        this.#publish();
      }
    });
  }

  #report(): PageReport {
    const result = this.#reading.result();
    this.#turn += 1;
    return {
      turn: this.#turn,
      document: this.#name,
      generation: this.#generation,
      host: this.#host,
      ...result,
      complete: result.complete || this.#due,
    };
  }

  /** Tells the background, unless it knows already or there is and was nothing to tell. */
  #publish(): void {
    const now = this.#report();
    // Many sites are built by their own scripts a moment after the page is there: only then is it true that nothing
    // speaks of the service.
    if (
      this.#patience !== 0 &&
      !this.#due &&
      now.complete &&
      now.findings.some((each) => each.kind === 'listed-site' && !each.corroborated)
    ) {
      this.#patience ??= setTimeout(() => {
        this.#patience = 0;
        this.#publish();
      }, PATIENCE_MS);
      return;
    }
    const nothing = now.findings.length === 0 && now.trade === undefined;
    // That there are signs of the trade is told once, not each time one is seen again.
    const content = nothing
      ? ''
      : JSON.stringify({
          ...now,
          turn: 0,
          trade: now.trade !== undefined,
          complete: now.findings.length > 0 && now.complete,
        });
    if (content === this.#sent) return;
    this.#sent = content;
    // Without a background (updated, removed) this script is an orphan: it goes quiet.
    sendToBackground('page/report', now).catch(() => this.#life.abort());
  }
}

/** Starts watching. Once a page: a second run finds the first and does nothing. */
export function watch(view: Window): void {
  const host = hostOfUrl(addressOf(view));
  if (host === null) return;
  pageWorld.caveatLinks = { hostOf: hostOfLink, hidesGoal };
  new PageWatch(view, host);
}
