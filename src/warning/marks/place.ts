/**
 * Where a chip stands: over empty ground beside the title, so that nothing of the page moves; never where it is cut
 * off. Only inside running text, where no line has an empty end nearby, it takes room of its own.
 */
import type { Chip } from './chip.ts';
import { rectOf, styleOf, textOf, textsIn } from './result-block.ts';
import type { Titled } from './result-block.ts';

/** A chip, and what it belongs to. */
export interface Chipped extends Titled {
  readonly block: Element;
  readonly chip: Chip;
  /** What the style of its host has of its own, wherever it stands. */
  style: string;
  /** How far from where it is in the flow of the page it stands; undefined while it stands in the line, or nowhere. */
  shift?: readonly [x: number, y: number] | undefined;
}

/** Distances of the four sides from the viewport's corner. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

const GAP = 6;
/** How far from the line of a link inside a sentence its chip may be: the line below. */
const NEAR = 30;
/** How far from the title other words of its result may be. */
const FAR = 60;
/** Longest part of a page in which empty ground is looked for. */
const MOST_CHARS = 4000;
const CUTS = /hidden|clip/;
const PICTURES = 'img,svg,video,canvas,iframe,input,button,select,[role=button],caveat-mark';

const sidesOf = ({ left, top, right, bottom }: DOMRect): Box => [left, top, right, bottom];
const boxOf = (element: Element): Box => sidesOf(rectOf(element));
const meets = (a: Box, b: Box): boolean => a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 1 && b[1] < a[3] - 1;
const isIn = (a: Box, b: Box): boolean => a[0] >= b[0] - 1 && a[2] <= b[2] + 1 && a[1] >= b[1] - 1 && a[3] <= b[3] + 1;
const cut = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
const middle = (box: Box): number => (box[1] + box[3]) / 2;
const outer = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/**
 * What of the page can show something that stands in an element; what can be scrolled to is not cut off. Elements
 * below the containing block of what is absolutely positioned cut nothing off, and when they scroll, it is left behind.
 */
function windowOf(element: Element | null, isAbsolute: boolean): readonly [shown: Box, isLeftBehind: boolean] {
  let box: Box = [-scrollX, -Infinity, document.documentElement.scrollWidth - scrollX, Infinity];
  let isFree = isAbsolute;
  let isLeftBehind = false;
  for (let each = element; each !== null && each !== document.body; each = outer(each)) {
    const { position, transform, contain, overflowX, overflowY } = styleOf(each);
    const isClosed = /paint|strict|content/.test(contain);
    if (position !== 'static' || transform !== 'none' || isClosed) isFree = false;
    if (isFree && /auto|scroll/.test(overflowX + overflowY)) isLeftBehind = true;
    const [left, top, right, bottom] = boxOf(each);
    if (!isFree && (isClosed || CUTS.test(overflowX))) box = cut(box, [left, -Infinity, right, Infinity]);
    if (!isFree && (isClosed || CUTS.test(overflowY))) box = cut(box, [-Infinity, top, Infinity, bottom]);
    if (position === 'fixed') break;
    if (position === 'absolute') isFree = true;
  }
  return [box, isLeftBehind];
}

/** The lines of text an element shows. */
function linesOf(element: Element): Box[] {
  const windows = new Map<Element, Box>();
  return textsIn(element).flatMap((text) => {
    const parent = text.parentElement!;
    const shown = windows.get(parent) ?? windowOf(parent, false)[0];
    windows.set(parent, shown);
    const range = document.createRange();
    range.selectNode(text);
    return [...range.getClientRects()].flatMap((rect) => {
      const line = cut(sidesOf(rect), shown);
      return line[2] - line[0] > 1 && line[3] - line[1] > rect.height / 2 ? [line] : [];
    });
  });
}

/** Gives a chip's host all of its style; `all` stands for every property not named. */
function stand({ chip, style }: Chipped, more = ''): void {
  chip.stand(
    `all:initial;user-select:none;position:absolute;display:inline-block;width:max-content;height:18px;vertical-align:middle;white-space:nowrap;${style}${more}`,
  );
}

const isLeftBehind = ({ chip }: Chipped): boolean => windowOf(outer(chip.host), true)[1];
const isInFlow = ({ style }: Chipped): boolean => style.includes('position');

/**
 * Lets chips take no room where they are: out of the flow, or, where that is left behind by what scrolls, in the flow
 * with margins that leave nothing of their size. All at once: each change between two looks costs a layout.
 */
export function hold(all: readonly Chipped[]): void {
  for (const one of all) {
    one.style = one.style.replace(/position.*/, '');
    one.shift = [0, 0];
    stand(one);
  }
  const behind = all.filter(isLeftBehind);
  const widths = behind.map(({ chip }) => rectOf(chip.host).width);
  for (const [at, one] of behind.entries()) {
    one.style += `position:relative;margin:-9px ${-widths[at]!}px -9px 0;display:${styleOf(one.link).display === 'inline' ? 'inline-' : ''}block;`;
    stand(one);
  }
}

