// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../src/pages/casebook/App.tsx';
import type { CasebookPort, Chosen } from '../../src/pages/casebook/port.ts';
import type { CaseId, Catalog, CatalogCase, ServiceId } from '../../src/domain/model.ts';
import type { CheckedText } from '../../src/messages/check.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import { sampleMeetings } from '../../src/pages/history/samples.ts';
import { findInText } from '../../src/domain/match/text.ts';
import type { FoundAddress } from '../../src/domain/match/address.ts';
import { NO_PAST } from '../../src/domain/policy/attention.ts';
import { judgeFindings } from '../../src/domain/policy/judged.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import { recordsOf } from '../../src/domain/records.ts';
import { buildPageIndex } from '../../src/registry/page-index.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { madeCatalog } from '../fakes/made-catalog.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { draw, expectAccessible, paste, settle, words } from './help.tsx';

const catalog = compileCatalog(readRegistry(ROOT), '0');
const main = document.createElement('main');
document.body.append(main);
const scrolled: unknown[] = [];
window.scrollTo = (...to: unknown[]) => void scrolled.push(to[1]);

let copied: string[] = [];
/** Whether the browser refuses to copy. */
let isShut = false;
let printed = 0;
let chosen: Chosen[] = [];
const checked = new Map<string, CheckedText>();
const port: CasebookPort = {
  copy: (text) => {
    if (isShut) return Promise.reject(new Error('not allowed'));
    copied.push(text);
    return Promise.resolve();
  },
  print: () => {
    printed += 1;
  },
  met: (service) => Promise.resolve(sampleMeetings(Date.UTC(2026, 10, 28)).filter((each) => each.service === service)),
  chosen: () => Promise.resolve(chosen),
  checked: (id) => Promise.resolve(checked.get(id) ?? null),
};

beforeEach(() => {
  copied = [];
  isShut = false;
  printed = 0;
  chosen = [];
});
afterEach(() => render(null, main));

/** What the page was scrolled to after a change of its address: that is done two frames later. */
async function scrolledBy(act: () => void): Promise<readonly unknown[]> {
  scrolled.length = 0;
  const heard = new Promise((done) => addEventListener('hashchange', done, { once: true }));
  act();
  await heard;
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  return [...scrolled];
}

async function open(hash: string, of: Catalog = catalog): Promise<void> {
  render(null, main);
  history.replaceState(null, '', `${location.pathname}${hash}`);
  await draw(<App catalog={of} port={port} />, main);
}

/** Waits for work that the page does in later turns: building the index, and the pause after typing. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !what(); turn += 1) await settle();
  expect(what()).toBe(true);
}
const count = (): string => main.querySelector('#book-count')?.textContent ?? '';
const captions = (): string[] => [...main.querySelectorAll('.rows cite')].map(({ textContent }) => textContent ?? '');
const link = (text: string): HTMLAnchorElement => {
  const found = [...main.querySelectorAll<HTMLAnchorElement>('a')].find(
    (each) => (each.textContent ?? '').trim() === text || each.getAttribute('aria-label') === text,
  );
  if (found === undefined) throw new Error(`no link ${text}`);
  return found;
};
const button = (text: string): HTMLButtonElement => {
  const found = [...main.querySelectorAll('button')].find((each) => (each.textContent ?? '').trim() === text);
  if (found === undefined) throw new Error(`no button ${text}`);
  return found;
};
/** Follows a link as the browser does. jsdom itself moves from fragment to fragment. */
const follow = async (to: HTMLElement): Promise<void> => {
  await userEvent.click(to);
  await settle();
  await settle();
};

