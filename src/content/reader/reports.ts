/** Tells the background what was read: when it is time, and only what is news. */
import type { PageReport } from '../../messages/page.ts';
import { randomName } from '../../messages/random-name.ts';
import { sendToBackground } from '../../platform/page/send.ts';

/** A listed site that was read and does not name the service gets this long to show its name, in milliseconds. */
const PATIENCE_MS = 2000;
/** At the latest this long after a listed site has text, the user is warned about it, in milliseconds. */
const DEADLINE_MS = 4000;

/** Settles after so long. */
export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, Math.max(0, ms)));

/** The reports on one page, numbered in the order of what they tell. */
export class Reports {
  /** Ended when no background is there any more. */
  readonly #life: AbortController;
  readonly #read: () => Omit<PageReport, 'turn' | 'document'>;
  readonly #name = randomName();
  /** The number of reports so far. */
  #turn = 0;
  /** The last report, as it is compared (`send`); empty for none. */
  #sent = '';
  /** The timer of `PATIENCE_MS`; 0 once it is over. */
  #patience: ReturnType<typeof setTimeout> | 0 | undefined;
  /** Whether `DEADLINE_MS` is over: reports count as complete from then on. */
  #due = false;

  /** @param read gives what was read so far */
  constructor(life: AbortController, read: () => Omit<PageReport, 'turn' | 'document'>) {
    this.#life = life;
    this.#read = read;
  }

  /** A reading begins, of which nothing is known yet. */
  begin(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }

  /** Starts the deadline of the warning. @param waited how long was waited for the page's first text */
  warnInTime(document: Document, waited = 0): void {
    void pause(DEADLINE_MS).then(() => {
      if (this.#life.signal.aborted) return;
      // A page without any text so far gets the same time once more.
      if (waited === 0 && (document.body as HTMLElement | null)?.textContent?.trim() === '')
        this.warnInTime(document, DEADLINE_MS);
      else {
        this.#due = true;
        this.send();
      }
    });
  }

  now(): PageReport {
    const read = this.#read();
    this.#turn += 1;
    return { turn: this.#turn, document: this.#name, ...read, complete: read.complete || this.#due };
  }

  /** Sends a report, unless the background has this one already, or there is and was nothing to report. */
  send(): void {
    const now = this.now();
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
        this.send();
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

  /** Sends the report also if it is the last one again. */
  sendAgain(): void {
    this.#sent = '';
    this.send();
  }
}