/** Puts chips, which are on the page already, where they belong. One that stands there is not touched. */
export function placeChips(all: readonly Chipped[]): void {
  hold(all.filter((one) => one.shift === undefined || isLeftBehind(one) !== isInFlow(one)));
  const moving = new Set<Element>(all.map(({ chip }) => chip.host));
  /** Where those go that have not moved yet. */
  const taken: Box[] = [];
  const moves: (() => void)[] = [];
  for (const one of all) {
    const { host } = one.chip;
    const inLine = (): void => {
      moving.delete(host);
      one.shift = undefined;
      stand(one, `position:relative;margin:-9px ${GAP}px;top:-1px;`);
    };
    const now = rectOf(host);
    const [x, y] = one.shift!;
    if (now.width === 0) {
      inLine();
      continue;
    }
    const box = placeFor(
      one,
      now,
      (frame) => [...[...frame.querySelectorAll(PICTURES)].filter((each) => !moving.has(each)).map(boxOf), ...taken],
      inLine,
    );
    if (box === undefined) continue;
    taken.push(box);
    const scale = now.width / host.offsetWidth;
    one.shift = [Math.round((box[0] - now.left) / scale + x), Math.round((box[1] - now.top) / scale + y)];
    moves.push(() => stand(one, `transform:translate(${one.shift!.join('px,')}px);`));
  }
  for (const move of moves) move();
}

/** Where a chip belongs; undefined when it stands in the line by now. */
function placeFor(
  one: Chipped,
  { width, height }: DOMRect,
  thingsIn: (frame: Element) => Box[],
  inLine: () => void,
): Box | undefined {
  const {
    chip: { host },
    link,
    title,
    block,
    isResult,
  } = one;
  const [shown] = windowOf(outer(host), !isInFlow(one));
  // The direction around the words: links in a text that runs to the left are often said to run to the right.
  const isRtl = styleOf(outer(title ?? link)!).direction === 'rtl';
  const at = (left: number, top: number): Box => [left, top, left + width, top + height];
  const corner = (box: Box): Box => at(isRtl ? box[2] - width - 4 : box[0] + 4, box[1] + 4);
  const beside = (row: Box, gap = GAP): Box =>
    at(isRtl ? row[0] - gap - width : row[2] + gap, middle(row) - height / 2);
  const last = title === null ? undefined : linesOf(title).at(-1);
  if (last === undefined) return corner(boxOf(link));

  // Beside words that are not the title's, the chip would speak of them: only inside a result all words are about one
  // thing.
  let scope = isResult ? block : link;
  while (scope !== block && styleOf(scope).display === 'inline') scope = scope.parentElement!;
  // The address above a title is nearer to it than the words below are.
  const away = (row: Box): number => Math.abs(middle(row) - middle(last) + 12);
  const pictures = (frame: Element): Box[] => thingsIn(frame).filter((box) => !isIn(last, box));
  const below = at(isRtl ? last[2] - width : last[0], last[3]);
  const inScope = linesOf(scope);
  const freeIn = (frame: Element): Box | undefined => {
    const room = cut(shown, boxOf(frame));
    const lines = frame === scope ? inScope : linesOf(frame);
    const things = pictures(frame);
    const rows = inScope
      .filter((row) => away(row) < FAR && !things.some((thing) => isIn(row, thing)))
      .sort((one, other) => away(one) - away(other));
    return [beside(last), ...rows.map((row) => beside(row)), below].find(
      (box) => isIn(box, room) && ![...lines, ...things].some((other) => meets(box, other)),
    );
  };
  let free: Box | undefined;
  // A block that is no wider than its words may have empty ground around it.
  for (
    let frame: Element | null = block;
    free === undefined && frame !== null && textOf(frame).length < MOST_CHARS;
    frame = outer(frame)
  )
    free = freeIn(frame);
  const isNear = free !== undefined && Math.abs(free[1] - beside(last)[1]) < NEAR;
  if (!isNear && !isResult && styleOf(link).display === 'inline') {
    const before = rectOf(block).height;
    inLine();
    if (isIn(boxOf(host), windowOf(outer(host), false)[0]) && (free === undefined || rectOf(block).height === before))
      return undefined;
  }
  if (free !== undefined) return free;
  // Without any empty ground it stands in the corner of a picture, or covers the end of the title.
  const ofBlock = linesOf(block);
  const picture = [...pictures(block), boxOf(link)].find(
    (box) => isIn(corner(box), cut(box, shown)) && !ofBlock.some((line) => meets(corner(box), line)),
  );
  return picture === undefined ? beside(cut(last, shown), -width) : corner(picture);
}
