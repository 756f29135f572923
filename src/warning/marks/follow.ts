/** Moves chips along with their links. */
import { fits } from '../../platform/page/elements.ts';
import type { Layer } from '../surface/layer.ts';
import type { ChipStand } from './chip.ts';
import { hasGrown, isOpened, isUndecided, renew, standingOf } from './mark.ts';
import type { Mark } from './mark.ts';
import { pageBox } from './place.ts';
import { placeOf } from './result-block.ts';

/** The elements of the page's top layer that marked links stood in when chips were moved last. */
let lastTops = new Set<Element | null>([null]);

/**
 * Moves all chips to where they belong. Everything is measured before anything is moved.
 * @returns whether the place of some mark has to be chosen again
 */
export function bringAlong(layer: Layer, marks: readonly Mark[]): boolean {
  const page = pageBox();
  const places = marks.map(({ link }) => placeOf(link));
  const stand = (): (ChipStand | undefined)[] => {
    const plane = layer.chips.firstElementChild!.getBoundingClientRect();
    return marks.map((mark, at) => standingOf(mark, places[at]!, page, plane));
  };
  const grown = marks.filter((mark, at) => hasGrown(mark, places[at]!));
  let standings = stand();
  // The planes can be measured only once they are on the page.
  if (!layer.host.isConnected && standings.some((each) => each !== undefined)) {
    layer.use('chips', true);
    standings = stand();
  }
  for (const [at, mark] of marks.entries()) {
    mark.chip.stand(standings[at]);
    if (standings[at] !== undefined && !isOpened(mark))
      mark.chip.belongTo(mark.top !== null && fits(mark.top, '[popover]') ? mark.top : null);
  }
  grown.forEach(renew);
  // What was opened last lies over the plane, which is put on top by being used anew.
  const tops = new Set(marks.map(({ top }) => top)).add(null);
  if ([...tops].some((top) => !lastTops.has(top))) layer.use('above', false);
  lastTops = tops;
  layer.use('chips', standings.some((each) => each !== undefined) || marks.some(isUndecided));
  layer.use(
    'above',
    standings.some((each) => each?.plane === 'above'),
  );
  return grown.length > 0;
}
