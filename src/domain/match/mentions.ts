/**
 * Finds the names of services in the text of a page, block by block. A name that is an ordinary word counts only in
 * company: near a word of the trade, or on a page that also names the service's address or operator.
 */
import type { Place, ServiceNumber } from '../model.ts';
import { COMPANY, ownerOf, ROLE, roleOf } from './page-index.ts';
import type { PageIndex } from './page-index.ts';
import type { IsVisible } from './page-view.ts';
import { certainEndingsOf, endingsOf, isWholeWord, namesBegunIn } from '../text/name-edges.ts';
import type { FindsEndings } from '../text/name-edges.ts';
import { scanTerms } from '../text/terms.ts';

interface Mention {
  readonly service: ServiceNumber;
  readonly count: number;
  /** The places of the name, each once, in the order in which they were met. */
  readonly places: readonly Place[];
  /** The name is a whole part of the page's title, as a site's own name is: "Buy followers | Boostgram". */
  readonly own?: boolean;
}

export interface NameHit {
  readonly service: ServiceNumber;
  readonly start: number;
  readonly end: number;
}

/** Most UTF-16 units between a name and a word that keeps it company. */
const NEAR = 200;

/** The names in one block. */
interface BlockHits {
  /** Names that count: distinctive ones, and ordinary words near a word of the trade. */
  readonly certain: NameHit[];
  /** Ordinary words without such a word near: they count if the page names the service in another way, too. */
  readonly doubtful: NameHit[];
  /** Services whose operator, address or distinctive name stands in the block. */
  readonly company: Set<ServiceNumber>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `companion` stands near a name but not inside it: `Likes` in "Comprar Likes" is no company for it. */
const isNear = (name: Span, companion: Span): boolean =>
  (companion.end <= name.start && name.start - companion.end <= NEAR) ||
  (companion.start >= name.end && companion.start - name.end <= NEAR);

/**
 * Matches what may stand between goods and a word for their sale: at most a number, and then a word other than "and" or
 * some letters of a script without spaces. Who sells "a bike to followers" sells no followers.
 */
const BETWEEN =
  /^\s*(?:\d[\d.,]{0,9}\s+)?(?:(?!(?:and|et?|i|y|en|und|og|и|ve|dan|और)\s)[^\s,;:.!?()]{1,12}\s+|[^\s!-~、，。]{1,3})?$/i;

function readBlock(index: PageIndex, text: string): BlockHits | null {
  // Created only when needed, because most blocks hold nothing.
  let names: (NameHit & { readonly free: boolean })[] | undefined;
  /** By kind of company (`COMPANY`): where its words stand in the block, and which of them was met last. */
  let around: Span[][] | undefined;
  const last: Span[] = [];
  let company: Set<ServiceNumber> | undefined;
  scanTerms(index.names, text, (value, start, end) => {
    const role = roleOf(value);
    const service = ownerOf(value);
    if (role === ROLE.TRADE) {
      const span = { start, end };
      ((around ??= [])[service] ??= []).push(span);
      // Goods next to a word for their sale count like a word of the trade.
      const other = service === COMPANY.goods ? last[COMPANY.sale] : last[COMPANY.goods];
      if (other !== undefined && BETWEEN.test(text.slice(other.end, start)))
        (around[COMPANY.trade] ??= []).push(other, span);
      last[service] = span;
    } else if (role === ROLE.OPERATOR) (company ??= new Set()).add(service);
    else (names ??= []).push({ service, start, end, free: role === ROLE.FREE });
  });
  if (names === undefined) return company === undefined ? null : { certain: [], doubtful: [], company };
  company ??= new Set();
  // A pair of goods and sale was added after any word of the trade between them; `nearAny` needs the spans in order.
  around?.[COMPANY.trade]?.sort((one, other) => one.start - other.start);
  const certain: NameHit[] = [];
  const doubtful: NameHit[] = [];
  for (const { service, start, end, free } of longest(names)) {
    if (!isWholeWord(text, start, end)) continue;
    if (free) company.add(service);
    const has = (kind: keyof typeof COMPANY): boolean => nearAny(around?.[COMPANY[kind]] ?? [], { start, end });
    (free || has('trade') || (has('goods') && has('law')) ? certain : doubtful).push({ service, start, end });
  }
  return { certain, doubtful, company };
}

/** Whether any of the spans stands near the name. The spans are in order, so that a binary search finds the first. */
function nearAny(spans: readonly Span[], name: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < name.start - NEAR - 64) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < spans.length; i++) {
    const span = spans[i];
    if (span === undefined || span.start > name.end + NEAR) return false;
    if (isNear(name, span)) return true;
  }
  return false;
}

/**
 * Keeps the longest of a service's overlapping names ("Boostgram", "boostgram.com"); on a tie, one that counts alone.
 */
function longest<T extends NameHit & { readonly free: boolean }>(hits: readonly T[]): T[] {
  const rank = ({ start, end, free }: T): number => 2 * (end - start) + +free;
  const last = new Map<ServiceNumber, number>();
  const kept: T[] = [];
  for (const hit of hits) {
    const at = last.get(hit.service);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined || hit.start >= before.end) last.set(hit.service, kept.push(hit) - 1);
    else if (rank(hit) > rank(before)) kept[at] = hit;
  }
  return kept;
}

