/**
 * What the background injects when a warning is due. It runs in the content script's world; injected again into the same
 * document, it replaces what stood there.
 */
import { pageRuntime } from '../platform/page-browser.ts';
import { sendToBackground } from '../platform/send.ts';
import { makeWords } from '../ui/make-words.ts';
import type { Words } from '../ui/words.ts';
import { mountWarning } from './mount.tsx';
import type { Mounted } from './mount.tsx';

interface PageI18n { getMessage(key: string, args?: string[]): string }
const world = globalThis as unknown as { caveatWarning?: Mounted; browser?: { i18n: PageI18n }; chrome?: { i18n: PageI18n } };

function browserWords(): Words {
  const { i18n } = (world.browser ?? world.chrome)!;
  return makeWords((key, args) => i18n.getMessage(key, [...args]), i18n.getMessage('@@ui_locale').replace('_', '-') || 'en');
}

/** A prerendered page is seen by nobody yet. */
function whenSeen(): Promise<void> {
  const doc = document as Document & { readonly prerendering?: boolean };
  if (doc.prerendering !== true) return Promise.resolve();
  return new Promise((resolve) => doc.addEventListener('prerenderingchange', () => resolve(), { once: true }));
}

async function start(): Promise<void> {
  await whenSeen();
  if (pageRuntime() === undefined) return;
  const view = await sendToBackground('warning/view', { host: location.hostname });
  world.caveatWarning?.close();
  delete world.caveatWarning;
  // A document of another kind than HTML has no place for our element; the toolbar button speaks for it.
  if (view === null) return;
  if (document.documentElement?.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
    await sendToBackground('warning/removed', {});
    return;
  }
  world.caveatWarning = mountWarning(view, { doc: document, send: sendToBackground, words: browserWords() });
}

start().catch(() => undefined); // an orphan, or a background that went away: nothing to show, nothing to say in the page's console
