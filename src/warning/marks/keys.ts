/**
 * Tab goes from a marked link to its chip and on, Shift+Tab back. The chips stand at the end of the page's tree, where
 * the browser would reach them last, so this script moves the focus. The page's own order stays as it is.
 */
import { capture } from '../surface/capture.ts';
import { focusedIn, IN_PLACE } from '../surface/focus.ts';
import type { Trust } from '../../ui/trust.ts';
import type { Chip } from './chip.ts';

interface Keys {
  /** The chip of a link, while it can be seen. */
  readonly chipOf: (link: Element) => Chip | undefined;
  readonly linkOf: (element: Element) => HTMLElement | SVGElement | undefined;
  readonly trust: Trust;
}

/** Handles Tab until `signal` aborts. */
export function leadKeys(doc: Document, root: ShadowRoot, { chipOf, linkOf, trust }: Keys, signal: AbortSignal): void {
  /** Whether Shift+Tab is just moving the focus in the browser's own way. */
  let isBack = false;
  const onKey = (event: KeyboardEvent): void => {
    isBack = false;
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey || !trust(event)) return;
    const focused = focusedIn(doc);
    if (focused === null) return;
    const link = linkOf(focused);
    if (link !== undefined) {
      link.focus(IN_PLACE);
      // With the focus on the link, the browser's own Tab goes on from there. Shift+Tab ends at the link.
      if (event.shiftKey) event.preventDefault();
    } else if (event.shiftKey) isBack = true;
    else {
      const chip = chipOf(focused);
      if (chip === undefined) return;
      event.preventDefault();
      chip.element.focus(IN_PLACE);
    }
    if (!isBack) event.stopImmediatePropagation();
  };
  const onFocus = (): void => {
    if (!isBack) return;
    isBack = false;
    const focused = focusedIn(doc);
    if (focused !== null) chipOf(focused)?.element.focus(IN_PLACE);
  };
  const view = doc.defaultView ?? doc;
  capture(view, 'keydown', onKey, signal);
  // Keys in the root are kept from the window in Firefox.
  capture(root, 'keydown', onKey, signal);
  capture(view, 'keyup', () => (isBack = false), signal);
  capture(view, 'focusin', onFocus, signal);
}