/** Finds the names in one text, read as a block. @returns those that count, in the order of the text */
export function findMentions(index: PageIndex, text: string): NameHit[] {
  const block = new Mentions(index).push(text, 'body');
  if (block === null) return [];
  const { certain, doubtful, company } = block;
  return [...certain, ...doubtful.filter(({ service }) => company.has(service))].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/**
 * Matches a title, its name replaced by `#`, in which the name is a whole part between separators. A title that asks
 * ("Boostgram: is it legit?") does not match, because it speaks about the name.
 */
const PART = /^(?:[^?？؟]*(?:[|｜:：•·]|\s[-–—]))?\s*#(?:\.\w+)?[™®]?\s*(?:(?:[|｜:：•·]|[-–—]\s)[^?？؟]*)?$/;

/** At most this many names of a page are looked for with endings. */
const MOST_INFLECTED = 20;

interface Count {
  count: number;
  readonly places: Place[];
}

/** Counts the names of one page, block by block; a name never spans two blocks. */
export class Mentions {
  readonly #index: PageIndex;
  readonly #certain = new Map<ServiceNumber, Count>();
  readonly #doubtful = new Map<ServiceNumber, Count>();
  readonly #company = new Set<ServiceNumber>();
  /** Services whose name is a whole part of the title. */
  readonly #own = new Set<ServiceNumber>();
  /** Names that stood on the page without an ending, in lower case, each with what finds it with one. */
  readonly #inflected = new Map<string, { readonly service: ServiceNumber; readonly find: FindsEndings }>();
  /** What finds names of `PageIndex.inflected` that the page begins a word with. */
  readonly #certainEndings = new Map<string, FindsEndings>();
  /** By element: the services it was counted for, as often as it was, and those left that it may name uncounted. */
  readonly #counted = new WeakMap<object, { readonly all: ServiceNumber[]; left: ServiceNumber[] }>();

  constructor(index: PageIndex) {
    this.#index = index;
  }

  /**
   * Takes in one block. `isVisible` is called only where the block holds a name or an operator. Where an element is
   * given, it counts as often as it names a service at once, however often it is read (`again`).
   * @returns what the block holds; null where that is nothing or cannot be seen
   */
  push(text: string, place: Place, isVisible: IsVisible = () => true, element?: unknown): BlockHits | null {
    const block = this.#withEndings(readBlock(this.#index, text), text);
    if (block === null || !isVisible(() => void this.push(text, place, undefined, element))) return null;
    for (const service of block.company) this.#company.add(service);
    if (place === 'title')
      for (const { service, start, end } of block.certain.concat(block.doubtful))
        if (PART.test(`${text.slice(0, start)}#${text.slice(end)}`)) this.#own.add(service);
    for (const [hits, counts] of [
      [block.certain, this.#certain],
      [block.doubtful, this.#doubtful],
    ] as const)
      for (const { service } of hits)
        if (this.#isNew(element, service)) add(counts, service, { count: 1, places: [place] });
    return block;
  }

  /** To be called before an element is read, perhaps again. */
  again(element: object): void {
    const known = this.#counted.get(element);
    if (known !== undefined) known.left = [...known.all];
  }

  /** Whether an element names a service more often than it was counted. */
  #isNew(element: unknown, service: ServiceNumber): boolean {
    if (typeof element !== 'object' || element === null) return true;
    const known = this.#counted.get(element) ?? { all: [], left: [] };
    this.#counted.set(element, known);
    const at = known.left.indexOf(service);
    if (at < 0) known.all.push(service);
    else known.left.splice(at, 1);
    return at < 0;
  }

  /**
   * Adds names with an ending of a language ("Boostgramista"). Such a name counts if it was met on the page without an
   * ending, too. A name of `PageIndex.inflected` also counts alone, with an ending that makes no other name of it.
   */
  #withEndings(block: BlockHits | null, text: string): BlockHits | null {
    for (const { service, start, end } of block?.certain ?? []) {
      const name = text.slice(start, end).toLowerCase();
      if (this.#inflected.size >= MOST_INFLECTED || this.#inflected.has(name)) continue;
      const find = endingsOf(name);
      if (find !== null) this.#inflected.set(name, { service, find });
    }
    let found = block;
    const look = (service: ServiceNumber, find: FindsEndings): void => {
      for (const { index, 0: name } of find(text)) {
        found ??= { certain: [], doubtful: [], company: new Set([service]) };
        found.certain.push({ service, start: index, end: index + name.length });
      }
    };
    for (const { service, find } of this.#inflected.values()) look(service, find);
    const { names, inflected } = this.#index;
    for (const name of namesBegunIn(text, inflected)) {
      if (this.#inflected.has(name)) continue;
      const find = this.#certainEndings.get(name) ?? certainEndingsOf(name);
      this.#certainEndings.set(name, find);
      scanTerms(names, name, (value) => look(ownerOf(value), find));
    }
    return found;
  }

  /** Whether the page names a service by operator, address or distinctive name: then its ordinary names count. */
  hasCompany(service: ServiceNumber): boolean {
    return this.#company.has(service);
  }

  /** The mentions that count so far, sorted by service number. */
  result(): Mention[] {
    const all = new Map<ServiceNumber, Count>();
    for (const [service, count] of this.#certain) add(all, service, count);
    for (const [service, count] of this.#doubtful) if (this.#company.has(service)) add(all, service, count);
    return [...all]
      .map(([service, { count, places }]) => ({
        ...{ service, count, places: [...places] },
        ...(this.#own.has(service) && { own: true }),
      }))
      .sort((a, b) => a.service - b.service);
  }
}

function add(to: Map<ServiceNumber, Count>, service: ServiceNumber, { count, places }: Count): void {
  const known = to.get(service);
  if (known === undefined) {
    to.set(service, { count, places: [...places] });
    return;
  }
  known.count += count;
  for (const place of places) if (!known.places.includes(place)) known.places.push(place);
}
