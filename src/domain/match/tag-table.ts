/**
 * An exact hash table made of three strings. It needs no parsing and no set-up, because the engine reads string
 * literals where they lie. It uses open addressing: each slot holds one character of its entry's hash (the tag), or a
 * space when it is empty. A tag that fits only says that the entry may fit, so the caller compares the entry itself.
 */
export interface TagTable {
  /** One character for each slot. The number of slots is a power of two; at least one of them is empty. */
  readonly tags: string;
  /** For each block of slots, where in `blob` its entries begin: a number of `width` digits. */
  readonly blocks: string;
  readonly width: number;
  /** Entries in the order of their slots, each followed by `END`. */
  readonly blob: string;
}

/** Ends an entry; no entry contains it. Folded text and hosts have no capital letters. */
export const END = 'Z';
/** Slots in a block. */
export const BLOCK = 8;
export const EMPTY = 32;
/** Character code of digit 0 and of tag 0. Digits and tags are the 64 codes from here on, all printable ASCII. */
export const FIRST = 35;

/** First value of the hash of a text. Then apply `hashUnit` to each UTF-16 unit, and `finishHash` at the end. */
export const HASH_SEED = 0x811c9dc5 | 0;
/** What `hashUnit` multiplies by, for loops that the engine runs before it has optimised anything. */
export const HASH_PRIME = 0x01000193;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, HASH_PRIME);
/** Spreads a hash over all 32 bits. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** Adds the hash of a word to that of the words before it (`state`). Equal words do not cancel each other out. */
export const joinHash = (state: number, word: number): number =>
  (Math.imul(Math.imul(state, 0x01000193) ^ word, 0x9e3779b1) + 0x7f4a7c15) | 0;

/** Hash of a text from its first unit to its last. */
export function hashText(text: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return finishHash(hash);
}

/** The tag that a slot shows for a hash. */
export const tagOf = (hash: number): number => FIRST + (hash >>> 26);

/** Where in `blob` the entry of a full slot begins. */
export function entryStart(table: TagTable, slot: number): number {
  const { blocks, width, tags, blob } = table;
  const block = slot - (slot % BLOCK);
  let at = 0;
  for (let i = (block / BLOCK) * width, end = i + width; i < end; i++) at = at * 64 + blocks.charCodeAt(i) - FIRST;
  for (let i = block; i < slot; i++) if (tags.charCodeAt(i) !== EMPTY) at = blob.indexOf(END, at) + 1;
  return at;
}

/** The entry of a full slot. */
export function entryAt(table: TagTable, slot: number): string {
  const at = entryStart(table, slot);
  return table.blob.slice(at, table.blob.indexOf(END, at));
}
