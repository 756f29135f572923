import { beforeEach, describe, expect, it } from 'vitest';
import { leaveSite } from '../../../src/background/leave.ts';
import { takeReport } from '../../../src/background/warnings/follow.ts';
import { fakeWorld, HOST, report, sender } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
beforeEach(async () => {
  world = await fakeWorld();
});

/** Leaves the site in a tab. @returns a function that says whether an address counts as having left the site. */
async function left(tab: number): Promise<(url: string) => boolean> {
  await leaveSite(world, tab);
  const [what, where, isAway] = world.done.at(-1)!;
  expect([what, where]).toEqual(['leave', tab]);
  return isAway as (url: string) => boolean;
}

describe('leaving', () => {
  it('a listed site leads off all that its service owns', async () => {
    await takeReport(world, report(), sender());
    const isAway = await left(1);
    expect([`https://${HOST}/`, `http://shop.${HOST}:8080/x?y#z`].map(isAway)).toEqual([false, false]);
    expect(['https://news.example/', `https://${HOST}.example/`].map(isAway)).toEqual([true, true]);
  });
  it('a site that no case names leads off its host', async () => {
    const mention = { kind: 'mention', service: 0, count: 1, places: ['body'] } as const;
    const said = report({ host: 'shop.example', findings: [mention] });
    world.open.set(1, { isPrivate: false, url: 'https://shop.example/' });
    await takeReport(world, said, sender({ url: 'https://shop.example/' }));
    const isAway = await left(1);
    expect(['https://shop.example/order', 'https://www.shop.example/', `https://${HOST}/`].map(isAway)).toEqual([
      false,
      true,
      true,
    ]);
  });
  it('takes an address without a host for another place', async () => {
    await takeReport(world, report(), sender());
    const isAway = await left(1);
    expect(['about:blank', 'data:text/plain,x', 'not an address'].map(isAway)).toEqual([true, true, true]);
  });
  it('a page that nothing was told of leads to any other', async () => {
    expect((await left(2))(`https://${HOST}/`)).toBe(true);
  });
});
