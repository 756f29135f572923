import { afterEach, expect, it, vi } from 'vitest';
import { allowance } from '../../../src/warning/surface/allowance.ts';

afterEach(() => vi.useRealTimers());

it('allows so many calls at once, and one more for each pause', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(10_000);
  const may = allowance(3, 100);
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
  vi.advanceTimersByTime(250);
  expect([may(), may()]).toEqual([true, false]);
  for (let time = 0; time < 200; time += 1) {
    vi.advanceTimersByTime(110);
    if (time > 20) expect(may()).toBe(true);
  }
});