describe('the list', () => {
  it('shows every case, newest first', async () => {
    await open('');
    expect(count()).toBe(`${catalog.cases.length} cases`);
    expect(main.querySelectorAll('.rows > li')).toHaveLength(catalog.cases.length);
    expect(document.title).toContain('The case book');
  });
  it('is accessible', async () => {
    await open('#cases?by=linkedin');
    await expectAccessible(main);
  });
  it('is what its address asks for', async () => {
    await open('#cases?year=2020&by=facebook');
    expect(captions()).toContain('Facebook, Inc. v. Zaghar');
    expect(captions().length).toBe(Number.parseInt(count(), 10));
    expect(main.querySelector('.active')?.textContent).toBe('2020Facebook / Meta');
    await follow(link('Take back: 2020'));
    expect(location.hash).toBe('#cases?by=facebook');
    expect(Number.parseInt(count(), 10)).toBeGreaterThan(30);
  });
  it('gives with a press on a filter as many cases as the filter says', async () => {
    await open('#cases?platform=instagram');
    const filter = [...main.querySelectorAll<HTMLAnchorElement>('.book__wide .facet a')].find(({ href }) =>
      href.includes('conduct=fake-engagement'),
    )!;
    const says = filter.querySelector('.facet__count')?.textContent ?? '';
    await follow(filter);
    expect(count()).toBe(`${says} cases`);
  });
  it('leads from a bar of the chart to its cases', async () => {
    await open('');
    const bar = main.querySelector<SVGAElement>('[data-year="2020"]')!;
    expect(bar.getAttribute('aria-label')).toMatch(/^2020: \d+ cases$/);
    expect(bar.getAttribute('href')).toBe('#cases?year=2020');
  });
  it('draws the one year that is left as a bar and not as a wall', async () => {
    await open('#cases?q=zaghar');
    await until(() => count() === '1 case');
    const [bar, ...others] = [...main.querySelectorAll('.chart--years .chart__part')];
    expect(others).toEqual([]);
    expect(Number.parseFloat(bar?.getAttribute('width') ?? '')).toBeLessThan(10);
    expect(Number.parseFloat(bar?.getAttribute('x') ?? '')).toBeCloseTo(45.5);
  });
  it('goes through the bars by arrow keys, with one stop for Tab', async () => {
    await open('#cases?by=linkedin');
    const bars = [...main.querySelectorAll<SVGAElement>('.chart--years a')];
    expect(bars.filter((bar) => bar.getAttribute('tabindex') === '0')).toHaveLength(1);
    bars[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await settle();
    expect(document.activeElement).toBe(bars[2]);
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toBe(bars.at(-1));
    await settle();
    expect(bars.at(-1)!.getAttribute('tabindex')).toBe('0');
  });
  it('finds while somebody types, with a mistake in it', async () => {
    await open('');
    await userEvent.type(main.querySelector('input[type="search"]')!, 'masroot');
    await until(() => count() === '1 case');
    expect(captions()).toEqual(['Facebook, Inc. v. Zaghar']);
    expect(location.hash).toBe('#cases?q=masroot');
  });
  it('follows a link that is pressed as soon as it is drawn', async () => {
    render(null, main);
    history.replaceState(null, '', location.pathname);
    render(
      <WordsProvider value={words}>
        <App catalog={catalog} port={port} />
      </WordsProvider>,
      main,
    );
    link('Facebook, Inc. v. Zaghar').click();
    await until(() => main.querySelector('.sheet h1')?.textContent === 'Facebook, Inc. v. Zaghar');
  });
  it('stays in its place when a filter is pressed, and begins at the top of a case', async () => {
    await open('#cases?year=2020');
    const filter = main.querySelector<HTMLAnchorElement>('.facet a[href*="by=facebook"]')!;
    expect(await scrolledBy(() => filter.click())).toEqual([]);
    expect(await scrolledBy(() => link('Facebook, Inc. v. Zaghar').click())).toEqual([0]);
    expect(await scrolledBy(() => history.back())).toEqual([0]);
    // The page that is drawn on Forward may be shorter, and the browser then scrolls by itself.
    addEventListener(
      'hashchange',
      () => {
        Object.defineProperty(window, 'scrollY', { value: 596, configurable: true });
        dispatchEvent(new Event('scroll'));
      },
      { once: true },
    );
    expect(await scrolledBy(() => history.forward())).toEqual([0]);
    Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
  });
  it('goes back to its place after a press that opened another tab', async () => {
    await open('#cases?year=2020');
    Object.defineProperty(window, 'scrollY', { value: 700, configurable: true });
    dispatchEvent(new Event('scroll'));
    await scrolledBy(() => link('Facebook, Inc. v. Zaghar').click());
    const back = Object.assign(document.createElement('a'), { href: '#cases?year=2020' });
    back.addEventListener('click', (event) => event.preventDefault());
    main.append(back);
    back.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
    expect(await scrolledBy(() => history.back())).toEqual([700]);
    back.remove();
    await open('');
    dispatchEvent(new Event('scroll'));
    await scrolledBy(() => link('Facebook, Inc. v. Zaghar').click());
    main.querySelector<HTMLAnchorElement>('a[target="_blank"]')!.click();
    expect(await scrolledBy(() => history.back())).toEqual([700]);
    Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
  });
  it('tells how a record changed in the reader’s words and dates', async () => {
    const facts = [
      { fact: 'outcome-date', was: '2022-11-23', is: '2022-11-22' },
      { fact: 'docket', is: '3:20-cv-1' },
    ] as const;
    const change = { kind: 'case-corrected', id: 'facebook-v-zaghar-2020', name: '', facts } as const;
    const releases = [{ version: '1.0.0', date: '2026-11-29', changes: [change] }];
    await open('#case/facebook-v-zaghar-2020', { ...catalog, releases });
    const parts = [...main.querySelectorAll('.changes ul .part')].map(({ textContent }) => textContent);
    expect(parts).toEqual([
      'Case corrected',
      'outcome date: November 23, 2022 → November 22, 2022',
      'docket: not known → 3:20-cv-1',
    ]);
  });
  it('takes of what is pasted only what can be searched for', async () => {
    await open('');
    const input = main.querySelector<HTMLInputElement>('input[type="search"]')!;
    expect(input.maxLength).toBe(200);
    input.value = 'x'.repeat(50_000_000);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => count() === '0 cases');
    expect(location.hash.length).toBeLessThan(300);
    expect(main.querySelector('.nothing')?.textContent).toContain('Nothing in the book fits all of this.');
  });
  it('lets the browser paste no more than a search needs', async () => {
    await open('');
    const input = main.querySelector<HTMLInputElement>('input[type="search"]')!;
    expect(paste(input, 'massroot8')).toBe(true);
    expect(paste(input, `${'\n '.repeat(90)}massroot8${' '.repeat(50_000_000)}`)).toBe(false);
    await until(() => count() === '1 case');
    expect(captions()).toEqual(['Facebook, Inc. v. Zaghar']);
  });
  it('says of an empty list what would fill it and what is nearest', async () => {
    await open('#cases?by=facebok&year=2020');
    expect(count()).toBe('0 cases');
    await follow(link('Did you mean Facebook / Meta?'));
    expect(location.hash).toBe('#cases?year=2020&by=facebook');
  });
  it('calls what would fill an empty list by its own name', async () => {
    await open('#cases?q=masroot8&by=amazon');
    const ways = (): string => [...main.querySelectorAll('.nothing__ways a')].map((each) => each.textContent).join();
    await until(() => ways().includes('Without “Amazon”: 1 case'));
    expect(ways()).toContain('Without “masroot8”: ');
  });
  it('shows the table a chart was drawn from, and copies it', async () => {
    await open('#cases?by=linkedin');
    await userEvent.click(button('As a table'));
    await settle();
    const table = main.querySelector('table')!;
    expect(table.querySelectorAll('tbody tr').length).toBe(main.querySelectorAll('.chart--years a').length);
    await userEvent.click(button('Copy the table'));
    expect(copied[0]?.split('\n')[0]).toBe(
      'Year\tAll cases\tdecided\tsettled\topen or not known\tdid not succeed\tstatement only',
    );
    await expectAccessible(main);
  });
  it('says when the browser lets no table be copied', async () => {
    await open('#cases?by=linkedin');
    await userEvent.click(button('As a table'));
    await settle();
    isShut = true;
    await userEvent.click(button('Copy the table'));
    await settle();
    expect(main.querySelector('.data-table')?.textContent).toContain(words.say('book_copy_failed'));
  });
  it('keeps only what is in sight of ten thousand cases in the document', async () => {
    await open('#cases?sort=caption', madeCatalog(10_000));
    expect(count()).toBe('10,000 cases');
    const rows = [...main.querySelectorAll('.rows > li')];
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(main.querySelectorAll('*').length).toBeLessThan(2500);
  });
});

