import { beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { pressKey } from '../../../src/background/commands.ts';
import { takeReport } from '../../../src/background/warnings/follow.ts';
import { COMMANDS } from '../../../src/platform/extension/commands.ts';
import { fakeWorld, report, sender } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
beforeEach(async () => {
  world = await fakeWorld();
});
const done = (what: string): unknown[][] => world.done.filter(([first]) => first === what);

describe('a key', () => {
  it('leaves a site that Caveat warns about', async () => {
    await takeReport(world, report(), sender());
    await pressKey(world, { name: 'leave-site', tab: 1, window: 7 });
    expect(done('leave')).toHaveLength(1);
  });
  it('leaves no page on which nothing was found', async () => {
    await takeReport(world, report({ findings: [] }), sender());
    await pressKey(world, { name: 'leave-site', tab: 1, window: 7 });
    await pressKey(world, { name: 'leave-site', tab: 2, window: 7 });
    const mention = { kind: 'mention', service: 0, count: 1, places: ['body'] } as const;
    await takeReport(world, report({ findings: [mention] }), sender({ tab: 2 }));
    await pressKey(world, { name: 'leave-site', tab: 2, window: 7 });
    expect(done('leave')).toEqual([]);
  });
  it('opens the side panel in the window it was pressed in, in the same turn', () => {
    void pressKey(world, { name: 'open-panel', tab: 1, window: 7 });
    expect(done('panel')).toEqual([['panel', 7]]);
  });
  it('goes to the next finding, and brings the reader where there is none yet', async () => {
    world.answers['page/next-finding'] = { at: 1, total: 2 };
    await pressKey(world, { name: 'next-finding', tab: 1, window: 7 });
    expect(done('ask')).toHaveLength(1);
    expect(done('inject')).toEqual([]);
    delete world.answers['page/next-finding'];
    await pressKey(world, { name: 'next-finding', tab: 2, window: 7 });
    expect(done('inject')).toEqual([['inject', 2, 'reader.js', 'top']]);
    expect(done('ask')).toHaveLength(3);
  });
});

/** Letters that Chrome or ChromeOS use with Alt+Shift, or that Chromium gives to no extension. */
const TAKEN = ['A', 'B', 'C', 'I', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'W', 'X', 'Z'];

describe('the keys that are suggested', () => {
  const suggested = Object.entries(manifest.commands).map(([name, { suggested_key: key }]) => ({ name, key }));
  it('are no more than the four that browsers take, one for each command', () => {
    expect(suggested.length).toBeLessThanOrEqual(4);
    expect(suggested.map(({ name }) => name).sort()).toEqual([...COMMANDS].sort());
    expect(new Set(suggested.map(({ key }) => key.default)).size).toBe(suggested.length);
  });
  it.each(suggested)('are none that a browser uses: $name', ({ key }) => {
    const letter = /^Alt\+Shift\+([A-Z])$/.exec(key.default)?.[1];
    expect(TAKEN).not.toContain(letter);
    expect(key.mac).toBe(`MacCtrl+Shift+${letter}`);
  });
});
