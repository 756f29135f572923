/**
 * Marks beside the links of a page, for as long as the page lives. They stand over the page, never in it: each follows
 * its link by itself, is cut off where that is, and goes when it goes.
 */
import type { Trust } from '../../ui/trust.ts';
import type { Shown, Words } from '../../words/words.ts';
import type { Layer } from '../surface/layer.ts';
import { makeChip } from './chip.ts';
import type { Chip } from './chip.ts';
import { cut, holds, isEmpty, outer, sidesOf } from './ink.ts';
import type { Box } from './ink.ts';
import { leadKeys } from './keys.ts';
import { findLinks } from './links.ts';
import { ListedHosts } from './listed.ts';
import type { Service } from './listed.ts';
import { isUncovered, placeMark, windowOf } from './place.ts';
import type { Placed } from './place.ts';
import { blockOf, isSeen, linksIn, rectOf, textOf, titledOf } from './result-block.ts';
import type { Link, Titled } from './result-block.ts';
import { whenQuiet } from './quiet.ts';
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

interface Mark extends Titled {
  readonly block: Element;
  readonly service: Service;
  readonly shown: Shown;
  readonly chip: Chip;
  readonly since: number;
  placed?: Placed | undefined;
  /** The places are to be chosen anew. */
  isDue: boolean;
}

/** A mark as the popup lists it. */
export interface MarkEntry {
  readonly name: string;
  readonly text: string;
}

export interface MarkOptions {
  readonly words: Words;
  readonly trust: Trust;
  readonly isAlive?: () => boolean;
  /** `onClosed` gives the focus back. */
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

/** The part of the page's own top layer that a link stands in: a dialog, a popover, what fills the screen. */
function topOf(link: Element): Element | null {
  for (let each: Element | null = link; each !== null; each = outer(each))
    if (each.matches(':modal, :popover-open')) return each;
  return null;
}

/** Marks the page's links and keeps them marked, from the first listed host on. */
export function watchMarks(doc: Document, layer: Layer, options: MarkOptions): Marks {
  const { trust } = options;
  const view = doc.defaultView!;
  const listed = new ListedHosts(view.location.hostname);
  const ending = new AbortController();
  const { signal } = ending;
  /** All links to listed services, and those that are in view or near it. */
  const known = new Set<Link>();
  const near = new Set<Link>();
  const marks = new Map<Element, readonly Mark[]>();
  const dirty = new Set<Element>();
  const changed = new WeakMap<Node, number>();
  let isAsked = false;
  let isReady = false;
  let movingUntil = 0;
  let recheck: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  const all = (): Mark[] => [...marks.values()].flat();
  const blockFor = (link: Link): Element => blockOf(link, (other) => listed.leadsElsewhere(other, link));

  const sight =
    typeof IntersectionObserver === 'function'
      ? new IntersectionObserver(
          (entries) => {
            for (const { target, isIntersecting } of entries) {
              if (isIntersecting) near.add(target as Link);
              else near.delete(target as Link);
              stir(target);
            }
          },
          { rootMargin: NEAR },
        )
      : undefined;
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => later()) : undefined;

