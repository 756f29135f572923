import { expect, it } from 'vitest';
import { checklist } from '../../../src/background/checklist.ts';
import { MESSAGES } from '../../../src/messages/messages.ts';
import { upgradeStorage } from '../../../src/platform/extension/storage.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld } from '../../fakes/world.ts';

it('keeps the ticks of each platform', async () => {
  const feature = checklist(await fakeWorld());
  await feature['checklist/set']({ platform: 'x', steps: ['posts'] }, undefined);
  await feature['checklist/set']({ platform: 'google', steps: ['access', 'password'] }, undefined);
  expect(await feature['checklist/ticks']({}, undefined)).toEqual({ x: ['posts'], google: ['access', 'password'] });
});

it('loses no tick that is set while the storage is upgraded', async () => {
  const feature = checklist(await fakeWorld());
  await browser.storage.local.set({ old: 1 });
  const upgrade = upgradeStorage([(data) => ({ ...data, old: 2 })]);
  const tick = feature['checklist/set']({ platform: 'x', steps: ['posts'] }, undefined);
  await Promise.all([upgrade, tick]);
  expect(await browser.storage.local.get(null)).toMatchObject({ old: 2, checklist: { x: ['posts'] } });
});

it('takes ticks from own pages only, and only of steps there are', () => {
  const { from, send } = MESSAGES['checklist/set'];
  expect(from).toBe('extension');
  expect(send({ platform: 'x', steps: ['posts'] })).toBe(true);
  expect(send({ platform: 'x', steps: ['nonsense'] })).toBe(false);
  expect(send({ platform: '__proto__', steps: [] })).toBe(false);
});
