/**
 * The browser's API inside web pages. The polyfill is left out, since every page would pay for it: with Manifest V3 the
 * API returns promises under both names, `browser` and `chrome`.
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

/** A page's address. A window that a site opens empty and writes into has none, so there it is the site's origin. */
export const addressOf = ({ location, origin }: Pick<Window, 'location' | 'origin'>): string =>
  /^https?:/.test(location.href) ? location.href : `${origin}/`;

/**
 * The runtime; undefined once this script is an orphan. After an update or removal of the extension, scripts of the old
 * version stay in open pages, cut off from the extension.
 */
export function pageRuntime(): PageRuntime | undefined {
  const runtime = api()?.runtime;
  return runtime?.id === undefined ? undefined : runtime;
}

/**
 * An element's shadow root, even one closed to the page's scripts. Firefox offers it on the element itself. Chrome's
 * function throws in an orphan, and the page would see that error.
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const { dom, runtime } = api() ?? {};
  if (dom !== undefined && runtime?.id !== undefined && element instanceof HTMLElement)
    return dom.openOrClosedShadowRoot(element);
  return (
    (element as { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? element.shadowRoot
  );
}
