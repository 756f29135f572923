/** What was seen on one page, block by block; nothing is weighed here. */
import type { Goods, Place } from '../../model.ts';
import type { MarkedBlock } from './block.ts';
import { Cards } from './cards.ts';
import { goodsOf, isSure, isTradeable, observe, withPlatform } from './observe.ts';
import { TRADES, zoneOf } from './signals.ts';
import type { Observation, SignalId, Zone } from './signals.ts';

/** More different sightings say no more. */
const MOST = 20;
/** A platform's name alone is at most so long, and so many labels below it may be its goods. */
const SHORT = 24;
const LABELS_BELOW = 6;
/** Where a platform's name says nothing about the page: icons and links to profiles. */
const ASIDE = new Set<Place>(['footer', 'alt', 'quote', 'code']);

interface Seen {
  /** Places of the sightings, by what tells them apart: the same words again are no other sighting. */
  readonly sure: Map<string, Place>;
  /** Sightings that may be about anything. */
  readonly weak: Map<string, Place>;
}

/** All that was seen on a page so far. */
export class Notes {
  readonly #seen = new Map<Observation, Seen>();
  readonly #cards = new Cards();
  readonly #accountCards = new Cards();
  /** The platform whose name stood alone last, and how many labels below it may still be its goods. */
  #platform = '';
  #below = 0;
  /** Goods that are social engagement for sure, and all that are named outside running text. */
  readonly goods = new Set<Goods>();
  readonly named = new Set<Goods>();
  readonly platforms = new Set<string>();
  /** Platforms that a form with a password field names. */
  readonly passwordsOf = new Set<string>();
  /** Words of a class -> where they stood. */
  readonly menu = new Map<number, Place>();
  readonly params = new Map<number, Place>();
  readonly doors = new Set<number>();
  readonly tills = new Set<number>();
  /** Menu entries that only panels have, words of their ordering interface. */
  readonly ordering = new Set<number>();
  /** Such words, and prices per quantity, in tables. */
  readonly heads = new Set<string>();
  api = false;
  /** Blocks, but for running text, and those among them that name the trade. */
  blocks = 0;
  tradeBlocks = 0;
  /** Blocks that name social networks; a heading counts twice. */
  social = 0;
  /** From forms: how much one orders, whether one asks for a social login, whether one has a password field. */
  order = 0;
  asksLogin = false;
  password = false;

  /** Sightings of a signal: certain ones, and ones that may be about anything. */
  sightings(signal: SignalId, zone: Zone): { readonly sure: readonly Place[]; readonly weak: readonly Place[] } {
    const seen = this.#seen.get(`${signal}@${zone}`);
    if (seen === undefined) return { sure: [], weak: [] };
    const weak = [...seen.weak].filter(([key]) => !seen.sure.has(key));
    return { sure: [...seen.sure.values()], weak: weak.map(([, place]) => place) };
  }

  #add(signal: SignalId, { part, place }: MarkedBlock, key: string, sure: boolean): void {
    const id: Observation = `${signal}@${zoneOf(part)}`;
    let seen = this.#seen.get(id);
    if (seen === undefined) this.#seen.set(id, (seen = { sure: new Map(), weak: new Map() }));
    const to = sure ? seen.sure : seen.weak;
    if (to.size < MOST && !to.has(key)) to.set(key, place);
  }

  /** Notes one visible block. */
  block(block: MarkedBlock): void {
    const goods = block.goods.filter(isTradeable);
    const made = this.#cards.read(block, goods);
    if (made !== null) this.#add('goods_price', block, block.text, made === 'card' || block.platforms.length > 0);
    const accounts = block.all('accounts').filter((mark) => block.has('aged') || withPlatform(block, mark));
    if (this.#accountCards.read(block, accounts) !== null) this.#add('account_trade', block, block.text, true);
    if (block.marks.length === 0) return;
    let trade = made !== null;
    observe(block, (signal, key, sure) => {
      trade ||= TRADES.has(signal);
      this.#add(signal, block, key, sure);
    });
    if (trade && block.part !== 'prose') this.tradeBlocks += 1;
    this.#goodsBelow(block);
    for (const mark of block.goods) if (isSure(block, mark)) for (const name of goodsOf(mark)) this.goods.add(name);
    if (!ASIDE.has(block.place)) {
      for (const { classes } of block.platforms) for (const name of classes) this.platforms.add(name);
      const social = block.platforms.length > 0 || block.has('social') || block.has('panel');
      if (social && block.part !== 'press') this.social += block.part === 'top' ? 2 : 1;
    }
    if (block.part === 'prose') return;
    for (const mark of goods) for (const name of goodsOf(mark)) this.named.add(name);
    for (const { id } of block.all('params')) this.params.set(id, block.place);
    if (block.has('api')) this.api = true;
    if (block.part === 'line') return;
    for (const { id } of block.all('menu')) this.menu.set(id, block.place);
    for (const { id } of block.all('door')) this.doors.add(id);
    for (const { id } of block.all('shop')) this.tills.add(id);
    for (const { id } of block.all('neworder')) this.ordering.add(id);
    if (block.place === 'table' && (block.has('neworder') || block.has('per'))) this.heads.add(block.text);
  }

  /** Goods in short labels below a platform's name are goods of that platform. */
  #goodsBelow(block: MarkedBlock): void {
    const { part, platforms, text } = block;
    const [platform] = platforms;
    if (platform !== undefined && (part === 'top' || part === 'label') && text.length <= SHORT) {
      this.#platform = platform.classes.join();
      this.#below = LABELS_BELOW;
      return;
    }
    if (this.#below === 0) return;
    this.#below -= 1;
    if (part !== 'prose' && part !== 'line')
      for (const mark of block.goods.filter(isTradeable))
        this.#add('goods_list', block, `${goodsOf(mark).join()} ${this.#platform}`, true);
  }
}
