/**
 * The parts in the host (`host.ts`): the stage of alert, bar, guard and card in the top layer, and two planes of chips.
 * Knows which parts are in use, and puts them on top.
 */
import { makeHost } from './host.ts';
import type { HostOptions } from './host.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const PARTS_CSS =
  // A page can read what is selected. Chrome lets modal dialogs be selected whatever is set around them.
  '.caveat{text-align:start}.caveat,.caveat *{user-select:none;-webkit-user-select:none}' +
  '.stage,.above{position:fixed;inset:0;width:auto;height:auto;margin:0;padding:0;border:0;' +
  'overflow:visible;background:none;pointer-events:none}' +
  // Chrome takes a transparent element for a cover of all frames beneath it, but not one that is not visible.
  '.stage,.above{visibility:hidden}:is(.stage,.above)>*{visibility:visible}' +
  '.is-flat{display:block!important;z-index:1}' +
  // In the flow of the host: when things move, Firefox forgets that the host contains absolutely placed children.
  '.chips,.above{direction:ltr}.chips{position:relative;width:0;height:0}' +
  '.chips>.ruler{position:absolute;left:0;top:0;width:1000px;height:1000px;visibility:hidden}' +
  '::backdrop{display:none}';

// Taken at once, as in host.ts.
const showPopover = (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
const hidePopover = (HTMLElement.prototype as Partial<HTMLElement>).hidePopover;

/** `stage`: in the top layer. `chips`: in page coordinates. `above`: chips above dialogs, in viewport coordinates. */
export type PartName = 'stage' | 'chips' | 'above';

/** The parts in the top layer, the lowest first. */
const POPOVERS = ['above', 'stage'] as const;

export interface PartsOptions extends Omit<HostOptions, 'onForeign'> {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly theme?: 'light' | 'dark';
  /** Something in the closed root was changed, and not by Caveat, while a part is in use. */
  readonly onForeign: () => void;
}

export interface Parts {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly elements: Readonly<Record<PartName, HTMLElement>>;
  /** Makes a change of Caveat's own in the root. */
  readonly own: <T>(change: () => T) => T;
  /** The parts in use. */
  readonly used: Set<PartName>;
  /** Puts the parts in use on top: the top layer is a stack, so they are hidden and shown again. */
  readonly raise: () => void;
  /** Registers a listener for when the stage was put on top, so that open dialogs follow. @returns removes it */
  readonly onRaise: (listener: () => void) => () => void;
  /** Whether all parts in use are in the top layer, as far as they belong there. */
  readonly areOpen: () => boolean;
  /** Undoes the zoom of the page's root element. */
  readonly resize: () => void;
  /** How often that changed a part. */
  readonly resizes: () => number;
  /** Stops watching for foreign changes. */
  readonly release: () => void;
}

/** Makes the parts; none is used, and their host is not on the page yet. */
export function makeParts(doc: Document, options: PartsOptions): Parts {
  const used = new Set<PartName>();
  let resizes = 0;
  const listeners = new Set<() => void>();
  const { lang, dir, theme, onForeign, ...hostOptions } = options;
  const {
    element: host,
    root,
    own,
    release,
  } = makeHost(doc, {
    ...hostOptions,
    css: PARTS_CSS + options.css,
    onForeign: () => {
      if (used.size > 0) onForeign();
    },
  });
  const make = (name: PartName): HTMLElement => {
    const part = doc.createElementNS(HTML, 'div');
    part.className = `caveat ${name}`;
    part.lang = lang;
    if (name === 'stage') part.dir = dir;
    if (name !== 'chips') part.setAttribute('popover', 'manual');
    // Keeps the browser's translation of the page from changing the parts.
    part.setAttribute('translate', 'no');
    if (theme !== undefined) part.dataset['theme'] = theme;
    root.append(part);
    return part;
  };
  const elements = own(() => ({ chips: make('chips'), above: make('above'), stage: make('stage') }));

  const show = (name: (typeof POPOVERS)[number]): void => {
    const part = elements[name];
    try {
      if (hidePopover !== undefined && part.matches(':popover-open')) hidePopover.call(part);
      if (used.has(name)) showPopover?.call(part);
      if (showPopover === undefined) throw new TypeError();
    } catch {
      // A browser or an odd document without popovers: fixed position and z-index have to do.
      part.classList.toggle('is-flat', used.has(name));
    }
  };
  return {
    host,
    root,
    elements,
    own,
    used,
    raise: () =>
      own(() => {
        POPOVERS.forEach(show);
        if (used.has('stage')) for (const listener of listeners) listener();
      }),
    onRaise: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    areOpen: () =>
      showPopover === undefined ||
      POPOVERS.every((name) => !used.has(name) || elements[name].matches(':popover-open, .is-flat')),
    resizes: () => resizes,
    resize: () => {
      const { currentCSSZoom = 1 } = host as { readonly currentCSSZoom?: number };
      const zoom = String(1 / currentCSSZoom);
      for (const part of Object.values(elements))
        if ((part.style.getPropertyValue('zoom') || '1') !== zoom) {
          resizes += 1;
          own(() => part.style.setProperty('zoom', zoom));
        }
    },
    release,
  };
}
