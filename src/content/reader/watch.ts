/**
 * Watches one page: looks its host up at once, reads it when the browser is idle, follows its changes, and tells the
 * background what was found. A page without a finding and without signs of the trade causes no message at all.
 */
import index from 'caveat:page-index';
import phrases from 'caveat:phrases';
import { findListed } from '../../domain/match/listed.ts';
import { hostOfUrl } from '../../domain/address/hostname.ts';
import { goalOf, hidesGoal } from '../../domain/address/redirectors.ts';
import { addressOf } from '../../platform/page/browser.ts';
import type { PageReport } from '../../messages/page.ts';
import { listenInPage } from '../../platform/page/listen.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { watchAdditions } from './additions.ts';
import { Reading } from './reading.ts';
import { watchNavigation } from './navigation.ts';

/** A listed site without a word of the service is given this long for one, in milliseconds. */
const PATIENCE_MS = 2000;

/** Random name of this document, 16 hex digits. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Starts watching. Once a page: a second run finds the first and does nothing. */
export function watch(view: Window): void {
  const host = hostOfUrl(addressOf(view));
  if (host === null) return;
  pageWorld.caveatLinks = { hostOf: (link) => hostOfUrl(goalOf(link.href, link)), hidesGoal };
  const life = new AbortController();
  const name = randomName();
  let generation = 0;
  let sent = '';
  let reading: Reading;
  let additions: true | undefined;
  /** Runs while a listed site that was read has time to show what it is; 0 afterwards. */
  let patience: ReturnType<typeof setTimeout> | 0 | undefined;

  const report = (): PageReport => ({ document: name, generation, host, ...reading.result() });

  /** Tells the background, unless it knows already or there is and was nothing to tell. */
  const publish = (): void => {
    const now = report();
    // Many sites are built by their own scripts a moment after the page is there: only then is it true that nothing
    // speaks of the service.
    if (
      patience !== 0 &&
      now.complete &&
      now.findings.some((each) => each.kind === 'listed-site' && !each.corroborated)
    ) {
      patience ??= setTimeout(() => {
        patience = 0;
        publish();
      }, PATIENCE_MS);
      return;
    }
    const nothing = now.findings.length === 0 && now.trade === undefined;
    // That there are signs of the trade is told once, not each time one is seen again.
    const content = nothing
      ? ''
      : JSON.stringify({ ...now, trade: now.trade !== undefined, complete: now.findings.length > 0 && now.complete });
    if (content === sent) return;
    sent = content;
    // Without a background (updated, removed) this script is an orphan: it goes quiet.
    sendToBackground('page/report', now).catch(() => life.abort());
  };

  const begin = (): void => {
    reading?.stop();
    clearTimeout(patience);
    patience = undefined;
    reading = new Reading(view.document, index, phrases, { host, url: addressOf(view) }, publish);
    if (findListed(index, host) !== null) publish();
    // Additions are watched for from the first reading on: what the parser adds before is read by it anyway.
    void reading.start().then(() => {
      if (additions === undefined && !life.signal.aborted) {
        additions = true;
        watchAdditions(view.document, (roots) => reading.add(roots), check, life.signal);
      }
    });
  };

  const check = watchNavigation(
    view,
    () => {
      generation += 1;
      begin();
    },
    life.signal,
  );
  life.signal.addEventListener('abort', () => reading.stop());

  listenInPage({
    'page/report-now': async () => {
      await reading.done();
      return report();
    },
  });
  // A page that comes back out of the back-forward cache has lost its toolbar state.
  view.addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      sent = '';
      publish();
    },
    { signal: life.signal },
  );

  begin();
}
