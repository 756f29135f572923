/** Marks beside the links of a page, for as long as the page lives: new results, re-rendered ones, removed chips. */
import { pageWorld } from '../../platform/page/world.ts';
import type { Shown } from '../../words/words.ts';
import { makeChip } from './chip.ts';
import type { Chip, ChipOptions } from './chip.ts';
import { insertChips } from './insert-chip.ts';
import { placeChips } from './place.ts';
import type { Chipped } from './place.ts';
import { blockOf, isLink, isSeen, linksIn, rectOf, textOf, titledOf } from './result-block.ts';
import type { Link } from './result-block.ts';
import { countReturns } from './returns.ts';

/**
 * Milliseconds after which no further work is begun in a frame, and how many times as long as it took is rested then;
 * a page with more gets the rest in the next frames.
 */
const FRAME_MS = 8;
const REST = 3;
/** Blocks that are worked on together: each change between two looks costs a layout. */
const AT_ONCE = 8;
/** A block is looked at again after this, however often it changes. */
const SETTLE_MS = 400;
/** How often it is seen whether that time is over. */
const POLL_MS = 100;
/** Marks on one page; past it the page is a list of such links, and one more chip says nothing new. */
const MOST_MARKS = 500;

interface Mark extends Chipped {
  readonly service: string | number;
  readonly shown: Shown;
  readonly href: string;
  /** The links of the block that it describes. */
  described: readonly Link[];
  /** When its chip came onto the page; undefined while it is not there. */
  since?: number | undefined;
  /** What stood where when the chip was given its place. */
  seen?: string;
}

export interface MarkOptions extends ChipOptions {
  readonly isAlive?: () => boolean;
  /** `onClosed` gives the focus back. */
  readonly onPress: (chip: Chip, shown: Shown, onClosed: () => void) => void;
}

export interface LinkWatch {
  /** Takes the marks away and ends the watch. */
  readonly stop: () => void;
  /**
   * Marks further listed hosts from now on, on what stands there already too; known ones of which more is said are
   * marked anew.
   */
  readonly add: (findings: readonly Shown[]) => void;
}

const { caveatLinks } = pageWorld;
/** Not there where nothing is laid out. */
const { ResizeObserver: Size, IntersectionObserver: Sight } = globalThis as Partial<typeof globalThis>;
const hostAt = (link: Link): string => (caveatLinks === undefined ? link.hostname : (caveatLinks.hostOf(link) ?? ''));
const hidesGoal = (link: Link): boolean => caveatLinks?.hidesGoal(link.href) === true;
/**
 * Whether a link that does not say where it leads leads where `known` does: the same address, or the same
 * advertisement's click.
 */
const isCompanion = (link: Link, known: Link): boolean =>
  known.href === link.href || (hidesGoal(link) && hidesGoal(known));

const isInside = (inner: Element, block: Element): boolean => inner !== block && block.contains(inner);
/** What a mark says, wherever it was found. */
const contentOf = (shown: Shown): string => JSON.stringify({ ...shown, finding: undefined });
/** The place of a mark, by which it is known again when the page makes all of its elements anew. */
const placeOf = ({ service, href, link }: Mark): string => `${service} ${href} ${textOf(link)}`;

/**
 * Where a block, its title and the chip stand, and what the block says: as long as that stays, the chip's place is
 * right.
 */
function seenOf({ block, title, link, chip }: Mark): string {
  const { left, top, width, height } = rectOf(block);
  const offsets = [title ?? link, chip.host]
    .map(rectOf)
    .map((box) => [box.left - left, box.top - top, box.width, box.height].map(Math.round));
  return JSON.stringify([width, height, offsets, textOf(block)]);
}

/** Sets what describes the links of a mark, keeping what of the page does. */
function describe({ described }: Mark, id = ''): void {
  for (const link of described) {
    const before = link.getAttribute('aria-describedby');
    const value = `${(before ?? '').replace(/\s*caveat-mark-\d+/g, '')} ${id}`.trim();
    if (value === '') link.removeAttribute('aria-describedby');
    else if (value !== before) link.setAttribute('aria-describedby', value);
  }
}

