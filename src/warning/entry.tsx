/**
 * What the background injects when a warning is due. It runs in the content script's isolated world and asks once what
 * to show; later the background sends it what changes. Injected again into the same document, it asks again.
 */
import { MOST_MARKS } from '../domain/policy/mark-list.ts';
import { addressOf, pageRuntime } from '../platform/page/browser.ts';
import { listenInPage } from '../platform/page/listen.ts';
import { pageWorld } from '../platform/page/world.ts';
import { sendToBackground } from '../platform/page/send.ts';
import type { WarningView } from '../messages/warning.ts';
import { browserWords } from '../words/browser-words.ts';
import { mountWarning } from './mount.tsx';
import { drawWords } from './surface/drawn-words.ts';

const isFrame = window !== window.top;
/** The page's host as the browser writes it, with its port. */
const hostNow = (): string => new URL(addressOf(window)).host;

/**
 * Whether this is Firefox's view of an XML document. The view shows no element of the document, and goes as soon as
 * something is added to it, so only the toolbar button speaks there.
 */
function isXmlView(): boolean {
  const root = document.documentElement;
  if (!('openOrClosedShadowRoot' in root) || /xhtml|svg/.test(root.namespaceURI ?? '')) return false;
  return root.childElementCount > 0 && [...root.children].every((each) => each.getClientRects().length === 0);
}

/** Shows a view on the page; null takes everything away. */
async function show(view: WarningView | null): Promise<void> {
  if (view === null) {
    pageWorld.caveatWarning?.close();
    delete pageWorld.caveatWarning;
    return;
  }
  if (pageWorld.caveatWarning !== undefined) return pageWorld.caveatWarning.update(view);
  if (isXmlView()) {
    if (!isFrame) await sendToBackground('warning/viewer', {});
    return;
  }
  pageWorld.caveatWarning = mountWarning(view, {
    doc: document,
    send: sendToBackground,
    isAlive: () => pageRuntime() !== undefined,
    words: browserWords(),
  });
}

function listen(): void {
  if (pageWorld.caveatWarningListens) return;
  pageWorld.caveatWarningListens = true;
  listenInPage(
    isFrame
      ? { 'frame/warning': ({ view }) => show(view).then(() => true) }
      : {
          // Show nothing that was meant for the page before, or for an earlier address of this document.
          'page/warning': async ({ host, view }) => {
            if (hostNow().replace(/\.?(:\d+)?$/, '') !== host) return false;
            await show(view);
            return true;
          },
          'page/marks': () => {
            const all = pageWorld.caveatWarning?.listMarks() ?? [];
            return { total: all.length, marks: all.slice(0, MOST_MARKS) };
          },
          'page/show-mark': ({ index }) => pageWorld.caveatWarning?.showMark(index) === true,
          'page/step-aside': ({ stands }) => {
            pageWorld.caveatWarning?.stepAside(stands);
            return true;
          },
        },
  );
}

async function start(): Promise<void> {
  if (pageRuntime() === undefined) return;
  drawWords();
  listen();
  await show(
    await (isFrame
      ? sendToBackground('warning/frame-view', {})
      : sendToBackground('warning/view', { host: hostNow() })),
  );
}

// Fails in an orphan, or when the background is gone: nothing to show, and no error for the page's console.
start().catch(() => undefined);
