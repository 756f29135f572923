/** Marks beside the links of a page, for as long as the page lives: new results, re-rendered ones, removed chips. */
import { pageWorld } from '../platform/page-world.ts';
import type { Shown } from '../ui/words.ts';
import { makeChip } from './chip.ts';
import type { ChipOptions } from './chip.ts';
import { placeChip } from './place-chip.ts';
import type { Chipped } from './place-chip.ts';
import { blockOf, covers, isLink, isSeen, linksIn, rectOf, styleOf, titledOf } from './result-block.ts';
import type { Link } from './result-block.ts';

/** Elements looked at in one frame, and milliseconds after which no further block is begun; a page with more gets the rest in the next ones. */
const ELEMENTS_PER_FRAME = 4000;
const FRAME_MS = 10;
/** Marks on one page; past it the page is a list of such links, and one more chip says nothing new. */
const MOST_MARKS = 500;
/** How often a chip is put back when the page takes it away. */
const MOST_RETURNS = 2;

interface Mark extends Chipped {
  readonly service: string | number;
  readonly shown: Shown;
  readonly href: string;
  /** The links of the block that it describes. */
  described: readonly Link[];
  returns: number;
}

export interface LinkWatch {
  /** Takes the marks away and ends the watch. */
  readonly stop: () => void;
  /** Marks further listed hosts from now on, on what stands there already too; known ones are replaced. */
  readonly add: (findings: readonly Shown[]) => void;
}

const { caveatLinks } = pageWorld;
/** Not there where nothing is laid out. */
const { ResizeObserver: Size, IntersectionObserver: Sight } = globalThis as Partial<typeof globalThis>;
const hostAt = (link: Link): string => (caveatLinks === undefined ? link.hostname : caveatLinks.hostOf(link) ?? '');
const hidesGoal = (link: Link): boolean => caveatLinks?.hidesGoal(link.href) === true;
/** Whether a link that does not say where it leads leads where `known` does: the same address, or the same advertisement's click. */
const isCompanion = (link: Link, known: Link): boolean => known.href === link.href || (hidesGoal(link) && hidesGoal(known));

const isInside = (inner: Element, block: Element): boolean => inner !== block && block.contains(inner);

/** Sets which mark describes a link, keeping what of the page does. */
function describe(link: Element, id = ''): void {
  const value = `${(link.getAttribute('aria-describedby') ?? '').replace(/\s*caveat-mark-\d+/g, '')} ${id}`.trim();
  if (value === '') link.removeAttribute('aria-describedby');
  else link.setAttribute('aria-describedby', value);
}

/** Puts chips on the page, each next to its link and above a link that lies over the whole block, in a way that moves nothing. All at once: each change between two looks costs a layout. */
function insert(marks: readonly Mark[]): void {
  const measure = ({ link, block }: Mark): string => JSON.stringify([rectOf(link), rectOf(block)]);
  const spots = marks.map((mark) => {
    const { chip, link, title, block } = mark;
    const beside = linksIn(block).findLast((each) => covers(each, title ?? link)) ?? link;
    chip.style.zIndex = `${parseInt(styleOf(beside).zIndex) || 1}`;
    return { mark, beside, before: measure(mark) };
  });
  for (const { mark, beside } of spots) beside.after(mark.chip);
  // Styles for last children lose the link when something follows it.
  for (const { mark, beside, before } of spots) if (measure(mark) !== before) beside.before(mark.chip);
}

