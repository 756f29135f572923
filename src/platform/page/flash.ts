/** Brings an element of the page into view and highlights it for a moment, without setting anything on it. */

const FLASH_MS = 1600;
const RING: Keyframe[] = [
  { outline: '3px solid #b8860b', outlineOffset: '3px' },
  { outline: '3px solid #b8860b', outlineOffset: '3px', offset: 0.7 },
  { outline: '3px solid transparent', outlineOffset: '3px' },
];

/**
 * How to scroll: instantly for readers who prefer less motion, and on a hidden page, where Firefox does not scroll
 * smoothly.
 */
export const scrollBehavior = (): ScrollBehavior =>
  document.visibilityState === 'hidden' || matchMedia('(prefers-reduced-motion: reduce)').matches
    ? 'instant'
    : 'smooth';

/** Scrolls to an element and highlights it. */
export function bringIntoView(element: Element): void {
  element.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  try {
    element.animate(RING, { duration: FLASH_MS });
  } catch {
    // This browser does not let an extension animate elements of the page. The element is in view all the same.
  }
}
