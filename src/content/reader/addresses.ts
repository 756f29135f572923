/** Hands on where an element leads: a link, a part that the page embeds, a form, or a button with a goal of its own. */
import type { PageSink } from '../../domain/match/page-view.ts';
import { domAccess } from './dom-access.ts';

/** The attributes that are read here. */
export const ADDRESSES = ['href', 'src', 'data', 'action', 'formaction'];

/** Buttons and inputs that send a form: a button does unless its type says otherwise, an input only by its type. */
const SENDING = 'button:not([type=button i],[type=reset i]),[type=submit i],[type=image i]';

/** Whether relative addresses of a document are completed by another than its own. */
export const hasBase = (doc: Document): boolean => doc.baseURI !== doc.URL;

/** Hands on the address of an element that may lead somewhere by its name (`LEADING`). */
export function tellAddress(doc: Document, sink: PageSink, element: Element): void {
  const { attr, matches, name: nameOf } = domAccess(doc);
  const name = nameOf(element).toLowerCase();
  const embed = (how: 'frame' | 'script' | 'form', attribute: string): void => {
    const address = attr(element, attribute)?.trim() ?? '';
    if (address !== '') sink.embed(how, address, element);
  };
  if (name === 'form') embed('form', 'action');
  else if (name === 'script') embed('script', 'src');
  else if (name === 'object') embed('frame', 'data');
  else if (/embed|frame/.test(name)) embed('frame', 'src');
  else if (/button|input/.test(name)) {
    if (matches(element, SENDING)) embed('form', 'formaction');
  } else {
    // Links in SVG pictures may use the older `xlink:href`.
    const href = attr(element, 'href') ?? attr(element, 'xlink:href');
    // An empty address leads to the page itself, or to its base.
    if (href !== null && (href !== '' || hasBase(doc))) sink.link(href, element);
  }
}
