/**
 * Lets the pointer through the chips while it drags something of the page, since what lies beneath them may be where it
 * is to be dropped, and while it scrolls: a chip stands in none of the page's scrolled boxes.
 */
import { hearFirst } from '../../platform/page/heard-first.ts';
import { capture } from '../surface/capture.ts';
import type { Layer } from '../surface/layer.ts';

/** Watches what is dragged and scrolled, until `signal` aborts. */
export function letThrough(view: Window, layer: Layer, signal: AbortSignal): void {
  let isDrag = false;
  let isThrough = false;
  const set = (next: boolean): void => {
    if (isThrough === next) return;
    isThrough = next;
    layer.own(() => {
      for (const plane of [layer.chips, layer.above]) plane.classList.toggle('is-passed', next);
    });
  };
  const onDrag = (): void => {
    isDrag = true;
    set(true);
  };
  const onEnd = (): void => {
    isDrag = false;
    set(false);
  };
  capture(view, 'pointerdown', ({ target }) => set(target !== layer.host), signal);
  capture(view, 'dragstart dragenter', onDrag, signal);
  capture(view, 'pointerup dragend drop', onEnd, signal);
  // What the browser itself drags, or scrolls, takes the pointer away.
  capture(view, 'pointercancel', () => set(isDrag), signal);
  // In Firefox no event for a chip comes further than the window.
  const onWheel = ({ type, target }: Event): void => {
    if (type === 'wheel' && target === layer.host) set(true);
  };
  capture(layer.root, 'wheel', () => set(true), signal);
  const heardBy = hearFirst(view);
  heardBy.add(onWheel);
  signal.addEventListener('abort', () => heardBy.delete(onWheel));
  // After a drag that ended outside of the window.
  capture<PointerEvent>(view, 'pointermove', ({ buttons }) => (buttons === 0 ? onEnd() : undefined), signal);
}