describe('services and pictures', () => {
  it('lists services by name, and by their cases where something narrows', async () => {
    await open('#services');
    expect(count()).toBe(`${catalog.services.length} services`);
    await open('#services?by=facebook&year=2020');
    const names = [...main.querySelectorAll('.rows h3')].map(({ textContent }) => textContent);
    expect(names).toContain('Massroot8');
    expect(names.length).toBe(Number.parseInt(count(), 10));
    await expectAccessible(main);
  });
  it('draws four pictures over the same cases', async () => {
    await open('#pictures?by=amazon');
    expect(main.querySelectorAll('figure')).toHaveLength(4);
    expect(main.querySelector('.row-bars a')?.getAttribute('href')).toBe('#cases?by=amazon&platform=amazon');
    await expectAccessible(main);
  });
});

describe('the page of a case', () => {
  it('says which service a respondent stands behind, and whom a step concerns', async () => {
    await open('#case/twitch-v-johnston-2016');
    const told = [...main.querySelectorAll('.sides .parties li')].map((each) => [
      each.querySelector('bdi')?.textContent,
      [...each.querySelectorAll('a')].map(({ hash }) => hash),
    ]);
    expect(told).toContainEqual(['Pooria Sharaffodin', ['#service/babatools']]);
    expect(told).toContainEqual(['Does 1-25', []]);
    expect(main.querySelector('.parties__behind')?.textContent).toContain('Stands behind');
    expect([...main.querySelectorAll('.strip__whom')].map(({ textContent }) => textContent)).toContain(
      'Concerns: Justin Johnston',
    );
    await open('#case/facebook-v-zaghar-2020');
    expect(main.querySelector('.parties__behind, .strip__whom')).toBeNull();
  });

  it('tells it in order, and is accessible', async () => {
    await open('#case/facebook-v-zaghar-2020');
    expect(main.querySelector('h1')?.textContent).toBe('Facebook, Inc. v. Zaghar');
    expect([...main.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'What was alleged',
      'What was decided',
      'What this does not mean',
      'Operator’s response',
      'Parties',
      'Services named',
      'Documents',
      'Cases like this',
    ]);
    expect(document.title).toContain('Facebook, Inc. v. Zaghar');
    // The separator between two tags is not part of a link.
    expect([...main.querySelectorAll('.tags a')].every((each) => !each.matches('.part'))).toBe(true);
    await expectAccessible(main);
  });
  it('links no listed site', async () => {
    for (const id of ['facebook-v-zaghar-2020', 'facebook-v-sahinturk-2020'])
      for (const host of ['massroot8.com', 'jolygram.com']) {
        await open(`#case/${id}`);
        expect([...main.querySelectorAll('a')].filter(({ href }) => new URL(href).hostname.endsWith(host))).toEqual([]);
      }
  });
  it('cites, prints and passes on its source', async () => {
    await open('#case/facebook-v-zaghar-2020');
    await userEvent.click(button('Cite'));
    await settle();
    await userEvent.click(main.querySelector('[data-action="copy-bibtex"]')!);
    await userEvent.click(button('Copy the link to the source'));
    await userEvent.click(button('Print'));
    expect(copied[0]).toMatch(/^@misc\{facebook-v-zaghar-2020,/);
    expect(copied[1]).toBe('https://about.fb.com/news/2020/06/automation-software-lawsuits/');
    expect(printed).toBe(1);
    await expectAccessible(main);
  });
  it('of every case and of every service can be shown', async () => {
    for (const { id } of catalog.cases.filter((_, at) => at % 9 === 0)) {
      await open(`#case/${id}`);
      expect(main.querySelector('h1')?.textContent, id).not.toBe('');
      expect(main.textContent, id).not.toMatch(/undefined|NaN|Infinity/);
    }
    for (const { id } of catalog.services.filter((_, at) => at % 9 === 0)) {
      await open(`#service/${id}`);
      expect(main.textContent, id).not.toMatch(/undefined|NaN|Infinity/);
    }
  });
  it('bears a case without date, docket and service, with 120 parties and a name from right to left', async () => {
    const [first] = catalog.cases;
    const { docket: _docket, amount: _amount, filed: _filed, outcomeDate: _date, ...rest } = first!;
    const odd: CatalogCase = {
      ...rest,
      id: 'odd' as CaseId,
      caption: 'שירות הלייקים נ׳ Meta',
      respondents: Array.from({ length: 120 }, (_, at) => `Respondent ${at}`),
      events: [{ kind: 'filed' }],
    };
    await open('#case/odd', { ...catalog, cases: [...catalog.cases, odd] });
    expect(main.querySelector('h1 cite')?.getAttribute('dir')).toBe('auto');
    expect(main.querySelector('summary')?.textContent).toBe('120 parties');
    expect(main.querySelector('.strip')?.textContent).toContain('undated');
    await expectAccessible(main);
    await open('#cases?sort=oldest', { ...catalog, cases: [...catalog.cases, odd] });
    expect(captions().at(-1)).toBeDefined();
  });
  it('that is not there names the nearest', async () => {
    await open('#case/facebook-v-zagar');
    expect(main.querySelector('h1')?.textContent).toBe('There is no page at this address');
    expect(link('Facebook, Inc. v. Zaghar').getAttribute('href')).toBe('#case/facebook-v-zaghar-2020');
    await open('#masroot8');
    expect(link('Massroot8').getAttribute('href')).toBe('#service/massroot8');
    await expectAccessible(main);
  });
});

describe('the page of a service', () => {
  it('names addresses, cases, relatives and what was chosen', async () => {
    chosen = [{ service: 'jolygram' as ServiceId, until: 'always', at: Date.UTC(2026, 2, 3) }];
    await open('#service/jolygram');
    expect(main.querySelector('.addresses')?.textContent).toContain('jolygram.com');
    expect(main.querySelectorAll('.family li')).toHaveLength(4);
    expect(main.textContent).toContain('On March 3, 2026 you chose to continue always.');
    expect([...main.querySelectorAll('.met li')].map(({ textContent }) => textContent)).toEqual([
      'November 26, 2026jolygram.comcontinued once',
      'November 26, 2026play.google.com',
    ]);
    await expectAccessible(main);
    await follow(link('Pikdo'));
    expect(main.querySelector('h1')?.textContent).toBe('Pikdo');
    expect(document.activeElement).toBe(main.querySelector('h1'));
    expect(main.textContent).not.toContain('you chose');
  });
});

describe('the page of what was checked', () => {
  const index = buildPageIndex(catalog.services, []);
  const records = recordsOf(catalog);
  const ask = async (text: string, from: CheckedText['from']): Promise<void> => {
    const { address, within, named } = findInText(index, text);
    const now = { preferences: DEFAULT_PREFERENCES, past: NO_PAST, now: Date.UTC(2026, 10, 28) };
    const judged = (each: FoundAddress) => ({
      ...each,
      findings: judgeFindings(each.findings, each.host, records, now),
    });
    checked.set('0123456789abcdef', {
      text,
      from,
      ...(address === undefined ? {} : { address: judged(address) }),
      within: within.map(judged),
      named: judgeFindings(named, '', records, now),
    });
    await open('#check/0123456789abcdef');
  };
  const said = (): string => main.querySelector('.checked__answers')?.textContent ?? '';

  it('says what is known of a link, and leads to the service', async () => {
    await ask('https://www.massroot8.com/login', 'link');
    expect(main.querySelector('h1')?.textContent).toBe('What is known of this link');
    expect(said()).toContain('www.massroot8.com is on the list: Massroot8');
    expect(link('Open its page in the case book').getAttribute('href')).toBe('#service/massroot8');
    await expectAccessible(main);
  });
  it('says what a link resembles, and when it is not on the list', async () => {
    await ask('https://massroot8.net/', 'link');
    expect(said()).toContain('resembles an address that is');
    await ask('https://news.example/', 'link');
    expect(said()).toContain('news.example is not on the list. That is not a safety rating.');
  });
  it('names the services and addresses in a longer text', async () => {
    await ask(
      'We compared Massroot8 with jolygram.com and news.example last summer, and wrote it down here.',
      'selection',
    );
    expect(main.querySelector('h1')?.textContent).toBe('What is known of this text');
    expect(said()).toContain('jolygram.com is on the list: Jolygram');
    expect(link('Massroot8').getAttribute('href')).toBe('#service/massroot8');
    expect(said()).not.toContain('news.example');
    await expectAccessible(main);
  });
  it('looks a name up in the book, mistakes forgiven', async () => {
    await ask('Masroot8', 'selection');
    await until(() => said().includes('In the case book'));
    expect(link('Massroot8').getAttribute('href')).toBe('#service/massroot8');
    expect(link('Search the case book for these words').getAttribute('href')).toBe('#cases?q=Masroot8');
  });
  it('says of other words that nothing in them is listed', async () => {
    await ask('a sentence of some words that names nobody at all', 'selection');
    expect(said()).toContain('Nothing in it is on the list.');
  });
  it('says when what was asked is forgotten', async () => {
    await open('#check/ffffffffffffffff');
    expect(said()).toContain('is forgotten');
    await expectAccessible(main);
  });
});
