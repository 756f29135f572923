/**
 * The host: the one element that Caveat adds to a page, a plain `<div>` at the end of the root element. Its closed
 * shadow root holds everything of Caveat. It is a built-in element, because a page can define a custom one and would
 * then be handed its closed root. It has no name, id, class or other attribute, because none is needed.
 */
const HTML = 'http://www.w3.org/1999/xhtml';
/**
 * Important rules of a shadow tree beat even the page's important ones. The host has no size and its layout is
 * contained, so it adds nothing to what can be scrolled, wherever its content stands.
 */
const SHIELD =
  ':host{all:initial!important;display:block!important;position:absolute!important;left:0!important;top:0!important;' +
  'width:0!important;height:0!important;contain:layout size style!important;z-index:2147483647!important;' +
  'pointer-events:none!important;user-select:none!important;-webkit-user-select:none!important}' +
  '@media print{:host{display:none!important}}';

// Taken at once: on a page of the extension itself a later script could replace it. A content script has its own copy
// anyway.
// oxlint-disable-next-line typescript/unbound-method -- called on an element, never on its own
const attachShadow = Element.prototype.attachShadow;

export interface HostOptions {
  readonly css: string;
  /** An open shadow root: for component tests only. */
  readonly open?: boolean;
  /** Uses a constructed style sheet, where the document's own policy forbids inline styles. */
  readonly constructed?: boolean;
  /** Something in the root was changed, and not by Caveat. */
  readonly onForeign: () => void;
}

interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Makes a change of Caveat's own in the root. Any change outside of this counts as foreign. */
  readonly own: <T>(change: () => T) => T;
  /** Stops watching for foreign changes. */
  readonly release: () => void;
}

/**
 * Gives all custom properties names that no page can know: with `@property` a page could redefine the ones it knows, in
 * shadow trees, too.
 */
export function renameProperties(css: string): string {
  const name = [...crypto.getRandomValues(new Uint8Array(6))]
    .map((byte) => (byte % 26) + 10)
    .map((at) => at.toString(36));
  return css.replace(/(?<![\w-])--(?=[a-z])/g, `--${name.join('')}-`);
}

/** Gives a shadow root its styles. */
function addStyles(root: ShadowRoot, css: string, doc: Document, constructed: boolean): void {
  if (constructed) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  // Firefox before 153 refuses adoptedStyleSheets from content scripts.
  const style = doc.createElementNS(HTML, 'style');
  style.textContent = css;
  root.append(style);
}

/** Whether the browser itself made a change: it removes `open` from a dialog that is closed. */
const isBrowsers = ({ attributeName }: MutationRecord): boolean => attributeName === 'open';

/** Makes the host; it is not on the page yet. */
export function makeHost(doc: Document, options: HostOptions): Host {
  const element = doc.createElementNS(HTML, 'div');
  const root = attachShadow.call(element, { mode: options.open === true ? 'open' : 'closed', delegatesFocus: false });
  addStyles(root, SHIELD + renameProperties(options.css), doc, options.constructed === true);

  let depth = 0;
  let isForeign = false;
  const judge = (records: readonly MutationRecord[]): void => {
    if (isForeign || records.every(isBrowsers)) return;
    isForeign = true;
    // Later: this may be in the middle of a change of our own.
    setTimeout(options.onForeign);
  };
  const observer = new MutationObserver(judge);
  observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  return {
    element,
    root,
    own: (change) => {
      if (depth === 0) judge(observer.takeRecords());
      depth += 1;
      try {
        return change();
      } finally {
        depth -= 1;
        if (depth === 0) observer.takeRecords();
      }
    },
    release: () => observer.disconnect(),
  };
}
