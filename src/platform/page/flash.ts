/** Brings an element of the page into view and lets it stand out for a moment, without setting anything on it. */

const FLASH_MS = 1600;
const RING: Keyframe[] = [
  { outline: '3px solid #b8860b', outlineOffset: '3px' },
  { outline: '3px solid #b8860b', outlineOffset: '3px', offset: 0.7 },
  { outline: '3px solid transparent', outlineOffset: '3px' },
];

/**
 * How things are brought into view: at once for those who want less motion, and on a page that is out of sight, where
 * Firefox does not scroll by steps.
 */
export const scrollBehavior = (): ScrollBehavior =>
  document.visibilityState === 'hidden' || matchMedia('(prefers-reduced-motion: reduce)').matches
    ? 'instant'
    : 'smooth';

/** Scrolls to an element. */
export function bringIntoView(element: Element): void {
  element.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  try {
    element.animate(RING, { duration: FLASH_MS });
  } catch {
    // A browser that lets no script of an extension animate what is the page's: it is in view all the same.
  }
}
