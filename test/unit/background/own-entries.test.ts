import { beforeEach, describe, expect, it } from 'vitest';
import { pressMenu } from '../../../src/background/menus.ts';
import { addOwn, own } from '../../../src/background/own-entries.ts';
import { review } from '../../../src/background/review.ts';
import { warnings } from '../../../src/background/warnings/feature.ts';
import { MOST_NOTE } from '../../../src/domain/policy/own.ts';
import { fakeWorld, HOST, NOW, report, sender } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
let marks: ReturnType<typeof own>;
const last = (name: string): unknown[] | undefined => world.done.findLast(([what]) => what === name)?.slice(1);
const listed = () => world.store.readLasting('own');

beforeEach(async () => {
  world = await fakeWorld();
  marks = own(world);
  world.open.set(3, { isPrivate: false, url: 'https://www.mine.example/shop' });
});

describe('marking a site', () => {
  it('keeps its host, the note and the day, and has the script stand on that host alone', async () => {
    expect(await addOwn(world, ' https://www.Mine.example:8080/shop?x#y ', '  Sold  us\nlikes ')).toEqual({
      ok: true,
      entry: { host: 'mine.example', note: 'Sold us likes', at: NOW },
    });
    expect(await listed()).toEqual([{ host: 'mine.example', note: 'Sold us likes', at: NOW }]);
    expect(last('stand on')).toEqual([['mine.example'], 'own.js']);
  });

  it('is done from the context menu of a page, too', async () => {
    await pressMenu(world, {
      id: 'mark-site',
      link: '',
      selection: '',
      window: 7,
      page: 'https://www.mine.example/shop?x',
    });
    expect(await listed()).toEqual([{ host: 'mine.example', note: '', at: NOW }]);
    await pressMenu(world, { id: 'mark-site', link: '', selection: '', window: 7, page: 'about:blank' });
    expect(await listed()).toHaveLength(1);
  });

  it('changes the note of a marked site, not the day, and keeps a note that is not given anew', async () => {
    await addOwn(world, 'mine.example', 'first');
    world.clock.now = NOW + 5;
    await addOwn(world, 'mine.example', 'second');
    await addOwn(world, 'mine.example', '');
    expect(await listed()).toEqual([{ host: 'mine.example', note: 'second', at: NOW }]);
  });

  it.each([
    ['', 'own_not_address'],
    ['not a site', 'own_not_address'],
    ['mine', 'own_not_address'],
    ['https://', 'own_not_address'],
    ['about:blank', 'own_not_web'],
    ['file:///home/me', 'own_not_web'],
    ['javascript:alert(1)', 'own_not_web'],
  ])('says of “%s” what is wrong (%s), and keeps nothing', async (address, key) => {
    expect(await addOwn(world, address, '')).toEqual({ ok: false, fault: { key, args: [] } });
    expect(await listed()).toEqual([]);
  });

  it('says how long a note may be', async () => {
    expect(await addOwn(world, 'mine.example', 'x'.repeat(MOST_NOTE + 1))).toEqual({
      ok: false,
      fault: { key: 'own_long_note', args: [MOST_NOTE, MOST_NOTE + 1] },
    });
  });

  it('is undone by what it answers, and so is taking a site off', async () => {
    await addOwn(world, 'mine.example', 'note');
    const undo = await marks['own/set']({ changes: [{ host: 'mine.example', entry: null }] }, undefined);
    expect(await listed()).toEqual([]);
    expect(last('stand on')).toEqual([[], 'own.js']);
    await marks['own/set']({ changes: undo }, undefined);
    expect(await listed()).toEqual([{ host: 'mine.example', note: 'note', at: NOW }]);
  });
});

describe('a page of a marked site', () => {
  const clean = report({ host: 'www.mine.example', findings: [] });
  const meet = async (): Promise<void> => {
    world.answers['page/report-now'] = clean;
    await marks['own/here']({}, sender({ tab: 3, url: 'https://www.mine.example/shop' }));
  };

  it('is a bar’s worth, and says whose word it is', async () => {
    await addOwn(world, 'mine.example', 'Sold us likes');
    await meet();
    expect(world.toolbar.get(3)).toMatchObject({ state: 'mention', text: '✎' });
    expect(last('inject')).toEqual([3, 'warning.js', 'top']);
    const view = await review(world)['review/view']({ tab: 3 }, undefined);
    expect(view.findings).toMatchObject([
      { finding: { kind: 'own', host: 'mine.example', note: 'Sold us likes' }, loudness: 'notice', guards: false },
    ]);
    expect(view.findings[0]).not.toHaveProperty('dossier');
  });

  it('is nothing once the mark is gone, also in tabs that are open', async () => {
    await addOwn(world, 'mine.example', '');
    await meet();
    await marks['own/set']({ changes: [{ host: 'mine.example', entry: null }] }, undefined);
    expect(world.toolbar.get(3)).toMatchObject({ state: 'clear', text: '' });
  });

  it('never leads before what a case says, and never is in the history', async () => {
    await addOwn(world, HOST, 'mine, too');
    world.answers['page/report-now'] = report();
    await marks['own/here']({}, sender());
    const { findings } = await review(world)['review/view']({ tab: 1 }, undefined);
    expect(findings.map(({ finding }) => finding.kind)).toEqual(['listed-site', 'own']);
    await warnings(world)['page/report'](report(), sender());
    const history = await world.openHistory();
    expect((await history.all()).map(({ kind }) => kind)).toEqual(['listed-site']);
    history.close();
  });
});
