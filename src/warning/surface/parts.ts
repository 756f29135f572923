/**
 * The parts of Caveat's own element (`host.ts`): the stage of alert, bar, guard and card in the top layer, and two
 * planes of chips. Knows which of them are in use, and puts those on top.
 */
import { makeHost } from './host.ts';
import type { HostOptions } from './host.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const PARTS_CSS =
  // What is selected a page can read. Chrome itself lets a modal dialog be selected, wherever it stands.
  '.caveat{text-align:start}.caveat,.caveat *{user-select:none;-webkit-user-select:none}' +
  '.stage,.above{position:fixed;inset:0;width:auto;height:auto;margin:0;padding:0;border:0;' +
  'overflow:visible;background:none;pointer-events:none}' +
  // Chrome takes what is transparent for a cover, of all frames beneath it; what is not visible it does not.
  '.stage,.above{visibility:hidden}:is(.stage,.above)>*{visibility:visible}' +
  '.is-flat{display:block!important;z-index:1}' +
  // In the flow of the host: Firefox, when things move, forgets that the host contains what is placed absolutely in it.
  '.chips,.above{direction:ltr}.chips{position:relative;width:0;height:0}' +
  '.chips>.ruler{position:absolute;left:0;top:0;width:1000px;height:1000px;visibility:hidden}' +
  '::backdrop{display:none}';

// Taken at once, as in host.ts.
const showPopover = (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
const hidePopover = (HTMLElement.prototype as Partial<HTMLElement>).hidePopover;

/** The stage in the top layer; chips in the page's own coordinates; chips above its dialogs, in the viewport's. */
export type PartName = 'stage' | 'chips' | 'above';

/** Those in the top layer, from below to above. */
const POPOVERS = ['above', 'stage'] as const;

export interface PartsOptions extends Omit<HostOptions, 'onForeign'> {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly theme?: 'light' | 'dark';
  /** Something in the closed root was changed that Caveat did not change, while a part is used. */
  readonly onForeign: () => void;
}

export interface Parts {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly elements: Readonly<Record<PartName, HTMLElement>>;
  /** Makes a change in the root that is Caveat's own. */
  readonly own: <T>(change: () => T) => T;
  /** Those in use. */
  readonly used: Set<PartName>;
  /** Puts those in use on top: the top layer is a stack, and shown again is on top again. */
  readonly raise: () => void;
  /** Called whenever the stage was put on top, so that open dialogs can follow. */
  readonly onRaise: (listener: () => void) => () => void;
  /** Whether all in use are in the top layer, as far as they belong there. */
  readonly areOpen: () => boolean;
  /** Undoes the page's zoom. */
  readonly resize: () => void;
  /** Stops to look for changes that are not Caveat's. */
  readonly release: () => void;
}

/** Makes the parts; none is used, and their host is not on the page yet. */
export function makeParts(doc: Document, options: PartsOptions): Parts {
  const used = new Set<PartName>();
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
    // A browser that translates pages would change what stands here.
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
      // A browser or an odd document without popovers: the fixed position and the z-index have to do.
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
    resize: () => {
      const { currentCSSZoom = 1 } = host as { readonly currentCSSZoom?: number };
      const zoom = String(1 / currentCSSZoom);
      for (const part of Object.values(elements))
        if ((part.style.getPropertyValue('zoom') || '1') !== zoom) own(() => part.style.setProperty('zoom', zoom));
    },
    release,
  };
}
