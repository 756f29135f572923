/**
 * Marks beside the links of a page, for as long as the page lives. They stand over the page, never in it: each follows
 * its link by itself, is cut off where that is, and goes when it goes.
 */
import type { Trust } from '../../ui/trust.ts';
import type { Shown, Words } from '../../words/words.ts';
import type { Layer } from '../surface/layer.ts';
import { MarkedBlocks } from './blocks.ts';
import { makeChip } from './chip.ts';
import type { Chip } from './chip.ts';
import { bringAlong } from './follow.ts';
import { leadKeys } from './keys.ts';
import { findLinks } from './links.ts';
import { ListedHosts } from './listed.ts';
import type { Service } from './listed.ts';
import { hasMoved, NEVER, renew } from './mark.ts';
import type { Mark } from './mark.ts';
import { makePlacer } from './placer.ts';
import { whenQuiet } from './quiet.ts';
import { watchSight } from './sight.ts';
import { textOf } from './result-block.ts';
import type { Link, Titled } from './result-block.ts';
import { bringIntoView } from '../../platform/page/flash.ts';

/** Milliseconds of script in one frame; what is left waits for the next. */
const FRAME_MS = 3;
/** All places are looked at again this long after the page has changed, or now and then though nothing tells of it. */
const SETTLE_MS = 250;
const SLOW_MS = 500;
/** How long each frame is followed after something has moved. */
const MOVING_MS = 600;

/** A mark as the popup lists it. */
export interface MarkEntry {
  readonly name: string;
  readonly text: string;
}

export interface MarkOptions {
  readonly words: Words;
  readonly trust: Trust;
  readonly isAlive?: () => boolean;
  /** `onClosed` gives the focus back where the card has it still. */
  readonly onPress: (chip: Chip, shown: Shown, onClosed: () => void) => void;
}

export interface Marks {
  /** Takes the marks away and ends the watch. */
  readonly stop: () => void;
  /** Marks further listed hosts from now on, on what stands there already too. */
  readonly add: (findings: readonly Shown[]) => void;
  /** All marked links of the page, in its order. */
  readonly list: () => MarkEntry[];
  /** Brings one of them into view and gives it the focus; answers whether it is there. */
  readonly show: (index: number) => boolean;
}

