/** Whether a frame or a form takes up room that a reader can see, or come to see by scrolling. */

/** Less than this to each side is nothing to be seen. */
const SMALLEST = 16;
const DEEPEST = 60;
const CUTS = /hidden|clip|auto|scroll/;
/** What takes an element away though it has its room. */
const isTakenAway = ({ opacity, clipPath, maskImage, filter }: CSSStyleDeclaration): boolean =>
  (opacity !== '' && Number(opacity) < 0.05) ||
  /^(?:circle|ellipse)\(0|^inset\((?:[5-9]\d|100)/.test(clipPath) ||
  /opacity\(0(?:\.0\d*)?\)/.test(filter) ||
  /^linear-gradient\((?:rgba\(0, 0, 0, 0\)|transparent), (?:rgba\(0, 0, 0, 0\)|transparent)\)/.test(maskImage);

/** True also where nothing is laid out, as in a document outside of a browser. */
export function hasPlace(subject: unknown): boolean {
  const element = subject as Element | null | undefined;
  const view = element?.ownerDocument.defaultView;
  const root = element?.ownerDocument.documentElement;
  if (element?.nodeType !== 1 || !view || !root || root.getBoundingClientRect().width === 0) return true;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (let each: Element | null = element, depth = 0; each !== null && depth < DEEPEST; depth += 1) {
    const style = view.getComputedStyle(each);
    if (isTakenAway(style)) return false;
    if (each !== element && each !== root && CUTS.test(style.overflow)) {
      const box = each.getBoundingClientRect();
      // What can be scrolled to is within what is to be scrolled, not outside of the box.
      const scrolls = /auto|scroll/.test(style.overflow) && box.width >= SMALLEST && box.height >= SMALLEST;
      if (!scrolls) {
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
    }
    each = each.parentElement ?? (each.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  // Left of the page and above it nobody comes.
  const [farLeft, farTop] = [-view.scrollX, -view.scrollY];
  const width = Math.min(right, farLeft + Math.max(root.scrollWidth, view.innerWidth)) - Math.max(left, farLeft);
  const height = Math.min(bottom, farTop + Math.max(root.scrollHeight, view.innerHeight)) - Math.max(top, farTop);
  return width >= SMALLEST && height >= SMALLEST;
}
