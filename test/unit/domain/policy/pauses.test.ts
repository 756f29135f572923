import { describe, expect, it } from 'vitest';
import { pausedSince, pauseOn, resumeOn, siteOf, soundPauses } from '../../../../src/domain/policy/pauses.ts';

describe('a pause', () => {
  const paused = pauseOn({}, 'www.shop.example', 100);

  it.each([
    ['shop.example', 100],
    ['www.shop.example', 100],
    ['a.b.shop.example', 100],
    ['myshop.example', undefined],
    ['example', undefined],
  ])('on a site holds on %s: %s', (host, since) => {
    expect(pausedSince(paused, host)).toBe(since);
  });

  it('on a part of a site leaves the rest', () => {
    const part = pauseOn({}, 'forum.shop.example', 100);
    expect(pausedSince(part, 'shop.example')).toBeUndefined();
  });

  it('is taken back from wherever it holds', () => {
    expect(resumeOn(paused, 'a.shop.example')).toEqual({});
    expect(resumeOn(paused, 'other.example')).toEqual(paused);
  });

  it('holds for addresses and for hosts without a domain', () => {
    expect(pausedSince(pauseOn({}, '10.0.0.1', 5), '10.0.0.1')).toBe(5);
    expect(pausedSince(pauseOn({}, 'localhost', 5), 'localhost')).toBe(5);
    expect(siteOf('www.example')).toBe('www.example');
  });

  it('makes way when there are too many, the oldest first', () => {
    let pauses = {};
    for (let count = 0; count < 2001; count += 1) pauses = pauseOn(pauses, `a${count}.example`, count);
    expect(Object.keys(pauses)).toHaveLength(2000);
    expect(pausedSince(pauses, 'a0.example')).toBeUndefined();
    expect(pausedSince(pauses, 'a2000.example')).toBe(2000);
  });

  it('is read out of whatever is stored', () => {
    expect(
      soundPauses({ 'a.example': 5, 'b.example': 'yes', 'C D': 1, 'd.example': -1, 'e.example': 900 }, 100),
    ).toEqual({ 'a.example': 5, 'e.example': 100 });
    for (const stored of [undefined, null, 3, [], 'x']) expect(soundPauses(stored, 100)).toEqual({});
  });
});