/** Marks the page's links and keeps them marked, from the first listed host on. */
export function watchMarks(doc: Document, layer: Layer, options: MarkOptions): Marks {
  const { trust } = options;
  const view = doc.defaultView!;
  const listed = new ListedHosts(view.location.hostname);
  const ending = new AbortController();
  const { signal } = ending;
  let isAsked = false;
  let isReady = false;
  let movingUntil = 0;
  /** What lies over the chips may have become something else then. */
  let stirredAt = 0;
  let recheck: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  const makeMark = (block: Element, service: Service, shown: Shown, titled: Titled): Mark => {
    const { words } = options;
    const chip = makeChip(doc, layer, { shown, link: titled.link, words, trust }, () =>
      options.onPress(chip, shown, () => {
        // The reader who has gone on from the card, by a press elsewhere say, stays there.
        if (!layer.root.activeElement?.closest('.card--mark')) return;
        const target = chip.isShown() ? chip.element : titled.link;
        target.focus({ preventScroll: true });
      }),
    );
    sizes?.observe(block);
    const [since, answers] = [performance.now(), new Map<string, never>()];
    // Not shown before it was looked at.
    return { ...titled, block, service, shown, chip, since, isDue: true, answers, isCovered: true, lookedAt: NEVER };
  };
  const blocks = new MarkedBlocks({
    listed,
    make: makeMark,
    remove: (mark) => {
      mark.chip.remove();
      sizes?.unobserve(mark.block);
    },
  });
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => later()) : undefined;

  /** Brings the marks around a link in line with the page. */
  function stir(link: Link): void {
    blocks.soil(link);
    ask();
  }
  const sight = watchSight(blocks.near, stir);
  const finder = findLinks(
    doc,
    (link) => {
      const isListed = listed.serviceAt(link) !== undefined;
      if (isListed && sight.has(link)) stir(link);
      else if (isListed) sight.add(link);
      else if (sight.has(link)) sight.remove(link);
    },
    (target, isStyle) => {
      for (const node of placer.note(target)) blocks.soilBlock(node);
      if (isStyle) move();
      later();
    },
  );

  layer.own(() => {
    const ruler = doc.createElement('i');
    ruler.className = 'ruler';
    layer.chips.append(ruler);
  });

  /** Measures a mark's whole chip on the page, where nothing of Caveat is before a link is seen. */
  const placer = makePlacer(layer.host, ({ chip }) => {
    layer.use('chips', true);
    return chip.size();
  });
  const follow = (): void => {
    if (bringAlong(layer, blocks.all())) ask();
  };

  const work = (): void => {
    isAsked = false;
    if (options.isAlive?.() === false) return stop();
    if (signal.aborted) return;
    const start = performance.now();
    const until = start + FRAME_MS;
    const isLate = (): boolean => performance.now() > until;
    const isMoving = start < movingUntil;
    if (isMoving) stirredAt = start;
    blocks.settle(isLate);
    const turn = placer.work(blocks.all(), start, stirredAt, isLate);
    if (turn.isNews || isMoving) follow();
    const isMoreToFind = finder.work(until);
    if (turn.hasMore || isMoreToFind || blocks.hasDirty || isMoving) ask();
    else if (turn.waitMs !== undefined) ask(turn.waitMs);
  };
  /** The whole page is being written in; nothing else tells of it. */
  let isDesigned = false;
  /** Works after the next frame was drawn: what is measured then was laid out for it already. */
  const ask = (wait = 0): void => {
    if (isAsked || !isReady || signal.aborted) return;
    isAsked = true;
    setTimeout(() => view.requestAnimationFrame(() => setTimeout(work)), wait);
  };
  /** Something moves: chips go along in every frame for a while. */
  const move = (): void => {
    movingUntil = performance.now() + MOVING_MS;
    if (blocks.size > 0) ask();
  };
  /** The page changes: once it is done, all places are looked at again, or those alone that are not sure to be good. */
  const later = (isScroll = false): void => {
    isAllDue ||= !isScroll;
    recheck ??= setTimeout(() => {
      recheck = undefined;
      stirredAt = performance.now();
      for (const mark of blocks.all()) if (isAllDue || mark.placed?.isSure !== true) renew(mark);
      isAllDue = false;
      ask();
    }, SETTLE_MS);
  };
  let isAllDue = false;
  /** Sees what nothing tells of. */
  const lookSlowly = (): void => {
    slow = setTimeout(lookSlowly, SLOW_MS);
    if (doc.visibilityState === 'hidden') return;
    finder.lookLate();
    if ((doc.designMode === 'on') !== isDesigned) {
      isDesigned = !isDesigned;
      later();
    }
    stirredAt = performance.now();
    follow();
    if (blocks.all().some(hasMoved)) later();
    ask();
  };

  const listen = (target: EventTarget, types: string, listener: (event: Event) => void): void => {
    for (const type of types.split(' '))
      target.addEventListener(type, listener, { capture: true, passive: true, signal });
  };
  // What scrolls the whole page takes the chips along by itself; what it comes to lie under is seen here.
  listen(view, 'scroll', ({ target }) => {
    if (blocks.size > 0) view.requestAnimationFrame(follow);
    stirredAt = performance.now();
    ask();
    later(target === doc);
  });
  listen(view, 'resize', () => {
    move();
    later();
  });
  listen(doc, 'transitionrun transitionend animationstart animationend load toggle fullscreenchange', () => {
    move();
    later();
  });
  listen(view, 'pointerdown mousedown click auxclick', (event) => {
    for (const node of event.composedPath()) if (sight.has(node as Link)) listed.press(node as Link);
  });
  doc.fonts?.addEventListener('loadingdone', () => later(), { signal });
  const markOf = (link: Element): Mark | undefined =>
    blocks.all().find((mark) => mark.link === link && mark.chip.isShown());
  leadKeys(
    doc,
    {
      trust,
      chipOf: (link) => markOf(link)?.chip,
      linkOf: (element) => blocks.all().find(({ chip }) => chip.element === element)?.link,
    },
    signal,
  );

  const stop = (): void => {
    ending.abort();
    finder.stop();
    sight.stop();
    sizes?.disconnect();
    clearTimeout(recheck);
    clearTimeout(slow);
    blocks.clear();
    layer.use('chips', false);
    layer.use('above', false);
  };
  void whenQuiet(doc, signal).then(() => {
    isReady = true;
    ask();
    slow = setTimeout(lookSlowly, SLOW_MS);
  });
  return {
    stop,
    add: (further) => {
      if (!listed.add(further)) return;
      blocks.soilAll();
      finder.again();
      ask();
    },
    list: () =>
      sight.inOrder().map((link) => {
        const service = listed.serviceAt(link);
        const dossier = service === undefined ? undefined : listed.shownOf(service).dossier;
        return { name: dossier?.service.name ?? '', text: textOf(link).slice(0, 120) };
      }),
    show: (index) => {
      const link = sight.inOrder()[index];
      if (link === undefined) return false;
      bringIntoView(link);
      link.focus({ preventScroll: true });
      return true;
    },
  };
}
