/**
 * An exact hash table made of three strings, so that it needs no parsing and no set-up: the engine reads it where the
 * script's literals lie. Open addressing; every slot shows one character of its entry's hash (the tag), a space when
 * it is empty. A tag that fits is only a reason to look: whoever asks compares the entry itself.
 */
export interface TagTable {
  /** One character for each slot; a power of two many, at least one of them empty. */
  readonly tags: string;
  /** For every block of slots, where in `blob` its entries begin: numbers of `width` digits. */
  readonly blocks: string;
  readonly width: number;
  /** Entries in the order of their slots, each followed by `END`. */
  readonly blob: string;
}

/** Ends an entry; entries hold none. Capital letters cannot stand in folded text or in hosts. */
export const END = 'Z';
/** Slots in a block. */
export const BLOCK = 8;
export const EMPTY = 32;
/** Digits and tags are characters from here on: 64 of them, all printable ASCII. */
export const FIRST = 35;

/** Seed of the hash of a text; then `hashUnit` for each unit, then `finishHash`. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
/** Spreads a hash over all 32 bits. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** Hash of a row of words out of the hashes of its words. A word twice is not the same as another word twice. */
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

/** Where the entry of a full slot begins in the blob. */
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
