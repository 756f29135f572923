/**
 * Where a chip stands: over empty ground beside the title, so that nothing of the page moves; never where it is cut off. Only
 * inside running text, where no line has an empty end nearby, it takes room of its own.
 */
import type { Mark } from './marks.ts';
import { rectOf, styleOf, textOf, textsIn } from './result-block.ts';

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const GAP = 6;
/** How far from the line of a link inside a sentence its chip may be: the line below. */
const NEAR = 30;
/** Longest part of a page in which empty ground is looked for. */
const MOST_CHARS = 4000;
const CUTS = /hidden|clip/;
const PICTURES = 'img,svg,video,canvas,iframe,input,button,select,[role=button],caveat-mark';

const EVERYWHERE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

const meets = (a: Box, b: Box): boolean => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
const isIn = (a: Box, b: Box): boolean => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
const cut = (a: Box, b: Box): Box => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
const middle = (box: Box): number => (box.top + box.bottom) / 2;
const outer = (element: Element): Element | null => element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/**
 * What of the page can show something that stands in an element; what can be scrolled to is not cut off. Elements below the
 * containing block of what is absolutely positioned cut nothing off, and when they scroll, it is left behind.
 */
function windowOf(element: Element | null, isAbsolute: boolean): Box & { readonly isLeftBehind: boolean } {
  let box: Box = { ...EVERYWHERE, left: -scrollX, right: document.documentElement.scrollWidth - scrollX };
  let isFree = isAbsolute;
  let isLeftBehind = false;
  for (let each = element; each !== null && each !== document.body; each = outer(each)) {
    const { position, transform, contain, overflowX, overflowY } = styleOf(each);
    const isClosed = /paint|strict|content/.test(contain);
    if (position !== 'static' || transform !== 'none' || isClosed) isFree = false;
    if (isFree && /auto|scroll/.test(overflowX + overflowY)) isLeftBehind = true;
    const rect = rectOf(each);
    if (!isFree) {
      if (isClosed || CUTS.test(overflowX)) box = cut(box, { ...EVERYWHERE, left: rect.left, right: rect.right });
      if (isClosed || CUTS.test(overflowY)) box = cut(box, { ...EVERYWHERE, top: rect.top, bottom: rect.bottom });
    }
    if (position === 'fixed') break;
    if (position === 'absolute') isFree = true;
  }
  return { ...box, isLeftBehind };
}

/** The lines of text an element shows, or would show were nothing cut off. */
function linesOf(element: Element, isCut = true): Box[] {
  const windows = new Map<Element, Box>();
  return textsIn(element).flatMap((text) => {
    const parent = text.parentElement!;
    const shown = windows.get(parent) ?? (isCut ? windowOf(parent, false) : EVERYWHERE);
    windows.set(parent, shown);
    const range = document.createRange();
    range.selectNode(text);
    return [...range.getClientRects()].flatMap((rect) => {
      const line = cut(rect, shown);
      return line.right - line.left > 1 && line.bottom - line.top > rect.height / 2 ? [line] : [];
    });
  });
}

/** Puts a chip, which is on the page already, where it belongs. */
export function placeChip({ chip, link, title, block, isResult }: Mark): void {
  const { zIndex } = chip.style;
  // Inline and important beats everything a page's style sheets can say.
  const stand = (style: string): void => {
    chip.style.cssText = `all:initial;position:absolute;z-index:${zIndex};display:inline-block;width:max-content;height:18px;vertical-align:middle;white-space:nowrap;${style}`.replaceAll(';', '!important;');
  };
  const inLine = `position:relative;margin:-9px ${GAP}px;top:-1px;`;
  stand('');
  const { width, height } = rectOf(chip);
  if (width === 0) return stand(inLine);
  const scale = width / chip.offsetWidth;
  let shown = windowOf(outer(chip), true);
  let place = '';
  if (shown.isLeftBehind) {
    // In the flow, without any size.
    shown = windowOf(outer(chip), false);
    place = `position:relative;width:0;height:0;display:${styleOf(link).display === 'inline' ? 'inline-' : ''}block;`;
  }
  stand(place);
  const base = rectOf(chip);

  const isRtl = styleOf(title ?? link).direction === 'rtl';
  const go = ({ left, top }: Box): void => stand(`${place}transform:translate(${Math.round((left - base.left) / scale)}px,${Math.round((top - base.top) / scale)}px);`);
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const corner = (box: Box): Box => at(isRtl ? box.right - width - 4 : box.left + 4, box.top + 4);
  const beside = (row: Box, gap = GAP): Box => at(isRtl ? row.left - gap - width : row.right + gap, middle(row) - height / 2);
  const last = title === null ? undefined : linesOf(title).at(-1) ?? linesOf(title, false).at(-1);
  if (last === undefined) return go(corner(cut(rectOf(link), shown)));

  // Beside words that are not the title's, the chip would speak of them: only inside a result all words are about one thing.
  let scope = isResult ? block : link;
  while (scope !== block && styleOf(scope).display === 'inline') scope = scope.parentElement!;
  const away = (row: Box): number => Math.abs(middle(row) - middle(last));
  const pictures = (frame: Element): Box[] => [...frame.querySelectorAll(PICTURES)].filter((each) => each !== chip).map(rectOf).filter((box) => !isIn(last, box));
  const below = at(isRtl ? last.right - width : last.left, last.bottom);
  const freeIn = (frame: Element): Box | undefined => {
    const room = cut(shown, rectOf(frame));
    const lines = linesOf(frame);
    const things = pictures(frame);
    const rows = linesOf(scope).filter((row) => !things.some((thing) => isIn(row, thing))).sort((one, other) => away(one) - away(other));
    return [beside(last), ...rows.map((row) => beside(row)), below].find((box) => isIn(box, room) && ![...lines, ...things].some((other) => meets(box, other)));
  };
  let free: Box | undefined;
  // A block that is no wider than its words may have empty ground around it.
  for (let frame: Element | null = block; free === undefined && frame !== null && textOf(frame).length < MOST_CHARS; frame = outer(frame)) free = freeIn(frame);
  const isNear = free !== undefined && Math.abs(free.top - beside(last).top) < NEAR;
  if (!isNear && !isResult && styleOf(link).display === 'inline') {
    const before = rectOf(block).height;
    stand(inLine);
    if (isIn(rectOf(chip), windowOf(outer(chip), false)) && (free === undefined || rectOf(block).height === before)) return;
  }
  // Without any empty ground it stands in the corner of a picture, or covers the end of the title.
  const picture = pictures(block).map((box) => cut(box, shown)).find(({ left, right, top, bottom }) => right - left > width + 8 && bottom - top > height + 8);
  go(free ?? (picture === undefined ? beside(cut(last, { ...EVERYWHERE, left: shown.left, right: shown.right }), -width) : corner(picture)));
}
