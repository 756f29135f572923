import { expect, it } from 'vitest';
import { changePast, circumstances, readPast } from '../../../src/background/past.ts';
import { rememberAlert } from '../../../src/domain/policy/attention.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld, NOW, SERVICE } from '../../fakes/world.ts';

const alerted = (at: number) => (past: Parameters<typeof rememberAlert>[0]) => rememberAlert(past, SERVICE.id, at);

it('keeps the past of private windows apart, and nothing lasting of it', async () => {
  const world = await fakeWorld();
  await changePast(world, true, alerted(NOW));
  expect(await readPast(world, true)).toEqual({ services: { [SERVICE.id]: { alertedAt: NOW } } });
  expect(await readPast(world, false)).toEqual({ services: {} });
  expect(await browser.storage.local.get(null)).toEqual({});
});

it('drops what has ended with each change', async () => {
  const world = await fakeWorld();
  await browser.storage.local.set({ past: { services: { old: { alertedAt: NOW - 8 * 86_400_000 } } } });
  await changePast(world, false, alerted(NOW));
  expect(await browser.storage.local.get('past')).toEqual({
    past: { services: { [SERVICE.id]: { alertedAt: NOW } } },
  });
});

it('gives preferences, past and time together', async () => {
  const world = await fakeWorld();
  expect(await circumstances(world, false)).toMatchObject({ now: NOW, preferences: { guard: true }, past: {} });
});
