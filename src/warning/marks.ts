/** Marks beside the links of a page, for as long as the page lives: new results, re-rendered ones, removed chips. */
import { hostOfUrl, parentHosts } from '../domain/hostname.ts';
import { unwrap } from '../domain/redirectors.ts';
import type { Shown } from '../ui/words.ts';
import { makeChip } from './chip.ts';
import type { ChipOptions } from './chip.ts';

const LINKS = 'a[href], area[href]';
/** Links looked at in one frame; a page with more gets the rest in the next ones. */
const LINKS_PER_FRAME = 400;
/** Marks on one page; past it the page is a list of such links, and one more chip says nothing new. */
const MOST_MARKS = 500;
/** How often the chip of one link is put back when the page takes it away. */
const MOST_RETURNS = 2;

/** Adds a token to `aria-describedby`, keeping those of the page. */
function describe(link: Element, id: string): void {
  const tokens = (link.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((token) => token !== '' && !token.startsWith('caveat-mark-'));
  link.setAttribute('aria-describedby', [...tokens, id].join(' '));
}

/** Puts the chip beside one link. */
export function mountMark(link: Element, shown: Shown, options: ChipOptions): HTMLElement {
  const chip = makeChip(link, shown, options);
  link.after(chip);
  describe(link, chip.id);
  return chip;
}

/** The listed host a link leads to, walking up from its host; redirectors are looked through. */
export function findMarked(href: string, marked: ReadonlyMap<string, Shown>): Shown | undefined {
  if (!/^https?:/.test(href)) return undefined;
  const host = hostOfUrl(unwrap(href));
  return host === null ? undefined : parentHosts(host).map((each) => marked.get(each)).find((shown) => shown !== undefined);
}

export interface LinkWatch {
  /** Takes the marks away and ends the watch. */
  readonly stop: () => void;
  /** Marks further listed hosts from now on, on what stands there already too; known ones are replaced. */
  readonly add: (findings: readonly Shown[]) => void;
}

/** Marks the page's links and keeps them marked. A watch without any listed host waits for the first. */
export function watchLinks(doc: Document, findings: readonly Shown[], options: ChipOptions): LinkWatch {
  const marked = new Map<string, Shown>();
  const chips = new Map<Element, { readonly chip: HTMLElement; readonly href: string; readonly shown: Shown; readonly returns: number }>();
  let isWatching = false;
  let waiting = new Set<Element>();
  let asked = 0;
  const view = doc.defaultView;

  const see = (link: HTMLAnchorElement | HTMLAreaElement): void => {
    const known = chips.get(link);
    const shown = findMarked(link.href, marked);
    const isSame = known !== undefined && known.href === link.href && known.shown === shown;
    if (isSame && known.chip.previousSibling === link) return;
    if (known !== undefined) known.chip.remove();
    const returns = isSame ? known.returns + 1 : 0;
    if (shown === undefined || returns > MOST_RETURNS || (known === undefined && chips.size >= MOST_MARKS)) return;
    chips.set(link, { chip: mountMark(link, shown, options), href: link.href, shown, returns });
  };
  const work = (): void => {
    asked = 0;
    let left = LINKS_PER_FRAME;
    for (const element of waiting) {
      if (left <= 0) break;
      waiting.delete(element);
      if (!element.isConnected) continue;
      if (element.matches(LINKS)) see(element as HTMLAnchorElement);
      const inside = element.querySelectorAll<HTMLAnchorElement>(LINKS);
      left -= 1 + inside.length;
      for (const link of inside) see(link);
    }
    for (const [link, { chip }] of chips) {
      if (link.isConnected) continue;
      chip.remove();
      chips.delete(link);
    }
    if (waiting.size > 0) ask();
  };
  const ask = (): void => {
    asked ||= view?.requestAnimationFrame(work) ?? 0;
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes, type } of records) {
      if (type === 'attributes') waiting.add(target as Element);
      for (const node of addedNodes) if (node.nodeType === 1 && (node as Element).localName !== 'caveat-mark') waiting.add(node as Element);
      for (const node of removedNodes) if (node.nodeType === 1 && (node as Element).localName === 'caveat-mark' && target.nodeType === 1) waiting.add(target as Element);
    }
    if (waiting.size > 0) ask();
  });
  const add = (further: readonly Shown[]): void => {
    for (const shown of further) if (shown.finding.kind === 'link') marked.set(shown.finding.host, shown);
    if (marked.size === 0) return;
    if (!isWatching) observer.observe(doc, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
    isWatching = true;
    waiting.add(doc.documentElement);
    ask();
  };
  add(findings);
  const stop = (): void => {
    observer.disconnect();
    view?.cancelAnimationFrame(asked);
    waiting = new Set();
    for (const [link, { chip }] of chips) {
      chip.remove();
      const rest = (link.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((token) => token !== chip.id && token !== '');
      if (rest.length === 0) link.removeAttribute('aria-describedby');
      else link.setAttribute('aria-describedby', rest.join(' '));
    }
    chips.clear();
  };
  return { stop, add };
}
