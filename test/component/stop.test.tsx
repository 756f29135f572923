// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { StopView } from '../../src/messages/stop.ts';
import { App } from '../../src/pages/stop/App.tsx';
import type { StopPort } from '../../src/pages/stop/port.ts';
import { stopSample } from '../../src/pages/stop/samples.ts';
import { draw, expectAccessible, settle, words } from './help.tsx';

const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

async function open(view: StopView | Error = stopSample): Promise<unknown[][]> {
  const done: unknown[][] = [];
  const note = (...what: unknown[]): void => void done.push(what);
  const port: StopPort = {
    view: () => (view instanceof Error ? Promise.reject(view) : Promise.resolve(view)),
    seen: () => note('seen'),
    keepOn: (until) => {
      note('keep on', until);
      return Promise.resolve(view instanceof Error || view.is === 'unknown' ? null : view.address);
    },
    leave: () => {
      note('leave');
      return Promise.resolve();
    },
    goOn: (address) => note('go on', address),
    openChecklist: (platform) => note('checklist', platform),
    openOptions: () => note('options'),
  };
  await draw(<App port={port} />, main);
  return done;
}
const press = async (action: string): Promise<void> => {
  await userEvent.click(main.querySelector(`[data-action="${action}"]`)!);
  await settle();
};
const text = (): string => main.textContent ?? '';

describe('the page in the place of a site', () => {
  it('says what the alert says, that nothing was sent, and where the reader was going', async () => {
    await open();
    for (const said of ['Sample Network, Inc. v. Examplegram LLC', 'As of', words.say('stop_not_opened')])
      expect(text()).toContain(said);
    expect(main.querySelector('.stop__address')?.textContent).toBe(
      'https://shop.examplegram.example/packs?size=100#now',
    );
    expect(main.querySelector('.stop__address b')?.textContent).toBe('shop.examplegram.example');
    expect(document.activeElement?.tagName).toBe('H1');
    await expectAccessible(main);
  });

  it('has one primary button, which leaves, and goes on only where the background says', async () => {
    const done = await open();
    expect([...main.querySelectorAll<HTMLElement>('.button--primary')].map(({ dataset }) => dataset['action'])).toEqual(
      ['leave'],
    );
    await press('leave');
    await press('continue');
    await press('continue-longer');
    await press('continue-always');
    expect(done.filter(([what]) => what !== 'seen')).toEqual([
      ['leave'],
      ['keep on', 'visit'],
      ['go on', stopSample.address],
      ['keep on', 'always'],
      ['go on', stopSample.address],
    ]);
  });

  it('claims of an address that may have a new owner no more than is known', async () => {
    await open({ ...stopSample, mayHaveChangedHands: true });
    expect(main.querySelector('h1')?.textContent).not.toMatch(/^This site/);
    expect(text()).toContain(words.say('stop_changed_hands'));
  });

  it('leads nowhere by a link: nothing of the site is fetched ahead', async () => {
    await open();
    expect([...main.querySelectorAll<HTMLAnchorElement>('a')].filter(({ href }) => href.includes('shop.'))).toEqual([]);
  });

  it('goes on by itself where nothing keeps the site shut any more', async () => {
    expect(await open({ is: 'open', address: 'https://examplegram.example/x' })).toEqual([
      ['go on', 'https://examplegram.example/x'],
    ]);
  });

  it.each([
    ['an address it does not know', { is: 'unknown' } as const, 'stop_unknown'],
    ['a background that does not answer', new Error('gone'), 'options_failed'],
  ] as const)('offers only the way back for %s', async (_what, view, said) => {
    const done = await open(view);
    expect(main.querySelector('h1')?.textContent).toBe(words.say(said));
    expect([...main.querySelectorAll<HTMLElement>('button')].map(({ dataset }) => dataset['action'])).toEqual([
      'leave',
    ]);
    await press('leave');
    expect(done).toEqual([['leave']]);
    await expectAccessible(main);
  });

  it('shows a very long address in part', async () => {
    const address = `https://examplegram.example/${'x'.repeat(5000)}`;
    await open({ ...stopSample, address });
    expect(main.querySelector('.stop__address')?.textContent?.length).toBeLessThan(400);
  });
});
