// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../src/pages/history/App.tsx';
import type { HistoryPort, HistoryView } from '../../src/pages/history/port.ts';
import { sampleMeetings } from '../../src/pages/history/samples.ts';
import type { Meeting } from '../../src/domain/history/meetings.ts';
import { TrustProvider } from '../../src/ui/trust.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { expectAccessible, settle, words } from './help.tsx';

const NOW = Date.UTC(2026, 10, 28, 12);
const main = document.createElement('main');
document.body.append(main);

let kept: Meeting[] = [];
let days: HistoryView['days'] = 30;
let saved: string[] = [];
let isFailing = false;
const orFail = <T,>(value: T): Promise<T> =>
  isFailing ? Promise.reject(new Error('no room')) : Promise.resolve(value);

const portWith = (more: Partial<HistoryView> = {}): HistoryPort => ({
  view: () => Promise.resolve({ meetings: kept, days, isFull: false, now: NOW, ...more }),
  keep: (next) => {
    days = next;
    return orFail(undefined);
  },
  remove: (rows) => {
    if (!isFailing) kept = kept.filter((each) => !rows.includes(each));
    return orFail(undefined);
  },
  putBack: (rows) => {
    kept = [...kept, ...rows].sort((a, b) => b.at - a.at);
    return orFail(undefined);
  },
  save: (name, _type, text) => void saved.push(name, text),
  nameOf: (id) => ({ massroot8: 'Massroot8', jolygram: 'Jolygram' })[id],
  captionOf: () => 'Facebook, Inc. v. Zaghar',
  platformOf: () => 'facebook',
});

beforeEach(() => {
  kept = sampleMeetings(NOW);
  days = 30;
  saved = [];
  isFailing = false;
});
afterEach(() => render(null, main));

async function open(port: HistoryPort = portWith()): Promise<void> {
  render(
    <TrustProvider value={() => true}>
      <WordsProvider value={words}>
        <App port={port} />
      </WordsProvider>
    </TrustProvider>,
    main,
  );
  await settle();
}
const hosts = (): string[] =>
  [...main.querySelectorAll<HTMLElement>('.meeting')].map(({ dataset }) => dataset['host'] ?? '');
const press = async (action: string): Promise<void> => {
  await userEvent.click(main.querySelector(`[data-action="${action}"]`)!);
  await settle();
};
const choose = async (label: string, value: string): Promise<void> => {
  const select = [...main.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith(label));
  await userEvent.selectOptions(select!.querySelector('select')!, value);
  await settle();
};

describe('the history page', () => {
  it('says in a private window why nothing stands in it', async () => {
    await open();
    expect(main.textContent).not.toContain('private window');
    await open({ ...portWith(), isPrivate: true });
    expect(main.textContent).toContain('This is a private window');
  });

  it('shows every meeting under its day, leads to case, service and checklist, and is accessible', async () => {
    await open();
    expect(hosts()).toHaveLength(6);
    expect(main.querySelectorAll('.rows h2').length).toBeGreaterThan(3);
    const first = main.querySelector('.meeting')!;
    expect([...first.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/src/pages/casebook/index.html#service/massroot8',
      '/src/pages/casebook/index.html#case/facebook-v-zaghar-2020',
      '/src/pages/checklist/index.html?platform=facebook',
    ]);
    expect(first.querySelector('.meeting__did')?.textContent).toBe('you left');
    await expectAccessible(main);
  });
  it('finds by host and by service, and by what was found and done', async () => {
    await open();
    await userEvent.type(main.querySelector('input[type="text"]')!, 'massroot8');
    await settle();
    expect(hosts()).toEqual(['massroot8.com', 'massroot8.com', 'shop.example']);
    await choose('What you did', 'left');
    expect(hosts()).toEqual(['massroot8.com']);
    await choose('What was found', 'offer');
    expect(hosts()).toEqual([]);
  });
  it('groups by service', async () => {
    await open();
    await choose('In order of', 'service');
    expect([...main.querySelectorAll('.rows h2')].map(({ textContent }) => textContent)).toEqual([
      'Massroot8',
      'No listed service',
      'Jolygram',
    ]);
  });
  it('deletes what is selected, says so, and undoes it', async () => {
    await open();
    const [first, second] = main.querySelectorAll<HTMLInputElement>('.meeting input');
    await userEvent.click(first!);
    await userEvent.click(second!);
    await settle();
    expect(main.querySelector('.history__bar')?.textContent).toContain('2 selected');
    await press('remove');
    expect(hosts()).toHaveLength(4);
    expect(main.querySelector('.history__bar [role="status"]')?.textContent).toBe('2 findings deleted.');
    await press('undo');
    expect(hosts()).toHaveLength(6);
    expect(main.querySelector('[data-action="undo"]')).toBeNull();
  });
  it('saves what is shown, as CSV and as JSON', async () => {
    await open();
    await choose('What you did', 'left');
    await press('csv');
    await press('json');
    expect(saved[0]).toBe('caveat-history.csv');
    expect(saved[1]?.split('\r\n')).toHaveLength(3);
    expect((JSON.parse(saved[3] ?? '') as { meetings: unknown[] }).meetings).toHaveLength(1);
  });
  it('keeps what it is told to keep, and says when nothing is recorded', async () => {
    await open();
    await choose('Keep for', '0');
    expect(days).toBe(0);
    expect(main.querySelector('.lede')?.textContent).toBe('Nothing is being recorded.');
  });
  it('says when there is no room, and goes on with what it has', async () => {
    await open(portWith({ isFull: true }));
    expect(main.querySelector('.history__note')?.textContent).toContain('no room left');
    isFailing = true;
    await userEvent.click(main.querySelector('.meeting input')!);
    await settle();
    await press('remove');
    expect(hosts()).toHaveLength(6);
    await userEvent.click(main.querySelector('.meeting input')!);
    await settle();
    expect(main.querySelector('.history__bar')?.textContent).toContain('could not be written');
  });
  it.each([
    ['newer', 'written by a newer Caveat'],
    ['broken', 'could not be read'],
  ] as const)('says when a history was set aside: %s', async (setAside, text) => {
    await open(portWith({ setAside }));
    expect(main.querySelector('.history__note')?.textContent).toContain(text);
  });
  it('says when the browser keeps none', async () => {
    await open({ ...portWith(), view: () => Promise.reject(new Error('none')) });
    expect(main.querySelector('[role="alert"]')?.textContent).toContain('keeps no history');
  });
  it('keeps only what is in sight of ten thousand rows in the document', async () => {
    const [row] = kept;
    kept = Array.from({ length: 10_000 }, (_, at) => ({ ...row!, id: String(at), at: NOW - at * 60_000 }));
    await open();
    expect(main.querySelectorAll('.meeting').length).toBeLessThan(60);
  });
});
