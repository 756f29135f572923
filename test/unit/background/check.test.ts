import { beforeEach, describe, expect, it } from 'vitest';
import { check, checkText } from '../../../src/background/check.ts';
import { menuEntries, pressMenu } from '../../../src/background/menus.ts';
import type { CheckedText } from '../../../src/messages/check.ts';
import { fakeWorld, HOST, SERVICE } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
beforeEach(async () => {
  world = await fakeWorld();
});
const opened = (): string[] => world.done.flatMap(([what, path]) => (what === 'open' ? [String(path)] : []));
const answer = async (path: string | undefined): Promise<CheckedText | null> =>
  check(world)['check/answer']({ id: path?.split('#check/')[1] ?? '' }, undefined);
const checked = async (text: string, from: CheckedText['from']): Promise<CheckedText | null> => {
  await checkText(world, text, from);
  return answer(opened().at(-1));
};

describe('a link that is checked', () => {
  it('is looked up, and its address stands in no address of ours', async () => {
    const found = await checked(`https://www.${HOST}/private?token=1`, 'link');
    expect(found?.address?.findings[0]?.dossier?.service.id).toBe(SERVICE.id);
    expect(opened()[0]).toMatch(/^src\/pages\/casebook\/index\.html#check\/[0-9a-f]{16}$/);
  });
  it('is followed through a redirector', async () => {
    const found = await checked(`https://l.facebook.com/l.php?u=${encodeURIComponent(`https://${HOST}/x`)}`, 'link');
    expect(found?.address?.host).toBe(HOST);
  });
  it('that resembles a listed address says so', async () =>
    expect((await checked(`https://${HOST.replace(/\.[a-z]+$/, '.shop')}/`, 'link'))?.address?.resembles).toBe(HOST));
  it('that is not listed says that', async () =>
    expect((await checked('https://news.example/a', 'link'))?.address).toEqual({ host: 'news.example', findings: [] }));
  it('of any length keeps the host it leads to', async () => {
    const long = `https://l.facebook.com/l.php?h=${'a'.repeat(5000)}&u=${encodeURIComponent(`https://${HOST}/`)}`;
    expect((await checked(long, 'link'))?.address?.host).toBe(HOST);
  });
});

describe('a text that is checked', () => {
  it('is an address', async () => expect((await checked(` ${HOST} `, 'selection'))?.address?.findings).toHaveLength(1));
  it('holds addresses, of which only the listed ones count', async () => {
    const found = await checked(`See news.example, then https://${HOST}/a). More at other.example.`, 'selection');
    expect(found?.address).toBeUndefined();
    expect(found?.within.map(({ host }) => host)).toEqual([HOST]);
  });
  it('names services', async () => {
    const found = await checked(`They bought from ${SERVICE.name}, it was said.`, 'selection');
    expect(found?.named.map(({ dossier }) => dossier?.service.id)).toEqual([SERVICE.id]);
  });
  it('of fifty megabytes is cut', async () => {
    const found = await checked('x '.repeat(25_000_000), 'selection');
    expect(found?.text.length).toBeLessThanOrEqual(2000);
    expect(found?.within).toEqual([]);
  });
});

describe('what was checked', () => {
  it('is forgotten after ten others, and when the number is made up', async () => {
    await checkText(world, HOST, 'selection');
    for (let at = 0; at < 10; at += 1) await checkText(world, `text ${at}`, 'selection');
    expect(await answer(opened()[0])).toBeNull();
    expect((await answer(opened().at(-1)))?.text).toBe('text 9');
    expect(await answer('#check/0123456789abcdef')).toBeNull();
  });
  it('comes from the context menu', async () => {
    const ids = menuEntries(true).map(({ id }) => id);
    expect(ids).toEqual(['check-link', 'check-selection', 'mark-site', 'open-panel']);
    await pressMenu(world, { id: 'check-link', link: `https://${HOST}/`, selection: '', window: 7 });
    await pressMenu(world, { id: 'check-selection', link: '', selection: 'a name', window: 7 });
    await pressMenu(world, { id: 'check-selection', link: '', selection: '  ', window: 7 });
    await pressMenu(world, { id: 'open-panel', link: '', selection: '', window: 7 });
    expect(world.done.filter(([what]) => what === 'panel')).toEqual([['panel', 7]]);
    await pressMenu(world, { id: 'unknown', link: 'https://a.example/', selection: 'b', window: 7 });
    expect(await Promise.all(opened().map(answer))).toEqual([
      expect.objectContaining({ from: 'link' }),
      expect.objectContaining({ from: 'selection', text: 'a name' }),
    ]);
  });
});