/** Marks the page's links and keeps them marked, from the first listed host on. */
export function watchLinks(doc: Document, options: MarkOptions): LinkWatch {
  const own = `.${location.hostname.replace(/^www\./, '')}`;
  const marked = new Map<string, string | number>();
  const shownFor = new Map<string | number, Shown>();
  const marks = new Set<Mark>();
  const blocks = new Map<Element, readonly Mark[]>();
  const roots = new Set<Node>([doc]);
  const waiting = new Set<Node>();
  const dirty = new Set<Element>();
  /** When a block was last looked at. */
  const settled = new WeakMap<Element, number>();
  const returns = countReturns();
  const queue: Element[] = [];
  let isAsked = false;
  let isOver = false;
  let restUntil = 0;

  const serviceAt = (link: Link): string | number | undefined => {
    let host = hostAt(link);
    while (host !== '' && !marked.has(host)) host = host.replace(/^[^.]*\.?/, '');
    return marked.get(host);
  };
  const blockFor = (link: Link): Element =>
    blockOf(link, (other) => {
      const host = hostAt(other);
      return (
        host !== '' &&
        !`.${host}`.endsWith(own) &&
        other.href !== link.href &&
        !hidesGoal(other) &&
        serviceAt(other) !== serviceAt(link)
      );
    });
  const remove = (mark: Mark): void => {
    marks.delete(mark);
    returns.leave(placeOf(mark), performance.now());
    mark.chip.host.remove();
    describe(mark);
  };
  const makeMark = (parts: Omit<Mark, 'chip' | 'style'>): Mark => {
    const mark: Mark = {
      ...parts,
      style: '',
      chip: makeChip(doc, parts.shown, options, () =>
        options.onPress(mark.chip, mark.shown, () =>
          (mark.chip.host.isConnected ? mark.chip.host : mark.link).focus({ preventScroll: true }),
        ),
      ),
    };
    return mark;
  };

  /** Brings the marks of one block in line with its links; answers those whose chips are to be given a place. */
  const settle = (block: Element, now: number): Mark[] => {
    const before = blocks.get(block) ?? [];
    blocks.delete(block);
    // More of the page may have come and shown that the block was several.
    const strayed = before
      .flatMap(({ described }) => described)
      .filter((link) => link.isConnected && serviceAt(link) !== undefined);
    if (!block.isConnected || (strayed.length > 0 && strayed.every((link) => blockFor(link) !== block))) {
      before.forEach(remove);
      for (const link of strayed) dirty.add(blockFor(link));
      return [];
    }
    const links = linksIn(block);
    const found: Mark[] = [];
    const due: Mark[] = [];
    const services = new Set(links.map(serviceAt));
    services.delete(undefined);
    for (const service of services) {
      const listed = links.filter((link) => serviceAt(link) === service);
      for (const link of listed) if (rectOf(link).width === 0) sight?.observe(link);
      const described = links.filter((link) => isSeen(link, block) && listed.some((each) => isCompanion(link, each)));
      let titled = titledOf(described, block);
      // Only a result speaks for all that stands in it.
      if (titled?.isResult === false)
        titled = titledOf(
          described.filter((link) => blockFor(link) === block),
          block,
        );
      if (
        titled === undefined ||
        [...marks].some((mark) => mark.isResult && mark.service === service && isInside(block, mark.block))
      )
        continue;
      const { link } = titled;
      const shown = shownFor.get(service!)!;
      const known = before.find((mark) => mark.shown === shown && mark.link === link && mark.href === link.href);
      if (known === undefined && marks.size >= MOST_MARKS) continue;
      const mark = Object.assign(
        known ?? makeMark({ block, service: service!, shown, href: link.href, ...titled, described }),
        titled,
        { described },
      );
      found.push(mark);
      const isThere = mark.chip.host.isConnected;
      if (isThere) describe(mark, mark.chip.host.id);
      const until = isThere ? now : returns.until(placeOf(mark), known === undefined, now);
      if (isThere ? mark.seen !== seenOf(mark) : until <= now) due.push(mark);
      else if (until > now && until < Infinity) dirty.add(block);
    }
    for (const mark of before) if (!found.includes(mark)) remove(mark);
    for (const mark of found) {
      marks.add(mark);
      for (const inner of marks) if (mark.isResult && isInside(inner.block, block)) dirty.add(inner.block);
    }
    if (found.length > 0) blocks.set(block, found);
    if (found.length === 0) size?.unobserve(block);
    else if (before.length === 0) size?.observe(block);
    return due;
  };
  const place = (due: readonly Mark[], now: number): void => {
    insertChips(due.filter(({ chip }) => !chip.host.isConnected));
    placeChips(due);
    for (const mark of due) {
      mark.since ??= now;
      mark.seen = seenOf(mark);
      describe(mark, mark.chip.host.id);
    }
  };

  /** Looks again at marks for which it is worth it. */
  const touch = (isWorthIt: (mark: Mark) => boolean): void => {
    for (const mark of marks) if (isWorthIt(mark)) dirty.add(mark.block);
    if (dirty.size > 0) ask();
  };
  /** Looks again at what a node stands in. */
  const touchAround = (node: Node): void => {
    for (let up: Node | null = node; up !== null; up = up.parentNode)
      if (blocks.has(up as Element)) dirty.add(up as Element);
    ask();
  };
  const work = (): void => {
    // After an update the marks of the old Caveat are taken away (content/remains.ts); they are not put back.
    if (options.isAlive?.() === false) stop();
    if (isOver) return;
    const start = performance.now();
    const isLate = (): boolean => performance.now() > start + FRAME_MS;
    for (const node of waiting) {
      touchAround(node);
      if (node.nodeType === 1) queue.push(node as Element);
      for (const element of (node as Element).querySelectorAll('*')) queue.push(element);
    }
    waiting.clear();
    let looked = 0;
    for (const element of queue) {
      if (isLate()) break;
      looked += 1;
      if (element.shadowRoot !== null && !roots.has(element.shadowRoot)) enter(element.shadowRoot);
      if (element.isConnected && isLink(element) && serviceAt(element) !== undefined) dirty.add(blockFor(element));
    }
    queue.splice(0, looked);
    for (const mark of marks) {
      if (mark.since !== undefined && !mark.chip.host.isConnected) {
        returns.lose(placeOf(mark), mark.since, start);
        mark.since = undefined;
        describe(mark);
        dirty.add(mark.block);
      }
      if (!mark.block.isConnected) dirty.add(mark.block);
    }
    const ready = [...dirty].filter((block) => start - (settled.get(block) ?? -SETTLE_MS) >= SETTLE_MS);
    while (ready.length > 0) {
      const batch = ready.splice(0, AT_ONCE);
      place(
        batch.flatMap((block) => {
          dirty.delete(block);
          settled.set(block, start);
          return settle(block, start);
        }),
        start,
      );
      if (isLate()) break;
    }
    const end = performance.now();
    restUntil = end + REST * (end - start);
    isAsked = false;
    if (waiting.size + queue.length + ready.length > 0) ask();
    else if (dirty.size > 0) ask(POLL_MS);
  };
  const ask = (wait = 0): void => {
    if (isAsked) return;
    isAsked = true;
    setTimeout(() => requestAnimationFrame(work), Math.max(wait, restUntil - performance.now()));
  };
  const look = (node: Node): void => {
    waiting.add(node);
    ask();
  };
  const enter = (root: Node): void => {
    roots.add(root);
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['href', 'contenteditable'],
    });
    look(root);
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes, type } of records) {
      if (type === 'attributes') look(target);
      for (const node of addedNodes)
        if (node.nodeType === 1 && (node as Element).localName !== 'caveat-mark') look(node);
      if (removedNodes.length > 0) touchAround(target);
    }
  });
  const size = Size && new Size((entries) => entries.forEach(({ target }) => touchAround(target)));
  // A link without a box, in a menu that is closed, gets its mark when it comes to be seen.
  const sight =
    Sight &&
    new Sight((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sight?.unobserve(target);
        look(target);
      }
    });
  // Nothing else tells that the whole page has become one to be written in.
  const onSelection = (): void => {
    if (doc.designMode === 'on') touch(() => true);
  };
  // Chromium copies what cannot be selected, too, with all of its style; but not what is not displayed.
  const onCopy = (): void => {
    const hidden = [...marks]
      .filter(({ since }) => since !== undefined)
      .map((mark) => {
        describe(mark);
        return [mark, mark.chip.hide()] as const;
      });
    setTimeout(() => {
      for (const [mark, show] of hidden) {
        show();
        if (marks.has(mark)) describe(mark, mark.chip.host.id);
      }
    });
  };
  const listeners = Object.entries({ selectionchange: onSelection, copy: onCopy, cut: onCopy });
  for (const [type, listener] of listeners) doc.addEventListener(type, listener, true);
  void doc.fonts?.ready.then(() => touch(() => true));

  const add = (further: readonly Shown[]): void => {
    let isNews = false;
    for (const shown of further) {
      if (shown.finding.kind !== 'link') continue;
      const { host, service } = shown.finding;
      if (marked.has(host) && contentOf(shownFor.get(service)!) === contentOf(shown)) continue;
      isNews = true;
      marked.set(host, service);
      shownFor.set(service, shown);
    }
    if (isNews) roots.forEach(enter);
  };
  const stop = (): void => {
    for (const each of [observer, size, sight]) each?.disconnect();
    for (const [type, listener] of listeners) doc.removeEventListener(type, listener, true);
    isOver = true;
    marks.forEach(remove);
  };
  return { stop, add };
}
