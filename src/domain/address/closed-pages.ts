/** Pages that a browser lets no extension look into: what kind of page it is, as far as an extension can tell. */
import { STORES } from '../model.ts';
import type { Store } from '../model.ts';
import { storeOfExtensions } from './stores.ts';

/**
 * `own`: a page of Caveat. `viewer`: a document in a viewer of the browser's. `not-loaded`: a page that did not come,
 * or that the browser keeps for itself. `not-allowed`: the reader has not let Caveat look at pages. `elsewhere`: no
 * page of the web; the browser does not tell which.
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
