// @vitest-environment jsdom
/** Where a mark is placed among made-up boxes: whole beside the words if there is room, else as small as necessary. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/warning/marks/ink.ts';
import { reachOf, spotFor } from '../../../../src/warning/marks/spot.ts';
import type { Surroundings } from '../../../../src/warning/marks/spot.ts';

const WHOLE = { width: 100, height: 18 };
const LINE: Box = [100, 100, 180, 114];
const open: Surroundings = {
  lines: [LINE],
  others: [],
  edges: [],
  pictures: [],
  room: [0, 0, 800, 600],
  blocked: [LINE],
  isRtl: false,
  isVertical: false,
  isFree: () => true,
};
const spot = (more: Partial<Surroundings>): string => {
  const { form, box } = spotFor(WHOLE, { ...open, ...more, blocked: [...open.blocked, ...(more.blocked ?? [])] });
  return `${form} ${box.join()}`;
};

describe('a mark stands', () => {
  it('whole after the end of the words', () => {
    expect(spot({})).toBe('whole 186,98,286,116');
    expect(spot({ isRtl: true, room: [-200, 0, 800, 600] })).toBe('whole -6,98,94,116');
  });

  it('whole after another line of the same result, and else below or above the words', () => {
    const after: Box = [182, 100, 300, 114];
    expect(spot({ blocked: [after], others: [[100, 80, 140, 92]] })).toBe('whole 146,77,246,95');
    expect(spot({ blocked: [after] })).toBe('whole 100,115,200,133');
    expect(spot({ blocked: [after, [0, 116, 800, 140]] })).toBe('whole 100,81,200,99');
    expect(spot({ blocked: [after], isRtl: true, room: [0, 0, 800, 600] })).toBe('whole 80,115,180,133');
  });

  it('across the line, in the space after its words, where the lines around leave nothing free', () => {
    const close: Box[] = [
      [0, 80, 800, 100],
      [187, 100, 800, 114],
      [0, 114, 800, 134],
      [0, 100, 96, 114],
    ];
    expect(spot({ blocked: close })).toBe('strip 182,100,186,114');
  });

  it('as a tab where only that has room, never beyond what it stands in', () => {
    expect(spot({ room: [90, 90, 210, 124] })).toBe('tab 184,98,204,116');
    expect(spot({ room: [70, 90, 190, 124] })).toBe('tab 76,98,96,116');
  });

  it('as a strip between two lines, as thin as it has to be', () => {
    const full: readonly Box[] = [
      [0, 80, 800, 96],
      [0, 119, 800, 134],
      [182, 100, 800, 114],
      [0, 100, 98, 114],
    ];
    expect(spot({ blocked: full })).toBe('strip 100,114,116,119');
    expect(spot({ blocked: [...full, [0, 117, 800, 119]] })).toBe('strip 100,96,114,100');
  });

  it('along the side of words that run downwards', () => {
    const down: Box = [100, 100, 116, 180];
    const columns: readonly Box[] = [
      [122, 0, 138, 600],
      [78, 0, 94, 600],
      [100, 182, 116, 600],
      [100, 0, 116, 98],
    ];
    expect(spotFor(WHOLE, { ...open, lines: [down], blocked: [down, ...columns], isVertical: true })).toEqual({
      form: 'strip',
      box: [116, 100, 121, 116],
    });
  });

  it('in the corner of a large picture of its link, where nothing else is free', () => {
    const picture: Box = [100, 100, 400, 300];
    const room: Box = [100, 100, 400, 300];
    expect(spotFor(WHOLE, { ...open, lines: [picture], pictures: [picture], blocked: [picture], room })).toEqual({
      form: 'whole',
      box: [104, 104, 204, 122],
    });
  });

  it('where the browser itself knows of nothing', () => {
    expect(spot({ isFree: ([left]) => left < 150 })).toBe('whole 100,115,200,133');
  });
});

describe('a mark is pressed', () => {
  const reach = (isFinger: boolean, ...blocked: readonly Box[]): string | undefined =>
    reachOf({ form: 'whole', box: [186, 98, 286, 116] }, { ...open, blocked: [LINE, ...blocked] }, isFinger);

  it('a little above and below where nothing is, and further by a finger', () => {
    expect(reach(false)).toBe('mouse');
    expect(reach(true)).toBe('finger');
  });

  it('never where something of the page is', () => {
    const [near, far]: Box[] = [
      [100, 80, 300, 94],
      [100, 80, 300, 97],
    ];
    expect(reach(true, near!)).toBe('finger-below');
    expect(reach(true, near!, [100, 120, 300, 134])).toBe('mouse');
    expect(reach(true, far!)).toBe(undefined);
    expect(reachOf({ form: 'strip', box: [100, 114, 118, 121] }, open, true)).toBe(undefined);
  });
});
