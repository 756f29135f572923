/**
 * Marks beside the links of a page, for as long as the page lives. They stand over the page, never in it: each follows
 * its link by itself, is cut off where that is, and goes when it goes.
 */
import type { Trust } from '../../ui/trust.ts';
import type { Shown, Words } from '../../words/words.ts';
import type { Layer } from '../surface/layer.ts';
import { MarkedBlocks } from './blocks.ts';
import { makeChip } from './chip.ts';
import type { Chip, ChipStand } from './chip.ts';
import { leadKeys } from './keys.ts';
import { findLinks } from './links.ts';
import { ListedHosts } from './listed.ts';
import type { Service } from './listed.ts';
import { boxOf, hasGrown, isOpened, standingOf, topOf } from './mark.ts';
import type { Mark } from './mark.ts';
import { placeMark } from './place.ts';
import { whenQuiet } from './quiet.ts';
import { isSeen, rectOf, textOf } from './result-block.ts';
import type { Link, Titled } from './result-block.ts';
import { bringIntoView } from '../../platform/page/flash.ts';

/** Milliseconds of script in one frame; what is left waits for the next. */
const FRAME_MS = 4;
/** How far outside of the view links have marks already. */
const NEAR = '300px';
/** How long a page must have left the surroundings of a link alone before its mark is placed, and at most waits. */
const CALM_MS = 150;
const PATIENCE_MS = 900;
/** All places are looked at again this long after the page has changed, or now and then though nothing tells of it. */
const SETTLE_MS = 250;
const SLOW_MS = 500;
/** How long each frame is followed after something has moved. */
const MOVING_MS = 600;
/** Ancestors of a change that count as changed. */
const DEEP = 4;

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
  /** All links to listed services. */
  const known = new Set<Link>();
  const changed = new WeakMap<Node, number>();
  let isAsked = false;
  let isReady = false;
  let movingUntil = 0;
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
    return { ...titled, block, service, shown, chip, since: performance.now(), isDue: true };
  };
  const blocks = new MarkedBlocks({
    listed,
    make: makeMark,
    remove: (mark) => {
      mark.chip.remove();
      sizes?.unobserve(mark.block);
    },
  });
  const { near } = blocks;

  const sight =
    typeof IntersectionObserver === 'function'
      ? new IntersectionObserver(
          (entries) => {
            for (const { target, isIntersecting } of entries) {
              if (isIntersecting) near.add(target as Link);
              else near.delete(target as Link);
              stir(target as Link);
            }
          },
          { rootMargin: NEAR },
        )
      : undefined;
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => later()) : undefined;

  /** Brings the marks around a link in line with the page. */
  const stir = (link: Link): void => {
    blocks.soil(link);
    ask();
  };
  const finder = findLinks(
    doc,
    (link) => {
      const isListed = listed.serviceAt(link) !== undefined;
      if (!isListed && !known.has(link)) return;
      if (isListed && known.has(link)) return stir(link);
      if (isListed) known.add(link);
      else known.delete(link);
      if (sight === undefined) near[isListed ? 'add' : 'delete'](link);
      else if (isListed) sight.observe(link);
      else {
        sight.unobserve(link);
        near.delete(link);
      }
      if (sight === undefined || !isListed) stir(link);
    },
    (target, isStyle) => {
      let up: Node | null = target;
      for (let depth = 0; up !== null && depth < DEEP; depth += 1, up = up.parentNode) {
        changed.set(up, performance.now());
        blocks.soilBlock(up);
      }
      if (isStyle) move();
      later();
    },
  );

  layer.own(() => {
    const ruler = doc.createElement('i');
    ruler.className = 'ruler';
    layer.chips.append(ruler);
  });

  /** Chooses the place of a mark, unless the page is still busy around it. */
  const place = (mark: Mark, now: number): boolean => {
    let at = 0;
    let up: Node | null = mark.block;
    for (let depth = 0; up !== null && depth < DEEP; depth += 1, up = up.parentNode)
      at = Math.max(at, changed.get(up) ?? 0);
    if (mark.placed === undefined && now - at < CALM_MS && now - mark.since < PATIENCE_MS) return false;
    mark.isDue = false;
    const others = blocks.all().filter((other) => other !== mark);
    const taken = others.map((other) => boxOf(other)?.box).filter((box) => box !== undefined);
    mark.placed = isSeen(mark.link, mark.block) ? placeMark(mark, sizeOf(mark), taken) : undefined;
    return true;
  };

  /** Brings all chips to where they belong by now. Everything is measured before anything is moved. */
  const follow = (): void => {
    const here = blocks.all();
    const stand = (): (ChipStand | undefined)[] => {
      const plane = layer.chips.firstElementChild!.getBoundingClientRect();
      return here.map((mark) => standingOf(mark, layer.host, plane));
    };
    const grown = here.filter(hasGrown);
    let standings = stand();
    // Where the planes are is known once they are on the page.
    if (!layer.host.isConnected && standings.some((each) => each !== undefined)) {
      layer.use('chips', true);
      standings = stand();
    }
    const tops = here.map(({ link }, at) => (standings[at]?.plane === 'above' ? topOf(link) : null));
    for (const [at, mark] of here.entries()) {
      mark.chip.stand(standings[at]);
      if (standings[at] !== undefined && !isOpened(mark))
        mark.chip.belongTo(tops[at]?.matches('[popover]') === true ? tops[at] : null);
    }
    for (const mark of grown) mark.isDue = true;
    if (grown.length > 0) ask();
    layer.use(
      'chips',
      standings.some((each) => each !== undefined),
    );
    layer.use(
      'above',
      standings.some((each) => each?.plane === 'above'),
    );
  };

  const work = (): void => {
    isAsked = false;
    if (options.isAlive?.() === false) return stop();
    if (signal.aborted) return;
    const start = performance.now();
    const until = start + FRAME_MS;
    const isLate = (): boolean => performance.now() > until;
    blocks.settle(isLate);
    let isWaiting = false;
    const due = blocks
      .all()
      .filter(({ isDue }) => isDue)
      .map((mark) => [mark, rectOf(mark.link).top] as const)
      // What is in view first, from the top.
      .sort(([, one], [, other]) => rank(one) - rank(other));
    for (const [mark] of due) {
      if (isLate()) break;
      if (!place(mark, start)) isWaiting = true;
    }
    if (due.length > 0 || start < movingUntil) follow();
    const hasMore = finder.work(until);
    if (hasMore || blocks.hasDirty || start < movingUntil || due.some(([{ isDue }]) => isDue))
      ask(isWaiting && !hasMore && !blocks.hasDirty ? CALM_MS / 2 : 0);
  };
  const rank = (top: number): number => (top >= 0 && top < view.innerHeight ? top : 1e6 + Math.abs(top));
  /** The whole page is being written in; nothing else tells of it. */
  let isDesigned = false;
  /** Size of a mark's whole chip: measured on the page, where nothing of Caveat is before a link is seen. */
  const sizeOf =
    ({ chip }: Mark) =>
    (): ReturnType<Chip['size']> => {
      layer.use('chips', true);
      return chip.size();
    };
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
  /** The page changes: once it is done, all places are looked at again. */
  const later = (): void => {
    recheck ??= setTimeout(() => {
      recheck = undefined;
      for (const mark of blocks.all()) mark.isDue = true;
      ask();
    }, SETTLE_MS);
  };
  /** Sees what nothing tells of. */
  const lookSlowly = (): void => {
    slow = setTimeout(lookSlowly, SLOW_MS);
    if (doc.visibilityState === 'hidden') return;
    finder.lookLate();
    if ((doc.designMode === 'on') !== isDesigned) {
      isDesigned = !isDesigned;
      later();
    }
    const before = blocks.all().map((mark) => mark.placed && boxOf(mark)?.box.join());
    follow();
    if (blocks.all().some((mark, at) => mark.placed !== undefined && before[at] !== mark.placed.spot.box.join()))
      later();
    ask();
  };

  const listen = (target: EventTarget, types: string, listener: (event: Event) => void): void => {
    for (const type of types.split(' '))
      target.addEventListener(type, listener, { capture: true, passive: true, signal });
  };
  // What scrolls the whole page takes the chips along by itself; what it comes to lie under is seen here.
  listen(view, 'scroll', () => {
    if (blocks.size > 0) view.requestAnimationFrame(follow);
    for (const mark of blocks.all()) mark.isDue ||= mark.placed === undefined;
    ask();
    later();
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
    for (const node of event.composedPath()) if (known.has(node as Link)) listed.press(node as Link);
  });
  doc.fonts?.addEventListener('loadingdone', later, { signal });
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
    sight?.disconnect();
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
  const inOrder = (): Link[] =>
    [...known]
      .filter((link) => link.isConnected)
      .sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
  return {
    stop,
    add: (further) => {
      if (!listed.add(further)) return;
      blocks.soilAll();
      finder.again();
      ask();
    },
    list: () =>
      inOrder().map((link) => {
        const service = listed.serviceAt(link);
        const dossier = service === undefined ? undefined : listed.shownOf(service).dossier;
        return { name: dossier?.service.name ?? '', text: textOf(link).slice(0, 120) };
      }),
    show: (index) => {
      const link = inOrder()[index];
      if (link === undefined) return false;
      bringIntoView(link);
      link.focus({ preventScroll: true });
      return true;
    },
  };
}
