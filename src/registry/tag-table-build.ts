/** Builds the tables that `domain/match/tag-table.ts` reads. */
import { BLOCK, EMPTY, END, FIRST, tagOf } from '../domain/match/tag-table.ts';
import type { TagTable } from '../domain/match/tag-table.ts';

export interface TagEntry {
  readonly hash: number;
  readonly text: string;
}

const digits = (value: number, width: number): string => {
  let out = '';
  for (let i = 0, rest = value; i < width; i++, rest = Math.floor(rest / 64))
    out = String.fromCharCode(FIRST + (rest % 64)) + out;
  return out;
};

/**
 * Builds the table of the entries; the same entries give the same table.
 * @param load largest share of the slots that may be filled
 */
export function buildTagTable(entries: readonly TagEntry[], load = 0.7): TagTable {
  let size = BLOCK;
  while (entries.length > size * load || entries.length >= size) size *= 2;
  const slots = new Array<TagEntry | undefined>(size);
  const ordered = [...entries].sort(
    (a, b) => (a.hash >>> 0) - (b.hash >>> 0) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  );
  for (const entry of ordered) {
    if (entry.text.includes(END)) throw new Error(`A table entry must not contain ${END}: ${entry.text}`);
    let slot = entry.hash & (size - 1);
    while (slots[slot] !== undefined) slot = (slot + 1) & (size - 1);
    slots[slot] = entry;
  }
  const tags: string[] = [];
  const starts: number[] = [];
  const blob: string[] = [];
  let length = 0;
  for (let slot = 0; slot < size; slot++) {
    if (slot % BLOCK === 0) starts.push(length);
    const entry = slots[slot];
    tags.push(String.fromCharCode(entry === undefined ? EMPTY : tagOf(entry.hash)));
    if (entry === undefined) continue;
    blob.push(entry.text, END);
    length += entry.text.length + 1;
  }
  let width = 1;
  while (64 ** width <= length) width++;
  return {
    tags: tags.join(''),
    blocks: starts.map((start) => digits(start, width)).join(''),
    width,
    blob: blob.join(''),
  };
}
