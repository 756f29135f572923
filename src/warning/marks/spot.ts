/**
 * Chooses where a chip stands: whole over empty ground beside the words, else as a tab or a strip at the link's edge,
 * as small as it has to be to cover nothing.
 */
import { isIn, meets } from './ink.ts';
import type { Box } from './ink.ts';

/** `whole`: shape, word and year. `tab`: the shape. `strip`: a bare edge. Hover or focus shows the rest of the two. */
export type Form = 'whole' | 'tab' | 'strip';

/** How far outside of its box a chip can be pressed, too: above and below it, or mostly below. */
export type Reach = 'finger' | 'finger-below' | 'mouse';
/** Pixels up and down from the chip's middle: a target for a finger is 44 high, one for a mouse 24. */
const REACHES: readonly (readonly [reach: Reach, up: number, down: number])[] = [
  ['finger', 22, 22],
  ['finger-below', 12, 32],
  ['mouse', 12, 12],
];

export interface Spot {
  readonly form: Form;
  readonly box: Box;
}

export interface Surroundings {
  /** The lines of the link's words, top to bottom; for a picture, its box. */
  readonly lines: readonly Box[];
  /** Further lines of the same result, nearest first: a chip beside one of them still speaks of this result. */
  readonly others: readonly Box[];
  /** The boxes of a link that paints around its words, as a pill does. */
  readonly edges: readonly Box[];
  /** The pictures of the link. */
  readonly pictures: readonly Box[];
  /** The box in which the chip must stand. */
  readonly room: Box;
  readonly blocked: readonly Box[];
  readonly isRtl: boolean;
  /** Whether the words run downwards. */
  readonly isVertical: boolean;
  /** Whether the browser, asked about a place itself, finds nothing there. */
  readonly isFree: (box: Box) => boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const NARROW_GAP = 4;
const TABS: readonly Size[] = [
  { width: 20, height: 18 },
  { width: 16, height: 14 },
];
/** Sizes of strips that lie along a line, the largest first. */
const STRIPS: readonly (readonly [long: number, thin: number])[] = [
  [18, 7],
  [16, 5],
  [14, 4],
  [12, 3],
  [12, 2],
];
/** How far from the words a strip stands that fits between them and the next words, where no edge of a line is free. */
const STRIP_GAP = 2;
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

/** The size of a strip that stands across the line. */
const across = ([long, thin]: readonly [number, number], isVertical: boolean): Size =>
  isVertical ? { width: long, height: thin } : { width: thin, height: long };

/** Whether a place is in the room and nothing of the page is there. */
const isFit = (place: Box, { room, blocked, isFree }: Surroundings): boolean =>
  isIn(place, room) && !blocked.some((other) => meets(place, other)) && isFree(place);

/** Chooses the place and form of a chip. @param whole the size of the whole chip */
export function spotFor(whole: Size, around: Surroundings): Spot {
  const { lines, others, edges, pictures, room, isVertical, isRtl } = around;
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const after = (line: Box, size: Size, gap: number): Box => besides(line, size, gap, around)[0]!;
  const aligned = (line: Box, top: number): Box => at(isRtl ? line[2] - whole.width : line[0], top, whole);

  const choices: readonly (readonly [form: Form, places: () => readonly Box[]])[] = [
    ['whole', () => [last, ...others].map((line) => after(line, whole, GAP))],
    ['whole', () => (isVertical ? [] : [aligned(last, last[3] + 1), aligned(first, first[1] - whole.height - 1)])],
    ['tab', () => TABS.flatMap((size) => besides(last, size, NARROW_GAP, around))],
    ['tab', () => TABS.flatMap((size) => others.map((line) => after(line, size, NARROW_GAP)))],
    [
      'strip',
      () =>
        STRIPS.flatMap(([long, thin]) => [last, first, ...edges].flatMap((line) => along(line, long, thin, around))),
    ],
    [
      'strip',
      () =>
        [STRIP_GAP, 0].flatMap((gap) =>
          STRIPS.flatMap((strip) => besides(last, across(strip, isVertical), gap, around)),
        ),
    ],
  ];
  for (const [form, places] of choices) {
    const box = places()
      .map(round)
      .find((place) => isFit(place, around));
    if (box !== undefined) return { form, box };
  }
  // Else cover a corner of a large picture: the picture says as much as before.
  for (const picture of pictures) {
    if (picture[2] - picture[0] < PICTURE * 2 || picture[3] - picture[1] < PICTURE) continue;
    const left = isRtl ? picture[2] - whole.width - 4 : picture[0] + 4;
    return { form: 'whole', box: round(at(left, picture[1] + 4, whole)) };
  }
  // Nothing is free: take the thinnest strip at the edge of the words, moved back into the room.
  const [left, top, right, bottom] = along(last, ...STRIPS.at(-1)!, around)[0]!;
  const [x, y] = [Math.max(0, right - room[2]), Math.max(0, bottom - room[3])];
  return { form: 'strip', box: round([left - x, top - y, right - x, bottom - y]) };
}

/** How far outside of its box a chip can be pressed without lying over anything; undefined for no further. */
export function reachOf({ form, box }: Spot, around: Surroundings, isFinger: boolean): Reach | undefined {
  if (form === 'strip') return undefined;
  const middle = (box[1] + box[3]) / 2;
  return REACHES.find(
    ([reach, up, down]) =>
      (isFinger || reach === 'mouse') && isFit([box[0], middle - up, box[2], middle + down], around),
  )?.[0];
}
