/**
 * Chooses where a mark stands: whole over empty ground beside the words, else as a small tab at the link's own edge,
 * as small as it has to be to cover nothing.
 */
import { isIn, meets } from './ink.ts';
import type { Box } from './ink.ts';

/** `whole`: shape, word and year. `tab`: the shape. `strip`: a bare edge. The last two say the rest when asked. */
export type Form = 'whole' | 'tab' | 'strip';

export interface Spot {
  readonly form: Form;
  readonly box: Box;
}

export interface Surroundings {
  /** The lines of the link's words, top to bottom; of a picture its box. */
  readonly lines: readonly Box[];
  /** Further lines of the same result, beside which the mark would speak of the same; nearest first. */
  readonly others: readonly Box[];
  /** What can be stood in. */
  readonly room: Box;
  readonly blocked: readonly Box[];
  readonly isPicture: boolean;
  readonly isRtl: boolean;
  /** The words run downwards. */
  readonly isVertical: boolean;
  /** Whether the browser, asked about the place itself, knows of nothing there. */
  readonly isFree: (box: Box) => boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const TABS: readonly Size[] = [
  { width: 20, height: 18 },
  { width: 16, height: 14 },
];
/** Sizes of strips that lie along a line, from the largest. */
const STRIPS: readonly (readonly [long: number, thin: number])[] = [
  [18, 7],
  [16, 5],
  [14, 4],
  [12, 3],
];
const PICTURE = 60;

const at = (left: number, top: number, { width, height }: Size): Box => [left, top, left + width, top + height];
const round = (box: Box): Box => {
  const [left, top] = [Math.round(box[0]), Math.round(box[1])];
  return [left, top, left + box[2] - box[0], top + box[3] - box[1]];
};

/** Places beside a line, after its end first, then before its start. */
function besides(line: Box, size: Size, gap: number, { isRtl, isVertical }: Surroundings): Box[] {
  const [x, y] = [(line[0] + line[2] - size.width) / 2, (line[1] + line[3] - size.height) / 2];
  if (isVertical) return [at(x, line[3] + gap, size), at(x, line[1] - gap - size.height, size)];
  const [right, left] = [at(line[2] + gap, y, size), at(line[0] - gap - size.width, y, size)];
  return isRtl ? [left, right] : [right, left];
}

/** Places along the edges of a line: below and above it, or to its sides where words run downwards. */
function along(line: Box, long: number, thin: number, { isRtl, isVertical }: Surroundings): Box[] {
  const ends = (from: number, to: number): number[] => [from, to - long, (from + to - long) / 2];
  if (isVertical) {
    const size = { width: thin, height: long };
    return ends(line[1], line[3]).flatMap((y) => [at(line[2], y, size), at(line[0] - thin, y, size)]);
  }
  const size = { width: long, height: thin };
  const xs = ends(line[0], line[2]);
  return (isRtl ? [xs[1]!, xs[0]!, xs[2]!] : xs).flatMap((x) => [at(x, line[3], size), at(x, line[1] - thin, size)]);
}

/** Chooses the place of a mark that is `whole` where there is room for that. */
export function spotFor(whole: Size, around: Surroundings): Spot {
  const { lines, others, room, blocked, isPicture, isVertical, isRtl, isFree } = around;
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const find = (form: Form, places: readonly Box[]): Spot | undefined => {
    const box = places
      .map(round)
      .find((place) => isIn(place, room) && !blocked.some((other) => meets(place, other)) && isFree(place));
    return box && { form, box };
  };
  const below = (line: Box, gap: number): Box => at(isRtl ? line[2] - whole.width : line[0], line[3] + gap, whole);
  const corner = (line: Box, size: Size): Box => at(isRtl ? line[2] - size.width - 4 : line[0] + 4, line[1] + 4, size);
  const isLarge = isPicture && last[2] - last[0] > PICTURE * 2 && last[3] - last[1] > PICTURE;

  return (
    find('whole', besides(last, whole, GAP, around).slice(0, 1)) ??
    find(
      'whole',
      others.flatMap((line) => besides(line, whole, GAP, around).slice(0, 1)),
    ) ??
    // A picture of some size is no sign: its corner says as much as before.
    (isLarge ? { form: 'whole', box: round(corner(last, whole)) } : undefined) ??
    (isVertical ? undefined : find('whole', [below(last, 1), at(first[0], first[1] - whole.height - 1, whole)])) ??
    find(
      'tab',
      TABS.flatMap((size) => besides(last, size, 3, around)),
    ) ??
    find(
      'tab',
      TABS.flatMap((size) => others.flatMap((line) => besides(line, size, 3, around).slice(0, 1))),
    ) ??
    find(
      'strip',
      STRIPS.flatMap(([long, thin]) => [last, first].flatMap((line) => along(line, long, thin, around))),
    ) ?? { form: 'strip', box: round(along(last, ...STRIPS.at(-1)!, around)[0]!) } // Nothing is free. The thinnest there is, at the very end of the words, where letters have least ink.
  );
}
