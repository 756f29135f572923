/**
 * What the background injects when a warning is due. It runs in the content script's world; injected again into the
 * same document, it brings what stands there up to date.
 */
import { addressOf, pageRuntime } from '../platform/page/browser.ts';
import { sendToBackground } from '../platform/page/send.ts';
import { browserWords } from '../words/browser-words.ts';
import { mountWarning } from './mount.tsx';
import type { Mounted } from './mount.tsx';

const XHTML = 'http://www.w3.org/1999/xhtml';
const world = globalThis as unknown as { caveatWarning?: Mounted };

async function start(): Promise<void> {
  if (pageRuntime() === undefined) return;
  const isFrame = window !== window.top;
  const view = await (isFrame
    ? sendToBackground('warning/frame-view', {})
    : sendToBackground('warning/view', { host: new URL(addressOf(window)).host }));
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

start().catch(() => undefined); // an orphan, or a background that went away: nothing to show, nothing to say in the page's console
