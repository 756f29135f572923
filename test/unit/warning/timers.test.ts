import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { realTimers } from '../../../src/warning/surface/timers.ts';

let seen: string[] = [];
const note = (name: string) => (): void => {
  seen.push(`${name}@${performance.now()}`);
};

beforeEach(() => {
  seen = [];
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what runs again and again', () => {
  it('runs at its time when it is alone', () => {
    const stop = realTimers.every(500, note('a'));
    vi.advanceTimersByTime(1600);
    stop();
    expect(seen).toEqual(['a@500', 'a@1000', 'a@1500']);
  });

  it('shares a wake-up with what is due at about the same time, and never waits longer', () => {
    const stops = [realTimers.every(200, note('short')), realTimers.every(500, note('long'))];
    vi.advanceTimersByTime(800);
    for (const stop of stops) stop();
    expect(seen).toEqual(['short@200', 'short@400', 'long@400', 'short@600', 'short@800', 'long@800']);
  });

  it('ends, also out of a run of its own or of another', () => {
    const stop = realTimers.every(100, () => {
      seen.push('once');
      stop();
      stopOther();
    });
    const stopOther = realTimers.every(100, note('other'));
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['once']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on after an error', () => {
    let runs = 0;
    const stop = realTimers.every(100, () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    });
    expect(() => vi.advanceTimersByTime(100)).toThrow('once');
    vi.advanceTimersByTime(100);
    stop();
    expect(runs).toBe(2);
  });
});
