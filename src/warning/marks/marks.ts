/**
 * Marks beside the links of a page, for as long as the page lives. They stand over the page, never in it. Each follows
 * its link, is cut off where the link is cut off, and goes when the link goes.
 */
import type { Trust } from '../../ui/trust.ts';
import type { Shown, Words } from '../../words/words.ts';
import { IN_PLACE } from '../surface/focus.ts';
import { capture } from '../surface/capture.ts';
import type { Layer } from '../surface/layer.ts';
import { MarkedBlocks } from './blocks.ts';
import { makeChip } from './chip.ts';
import type { Chip } from './chip.ts';
import { letThrough } from './through.ts';
import { bringAlong } from './follow.ts';
import { leadKeys } from './keys.ts';
import { findLinks } from './links.ts';
import { ListedHosts } from './listed.ts';
import type { Service } from './listed.ts';
import { newMark } from './mark.ts';
import type { Mark } from './mark.ts';
import { makePlacer } from './placer.ts';
import { whenQuiet } from './quiet.ts';
import { watchSight } from './sight.ts';
import type { Sight } from './sight.ts';
import { makeTurns, MOVING_MS } from './turns.ts';
import { watchUnrest } from './unrest.ts';
import { faceOf, textOf } from './result-block.ts';
import type { Link, Titled } from './result-block.ts';
import { isPictured } from '../../platform/page/elements.ts';
import { bringIntoView } from '../../platform/page/flash.ts';

/** Milliseconds of script in one frame; the rest of the work waits for the next frame. */
const FRAME_MS = 2;
/** A mark as the popup lists it. */
export interface MarkEntry {
  readonly name: string;
  readonly text: string;
}

interface MarkOptions {
  readonly words: Words;
  readonly trust: Trust;
  readonly isAlive: () => boolean;
  /** A chip was pressed. `onClosed` gives the focus back, if the card still has it. */
  readonly onPress: (chip: Chip, shown: Shown, onClosed: () => void) => void;
}

export interface Marks {
  /** Takes the marks away and ends the watch. */
  readonly stop: () => void;
  /** Marks the links to further listed hosts, also those that are on the page already. */
  readonly add: (findings: readonly Shown[]) => void;
  /** All marked links of the page, in the page's order. */
  readonly list: () => MarkEntry[];
  /** Brings a link of that list into view and focuses it. @returns whether it is still there */
  readonly show: (index: number) => boolean;
}

/** What the popup asks of the marks. */
const reviewOf = (sight: Sight, listed: ListedHosts): Pick<Marks, 'list' | 'show'> => ({
  list: () =>
    sight.inOrder().map((link) => {
      const service = listed.serviceAt(link);
      const dossier = service === undefined ? undefined : listed.shownOf(service).dossier;
      return { name: dossier?.service.name ?? '', text: textOf(link).slice(0, 120) };
    }),
  show: (index) => {
    const link = sight.inOrder()[index];
    if (link === undefined) return false;
    bringIntoView(faceOf(link));
    link.focus(IN_PLACE);
    return true;
  },
});