/** Marks the page's links and keeps them marked. A watch without any listed host waits for the first. */
export function watchLinks(doc: Document, findings: readonly Shown[], options: ChipOptions & { readonly isAlive?: () => boolean }): LinkWatch {
  const own = `.${location.hostname.replace(/^www\./, '')}`;
  const marked = new Map<string, string | number>();
  const shownFor = new Map<string | number, Shown>();
  const marks = new Set<Mark>();
  const roots = new Set<Node>([doc]);
  const waiting = new Set<Node>();
  const dirty = new Set<Element>();
  /** Marks whose chips are to be put on the page or looked at again. */
  const due = new Set<Mark>();
  let queue: Element[] = [];
  let asked = 0;

  const serviceAt = (link: Link): string | number | undefined => {
    let host = hostAt(link);
    while (host !== '' && !marked.has(host)) host = host.replace(/^[^.]*\.?/, '');
    return marked.get(host);
  };
  const blockFor = (link: Link): Element => blockOf(link, (other) => {
    const host = hostAt(other);
    return host !== '' && !`.${host}`.endsWith(own) && other.href !== link.href && !hidesGoal(other) && serviceAt(other) !== serviceAt(link);
  });
  const remove = (mark: Mark): void => {
    marks.delete(mark);
    due.delete(mark);
    mark.chip.remove();
    for (const link of mark.described) describe(link);
  };

  /** Brings the marks of one block in line with its links. */
  const settle = (block: Element): void => {
    const before = [...marks].filter((mark) => mark.block === block);
    // More of the page may have come and shown that the block was several.
    const strayed = before.flatMap(({ described }) => described).filter((link) => link.isConnected && serviceAt(link) !== undefined);
    if (!block.isConnected || (strayed.length > 0 && strayed.every((link) => blockFor(link) !== block))) {
      before.forEach(remove);
      for (const link of strayed) dirty.add(blockFor(link));
      return;
    }
    const links = linksIn(block);
    const now = new Set<Mark>();
    const services = new Set(links.map(serviceAt));
    services.delete(undefined);
    for (const service of services) {
      const listed = links.filter((link) => serviceAt(link) === service);
      for (const link of listed) if (rectOf(link).width === 0) sight?.observe(link);
      const described = links.filter((link) => isSeen(link, block) && listed.some((each) => isCompanion(link, each)));
      let titled = titledOf(described, block);
      // Only a result speaks for all that stands in it.
      if (titled?.isResult === false) titled = titledOf(described.filter((link) => blockFor(link) === block), block);
      if (titled === undefined || [...marks].some((mark) => mark.isResult && mark.service === service && isInside(block, mark.block))) continue;
      const { link } = titled;
      const shown = shownFor.get(service!)!;
      const known = before.find((mark) => mark.shown === shown && mark.link === link && mark.href === link.href);
      if (known === undefined && marks.size >= MOST_MARKS) continue;
      const mark = Object.assign(known ?? { block, service: service!, shown, href: link.href, chip: makeChip(doc, shown, options), returns: 0 }, titled, { described });
      if (known?.chip.isConnected === false) mark.returns += 1;
      now.add(mark);
    }
    for (const mark of before) if (!now.has(mark)) remove(mark);
    for (const mark of now) {
      marks.add(mark);
      if (mark.returns <= MOST_RETURNS) due.add(mark);
      for (const inner of marks) if (mark.isResult && isInside(inner.block, block)) dirty.add(inner.block);
    }
    if (now.size > 0 && before.length === 0) size?.observe(block);
  };

  /** Looks again at the marks for which it is worth it. */
  const touch = (isWorthIt: (mark: Mark) => boolean): void => {
    for (const mark of marks) if (isWorthIt(mark)) dirty.add(mark.block);
    if (dirty.size > 0) ask();
  };
  const work = (): void => {
    asked = 0;
    // After an update the marks of the old Caveat are taken away (content/remains.ts); they are not put back.
    if (options.isAlive?.() === false) return stop();
    for (const node of waiting) {
      touch(({ block }) => block.contains(node));
      queue = [...queue, ...(node.nodeType === 1 ? [node as Element] : []), ...(node as Element).querySelectorAll('*')];
    }
    waiting.clear();
    for (const element of queue.splice(0, ELEMENTS_PER_FRAME)) {
      if (element.shadowRoot !== null && !roots.has(element.shadowRoot)) enter(element.shadowRoot);
      if (element.isConnected && isLink(element) && serviceAt(element) !== undefined) dirty.add(blockFor(element));
    }
    touch(({ block }) => !block.isConnected);
    const end = performance.now() + FRAME_MS;
    for (const block of dirty) {
      if (performance.now() > end) break;
      dirty.delete(block);
      settle(block);
    }
    insert([...due].filter(({ chip }) => !chip.isConnected));
    for (const mark of due) {
      placeChip(mark);
      for (const link of mark.described) describe(link, mark.chip.id);
    }
    due.clear();
    if (queue.length + dirty.size > 0) ask();
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(work);
  };
  const look = (node: Node): void => {
    waiting.add(node);
    ask();
  };
  const enter = (root: Node): void => {
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
    look(root);
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes, type } of records) {
      if (type === 'attributes') look(target);
      for (const node of addedNodes) if (node.nodeType === 1 && (node as Element).localName !== 'caveat-mark') look(node);
      const [gone] = removedNodes;
      if (gone !== undefined) touch(({ block, chip }) => chip === gone || block.contains(target));
    }
  });
  const size = Size && new Size((entries) => touch(({ block }) => entries.some(({ target }) => target === block)));
  // A link without a box, in a menu that is closed, gets its mark when it comes to be seen.
  const sight = Sight && new Sight((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sight?.unobserve(target);
      look(target);
    }
  });
  void doc.fonts?.ready.then(() => touch(() => true));

  const add = (further: readonly Shown[]): void => {
    for (const shown of further) {
      if (shown.finding.kind !== 'link') continue;
      marked.set(shown.finding.host, shown.finding.service);
      shownFor.set(shown.finding.service, shown);
    }
    if (marked.size > 0) roots.forEach(enter);
  };
  add(findings);
  const stop = (): void => {
    for (const each of [observer, size, sight]) each?.disconnect();
    cancelAnimationFrame(asked);
    marks.forEach(remove);
  };
  return { stop, add };
}
