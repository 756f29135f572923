/**
 * What the background injects when a warning is due. It runs in the content script's world and asks once what to
 * show; from then on the background tells it what changes. Injected again into the same document, it asks anew.
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
/** As the browser writes it, with its port. */
const hostNow = (): string => new URL(addressOf(window)).host;

/**
 * Firefox's view of an XML document, which shows nothing of the document itself and goes as soon as something is added
 * to it: the toolbar button speaks there.
 */
function isXmlView(): boolean {
  const root = document.documentElement;
  if (!('openOrClosedShadowRoot' in root) || /xhtml|svg/.test(root.namespaceURI ?? '')) return false;
  return root.childElementCount > 0 && [...root.children].every((each) => each.getClientRects().length === 0);
}

/** Brings what stands on the page in line with a view. */
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
          // What was meant for the page before, or for the address this document had before, is not shown here.
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

// An orphan, or a background that went away: nothing to show, nothing to say in the page's console.
start().catch(() => undefined);