  /** Brings the marks around a link in line with the page. */
  const stir = (link: Element): void => {
    if (link.isConnected) dirty.add(blockFor(link as Link));
    for (const [block, here] of marks) if (here.some((mark) => mark.link === link)) dirty.add(block);
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
        if (marks.has(up as Element)) dirty.add(up as Element);
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
  const remove = (mark: Mark): void => {
    mark.chip.remove();
    sizes?.unobserve(mark.block);
  };
  const makeMark = (block: Element, service: Service, titled: Titled): Mark => {
    const shown = listed.shownOf(service);
    const { words } = options;
    const chip = makeChip(doc, layer, { shown, link: titled.link, words, trust }, () =>
      options.onPress(chip, shown, () => {
        const target = chip.isShown() ? chip.element : titled.link;
        target.focus({ preventScroll: true });
      }),
    );
    sizes?.observe(block);
    return { ...titled, block, service, shown, chip, since: performance.now(), isDue: true };
  };

  /** Finds which marks a block has: one for each service, at the link that a reader takes for the title. */
  const settle = (block: Element): void => {
    const before = marks.get(block) ?? [];
    const found: Mark[] = [];
    const links = block.isConnected ? linksIn(block) : [];
    for (const service of new Set(links.map((link) => listed.serviceAt(link)))) {
      if (service === undefined) continue;
      const ofService = links.filter((link) => listed.serviceAt(link) === service);
      // More of the page may have come and shown that the block was several; then its links have blocks of their own.
      const own = ofService.filter((link) => near.has(link) && blockFor(link) === block);
      if (own.length === 0) {
        for (const link of ofService) if (near.has(link) && !marks.has(blockFor(link))) dirty.add(blockFor(link));
        continue;
      }
      const seen = links.filter(
        (link) => isSeen(link, block) && ofService.some((each) => listed.isCompanion(link, each)),
      );
      let titled = titledOf(seen, block);
      // Only a result speaks for all that stands in it.
      if (titled?.isResult === false)
        titled = titledOf(
          seen.filter((link) => blockFor(link) === block),
          block,
        );
      const isTold = all().some(
        (mark) => mark.isResult && mark.service === service && mark.block !== block && mark.block.contains(block),
      );
      if (titled === undefined || isTold) continue;
      const { link } = titled;
      const mark = before.find((each) => each.link === link && each.shown === listed.shownOf(service));
      if (mark !== undefined) Object.assign(mark, titled, { isDue: true });
      found.push(mark ?? makeMark(block, service, titled));
    }
    for (const mark of before) if (!found.includes(mark)) remove(mark);
    if (found.length > 0) marks.set(block, found);
    else marks.delete(block);
    for (const mark of found)
      if (mark.isResult)
        for (const inner of marks.keys()) if (inner !== block && block.contains(inner)) dirty.add(inner);
  };

  /** Chooses the place of a mark, unless the page is still busy around it. */
  const place = (mark: Mark, now: number): boolean => {
    let at = 0;
    let up: Node | null = mark.block;
    for (let depth = 0; up !== null && depth < DEEP; depth += 1, up = up.parentNode)
      at = Math.max(at, changed.get(up) ?? 0);
    if (mark.placed === undefined && now - at < CALM_MS && now - mark.since < PATIENCE_MS) return false;
    mark.isDue = false;
    const others = all().flatMap((other) => (other === mark ? [] : (boxOf(other) ?? [])));
    const taken = others.map(({ box }) => box);
    mark.placed = isSeen(mark.link, mark.block) ? placeMark(mark, sizeOf(mark), taken) : undefined;
    return true;
  };

  /** Where a mark's chip and link are by now. */
  const boxOf = (mark: Mark): { readonly box: Box; readonly anchor: Box } | undefined => {
    const { placed } = mark;
    if (placed === undefined) return undefined;
    const anchor = sidesOf(rectOf(mark.link));
    const { box } = placed.spot;
    const [x, y] = [anchor[0] - placed.anchor[0], anchor[1] - placed.anchor[1]];
    return { box: [box[0] + x, box[1] + y, box[2] + x, box[3] + y], anchor };
  };
  /** What a mark's chip is to show by now; undefined where it is hidden. */
  const standingOf = (mark: Mark, origin: DOMRect): Parameters<Chip['stand']>[0] => {
    const at = boxOf(mark);
    if (at === undefined || !mark.link.isConnected) return undefined;
    const { spot, clips, chipClips, point, side, reach, clear, anchor: before } = mark.placed!;
    const { box, anchor } = at;
    if (
      Math.abs(anchor[2] - anchor[0] - before[2] + before[0]) +
        Math.abs(anchor[3] - anchor[1] - before[3] + before[1]) >
      1
    ) {
      mark.isDue = true;
      ask();
    }
    const shown = windowOf(clips);
    const [x, y] = [anchor[0] + point[0], anchor[1] + point[1]];
    if (isEmpty(cut([x - 1, y - 1, x + 1, y + 1], shown))) return undefined;
    const isOut = x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight;
    if (!isOut && !isUncovered(mark.link, x, y)) return undefined;
    const seen = cut(box, windowOf(chipClips));
    if (isEmpty(seen)) return undefined;
    if (isCoveredAt(mark, box, clear)) return undefined;
    const cuts = [seen[1] - box[1], box[2] - seen[2], box[3] - seen[3], seen[0] - box[0]];
    const top = topOf(mark.link);
    const plane = top === null ? 'chips' : 'above';
    const scale = origin.width / 1000 || 1;
    const own: Box =
      plane === 'above'
        ? box
        : [
            (box[0] - origin.left) / scale,
            (box[1] - origin.top) / scale,
            (box[2] - origin.left) / scale,
            (box[3] - origin.top) / scale,
          ];
    if (!isOpened(mark)) mark.chip.belongTo(top?.matches('[popover]') === true ? top : null);
    return {
      plane,
      form: spot.form,
      box: own,
      side,
      reach,
      cut: cuts.some((part) => part > 0.5) ? `inset(${cuts.map((part) => `${part}px`).join(' ')})` : 'none',
    };
  };
  const isOpened = ({ chip }: Mark): boolean => chip.element.getAttribute('aria-expanded') === 'true';
  /** Whether something of the page has come over the place of a chip, as what stays in view while the page scrolls. */
  const isCoveredAt = (mark: Mark, box: Box, clear: WeakSet<Element>): boolean => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) return false;
    const [top] = (mark.link.getRootNode() as Document | ShadowRoot)
      .elementsFromPoint(x, y)
      .filter((element) => element !== layer.host);
    return top !== undefined && !holds(top, mark.link) && !holds(mark.block, top) && !clear.has(top);
  };

  /** Brings all chips to where they belong by now. Everything is measured before anything is moved. */
  const follow = (): void => {
    const here = all();
    const stand = (): ReturnType<typeof standingOf>[] => {
      const origin = layer.chips.firstElementChild!.getBoundingClientRect();
      return here.map((mark) => standingOf(mark, origin));
    };
    let standings = stand();
    // Where the planes are is known once they are on the page.
    if (!layer.host.isConnected && standings.some((each) => each !== undefined)) {
      layer.use('chips', true);
      standings = stand();
    }
    for (const [at, mark] of here.entries()) mark.chip.stand(standings[at]);
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
    for (const block of dirty) {
      dirty.delete(block);
      settle(block);
      if (isLate()) break;
    }
    let isWaiting = false;
    const due = all()
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
    if (hasMore || dirty.size > 0 || start < movingUntil || due.some(([{ isDue }]) => isDue))
      ask(isWaiting && !hasMore && dirty.size === 0 ? CALM_MS / 2 : 0);
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
    if (marks.size > 0) ask();
  };
  /** The page changes: once it is done, all places are looked at again. */
  const later = (): void => {
    recheck ??= setTimeout(() => {
      recheck = undefined;
      for (const mark of all()) mark.isDue = true;
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
    const before = all().map((mark) => mark.placed && boxOf(mark)?.box.join());
    follow();
    if (all().some((mark, at) => mark.placed !== undefined && before[at] !== mark.placed.spot.box.join())) later();
    ask();
  };

  const listen = (target: EventTarget, types: string, listener: (event: Event) => void): void => {
    for (const type of types.split(' '))
      target.addEventListener(type, listener, { capture: true, passive: true, signal });
  };
  // What scrolls the whole page takes the chips along by itself; what it comes to lie under is seen here.
  listen(view, 'scroll', () => {
    if (marks.size > 0) view.requestAnimationFrame(follow);
    for (const mark of all()) mark.isDue ||= mark.placed === undefined;
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
  const markOf = (link: Element): Mark | undefined => all().find((mark) => mark.link === link && mark.chip.isShown());
  leadKeys(
    doc,
    {
      trust,
      chipOf: (link) => markOf(link)?.chip,
      linkOf: (element) => all().find(({ chip }) => chip.element === element)?.link,
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
    all().forEach(remove);
    marks.clear();
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
      for (const block of marks.keys()) dirty.add(block);
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
