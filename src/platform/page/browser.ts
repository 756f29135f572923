/**
 * The browser's API inside web pages. No polyfill there, every page would pay for it: Manifest V3 answers with promises
 * under both names.
 */
import { ownGlobal } from './world.ts';

interface PageRuntime {
  readonly id: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
  getURL(path: string): string;
  readonly onMessage: {
    addListener(
      listener: (
        message: unknown,
        sender: { readonly id?: string; readonly tab?: unknown },
        respond: (answer: unknown) => void,
      ) => boolean | undefined,
    ): void;
  };
}

interface PageBrowser {
  readonly runtime: PageRuntime | undefined;
  readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

const api = (): PageBrowser | undefined => ownGlobal<PageBrowser>('browser') ?? ownGlobal<PageBrowser>('chrome');

/**
 * A page's address; that of the site it belongs to where it has none: a window that a site has opened empty and
 * writes into.
 */
export const addressOf = ({ location, origin }: Pick<Window, 'location' | 'origin'>): string =>
  /^https?:/.test(location.href) ? location.href : `${origin}/`;

/**
 * The runtime, or undefined once this script is an orphan: after an update or removal of the extension the scripts of
 * the old version stay in open pages without a way to speak to anything.
 */
export function pageRuntime(): PageRuntime | undefined {
  const runtime = api()?.runtime;
  return runtime?.id === undefined ? undefined : runtime;
}

/**
 * An element's shadow root, also one that is closed to the page's scripts. Firefox says so on the element itself; an
 * orphan that asks Chrome is an error in the page.
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const { dom } = api() ?? {};
  if (dom !== undefined && pageRuntime() !== undefined && element instanceof HTMLElement)
    return dom.openOrClosedShadowRoot(element);
  return (
    (element as { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? element.shadowRoot
  );
}
