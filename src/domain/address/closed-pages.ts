/** Pages that a browser closes to extensions, and what kind such a page is, as far as an extension can tell. */
import { STORES } from '../model.ts';
import type { Store } from '../model.ts';
import { storeOfExtensions } from './stores.ts';

/**
 * `own`: a page of Caveat. `viewer`: a document in a viewer of the browser. `not-loaded`: a page that failed to load,
 * or that the browser keeps for itself. `not-allowed`: the reader has not let Caveat look at pages. `elsewhere`: not a
 * web page, or the browser does not tell its address. A store: a page of that store.
 */
export type ClosedPage = Store | 'own' | 'viewer' | 'not-loaded' | 'not-allowed' | 'elsewhere';

export const isStore = (closed: ClosedPage): closed is Store => (STORES as readonly string[]).includes(closed);

/**
 * @param url of the tab; undefined where Caveat may not know it
 * @param own what the addresses of Caveat's own pages begin with
 * @param isAllowed whether Caveat may look at pages of the web at all
 */
export function closedPage(url: string | undefined, own: string, isAllowed: boolean): ClosedPage {
  if (url?.startsWith(own) === true) return 'own';
  if (!isAllowed) return 'not-allowed';
  if (url === undefined || !/^https?:/.test(url)) return 'elsewhere';
  return storeOfExtensions(url) ?? (/^[^?#]*\.pdf(?:[?#]|$)/i.test(url) ? 'viewer' : 'not-loaded');
}
