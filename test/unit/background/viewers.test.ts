import { beforeEach, describe, expect, it } from 'vitest';
import { review } from '../../../src/background/review.ts';
import { listedHosts, meetInViewer } from '../../../src/background/viewers.ts';
import { readTab } from '../../../src/background/warnings/tab-state.ts';
import { fakeWorld, HOST, SERVICE } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
const viewed = (tab: number) => review(world)['review/view']({ tab }, undefined);

beforeEach(async () => {
  world = await fakeWorld();
  world.tabs.injectScript = () => Promise.resolve(false);
  world.open.set(3, { isPrivate: false, url: `https://www.${HOST}/paper` });
});

describe('a page of a listed host that no script runs in', () => {
  it('is told of by the toolbar button and the popup', async () => {
    await meetInViewer(world, 3, `https://www.${HOST}/paper`);
    expect(world.toolbar.get(3)).toMatchObject({ text: '▲' });
    expect(await viewed(3)).toMatchObject({ state: 'listed', host: `www.${HOST}`, complete: true, viewer: true });
  });

  it('is forgotten where its tab shows another site', async () => {
    await meetInViewer(world, 3, `https://www.${HOST}/paper`);
    world.open.set(3, { isPrivate: false, url: 'https://flowers.example/' });
    expect(await viewed(3)).toMatchObject({ state: 'cannot-run', findings: [] });
  });

  it('is none where the script runs, on hosts that are not listed, and where Caveat may not look', async () => {
    await meetInViewer(world, 3, 'https://flowers.example/paper');
    world.allowed.pages = false;
    await meetInViewer(world, 3, `https://www.${HOST}/paper`);
    world.allowed.pages = true;
    world.tabs.injectContentScript = () => Promise.resolve(true);
    await meetInViewer(world, 3, `https://www.${HOST}/paper`);
    expect(await readTab(world, 3)).toBeUndefined();
  });
});

it('knows all listed hosts', () => {
  expect(listedHosts(world)).toEqual(SERVICE.domains.map(({ host }) => host));
});
