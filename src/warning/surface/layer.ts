/**
 * The one element Caveat adds to a page: `<caveat-layer>` on the root element, in the top layer, with a closed shadow
 * root. Made to be seen on any page and to give way when a page insists.
 */
const HTML = 'http://www.w3.org/1999/xhtml';
/**
 * Inline and important: beats everything a page's style sheets can say about the element. `all` stands for every
 * property not named.
 */
const HOST_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  'pointer-events': 'none',
};
/** Important rules of the inner tree beat even the page's own inline ones. */
const SHIELD =
  ':host{' +
  Object.entries(HOST_STYLE)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';') +
  '}' +
  ':host::backdrop{display:none!important}@media print{:host{display:none!important}}';

/** How often a removed layer is put back, and how often a meddled-with one is set right, before Caveat gives way. */
const RETURNS = 1;
const REPAIRS = 5;
/** How often it is put on top of what the page opens above it. */
const RAISES = 3;
/** How often it follows into what fills the screen or takes all presses: no ill will, and counted by itself. */
const MOVES = 40;
const LOOKS_MS: readonly number[] = [300, 1000, 2500, 5000];

// Taken at once: on a page of the extension itself later scripts could replace them; a content script has its own
// copies anyway.
/* eslint-disable @typescript-eslint/unbound-method -- called on elements, never on their own */
const attachShadow = Element.prototype.attachShadow;
const showPopover = (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
const hidePopover = (HTMLElement.prototype as Partial<HTMLElement>).hidePopover;
/* eslint-enable @typescript-eslint/unbound-method */

export interface LayerOptions {
  readonly css: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** An open shadow root: for component tests only. */
  readonly open?: boolean;
  /** Constructed style sheet in place of a style element: where the document's own policy forbids inline styles. */
  readonly constructed?: boolean;
  readonly theme?: 'light' | 'dark';
  /** The page took the layer away for good. */
  readonly onLost: () => void;
  /**
   * The page has another root element. Where it was written anew (`document.open`), all that listened on it is deaf.
   */
  readonly onRenewed: () => void;
  /** False once the extension was updated or removed: what is taken away then is not put back. */
  readonly isAlive?: () => boolean;
}

export interface Layer {
  /** Where parts are rendered. */
  readonly stage: HTMLElement;
  readonly host: HTMLElement;
  /** Called whenever the layer has to be put on top again, so that open dialogs can follow. */
  readonly onRaise: (listener: () => void) => () => void;
  /** Puts it on the page, where nothing of it is while there is nothing to show. */
  readonly show: () => void;
  readonly hide: () => void;
  /** Whether a person's click, which the page kept from coming in, is being brought in now. */
  readonly isBringing: () => boolean;
}

/** Gives a shadow root styles; the answer puts others in their place. */
export function addStyles(root: ShadowRoot, css: string, doc: Document, constructed: boolean): (css: string) => void {
  if (constructed) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return (other) => sheet.replaceSync(other);
  }
  // Firefox before 153 refuses adoptedStyleSheets from content scripts.
  const style = doc.createElementNS(HTML, 'style');
  style.textContent = css;
  root.append(style);
  return (other) => {
    style.textContent = other;
  };
}

/** Pages must not hear what is typed or pressed in a warning, nor act on it. */
export const KEPT_INSIDE = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'paste',
  'copy',
  'cut',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'focusin',
  'focusout',
  'wheel',
] as const;

