import { describe, expect, it } from 'vitest';
import { leadingSource } from '../../../src/domain/bearing.ts';
import type { Source } from '../../../src/domain/model.ts';
import { compileCase } from '../../../src/registry/compile.ts';
import { readRegistry } from '../../../src/registry/load.ts';
import { ROOT } from '../../../tools/lib/paths.ts';

const source = (name: string, supports: Source['supports'], rest: Partial<Source> = {}): Source => ({
  url: `https://${name}.example/`,
  publisher: name,
  supports,
  ...rest,
});
const complaint = source('complaint', ['court', 'docket', 'filed', 'parties', 'conduct'], { primary: true });
const press = source('press', ['parties', 'outcome']);
const release = source('release', ['parties', 'conduct', 'outcome'], { primary: true, release: true });
const order = source('order', ['outcome', 'decided'], { primary: true });
const short = source('short', ['outcome']);
const chosen = (outcome: Parameters<typeof leadingSource>[0]['outcome'], ...sources: Source[]): string | undefined =>
  leadingSource({ outcome, sources })?.publisher;

describe('the document that is named for a case', () => {
  it('bears out how the case ended, though a primary one stands first', () =>
    expect(chosen('judgment', complaint, press)).toBe('press'));
  it('is a paper of the court before a press release, and that before the press', () => {
    expect(chosen('settlement', press, release)).toBe('release');
    expect(chosen('settlement', press, release, order)).toBe('order');
  });
  it('bears out what was alleged where nothing is decided', () =>
    expect(chosen('pending', press, order, complaint)).toBe('complaint'));
  it('bears out most of the story among its like, and else stands first', () => {
    expect(chosen('fine', short, press)).toBe('press');
    expect(chosen('fine', { ...short, publisher: 'first' }, short)).toBe('first');
  });
  it('can be opened, where another that can is of no less use', () =>
    expect(chosen('fine', { ...order, insecure: true }, press)).toBe('press'));
  it('is the best there is where none bears the claim out, and nothing without sources', () => {
    expect(chosen('fine', source('paper', ['court']), complaint)).toBe('complaint');
    expect(chosen('fine')).toBeUndefined();
  });
  it('bears out the end of every case that ended, as its record says', () => {
    const silent = readRegistry(ROOT)
      .cases.map(compileCase)
      .filter(({ outcome }) => !['pending', 'unknown', 'statement-only'].includes(outcome))
      .filter((record) => leadingSource(record)?.supports.includes('outcome') !== true);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
