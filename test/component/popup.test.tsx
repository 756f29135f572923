// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding, Resemblance } from '../../src/domain/model.ts';
import type { AddressView, ReviewView } from '../../src/messages/review.ts';
import { App } from '../../src/pages/popup/App.tsx';
import type { PopupPort } from '../../src/pages/popup/port.ts';
import { popupSamples, sampleEntries, sampleMarks, sampleNews } from '../../src/pages/popup/samples.ts';
import { sampleFinding } from '../../src/pages/rehearsal/samples.ts';
import { draw, expectAccessible, paste, settle } from './help.tsx';

const calls: unknown[][] = [];
const main = document.createElement('main');
document.body.append(main);
afterEach(() => {
  render(null, main);
  calls.length = 0;
});

async function open(
  view: ReviewView | Error,
  more: Partial<PopupPort> = {},
  props: Partial<Parameters<typeof App>[0]> = {},
): Promise<string> {
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const port: PopupPort = {
    tab: () => Promise.resolve(7),
    view: () => (view instanceof Error ? Promise.reject(view) : Promise.resolve(view)),
    check: () => Promise.resolve(null),
    search: () => Promise.resolve({ entries: [], total: 0, isNearest: false }),
    pause: note('pause'),
    marks: () => Promise.resolve({ total: 0, marks: [] }),
    showMark: (...args) => {
      calls.push(['showMark', ...args]);
      return Promise.resolve(args[1] !== 2);
    },
    readNews: () => Promise.resolve([]),
    copy: note('copy'),
    allow: () => {
      calls.push(['allow']);
      return Promise.resolve(true);
    },
    showEmbedded: (...args) => {
      calls.push(['showEmbedded', ...args]);
      return Promise.resolve({ total: 0 });
    },
    keepOn: note('keepOn'),
    leave: note('leave'),
    openPage: note('openPage'),
    showMention: (...args) => {
      calls.push(['showMention', ...args]);
      return Promise.resolve({ total: 3 });
    },
    ...more,
  };
  render(null, main);
  await draw(<App port={port} {...props} />, main);
  return main.textContent ?? '';
}
const button = (name: RegExp): HTMLElement =>
  [...main.querySelectorAll('button')].find((each) => name.test(each.textContent ?? ''))!;

/** The answer for an address that looks like the sample's. */
function alike(how: Resemblance, host: string): AddressView {
  const judged = sampleFinding('lookalike', 'A', 'badge');
  const finding = { ...judged.finding, how, host } as Finding;
  return { host, resembles: 'examplegram.example', findings: [{ ...judged, finding }] };
}

const HEADINGS: Readonly<Record<string, string>> = {
  clean: 'Nothing listed on this page',
  news: 'Nothing listed on this page',
  reading: 'This page is still being read',
  mention: 'This page names 1 listed service',
  links: 'This page names 1 listed service',
  listed: 'Listed service: Examplegram',
  listing: 'Listed app: Examplegram',
  embedded: 'This page loads a listed service',
  failed: 'Examplegram: the claim did not succeed',
  lookalike: 'The name resembles a listed service',
  offer: 'Not on the list, but with signs of this trade',
  own: 'You marked this site',
  'cannot-run': 'Caveat cannot look at this page',
  'not-allowed': 'Caveat cannot look at this page',
  paused: 'Reminder off for Examplegram',
  continued: 'Listed service: Examplegram',
  'paused-site': 'Paused on examplegram.example',
  'paused-clean': 'Paused on news.example',
  cut: 'Nothing listed on this page',
};

describe('a page that took the warning away', () => {
  it('is said to have done so', async () => {
    const listed = popupSamples().listed!;
    expect(await open(listed)).not.toContain('took Caveat’s warning away');
    expect(await open({ ...listed, removed: true })).toContain('took Caveat’s warning away');
    expect(await open({ ...listed, viewer: true })).toContain('a viewer of its own');
    await expectAccessible(main);
  });
});

