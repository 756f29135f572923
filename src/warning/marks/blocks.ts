/** Decides which marks the blocks of a page have: one for each service, at the link that readers take for the title. */
import { isInside } from '../../platform/page/elements.ts';
import type { Shown } from '../../words/words.ts';
import type { ListedHosts, Service } from './listed.ts';
import { renew } from './mark.ts';
import type { Mark } from './mark.ts';
import { blockOf, isSeen, linksIn, titledOf } from './result-block.ts';
import type { Link, Titled } from './result-block.ts';

interface BlockOptions {
  readonly listed: ListedHosts;
  /** Makes the mark of a service at a block's title. */
  readonly make: (block: Element, service: Service, shown: Shown, titled: Titled) => Mark;
  /** Takes a mark's chip away. */
  readonly remove: (mark: Mark) => void;
}

/** The marked blocks of a page. Some are dirty: their marks have to be found again. */
export class MarkedBlocks {
  /** Links to listed services that are in view or near it: only they have marks. */
  readonly near = new Set<Link>();
  readonly #marks = new Map<Element, readonly Mark[]>();
  readonly #dirty = new Set<Element>();
  /** Links whose blocks are dirty; which blocks those are takes a while to tell. */
  readonly #soiled = new Set<Link>();
  /** Blocks with links that could not be seen at the last look, as when the page hides all but a dialog. */
  readonly #unseen = new Map<Element, readonly Link[]>();
  readonly #options: BlockOptions;

  constructor(options: BlockOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#marks.size;
  }

  get hasDirty(): boolean {
    return this.#dirty.size + this.#soiled.size > 0;
  }

  all(): Mark[] {
    return [...this.#marks.values()].flat();
  }

  /** Makes the block around a link dirty, and the blocks that have a mark at the link. */
  soil(link: Link): void {
    this.#soiled.add(link);
  }

  /** Makes a block dirty, if it has any marks. */
  soilBlock(block: Node): void {
    if (this.#marks.has(block as Element)) this.#dirty.add(block as Element);
  }

  soilAll(): void {
    for (const block of this.#marks.keys()) this.#dirty.add(block);
  }

  /** Makes the blocks dirty that have links which can be seen now and could not be. */
  soilUnseen(): void {
    for (const [block, links] of this.#unseen) {
      if (links.some((link) => isSeen(link, block))) this.#dirty.add(block);
      else if (block.isConnected) continue;
      this.#unseen.delete(block);
    }
  }

  /**
   * Takes away at once the marks whose links are gone or lead elsewhere now: none may stand beside another link.
   * @param hasMoved whether addresses may have changed, which takes longer to ask
   */
  dropWrong(hasMoved: boolean): void {
    const { remove } = this.#options;
    for (const [block, here] of this.#marks) {
      const wrong = here.filter(
        (mark) => !mark.link.isConnected || ((hasMoved || mark.isCompanion) && !this.#isRight(mark)),
      );
      if (wrong.length === 0) continue;
      wrong.forEach(remove);
      this.#keep(
        block,
        here.filter((mark) => !wrong.includes(mark)),
      );
      this.#dirty.add(block);
    }
  }

  /** Whether a mark's link still leads to its service, by itself or as the companion of a link that does. */
  #isRight({ link, service, block }: Mark): boolean {
    const { listed } = this.#options;
    if (listed.serviceAt(link) === service) return true;
    return linksIn(block).some((each) => listed.serviceAt(each) === service && listed.isCompanion(link, each));
  }

  /** Finds the marks of dirty blocks until it is late, at least one step of each kind: a page may soil without end. */
  settle(isLate: () => boolean): void {
    for (const link of this.#soiled) {
      this.#soiled.delete(link);
      if (link.isConnected) this.#dirty.add(this.#blockFor(link));
      for (const [block, here] of this.#marks) if (here.some((mark) => mark.link === link)) this.#dirty.add(block);
      if (isLate()) break;
    }
    for (const block of this.#dirty) {
      this.#dirty.delete(block);
      this.#settle(block);
      if (isLate()) break;
    }
  }

  clear(): void {
    this.all().forEach(this.#options.remove);
    this.#marks.clear();
  }

  #keep(block: Element, marks: readonly Mark[]): void {
    if (marks.length > 0) this.#marks.set(block, marks);
    else this.#marks.delete(block);
  }

  #blockFor(link: Link): Element {
    return blockOf(link, (other) => this.#options.listed.leadsElsewhere(other, link));
  }

  #settle(block: Element): void {
    const { listed, make, remove } = this.#options;
    const before = this.#marks.get(block) ?? [];
    const found: Mark[] = [];
    this.#unseen.delete(block);
    const links = block.isConnected ? linksIn(block) : [];
    for (const service of new Set(links.map((link) => listed.serviceAt(link)))) {
      const titled = service === undefined ? undefined : this.#titleFor(block, links, service);
      if (service === undefined || titled === undefined) continue;
      const shown = listed.shownOf(service);
      const known = before.find((each) => each.link === titled.link && each.shown === shown);
      if (known !== undefined) {
        renew(Object.assign(known, titled));
        known.chip.rename();
      }
      const mark = known ?? make(block, service, shown, titled);
      mark.isCompanion = listed.serviceAt(titled.link) !== service;
      found.push(mark);
    }
    for (const mark of before) if (!found.includes(mark)) remove(mark);
    this.#keep(block, found);
    if (found.some(({ isResult }) => isResult))
      for (const inner of this.#marks.keys()) if (inner !== block && isInside(block, inner)) this.#dirty.add(inner);
  }

  /** The link of a block that a service's mark stands beside; undefined where the block gets no mark of the service. */
  #titleFor(block: Element, links: readonly Link[], service: Service): Titled | undefined {
    const { listed } = this.#options;
    const ofService = links.filter((link) => listed.serviceAt(link) === service);
    const near = ofService.filter((link) => this.near.has(link));
    if (!near.some((link) => this.#blockFor(link) === block)) {
      // More of the page may have come and shown that the block is several: then have the links' own blocks looked at.
      for (const own of near.map((link) => this.#blockFor(link))) if (!this.#marks.has(own)) this.#dirty.add(own);
      return undefined;
    }
    const alike = links.filter((link) => ofService.some((each) => listed.isCompanion(link, each)));
    const seen = alike.filter((link) => isSeen(link, block));
    if (seen.length === 0) this.#unseen.set(block, [...(this.#unseen.get(block) ?? []), ...alike]);
    const titled = titledOf(seen, block);
    const isTold = this.all().some(
      (mark) => mark.isResult && mark.service === service && mark.block !== block && isInside(mark.block, block),
    );
    if (isTold) return undefined;
    // Only the title of a result speaks for all that stands in the block; otherwise the link must have this very block.
    return titled?.isResult === false
      ? titledOf(
          seen.filter((link) => this.#blockFor(link) === block),
          block,
        )
      : titled;
  }
}
