/**
 * What the background injects when a warning is due. It runs in the content script's world and asks once what to
 * show; from then on the background tells it what changes. Injected again into the same document, it asks anew.
 */
import { addressOf, pageRuntime } from '../platform/page/browser.ts';
import { listenInPage } from '../platform/page/listen.ts';
import { sendToBackground } from '../platform/page/send.ts';
import type { WarningView } from '../messages/warning.ts';
import { browserWords } from '../words/browser-words.ts';
import { mountWarning } from './mount.tsx';
import type { Mounted } from './mount.tsx';

const XHTML = 'http://www.w3.org/1999/xhtml';
const world = globalThis as unknown as { caveatWarning?: Mounted; caveatWarningListens?: true };
const isFrame = window !== window.top;
/** As the browser writes it, with its port. */
const hostNow = (): string => new URL(addressOf(window)).host;

/** Brings what stands on the page in line with a view. */
async function show(view: WarningView | null): Promise<void> {
  if (view === null) {
    world.caveatWarning?.close();
    delete world.caveatWarning;
    return;
  }
  if (world.caveatWarning !== undefined) return world.caveatWarning.update(view);
  // A document of another kind than HTML has no place for our element; the toolbar button speaks for it. One that has
  // only begun has no root yet.
  if ((document.documentElement?.namespaceURI ?? XHTML) !== XHTML) {
    if (!isFrame) await sendToBackground('warning/removed', {});
    return;
  }
  world.caveatWarning = mountWarning(view, {
    doc: document,
    send: sendToBackground,
    isAlive: () => pageRuntime() !== undefined,
    words: browserWords(),
  });
}

function listen(): void {
  if (world.caveatWarningListens) return;
  world.caveatWarningListens = true;
  listenInPage(
    isFrame
      ? { 'frame/warning': ({ view }) => show(view).then(() => true) }
      : {
          // What was meant for the page before, or for the address this document had before, is not shown here.
          'page/warning': async ({ host, view }) => {
            if (hostNow().replace(/\.?(:\d+)?$/, '') !== host) return false;
            await show(view);
            return true;
          },
        },
  );
}

async function start(): Promise<void> {
  if (pageRuntime() === undefined) return;
  listen();
  await show(
    await (isFrame
      ? sendToBackground('warning/frame-view', {})
      : sendToBackground('warning/view', { host: hostNow() })),
  );
}

start().catch(() => undefined); // an orphan, or a background that went away: nothing to show, nothing to say in the page's console
