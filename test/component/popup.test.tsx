// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding, Resemblance } from '../../src/domain/model.ts';
import type { AddressView, ReviewView } from '../../src/messages/review.ts';
import { App } from '../../src/pages/popup/App.tsx';
import type { PopupPort } from '../../src/pages/popup/port.ts';
import { popupSamples } from '../../src/pages/popup/samples.ts';
import { sampleFinding } from '../../src/pages/rehearsal/samples.ts';
import { TrustProvider } from '../../src/ui/trust.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { expectAccessible, settle, words } from './help.tsx';

const calls: unknown[][] = [];
const main = document.createElement('main');
document.body.append(main);
afterEach(() => {
  render(null, main);
  calls.length = 0;
});

async function open(view: ReviewView | Error, more: Partial<PopupPort> = {}): Promise<string> {
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
  render(
    <TrustProvider value={() => true}>
      <WordsProvider value={words}>
        <App port={port} />
      </WordsProvider>
    </TrustProvider>,
    main,
  );
  await settle();
  return main.textContent ?? '';
}
const button = (name: RegExp): HTMLElement =>
  [...main.querySelectorAll('button')].find((each) => name.test(each.textContent ?? ''))!;

/** What is answered for an address that resembles the sample's. */
function alike(how: Resemblance, host: string): AddressView {
  const judged = sampleFinding('lookalike', 'A', 'badge');
  const finding = { ...judged.finding, how, host } as Finding;
  return { host, resembles: 'examplegram.example', findings: [{ ...judged, finding }] };
}

const HEADINGS: Readonly<Record<string, string>> = {
  clean: 'Nothing listed on this page',
  reading: 'This page is still being read',
  mention: 'This page names 1 listed service',
  listed: 'Listed service: Examplegram',
  failed: 'Examplegram: the claim did not succeed',
  lookalike: 'The name resembles a listed service',
  offer: 'Not on the list, but with signs of this trade',
  'cannot-run': 'Caveat cannot look at this page',
  paused: 'Reminder off for Examplegram',
  continued: 'Listed service: Examplegram',
  cut: 'Nothing listed on this page',
};

describe('a page that took the warning away', () => {
  it('is said to have done so', async () => {
    const listed = popupSamples().listed!;
    expect(await open(listed)).not.toContain('took Caveat’s warning away');
    expect(await open({ ...listed, removed: true })).toContain('took Caveat’s warning away');
    await expectAccessible(main);
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
    for (const link of main.querySelectorAll<HTMLElement>('.popup__pages a')) await userEvent.click(link);
    expect(calls).toEqual([
      ['openPage', 'src/pages/casebook/index.html'],
      ['openPage', 'src/pages/history/index.html'],
      ['openPage', 'src/pages/rehearsal/index.html'],
      ['openPage', 'src/pages/options/index.html'],
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
    await userEvent.click(button(/^Show on page/));
    await settle();
    expect(button(/^Show on page/).textContent).toBe('Show on page (1 of 3)');
    for (let time = 0; time < 3; time += 1) {
      await userEvent.click(button(/^Show on page/));
      await settle();
    }
    expect(calls.map((call) => call[3])).toEqual([0, 1, 2, 0]);
  });

  it('says beside an offer, too, that no case names a look-alike', async () => {
    const { offer, lookalike } = popupSamples();
    expect(await open({ ...offer!, findings: [...offer!.findings, ...lookalike!.findings] })).toContain(
      'Resembles Examplegram',
    );
    const item = main.querySelector('.popup__item')!;
    expect(item.textContent).toContain('No case names this site.');
    expect(item.textContent).not.toContain('Sample Network');
    await userEvent.click(button(/^Cases about Examplegram/));
    await settle();
    expect(item.textContent).toContain('Sample Network');
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
      ['???', 'does not read like'],
    ] as const) {
      await userEvent.clear(input);
      await userEvent.type(input, `${typed}{Enter}`);
      await settle();
      expect(main.querySelector('[role="status"]')?.textContent).toContain(expected);
      // The store itself is not listed.
      expect(main.textContent).not.toContain('store.example is on the list');
    }
    await expectAccessible(main);
  });
});