/** Marks the page's links and keeps them marked. The hosts come by `add`. */
export function watchMarks(doc: Document, layer: Layer, { words, trust, isAlive, onPress }: MarkOptions): Marks {
  const view = doc.defaultView!;
  const listed = new ListedHosts(view.location.hostname);
  const ending = new AbortController();
  const { signal } = ending;

  const makeMark = (block: Element, service: Service, shown: Shown, titled: Titled): Mark => {
    const { link } = titled;
    const chip = makeChip(doc, layer, { shown, link, words, trust }, () =>
      onPress(chip, shown, () => {
        // A reader who has left the card, by a press elsewhere for example, keeps the focus there.
        if (!layer.root.activeElement?.closest('.card--mark')) return;
        (chip.isShown() ? chip.element : link).focus(IN_PLACE);
      }),
    );
    sizes?.observe(block);
    return newMark({ ...titled, block, service, shown, chip });
  };
  const blocks = new MarkedBlocks({
    listed,
    make: makeMark,
    remove: (mark) => {
      mark.chip.remove();
      sizes?.unobserve(mark.block);
    },
  });
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => unrest.later()) : undefined;

  /** Has the marks around a link found again. */
  const settle = (link: Link): void => {
    blocks.soil(link);
    turns.ask();
  };
  const sight = watchSight(blocks.near, settle);
  const finder = findLinks(
    doc,
    (link) => {
      const isListed = listed.serviceAt(link) !== undefined;
      if (isListed !== sight.has(link)) sight[isListed ? 'add' : 'remove'](link);
      else if (isListed) settle(link);
    },
    (root) => unrest.hear(root),
    (target, isStyle) => {
      for (const node of placer.note(target)) blocks.soilBlock(node);
      if (isStyle) move(true);
      unrest.later();
    },
    (areGone, haveMoved) => {
      if (blocks.size === 0) return;
      if (areGone || haveMoved) blocks.dropWrong(haveMoved);
      if (blocks.hasDirty) turns.ask();
      followSoon();
    },
  );

  // Alert and guard make the page inert, and what is inert has no marks: look again once such a part has gone.
  // This goes with the stage; once the marks are stopped it does nothing.
  new MutationObserver((records) => {
    if (records.some(({ removedNodes }) => removedNodes.length > 0)) unrest.later();
  }).observe(layer.stage, { childList: true });

  layer.own(() => {
    const ruler = doc.createElement('i');
    ruler.className = 'ruler';
    layer.chips.append(ruler);
  });

  /** A chip is measured on the page, so put its plane there: nothing of Caveat is on the page before a link is seen. */
  const placer = makePlacer(({ chip }) => {
    layer.use('chips', true);
    return chip.size();
  });
  /** Milliseconds that bringing the chips along took in this frame. */
  let spent = 0;
  const follow = (): void => {
    const start = performance.now();
    if (bringAlong(layer, blocks.all())) turns.ask();
    spent = performance.now() - start;
  };
  let isSoon = false;
  /** Brings the chips along before the page is drawn the next time. */
  const followSoon = (): void => {
    if (isSoon || blocks.size === 0) return;
    isSoon = true;
    view.requestAnimationFrame(() => {
      isSoon = false;
      if (!signal.aborted) follow();
    });
  };
  /** Finding marks took all of a frame: the places of marks are looked after in the next one. */
  let isHeldUp = false;
  const turns = makeTurns(view, signal, (start, isMoving) => {
    if (!isAlive()) return stop();
    if (isPictured(doc)) return 0;
    const until = start + Math.max(FRAME_MS - spent, FRAME_MS / 2);
    const isLate = (): boolean => performance.now() > until;
    spent = 0;
    if (start < stirringUntil) unrest.stir(start);
    if (!isHeldUp) blocks.settle(isLate);
    isHeldUp = !isHeldUp && blocks.size > 0 && isLate();
    if (isHeldUp) return 0;
    const turn = placer.work(blocks.all(), start, unrest.stirredAt(), isLate);
    if (turn.isNews || isMoving) followSoon();
    return finder.work(until) || turn.hasMore || blocks.hasDirty ? 0 : turn.waitMs;
  });
  /** Until when anything may come to lie over marks in any frame, because an event told that something moves. */
  let stirringUntil = 0;
  const move = (isTold: boolean): void => {
    turns.move();
    if (isTold) stirringUntil = performance.now() + MOVING_MS;
    if (blocks.size > 0) turns.ask();
  };
  const unrest = watchUnrest(doc, signal, () => blocks.all(), {
    onMove: move,
    onScroll: followSoon,
    onLook: () => {
      finder.lookLate();
      blocks.soilUnseen();
      follow();
    },
    onStir: turns.ask,
  });
  capture(
    view,
    'pointerdown mousedown click auxclick',
    (event) => {
      for (const node of event.composedPath()) if (sight.has(node as Link)) listed.press(node as Link);
    },
    signal,
  );
  letThrough(view, layer, signal);
  leadKeys(
    doc,
    layer.root,
    {
      trust,
      chipOf: (link) => blocks.all().find((mark) => mark.link === link && mark.chip.isShown())?.chip,
      linkOf: (element) => blocks.all().find(({ chip }) => chip.element === element)?.link,
    },
    signal,
  );

  const stop = (): undefined => {
    ending.abort();
    finder.stop();
    sight.stop();
    sizes?.disconnect();
    blocks.clear();
    layer.use('chips', false);
    layer.use('above', false);
  };
  void whenQuiet(doc, signal).then(() => {
    turns.begin();
    unrest.begin();
  });
  return {
    stop,
    add: (further) => {
      if (!listed.add(further)) return;
      blocks.soilAll();
      finder.again();
      turns.ask();
    },
    ...reviewOf(sight, listed),
  };
}
