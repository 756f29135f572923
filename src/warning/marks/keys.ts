/**
 * Tab goes from a marked link to its chip and on, Shift+Tab back. The chips stand at the end of the page's tree, so the
 * browser itself would reach them last; they are led to instead, and the page's own order stays as it is.
 */
import { capture } from '../surface/capture.ts';
import { focusedIn } from '../surface/focus.ts';
import type { Trust } from '../../ui/trust.ts';
import type { Chip } from './chip.ts';

interface Keys {
  /** The chip of a link, while it can be seen. */
  readonly chipOf: (link: Element) => Chip | undefined;
  readonly linkOf: (element: Element) => HTMLElement | SVGElement | undefined;
  readonly trust: Trust;
}

/** Leads the keyboard, until `signal`. */
export function leadKeys(doc: Document, { chipOf, linkOf, trust }: Keys, signal: AbortSignal): void {
  /** Whether the focus moves backwards right now, by a key that was not led. */
  let isBack = false;
  const onKey = (event: KeyboardEvent): void => {
    isBack = false;
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey || !trust(event)) return;
    const focused = focusedIn(doc);
    if (focused === null) return;
    const link = linkOf(focused);
    if (link !== undefined) {
      link.focus({ preventScroll: true });
      // On from there is the browser's own way; back is the link itself.
      if (event.shiftKey) event.preventDefault();
    } else if (event.shiftKey) isBack = true;
    else {
      const chip = chipOf(focused);
      if (chip === undefined) return;
      event.preventDefault();
      chip.element.focus({ preventScroll: true });
    }
    if (!isBack) event.stopImmediatePropagation();
  };
  const onFocus = (): void => {
    if (!isBack) return;
    isBack = false;
    const focused = focusedIn(doc);
    if (focused !== null) chipOf(focused)?.element.focus({ preventScroll: true });
  };
  const view = doc.defaultView ?? doc;
  capture(view, 'keydown', onKey, signal);
  capture(view, 'keyup', () => (isBack = false), signal);
  capture(view, 'focusin', onFocus, signal);
}
