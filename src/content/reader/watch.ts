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

/** A listed site that was read and does not name the service gets this long to show its name, in milliseconds. */
const PATIENCE_MS = 2000;
/** At the latest this long after a listed site has text, the user is warned about it, in milliseconds. */
const DEADLINE_MS = 4000;
/** A page whose address changes all the time is read anew at most this often, in milliseconds. */
const LEAST_MS = 1000;

/** The host that a link leads to in the end, redirectors looked through. */
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
  /** Set once the page is parsed: until then, what the parser adds is read with the page. */
  #additions: Additions | undefined;
  readonly #late: LateRoots;
  readonly #check: () => void;
  readonly #isListed: boolean;
  #reading: Reading;
  #generation = 0;
  /** The number of reports so far. */
  #turn = 0;
  /** When the reading of the present address began. */
  #began = 0;
  /** Set after a change of the address; settles when the next reading has begun. */
  #next: Promise<void> | undefined;
  /** The last report, as it is compared (`#publish`); empty for none. */
  #sent = '';
  /** The timer of `PATIENCE_MS`; 0 once it is over. */
  #patience: ReturnType<typeof setTimeout> | 0 | undefined;
  /** Whether `DEADLINE_MS` is over: reports count as complete from then on. */
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
    // A page that comes back from the back-forward cache has lost its toolbar state.
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

  #watchAdditions(): void {
    this.#additions ??= watchAdditions(
      this.#view.document,
      (roots) => this.#reading.add(roots),
      () => this.#check(),
      this.#life.signal,
    );
  }

  /** Reads a shadow root that came late, as an addition. */
  #takeRoot(root: ShadowRoot): void {
    this.#additions?.watch(root);
    this.#reading.add([root]);
  }

  /** Starts the deadline of the warning. @param waited how long was waited for the page's first text */
  #warnInTime(waited: number): void {
    void pause(DEADLINE_MS).then(() => {
      if (this.#life.signal.aborted) return;
      // A page without any text so far gets the same time once more.
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

  /** Sends a report, unless the background has this one already, or there is and was nothing to report. */
  #publish(): void {
    const now = this.#report();
    // Many sites are built by their own scripts a moment after loading: wait before the report says that nothing on
    // the page names the service.
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
    // Signs of the trade are reported once, not each time they change.
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
    // If Caveat was updated or removed there is no background: this script is an orphan, and stops.
    sendToBackground('page/report', now).catch(() => this.#life.abort());
  }
}

/** Starts to watch a page. A page without a host is left alone. */
export function watch(view: Window): void {
  const host = hostOfUrl(addressOf(view));
  if (host === null) return;
  pageWorld.caveatLinks = { hostOf: hostOfLink, hidesGoal };
  new PageWatch(view, host);
}
