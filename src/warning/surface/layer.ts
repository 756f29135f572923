/**
 * Shows what stands in Caveat's own element (`host.ts`): the stage of alert, bar, guard and card in the top layer, and
 * two planes of chips. Made to be seen on any page and to give way when a page insists.
 */
import { pageWorld } from '../../platform/page/world.ts';
import { makeHost } from './host.ts';
import { bringPresses } from './presses.ts';
import { watchRootStyle } from './root-style.ts';
import type { SetRight } from './root-style.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const PARTS_CSS =
  '.caveat{text-align:start;user-select:none;-webkit-user-select:none}' +
  '.stage,.above{position:fixed;inset:0;width:auto;height:auto;margin:0;padding:0;border:0;' +
  'overflow:visible;background:none;pointer-events:none}' +
  // Chrome takes what is transparent for a cover, of all frames beneath it; what is not visible it does not.
  '.stage,.above{visibility:hidden}:is(.stage,.above)>*{visibility:visible}' +
  '.is-flat{display:block!important;z-index:1}' +
  // In the flow of the host: Firefox, when things move, forgets that the host contains what is placed absolutely in it.
  '.chips,.above{direction:ltr}.chips{position:relative;width:0;height:0}' +
  '.chips>.ruler{position:absolute;left:0;top:0;width:1000px;height:1000px;visibility:hidden}' +
  '::backdrop{display:none}';

/** How often a removed host is put back, and how often a meddled-with one is set right, before Caveat gives way. */
const RETURNS = 1;
const REPAIRS = 5;
/** How often the stage is put above what the page shows over it. */
const RAISES = 3;
/** How often it is put above a dialog, or what fills the screen, that has just been opened: no ill will in itself. */
const FOLLOWS = 40;
const LOOKS_MS: readonly number[] = [300, 1000, 2500, 5000];

