/** How the reader takes elements, by their names and attributes. */
import type { DomAccess } from './dom-access.ts';
import type { Place } from '../../domain/model.ts';
import { INLINE_NAMES } from '../inline.ts';
import { SIGNING } from './page-facts.ts';

/** The bits of `KINDS`. The reader leaves these elements out with their content, but not where they lead. */
export const SKIPPED = 1;
/** These elements are more than their text (`special` in page-texts.ts). */
export const SPECIAL = 2;
/** Text runs on through these, and around frames: they end no block. */
export const INLINE = 4;
/** Only these and custom elements can have a shadow root. */
export const SHADOWED = 8;
/** These tell facts about the page (page-facts.ts). */
export const TELLING = 16;
/** These may lead somewhere: links, areas of a picture, in Firefox the parts of a formula; frames and forms. */
export const LEADING = 32;
const MATH =
  'math maction mfrac mi mn mo mover mrow ms msqrt mstyle msub msubsup msup mtable mtd mtext munder semantics';
const hasMathLinks = typeof Element === 'function' && 'openOrClosedShadowRoot' in Element.prototype;
export const KINDS = new Map<string, number>();
for (const [bit, names] of [
  [SKIPPED, 'iframe frame script style template noscript object embed canvas audio video datalist metadata defs'],
  [SPECIAL, 'meta title hr br img area form article input select textarea'],
  [INLINE, INLINE_NAMES],
  [SHADOWED, 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'],
  [TELLING, 'html time script'],
  [LEADING, `a area iframe frame script object embed form input button${hasMathLinks ? ` ${MATH}` : ''}`],
] as const)
  for (const name of names.split(' ')) KINDS.set(name, (KINDS.get(name) ?? 0) | bit);
export const PLACE_OF: ReadonlyMap<string, Place> = new Map(
  Object.entries({
    a: 'link',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    button: 'button',
    summary: 'button',
    nav: 'nav',
    menu: 'nav',
    footer: 'footer',
    label: 'field',
    legend: 'field',
    option: 'field',
    td: 'table',
    th: 'table',
    caption: 'table',
    code: 'code',
    pre: 'code',
    blockquote: 'quote',
    q: 'quote',
  }),
);
/** Whatever stands inside these places counts as standing in them; exceptions are in `placeOf` of read-page.ts. */
export const HOLDS = new Set<Place>(['quote', 'code', 'heading', 'button', 'nav', 'footer']);
/** A button inside these still counts as a button. */
export const GIVES_WAY_TO_BUTTON = new Set<Place>(['nav', 'footer']);

/** Text that somebody is writing is not the page's: editable elements, and code editors that draw text themselves. */
export const WRITTEN =
  '[contenteditable=""],[contenteditable=true i],[contenteditable=plaintext-only i],' +
  '[role=textbox i]:not(input,textarea),.monaco-editor,.ace_editor,.CodeMirror';
/** Attributes that may matter on any element, so that one selector asks for all of them. */
export const MARKED = `[hidden],[aria-hidden=true],[style],[role],${WRITTEN},${SIGNING}`;
const HIDDEN = `[hidden],[aria-hidden=true],${WRITTEN}`;
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** Whether the reader leaves out an element with these attributes. */
export const isHidden = (dom: DomAccess, element: Element): boolean =>
  dom.matches(element, HIDDEN) || HIDING.test(dom.attr(element, 'style') ?? '');
