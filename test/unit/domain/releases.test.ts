import { describe, expect, it } from 'vitest';
import { changesSince, lookedAtAll, readLooked } from '../../../src/domain/releases.ts';
import type { RegistryChange, RegistryRelease } from '../../../src/domain/releases.ts';

const change = (id: string): RegistryChange => ({ kind: 'case-added', id, name: id });
const release = (version: string, date: string, ...ids: string[]): RegistryRelease => ({
  version,
  date,
  changes: ids.map(change),
});
const one = release('1', '2026-01-01', 'a');
const two = release('2', '2026-02-01', 'b', 'c');
const three = release('3', '2026-03-01', 'd');
const ids = (changes: readonly RegistryChange[]): string[] => changes.map(({ id }) => id);

describe('what changed since the last look', () => {
  it('is nothing right after it', () => {
    expect(changesSince([two, one], lookedAtAll([two, one])!)).toEqual([]);
  });

  it('is what newer releases tell, the newest first', () => {
    expect(ids(changesSince([three, two, one], lookedAtAll([one])!))).toEqual(['d', 'b', 'c']);
  });

  it('is the whole of a release that has grown since', () => {
    expect(ids(changesSince([release('2', '2026-02-03', 'b', 'c', 'e'), one], lookedAtAll([two])!))).toEqual([
      'b',
      'c',
      'e',
    ]);
  });

  it('goes by the date where the release is no longer told of', () => {
    expect(ids(changesSince([three, two], lookedAtAll([one])!))).toEqual(['d', 'b', 'c']);
    expect(ids(changesSince([two, one], lookedAtAll([three])!))).toEqual([]);
  });

  it('is read out of whatever is stored', () => {
    const looked = lookedAtAll([two])!;
    expect(readLooked(structuredClone(looked))).toEqual(looked);
    for (const stored of [undefined, null, 5, {}, { ...looked, changes: 'many' }])
      expect(readLooked(stored)).toBeUndefined();
    expect(lookedAtAll([])).toBeUndefined();
  });
});
