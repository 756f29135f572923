// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../src/pages/history/App.tsx';
import type { HistoryPort, HistoryView, LookBackPort } from '../../src/pages/history/port.ts';
import { sampleMeetings } from '../../src/pages/history/samples.ts';
import type { Meeting } from '../../src/domain/history/meetings.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { recordsOf } from '../../src/domain/records.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { draw, expectAccessible, paste, settle, words } from './help.tsx';

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
  view: () => Promise.resolve({ meetings: kept, days, isFull: false, ticks: {}, now: NOW, ...more }),
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
  await draw(<App port={port} />, main);
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
  it('lets the browser paste no more than a search needs', async () => {
    await open();
    const box = main.querySelector<HTMLInputElement>('input[type="text"]')!;
    expect(paste(box, 'x'.repeat(50_000_000))).toBe(false);
    await settle();
    expect(box.value).toBe('x'.repeat(200));
    expect(main.querySelectorAll('.meeting')).toHaveLength(0);
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
  it('leaves the focus on what comes next where the pressed button disappears', async () => {
    const focused = (): string => (document.activeElement as HTMLElement).dataset['action'] ?? '';
    await open();
    await userEvent.click(main.querySelector('.meeting input')!);
    await settle();
    await press('remove');
    expect(focused()).toBe('undo');
    await press('undo');
    expect(document.activeElement?.textContent).toBe('6 findings');
    await press('clear');
    expect(focused()).toBe('undo');
    await press('undo');
    expect(document.activeElement?.textContent).toBe('6 findings');
  });
  it('keeps what stands, and "Undo" with it, where it cannot be read again', async () => {
    const port = portWith();
    await open({ ...port, view: () => (isFailing ? Promise.reject(new Error('closed')) : port.view()) });
    await press('clear');
    isFailing = true;
    dispatchEvent(new Event('focus'));
    await settle();
    isFailing = false;
    await press('undo');
    expect(hosts()).toHaveLength(6);
  });
  it('undoes the deletion that a shorter time of keeping brings', async () => {
    await open({
      ...portWith(),
      keep: (next) => {
        days = next;
        if (next === 0) kept = [];
        return Promise.resolve();
      },
    });
    await choose('Keep for', '0');
    expect(hosts()).toEqual([]);
    expect(main.querySelector('.history__bar [role="status"]')?.textContent).toBe('6 findings deleted.');
    await press('undo');
    expect(hosts()).toHaveLength(6);
    expect(days).toBe(30);
    await choose('Keep for', '90');
    expect(main.querySelector('[data-action="undo"]')).toBeNull();
  });
  it('follows what another window has changed when it comes to sight', async () => {
    await open();
    kept = kept.slice(1);
    window.dispatchEvent(new Event('focus'));
    await settle();
    expect(hosts()).toHaveLength(5);
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
  it('offers nothing to search where nothing was met, and where it is off says no more than that', async () => {
    kept = [];
    await open();
    expect(main.textContent).toContain('Nothing yet.');
    expect(main.querySelector('.history__filters')).toBeNull();
    render(null, main);
    days = 0;
    await open();
    expect(main.textContent).not.toContain('Nothing yet.');
  });
  it('says that nothing fits what is asked, and shows everything again', async () => {
    await open();
    await choose('What was found', 'lookalike');
    expect(hosts()).toEqual([]);
    expect(main.textContent).toContain('No finding fits all of this.');
    await press('show-all');
    expect(hosts()).toHaveLength(6);
    expect(document.activeElement?.localName).toBe('input');
  });
  it('says what its small chart counts', async () => {
    await open();
    expect(main.querySelector('.weeks h2')?.textContent).toBe('Findings a week');
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

const catalog = compileCatalog(readRegistry(ROOT), '0');
const records = recordsOf(catalog);
const HOUR = 3_600_000;

describe('a row', () => {
  it('says how far the reader has come with the checklist', async () => {
    await open(portWith({ ticks: { facebook: ['access', 'sessions'] } }));
    expect(main.querySelector('.meeting .to-checklist')?.textContent).toMatch(/^checklist, 2 of \d done$/);
  });
});

describe('the look back', () => {
  let asked: (readonly string[])[] = [];
  const back = (visits: Awaited<ReturnType<LookBackPort['look']>> | Error): HistoryPort => ({
    ...portWith(),
    lookBack: {
      services: catalog.services,
      leadingCase: (service) => records.dossierOf(service, dayOf(NOW)).cases[0],
      look: (hosts, onStep) => {
        asked.push(hosts);
        onStep(hosts.length);
        return visits instanceof Error ? Promise.reject(visits) : Promise.resolve(visits);
      },
    },
  });
  const visits = [
    { host: 'massroot8.com', at: NOW - 30 * HOUR },
    { host: 'massroot8.com', at: NOW - 31 * HOUR },
    ...Array.from({ length: 9 }, (_, days) => ({ host: 'www.massroot8.com', at: NOW - (60 + days * 24) * HOUR })),
    { host: 'jolygram.com', at: NOW - 2000 * HOUR },
  ];
  const said = (): string => main.querySelector('.back__said')?.textContent ?? '';
  beforeEach(() => {
    asked = [];
  });

  it('asks for nothing before it is pressed, then for the listed hosts alone', async () => {
    await open(back(visits));
    expect(asked).toEqual([]);
    expect(main.querySelector('.back')?.textContent).toContain('gives the permission back at once');
    await press('look-back');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('massroot8.com');
    expect(asked[0]).not.toContain('news.example');
  });
  it('lists services with their days, case and checklist, and keeps nothing', async () => {
    await open(back(visits));
    const before = kept;
    await press('look-back');
    expect(said()).toContain('You were at 2 listed services.');
    const [first, second] = main.querySelectorAll('.back__service');
    expect(first?.getAttribute('data-service')).toBe('massroot8');
    expect(first?.querySelector('b')?.textContent).toBe('10 days');
    expect(first?.querySelectorAll('.back__days')[0]?.children).toHaveLength(6);
    expect(first?.querySelector('summary')?.textContent).toBe('4 earlier visits');
    expect(first?.querySelector('cite')?.textContent).toBe('Facebook, Inc. v. Zaghar');
    expect(first?.querySelector('.to-checklist')?.getAttribute('href')).toBe(
      '/src/pages/checklist/index.html?platform=facebook',
    );
    expect(second?.textContent).toContain('Jolygram');
    expect(kept).toBe(before);
    await expectAccessible(main);
    await press('let-go');
    expect(main.querySelector('.back__service')).toBeNull();
    expect(kept).toBe(before);
  });
  it('keeps what was found once that is said, as visits from the browser’s history', async () => {
    await open(back(visits));
    await press('look-back');
    await press('keep-back');
    expect(kept.filter(({ kind }) => kind === 'looked-back')).toHaveLength(11);
    expect(main.querySelector('.history__bar [role="status"]')?.textContent).toBe(
      '11 visits were put into the history.',
    );
    await choose('What was found', 'looked-back');
    expect(hosts()).toHaveLength(11);
    expect(main.querySelector('.meeting__what')?.textContent).toContain('from the browser’s history');
    expect(main.querySelector('.meeting__what')?.textContent).not.toContain('silently');
    expect(main.querySelector('.meeting__did')?.textContent).toBe('you were there');
    await expectAccessible(main);
  });
  it('says that they are kept only when they are, and holds what was found until then', async () => {
    await open(back(visits));
    await press('look-back');
    expect(document.activeElement?.id).toBe('back-title');
    isFailing = true;
    await press('keep-back');
    expect(said()).toContain('You were at 2 listed services.');
    expect(main.querySelector('.history__bar')?.textContent).toContain('could not be written');
    isFailing = false;
    await press('keep-back');
    expect(said()).toBe(words.say('history_back_done'));
    expect(document.activeElement?.id).toBe('back-title');
  });
  it('keeps nothing while the history is off', async () => {
    days = 0;
    await open({
      ...back(visits),
      view: () => Promise.resolve({ meetings: [], days: 0, isFull: false, ticks: {}, now: NOW }),
    });
    await press('look-back');
    expect(main.querySelector('[data-action="keep-back"]')).toBeNull();
    expect(main.querySelector('.back')?.textContent).toContain('first say above');
  });
  it('takes a refusal kindly, and can be asked again', async () => {
    await open(back('refused'));
    await press('look-back');
    expect(said()).toContain('That is fine');
    await press('look-back');
    expect(asked).toHaveLength(2);
  });
  it('says when there was nothing, and when the browser could not be read', async () => {
    await open(back([{ host: 'news.example', at: NOW }]));
    await press('look-back');
    expect(said()).toContain('remembers no visit');
    render(null, main);
    await open(back(new Error('no')));
    await press('look-back');
    expect(said()).toContain('could not be read');
  });
  it('is not offered in private windows', async () => {
    await open();
    expect(main.querySelector('.back')).toBeNull();
  });
});