/** Makes the layer; it is not on the page before it is shown. */
export function createLayer(doc: Document, options: LayerOptions): Layer {
  const host = doc.createElementNS(HTML, 'caveat-layer');
  for (const [name, value] of Object.entries(HOST_STYLE)) host.style.setProperty(name, value, 'important');
  host.setAttribute('popover', 'manual');
  const style = host.getAttribute('style') ?? '';

  const root = attachShadow.call(host, { mode: options.open === true ? 'open' : 'closed', delegatesFocus: false });
  addStyles(root, SHIELD + options.css, doc, options.constructed === true);
  const stage = doc.createElementNS(HTML, 'div');
  stage.className = 'caveat stage';
  stage.lang = options.lang;
  stage.dir = options.dir;
  if (options.theme !== undefined) stage.dataset['theme'] = options.theme;
  root.append(stage);
  const keep = (event: Event): void => event.stopPropagation();
  let heard: Event | undefined;
  const hear = (event: Event): void => {
    heard = event;
  };
  let isBringing = false;
  /**
   * Focus traps of pages swallow all clicks outside of their own dialogs: brought in is what has not come in, by an
   * event that no page hears.
   */
  const bring = (event: Event): void => {
    if (event.target !== host || !event.isTrusted) return;
    const { clientX, clientY, detail } = event as MouseEvent;
    setTimeout(() => {
      if (heard === event) return;
      const target = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
      isBringing = true;
      target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
      isBringing = false;
    });
  };

  const listeners = new Set<() => void>();
  const cleanups: (() => void)[] = [];
  let [returns, repairs, raises, moves] = [0, 0, 0, 0];
  let shown = false;
  let home: Element | null = null;
  let rootElement: Element | null = null;
  let isGuest = false;
  /** The page's own words on the display of its root element, while ours stand there. */
  let display: readonly [root: HTMLElement, value: string, priority: string] | undefined;

  const isOpen = (): boolean => showPopover === undefined || host.matches(':popover-open');
  /** Shown again is on top again: the top layer is a stack. */
  const raise = (): void => {
    try {
      if (hidePopover !== undefined && isOpen()) hidePopover.call(host);
      showPopover?.call(host);
    } catch {
      // An odd document refuses popovers; the fixed position and the z-index have to do.
    }
    for (const listener of listeners) listener();
  };

  const observer = new MutationObserver(() => check());
  const watch = (): void => {
    observer.disconnect();
    observer.observe(doc, { childList: true });
    if (home !== null) observer.observe(home, { childList: true });
    observer.observe(host, { attributes: true });
  };
  const hide = (): void => {
    if (!shown) return;
    shown = false;
    observer.disconnect();
    for (const cleanup of cleanups.splice(0)) cleanup();
    sizes?.disconnect();
    host.remove();
    if (display?.[0].style.display === 'block') display[0].style.setProperty('display', display[1], display[2]);
    display = undefined;
  };
  const giveWay = (): void => {
    hide();
    options.onLost();
  };
  /**
   * A root element that is not displayed shows nothing of what it holds, top layer or not. A frame may be hidden for
   * a reason.
   */
  const isHidden = (): boolean =>
    home !== null &&
    doc.defaultView === doc.defaultView?.top &&
    getComputedStyle(doc.documentElement).display === 'none';
  /** Undoes the page's zoom. */
  const resize = (): void => {
    const { currentCSSZoom = 1 } = host as { readonly currentCSSZoom?: number };
    stage.style.setProperty('zoom', String(1 / currentCSSZoom));
  };
  /** Makes of the page around it what it needs. */
  const fit = (): void => {
    if (isHidden()) {
      const { style: own } = doc.documentElement;
      display = [doc.documentElement, own.getPropertyValue('display'), own.getPropertyPriority('display')];
      own.setProperty('display', 'block', 'important');
    }
    resize();
  };
  const wished = (): Element | null => (moves < MOVES ? homeIn(doc) : doc.documentElement);
  const put = (): void => {
    home = wished();
    rootElement = doc.documentElement;
    isGuest = home !== rootElement;
    moves += 1;
    home?.append(host);
    fit();
    raise();
    watch();
  };
  const isMeddledWith = (): boolean =>
    isHidden() ||
    host.getAttribute('style') !== style ||
    host.getAttribute('popover') !== 'manual' ||
    host.attributes.length !== 2 ||
    !isOpen();
  const check = (): void => {
    if (!shown) return;
    const next = wished();
    if (next === null) return; // it is being written anew
    if (host.parentNode !== next) {
      if (options.isAlive?.() === false) return giveWay();
      if (doc.documentElement !== rootElement) return options.onRenewed();
      if (isGuest) {
        // Elements that do not take it in are not entered again; the page has not taken it away by that.
        if (host.parentNode !== home) moves = MOVES;
      } else if (next === doc.documentElement) {
        if (returns >= RETURNS) return giveWay();
        returns += 1;
      }
      put();
    } else if (isMeddledWith()) {
      if (repairs >= REPAIRS) return giveWay();
      repairs += 1;
      for (const { name } of [...host.attributes])
        if (name !== 'style' && name !== 'popover') host.removeAttribute(name);
      host.setAttribute('style', style);
      host.setAttribute('popover', 'manual');
      fit();
      raise();
      observer.takeRecords();
    } else resize();
  };
  // Tells also what no event does: that the element it stands in was removed, or is not displayed any more. What is
  // moved at once, while sizes are being told, is an error in the page.
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => void setTimeout(check)) : undefined;
  const listen = (target: EventTarget, type: string, listener: (event: Event) => void): void => {
    target.addEventListener(type, listener, true);
    cleanups.push(() => target.removeEventListener(type, listener, true));
  };
  const look = (): void => {
    if (!shown || raises >= RAISES || showsOnlyItself(doc.fullscreenElement) || !isCovered(doc, host, stage)) return;
    raises += 1;
    raise();
  };

  const show = (): void => {
    if (shown) return;
    shown = true;
    [returns, repairs, raises, moves] = [0, 0, 0, 0];
    put();
    for (const type of KEPT_INSIDE) stage.addEventListener(type, keep);
    stage.addEventListener('click', hear, true);
    listen(doc.defaultView ?? doc, 'click', bring);
    sizes?.observe(host);
    listen(host, 'toggle', check);
    listen(doc, 'toggle', () => {
      check();
      look();
    });
    listen(doc, 'fullscreenchange', () => {
      if (!shown || showsOnlyItself(doc.fullscreenElement)) return;
      if (moves < MOVES) put();
      else check();
    });
    for (const delay of LOOKS_MS) {
      const timer = setTimeout(() => {
        check();
        look();
      }, delay);
      cleanups.push(() => clearTimeout(timer));
    }
  };
  return {
    stage,
    host,
    show,
    hide,
    isBringing: () => isBringing,
    onRaise: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Elements that fill the screen and show no children: a film keeps the screen to itself. */
const showsOnlyItself = (element: Element | null | undefined): boolean =>
  /^(?:video|iframe|canvas|img|embed|object)$/.test(element?.localName ?? '');

/**
 * Where the layer stands: in the root element; in the page's open modal dialog, or in the element that fills the
 * screen, while there is one, because all outside of it takes no presses then.
 */
function homeIn(doc: Document): Element | null {
  let filling = doc.fullscreenElement ?? null;
  if (showsOnlyItself(filling)) filling = null;
  for (
    let inner = filling?.shadowRoot?.fullscreenElement;
    inner && !showsOnlyItself(inner);
    inner = inner.shadowRoot?.fullscreenElement
  )
    filling = inner;
  const dialog = [...doc.querySelectorAll('dialog:modal')].filter((each) => each.getClientRects().length > 0).at(-1);
  return dialog ?? filling ?? doc.documentElement;
}

/** Whether something lies over the part that is shown. */
function isCovered(doc: Document, host: HTMLElement, stage: HTMLElement): boolean {
  const part = stage.querySelector('[data-part]');
  if (part === null || typeof doc.elementFromPoint !== 'function') return false;
  const { left, top, width, height } = part.getBoundingClientRect();
  if (width === 0) return false;
  const seen = doc.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && seen !== host;
}