describe('a seller that calls itself by a listed name', () => {
  it('is said to be perhaps another, and no case of the listed one is told of it', async () => {
    const { findings } = alike('name', 'bg-shop.example');
    const text = await open({ ...popupSamples()['clean']!, findings });
    expect(text).toContain('This page calls itself by a name like Examplegram.');
    expect(text).toContain('It may be unrelated. No case names this site.');
    expect(text).not.toContain('Listed service: Examplegram');
  });
});

describe('the popup', () => {
  it.each(Object.entries(popupSamples()))(
    'in state %s speaks its state first and is accessible',
    async (name, view) => {
      const text = await open(view);
      expect(document.activeElement?.localName).toBe('h1');
      expect(document.activeElement?.textContent).toBe(HEADINGS[name]);
      expect(text).toContain('124 services, 60 cases');
      expect(text).toContain('6 days old');
      await expectAccessible(main);
    },
  );

  it('leads to case book, history, rehearsal and options', async () => {
    await open(popupSamples()['clean']!);
    for (const link of main.querySelectorAll<HTMLElement>('.frame__pages a')) await userEvent.click(link);
    expect(calls).toEqual([
      ['openPage', 'src/pages/casebook/index.html'],
      ['openPage', 'src/pages/history/index.html'],
      ['openPage', 'src/pages/options/index.html'],
      ['openPage', 'src/pages/rehearsal/index.html'],
    ]);
  });

  it('never calls a clean page safe', async () => {
    expect(await open(popupSamples()['clean']!)).toContain('not a safety rating');
  });

  it('gives a failed claim no look of a warning', async () => {
    await open(popupSamples()['failed']!);
    expect(button(/Leave/)).toBeUndefined();
    expect(button(/^Continue/)).toBeUndefined();
    expect(main.querySelector('[data-tone]')?.getAttribute('data-tone')).toBe('mention');
  });

  it('leaves, continues and reminds again', async () => {
    await open(popupSamples()['listed']!);
    await userEvent.click(button(/^Leave/));
    await userEvent.click(main.querySelector('[data-action="continue-longer"]')!);
    await settle();
    await userEvent.click(button(/for 7 days/));
    expect(calls).toEqual([
      ['leave', 7],
      ['keepOn', 7, 'examplegram', '7-days'],
    ]);
    calls.length = 0;
    await open(popupSamples()['paused']!);
    await userEvent.click(button(/Remind me again/));
    expect(calls).toEqual([['keepOn', 7, 'examplegram', 'remind-again']]);
    expect(await open(popupSamples()['continued']!)).toContain('November 20, 2026');
    expect(button(/Remind me again/)).toBeDefined();
  });

  it('walks through the mentions on the page', async () => {
    await open(popupSamples()['mention']!);
    const at = () => main.querySelector('.stepper [role="status"]')?.textContent;
    expect(main.querySelector('[data-action="show-next"]')).toBeNull();
    await userEvent.click(button(/^Show on page/));
    await settle();
    expect(at()).toBe('1 of 3');
    for (const [action, expected] of [
      ['show-next', '2 of 3'],
      ['show-next', '3 of 3'],
      ['show-next', '1 of 3'],
      ['show-previous', '3 of 3'],
      ['show', '1 of 3'],
    ] as const) {
      await userEvent.click(main.querySelector(`[data-action="${action}"]`)!);
      await settle();
      expect(at()).toBe(expected);
    }
    expect(calls.map((call) => call[3])).toEqual([0, 1, 2, 0, 2, 0]);
    await expectAccessible(main);
  });

  it('says where nothing of what a page loads can be seen', async () => {
    await open(popupSamples()['embedded']!);
    await userEvent.click(main.querySelector('[data-action="show"]')!);
    await settle();
    expect(calls).toEqual([['showEmbedded', 7, 'examplegram', 0]]);
    expect(main.querySelector('.stepper [role="status"]')?.textContent).toBe('Nothing of it can be seen on the page.');
  });

  it('lists the marked links of the page, each a way to it', async () => {
    await open(popupSamples()['links']!, { marks: () => Promise.resolve(sampleMarks) });
    const list = () => [...main.querySelectorAll<HTMLElement>('[data-action="show-mark"]')];
    expect(list()).toEqual([]);
    await userEvent.click(button(/^6 marked links/));
    await settle();
    expect(list().map((each) => each.querySelector('bdi')?.textContent)).toEqual(
      sampleMarks.marks.map(({ text, name }) => text || name),
    );
    await userEvent.click(list()[1]!);
    await userEvent.click(list()[2]!);
    await settle();
    expect(calls).toEqual([
      ['showMark', 7, 1],
      ['showMark', 7, 2],
    ]);
    expect(main.querySelector('.marked li:nth-child(3)')?.textContent).toContain('It is no longer on the page.');
    await expectAccessible(main);
  });

  it('does not say of a page that only links to a service that it names one', async () => {
    const view = popupSamples()['links']!;
    const text = await open({ ...view, findings: view.findings.filter(({ finding }) => finding.kind === 'link') });
    expect(document.activeElement?.textContent).toBe('This page links to 1 listed service');
    expect(text).not.toContain('Mentions are information only.');
    expect(main.querySelector('[data-action="pause"]')?.textContent).toBe('Pause on this site');
  });

  it('asks for no marks where no link leads to a listed service, and says how many of very many are told', async () => {
    let asked = 0;
    const marks = () => {
      asked += 1;
      return Promise.resolve({ ...sampleMarks, total: 900 });
    };
    await open(popupSamples()['mention']!, { marks });
    expect(asked).toBe(0);
    await open(popupSamples()['links']!, { marks });
    await userEvent.click(button(/^900 marked links/));
    await settle();
    expect(main.textContent).toContain('The first 6 of 900.');
  });

  it('pauses on the site, and turns on again', async () => {
    for (const [state, word] of [
      ['listed', 'Pause on this site'],
      ['mention', 'Mute mentions on this site'],
      ['lookalike', 'It is unrelated: hide this'],
      ['offer', 'Hide this on this site'],
    ] as const) {
      await open(popupSamples()[state]!);
      const press = main.querySelector<HTMLElement>('[data-action="pause"]')!;
      expect(press.textContent).toBe(word);
      await userEvent.click(press);
    }
    expect(calls).toEqual(Array.from({ length: 4 }, () => ['pause', 7, true]));
    calls.length = 0;
    expect(await open(popupSamples()['paused-site']!)).toContain('Since November 22, 2026, Caveat shows no warning');
    expect(main.querySelector('[data-action="leave"]')).toBeNull();
    await userEvent.click(main.querySelector('[data-action="resume"]')!);
    expect(calls).toEqual([['pause', 7, false]]);
    await open(popupSamples()['clean']!);
    expect(main.querySelector('[data-action="pause"]')).toBeNull();
  });

  it('says what a look-alike resembles', async () => {
    const text = await open(popupSamples()['lookalike']!);
    expect(text).toContain('examplegram.example is an address of Examplegram');
    expect(text).toContain('No case names this site.');
  });

  it.each([
    ['clean', 'missing', /^## Missing service: `news\.example`/],
    ['listed', 'wrong', /^## Wrong entry: `examplegram\.example`/],
    ['offer', 'false-alarm', /^## False alarm: `shop\.example`/],
  ] as const)('in state %s copies the report that fits, and nothing is sent', async (state, kind, expected) => {
    await open(popupSamples()[state]!);
    await userEvent.click(main.querySelector('[data-part="report"] button')!);
    await settle();
    expect(main.querySelector<HTMLInputElement>('.report input:checked')?.value).toBe(kind);
    await userEvent.click(main.querySelector('[data-action="copy-report"]')!);
    await settle();
    expect(calls).toEqual([['copy', expect.stringMatching(expected)]]);
    expect(calls[0]![1]).toBe(main.querySelector('.report__text')?.textContent);
    expect(main.querySelector('.report [role="status"]')?.textContent).toBe('Copied.');
    await expectAccessible(main);
    const [other] = [...main.querySelectorAll<HTMLInputElement>('.report input:not(:checked)')];
    await userEvent.click(other!);
    await settle();
    expect(main.querySelector('.report [role="status"]')?.textContent).toBe('');
    expect(main.querySelector('.report__text')?.textContent).not.toMatch(expected);
  });

  it('says when the browser lets nothing be copied', async () => {
    await open(popupSamples()['clean']!, { copy: () => Promise.reject(new Error('not allowed')) });
    await userEvent.click(main.querySelector('[data-part="report"] button')!);
    await settle();
    await userEvent.click(main.querySelector('[data-action="copy-report"]')!);
    await settle();
    expect(main.querySelector('.report [role="status"]')?.textContent).toBe('The browser did not allow copying.');
  });

  it(
    'tells what changed in the list since the reader last looked, and where nothing has, the newest ' + 'cases',
    async () => {
      let read = 0;
      const readNews = () => {
        read += 1;
        return Promise.resolve(sampleNews);
      };
      await open(popupSamples()['news']!, { readNews });
      expect(read).toBe(0);
      expect(main.querySelector('.entries')).toBeNull();
      await userEvent.click(button(/^3 changes in the list since you last looked/));
      await settle();
      expect([...main.querySelectorAll('.news li')].map((each) => each.textContent)).toEqual([
        'New case Sample Network, Inc. v. Firstlikes Ltd.',
        'New outcome Authority for Fair Trade: decision on Thirdviews',
        'Address added Examplegram examplegram.test',
      ]);
      for (const link of main.querySelectorAll<HTMLElement>('.news a')) await userEvent.click(link);
      expect(calls).toEqual([
        ['openPage', 'src/pages/casebook/index.html#case/sample-v-first-2026'],
        ['openPage', 'src/pages/casebook/index.html#case/sample-v-third-2025'],
        ['openPage', 'src/pages/casebook/index.html#service/examplegram'],
      ]);
      await userEvent.click(button(/^3 changes/));
      await userEvent.click(button(/^3 changes/));
      expect(read).toBe(1);
      await expectAccessible(main);
      expect(await open(popupSamples()['clean']!)).toContain('Newest cases');
      expect(main.querySelectorAll('.entries a')).toHaveLength(3);
    },
  );

  it('opens the side panel where there is one, and shows no button where there is none', async () => {
    await open(popupSamples()['clean']!);
    expect(main.querySelector('[data-action="open-panel"]')).toBeNull();
    let opened = 0;
    await open(popupSamples()['clean']!, {
      openPanel: () => {
        opened += 1;
        return Promise.resolve();
      },
    });
    await userEvent.click(main.querySelector('[data-action="open-panel"]')!);
    expect(opened).toBe(1);
  });

  it('hands the focus on where what had it goes with its press', async () => {
    const views = ['listed', 'continued', 'listed'].map((name) => popupSamples()[name]!);
    await open(views[0]!, {
      view: () => Promise.resolve(views[0]!),
      keepOn: () => {
        views.shift();
        return Promise.resolve();
      },
    });
    const press = async (action: string): Promise<void> => {
      await userEvent.click(main.querySelector(`[data-action="${action}"]`)!);
      await settle();
    };
    await press('continue-longer');
    await press('continue-7-days');
    expect(document.activeElement?.getAttribute('data-action')).toBe('remind');
    await press('remind');
    expect(document.activeElement?.getAttribute('data-action')).toBe('continue');
  });

  it('asks the browser to be allowed, only where that is what is missing', async () => {
    await open(popupSamples()['cannot-run']!);
    expect(main.querySelector('[data-action="allow"]')).toBeNull();
    await open(popupSamples()['not-allowed']!);
    await userEvent.click(main.querySelector('[data-action="allow"]')!);
    expect(calls).toEqual([['allow']]);
  });

  it('in the panel takes no focus when the tab changes, and says what there is now', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    const views = [popupSamples()['listed']!, popupSamples()['clean']!];
    let look = (): void => undefined;
    await open(
      views[0]!,
      { view: () => Promise.resolve(views[0]!) },
      {
        isPanel: true,
        follow: (listener) => {
          look = listener;
          return () => undefined;
        },
        below: () => <p>below</p>,
      },
    );
    const said = () => main.querySelector(':scope > [role="status"]')?.textContent;
    expect(said()).toBe('examplegram.example Listed service: Examplegram');
    expect(main.textContent).toContain('below');
    views.shift();
    look();
    await settle();
    expect(said()).toBe('news.example Nothing listed on this page');
    expect(main.querySelector('h1')?.textContent).toBe('Nothing listed on this page');
    expect(document.activeElement).toBe(outside);
    outside.remove();
  });

  it('says beside an offer, too, that no case names a look-alike', async () => {
    const { offer, lookalike } = popupSamples();
    expect(await open({ ...offer!, findings: [...offer!.findings, ...lookalike!.findings] })).toContain(
      'Resembles Examplegram',
    );
    const item = main.querySelector('.item')!;
    expect(item.textContent).toContain('No case names this site.');
    expect(item.textContent).not.toContain('Sample Network');
    expect(item.querySelector('a')?.getAttribute('href')).toMatch(/casebook\/index.html#(case|service)\//);
    await expectAccessible(main);
  });

  it.each([
    ['own', 'one of Caveat’s own pages'],
    ['firefox-add-ons', 'a page of Firefox Add-ons'],
    ['viewer', 'in a viewer of its own'],
    ['not-loaded', 'did not load'],
    ['not-allowed', 'not allowed to look'],
    ['elsewhere', 'a file on this device'],
  ] as const)('names the kind of a page that it cannot look at: %s', async (closed, expected) => {
    const text = await open({ ...popupSamples()['cannot-run']!, closed });
    expect(text).toContain(expected);
    expect(text).toContain('You can check an address here.');
  });

  it('says when it reaches nobody', async () => {
    expect(await open(new Error('gone'))).toContain('could not be reached');
    await expectAccessible(main);
  });

  it('checks an address without visiting it', async () => {
    const answers: Record<string, Awaited<ReturnType<PopupPort['check']>>> = {
      'examplegram.example': { host: 'examplegram.example', findings: [sampleFinding('listed', 'B')] },
      'fine.example': { host: 'fine.example', findings: [] },
      'store.example': { host: 'store.example', findings: [sampleFinding('listing', 'B')] },
      'examplegram.test': alike('other-suffix', 'examplegram.test'),
      'exаmplegram.example': alike('confusable', 'xn--exmplegram-0qi.example'),
      'bücher.example': { host: 'xn--bcher-kva.example', findings: [] },
    };
    await open(popupSamples()['clean']!, { check: (address) => Promise.resolve(answers[address] ?? null) });
    const input = main.querySelector('input')!;
    for (const [typed, expected] of [
      ['examplegram.example', 'is on the list: Examplegram'],
      ['fine.example', 'fine.example is not on the list'],
      ['store.example', 'Listed app: Examplegram'],
      ['examplegram.test', 'It has another ending than examplegram.example, an address of Examplegram.'],
      ['exаmplegram.example', 'exаmplegram.example, with letters that only look like those of examplegram.example.'],
      ['bücher.example', 'It is written bücher.example. Browsers send it as xn--bcher-kva.example.'],
      ['???', 'reads like no web address'],
    ] as const) {
      await userEvent.clear(input);
      await userEvent.type(input, `${typed}{Enter}`);
      await settle();
      expect(main.querySelector('.check [role="status"]')?.textContent).toContain(expected);
      // Only an app in the store is listed, not the store itself.
      expect(main.textContent).not.toContain('store.example is on the list');
    }
    await expectAccessible(main);
  });

  it('finds names as they are typed; entries open in the case book', async () => {
    const asked: string[] = [];
    const search = (text: string) => {
      asked.push(text);
      return Promise.resolve(sampleEntries);
    };
    await open(popupSamples()['clean']!, { search });
    const input = main.querySelector('input')!;
    await userEvent.type(input, '  example {Enter}');
    await settle();
    const links = () => [...main.querySelectorAll<HTMLElement>('.check__answer a')];
    expect(links().map((each) => each.textContent)).toEqual([
      ...sampleEntries.entries.map(({ name }) => name),
      'All 9 entries in the case book',
    ]);
    for (const link of links()) await userEvent.click(link);
    expect(calls.map(([, path]) => path)).toEqual([
      'src/pages/casebook/index.html#service/examplegram',
      'src/pages/casebook/index.html#case/sample-v-examplegram-2020',
      'src/pages/casebook/index.html#case/sample-v-first-2026',
      'src/pages/casebook/index.html#cases?q=example',
    ]);
    expect(asked.at(-1)).toBe('example');
    await expectAccessible(main);
    await userEvent.clear(input);
    await userEvent.type(input, '{Enter}');
    await settle();
    expect(links()).toEqual([]);
  });

  it('leads to the service of an address once', async () => {
    await open(popupSamples()['clean']!, {
      check: (host) => Promise.resolve({ host, findings: [sampleFinding('listed', 'B')] }),
      search: () => Promise.resolve(sampleEntries),
    });
    await userEvent.type(main.querySelector('input')!, 'examplegram.example{Enter}');
    await settle();
    const entries = [...main.querySelectorAll<HTMLElement>('.check__answer [data-entry]')].map(
      ({ dataset }) => dataset['entry'],
    );
    expect(entries).toEqual(['case sample-v-examplegram-2020', 'case sample-v-first-2026']);
  });

  it('lets the browser paste no more than can be checked', async () => {
    const asked: string[] = [];
    const check = (text: string) => {
      asked.push(text);
      return Promise.resolve(null);
    };
    await open(popupSamples()['clean']!, { check });
    const box = main.querySelector('input')!;
    expect(paste(box, 'massroot8.com')).toBe(true);
    expect(paste(box, `massroot8.com/${'x'.repeat(50_000_000)}`)).toBe(false);
    await userEvent.type(box, '{Enter}');
    await settle();
    expect(asked.map(({ length }) => length)).toEqual([2000]);
  });

  it('shows the answer to what was typed last, whichever comes last', async () => {
    const answers: ((name: string) => void)[] = [];
    const search = () =>
      new Promise<typeof sampleEntries>((done) => {
        answers.push((name) => done({ entries: [{ is: 'service', id: 'x', name }], total: 1, isNearest: false }));
      });
    await open(popupSamples()['clean']!, { search });
    const input = main.querySelector('input')!;
    await userEvent.type(input, 'on{Enter}');
    await userEvent.type(input, 'e{Enter}');
    await settle();
    const [first, second] = answers.slice(-2);
    second!('second');
    first!('first');
    await settle();
    expect(main.querySelector('.check__answer')?.textContent).toBe('second');
  });

  it('says what is nearest to a name that nothing has', async () => {
    await open(popupSamples()['clean']!, {
      search: () => Promise.resolve({ ...sampleEntries, isNearest: true, total: 3 }),
    });
    await userEvent.type(main.querySelector('input')!, 'examplegarm{Enter}');
    await settle();
    expect(main.querySelector('.check__answer')?.textContent).toContain('Nearest to it:');
  });
});
