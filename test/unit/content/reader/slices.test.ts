import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInSlices } from '../../../../src/content/reader/slices.ts';

let now = 0;
let waiting: ((deadline: IdleDeadline) => void)[] = [];
const idle = (remaining = 50): void =>
  waiting.splice(0).forEach((callback) => callback({ didTimeout: false, timeRemaining: () => remaining }));

beforeEach(() => {
  now = 0;
  waiting = [];
  vi.stubGlobal('requestIdleCallback', (callback: (deadline: IdleDeadline) => void) => waiting.push(callback));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function* work(steps: number, cost: number): Generator<undefined, number> {
  for (let step = 0; step < steps; step += 1) {
    now += cost;
    yield undefined;
  }
  return steps;
}

describe('runInSlices', () => {
  it('does at most five milliseconds of work in a slice, however idle the browser is', async () => {
    const done = runInSlices(work(10, 2), new AbortController().signal);
    let slices = 0;
    while (waiting.length > 0) {
      const before = now;
      idle();
      expect(now - before).toBeLessThanOrEqual(6); // a slice may run over by the step it is in
      slices += 1;
    }
    expect(await done).toBe(10);
    expect(slices).toBeGreaterThan(3);
  });

  it('ends without a result when it is aborted', async () => {
    const controller = new AbortController();
    const done = runInSlices(work(1000, 1), controller.signal);
    idle();
    controller.abort();
    idle();
    expect(await done).toBeUndefined();
    expect(waiting).toEqual([]);
  });

  it('hands an error of the work to the caller', async () => {
    const done = runInSlices(
      (function* () {
        yield 1;
        throw new Error('broken');
      })(),
      new AbortController().signal,
    );
    idle();
    await expect(done).rejects.toThrow('broken');
  });
});