// Taken at once, as in host.ts.
const showPopover = (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
const hidePopover = (HTMLElement.prototype as Partial<HTMLElement>).hidePopover;

export interface LayerOptions {
  readonly css: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** An open shadow root: for component tests only. */
  readonly open?: boolean;
  /** Constructed style sheet in place of a style element: where the document's own policy forbids inline styles. */
  readonly constructed?: boolean;
  readonly theme?: 'light' | 'dark';
  /** Sets right what the page does to its root element; without it, that stays as it is. */
  readonly setRight?: SetRight;
  /** The page took the layer away for good. */
  readonly onLost: () => void;
  /**
   * The page has another root element. Where it was written anew (`document.open`), all that listened on it is deaf.
   */
  readonly onRenewed: () => void;
  /** Something in the closed root was changed that Caveat did not change. */
  readonly onForeign: () => void;
  /** False once the extension was updated or removed: what is taken away then is not put back. */
  readonly isAlive?: () => boolean;
}

/** The stage in the top layer; chips in the page's own coordinates; chips above its dialogs, in the viewport's. */
export type PartName = 'stage' | 'chips' | 'above';

export interface Layer {
  /** Where alert, bar, guard and card are rendered. */
  readonly stage: HTMLElement;
  readonly chips: HTMLElement;
  readonly above: HTMLElement;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Makes a change in the root that is Caveat's own. */
  readonly own: <T>(change: () => T) => T;
  /** Called whenever the stage has to be put on top again, so that open dialogs can follow. */
  readonly onRaise: (listener: () => void) => () => void;
  /** Puts a part on the page, or takes it away; the host is on the page while a part is. */
  readonly use: (name: PartName, isUsed: boolean) => void;
  /** Whether an event is a person's press that the page kept from coming in: this very event, and no other. */
  readonly isBrought: (event: Event) => boolean;
  /** Takes all parts away, for good. */
  readonly close: () => void;
}

/** Makes the layer; nothing of it is on the page before a part is used. */
export function createLayer(doc: Document, options: LayerOptions): Layer {
  const made = makeHost(doc, {
    css: PARTS_CSS + options.css,
    ...(options.open === undefined ? {} : { open: options.open }),
    ...(options.constructed === undefined ? {} : { constructed: options.constructed }),
    onForeign: () => {
      if (used.size > 0) options.onForeign();
    },
  });
  const { element: host, root, own } = made;
  const makePart = (name: PartName): HTMLElement => {
    const part = doc.createElementNS(HTML, 'div');
    part.className = `caveat ${name}`;
    part.lang = options.lang;
    if (name === 'stage') part.dir = options.dir;
    if (name !== 'chips') part.setAttribute('popover', 'manual');
    // A browser that translates pages would change what stands here.
    part.setAttribute('translate', 'no');
    if (options.theme !== undefined) part.dataset['theme'] = options.theme;
    root.append(part);
    return part;
  };
  const parts = own(() => ({ chips: makePart('chips'), above: makePart('above'), stage: makePart('stage') }));
  const { stage } = parts;
  /** From below to above. */
  const popovers = ['above', 'stage'] as const;

  const used = new Set<PartName>();
  const listeners = new Set<() => void>();
  let ending = new AbortController();
  let [returns, repairs, raises, follows] = [0, 0, 0, 0];
  let rootElement: Element | null = null;
  const presses = bringPresses(doc, host, root, () => raises <= RAISES && follows <= FOLLOWS);

  const isOpen = (name: (typeof popovers)[number]): boolean =>
    showPopover === undefined || parts[name].matches(':popover-open, .is-flat');
  /** Shown again is on top again: the top layer is a stack. */
  const raise = (): void =>
    own(() => {
      for (const name of popovers) {
        try {
          const isShown = hidePopover !== undefined && parts[name].matches(':popover-open');
          if (isShown) hidePopover.call(parts[name]);
          if (used.has(name)) showPopover?.call(parts[name]);
          if (showPopover === undefined) throw new TypeError();
        } catch {
          // A browser or an odd document without popovers: the fixed position and the z-index have to do.
          parts[name].classList.toggle('is-flat', used.has(name));
        }
      }
      if (used.has('stage')) for (const listener of listeners) listener();
    });

  // A frame may be hidden for a reason; marks alone are no reason to change anything.
  const rootStyle = watchRootStyle(doc, options.setRight ?? (() => Promise.resolve()), () => check());
  const mayBeRighted = (): boolean => used.has('stage') && doc.defaultView === doc.defaultView?.top;
  /** Undoes the page's zoom. */
  const resize = (): void => {
    const { currentCSSZoom = 1 } = host as { readonly currentCSSZoom?: number };
    const zoom = String(1 / currentCSSZoom);
    for (const part of Object.values(parts))
      if ((part.style.getPropertyValue('zoom') || '1') !== zoom) own(() => part.style.setProperty('zoom', zoom));
  };
  /** Makes of the page around it what it needs. */
  const fit = (): void => {
    if (mayBeRighted()) rootStyle.setRight();
    resize();
  };

  /** What holds the host where the root element itself cannot, or must not be changed. */
  let frame: Element | undefined;
  let home: Node | null = null;
  const homeNow = (): Node => {
    const top = doc.documentElement;
    if (top.namespaceURI !== SVG) return top;
    if (frame === undefined) {
      frame = doc.createElementNS(SVG, 'foreignObject');
      for (const side of ['width', 'height']) frame.setAttribute(side, '100%');
    }
    top.append(frame);
    return frame;
  };
  const observer = new MutationObserver(() => check());
  const hide = (): void => {
    used.clear();
    observer.disconnect();
    ending.abort();
    sizes?.disconnect();
    host.remove();
    frame?.remove();
    if (pageWorld.caveatHost === host) delete pageWorld.caveatHost;
    rootStyle.giveBack();
  };
  const giveWay = (): void => {
    hide();
    options.onLost();
  };
  const put = (): void => {
    rootElement = doc.documentElement;
    home = homeNow();
    home.appendChild(host);
    fit();
    raise();
    observer.disconnect();
    observer.observe(doc, { childList: true });
    for (const node of new Set<Node>([rootElement, home])) observer.observe(node, { childList: true });
    observer.observe(host, { attributes: true });
  };
  const isMeddledWith = (): boolean =>
    (mayBeRighted() && rootStyle.isWrong()) ||
    host.attributes.length > 0 ||
    popovers.some((name) => used.has(name) && !isOpen(name));
  const check = (): void => {
    if (used.size === 0 || doc.documentElement === null) return; // nothing is shown, or it is being written anew
    if (host.parentNode !== home || !host.isConnected || doc.documentElement !== rootElement) {
      if (options.isAlive?.() === false) return giveWay();
      if (doc.documentElement !== rootElement) return options.onRenewed();
      if (returns >= RETURNS) return giveWay();
      returns += 1;
      put();
    } else if (isMeddledWith()) {
      if (repairs >= REPAIRS) return giveWay();
      repairs += 1;
      for (const { name } of [...host.attributes]) host.removeAttribute(name);
      fit();
      raise();
      observer.takeRecords();
    } else resize();
  };
  // Tells also what no event does: that the root element is not displayed any more, or has another zoom. What is
  // changed at once, while sizes are being told, is an error in the page.
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => void setTimeout(check)) : undefined;
  /** Puts the stage above what the page has put over it. */
  const look = (): void => {
    if (!used.has('stage') || showsOnlyItself(doc.fullscreenElement) || !isCovered(doc, host, stage)) return;
    // What a dialog makes inert is never found at its place, covered or not.
    if (doc.querySelector(':modal') !== null) return;
    raises += 1;
    if (raises <= RAISES) raise();
  };
  /** A dialog was opened, or something over it, or something fills the screen. */
  const follow = (): void => {
    if (showsOnlyItself(doc.fullscreenElement)) return;
    follows += 1;
    if (follows <= FOLLOWS) raise();
  };

  const start = (): void => {
    ending = new AbortController();
    const { signal } = ending;
    pageWorld.caveatHost = host;
    put();
    presses.listen(signal);
    sizes?.observe(host);
    const listen = (type: string, listener: (event: Event) => void): void =>
      doc.addEventListener(type, listener, { capture: true, signal });
    listen('toggle', (event) => {
      check();
      if ((event as ToggleEvent).newState === 'open' && doc.querySelector(':modal') !== null) follow();
      else look();
    });
    listen('fullscreenchange', follow);
  };
  /** Looks a few times whether what has just come up is still to be seen. */
  const watch = (): void => {
    [returns, repairs, raises, follows] = [0, 0, 0, 0];
    sizes?.observe(stage);
    const timers = LOOKS_MS.map((delay) =>
      setTimeout(() => {
        check();
        look();
      }, delay),
    );
    ending.signal.addEventListener('abort', () => timers.forEach(clearTimeout));
  };
  return {
    ...parts,
    host,
    root,
    own,
    isBrought: presses.isBrought,
    onRaise: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use: (name, isUsed) => {
      if (used.has(name) === isUsed) return;
      const isFirst = used.size === 0;
      if (isUsed) used.add(name);
      else used.delete(name);
      if (used.size === 0) return hide();
      if (isFirst) start();
      else if (name !== 'chips') raise();
      if (name !== 'stage') return;
      if (isUsed) {
        fit();
        watch();
      } else rootStyle.giveBack();
    },
    close: () => {
      hide();
      made.release();
    },
  };
}

/** Elements that fill the screen and show no children: a film keeps the screen to itself. */
const showsOnlyItself = (element: Element | null | undefined): boolean =>
  /^(?:video|iframe|canvas|img|embed|object)$/.test(element?.localName ?? '');

/** Whether something lies over the part that is shown. */
function isCovered(doc: Document, host: HTMLElement, stage: HTMLElement): boolean {
  const part = stage.querySelector('[data-part]');
  if (part === null || typeof doc.elementFromPoint !== 'function') return false;
  const { left, top, width, height } = part.getBoundingClientRect();
  if (width === 0) return false;
  const seen = doc.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && seen !== host;
}
