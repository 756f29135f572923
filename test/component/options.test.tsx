// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { decisionsNow, putPast, standing } from '../../src/domain/policy/choices.ts';
import type { Past } from '../../src/domain/policy/attention.ts';
import { putPauses, standingPauses } from '../../src/domain/policy/pauses.ts';
import type { Preferences } from '../../src/domain/policy/preferences.ts';
import { readSettings } from '../../src/domain/policy/settings-file.ts';
import { App } from '../../src/pages/options/App.tsx';
import { changeOwn, ownHost, undoOwn } from '../../src/domain/policy/own.ts';
import type { OwnEntry } from '../../src/domain/policy/own.ts';
import type { OptionsPort } from '../../src/pages/options/port.ts';
import { optionsSample, optionsSampleWithDecisions } from '../../src/pages/options/samples.ts';
import type { OptionsView } from '../../src/messages/options.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { draw, expectAccessible, settle, words } from './help.tsx';

const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

/** A fake background that remembers its changes, as the real one does. */
function background(from: OptionsView) {
  const names = new Map(from.decisions.map(({ service, name }) => [service, name]));
  let pauses = from.pauses;
  const kept: {
    preferences: Preferences;
    past: Past;
    saved: [string, string][];
    failing: 'nothing' | 'preferences' | 'history' | 'all';
    historyDays: OptionsView['historyDays'];
    keys: Awaited<ReturnType<OptionsPort['keys']>>;
    opened: number;
    listener: () => void;
    hold: Promise<void>;
    own: readonly OwnEntry[];
  } = {
    own: from.own,
    preferences: from.preferences,
    saved: [],
    failing: 'nothing',
    historyDays: from.historyDays,
    keys: {
      _execute_action: 'Alt+Shift+V',
      'open-panel': 'Alt+Shift+D',
      'next-finding': 'Alt+Shift+F',
      'leave-site': '',
    },
    opened: 0,
    listener: () => undefined,
    hold: Promise.resolve(),
    past: putPast(
      { services: {} },
      from.decisions.map(({ service, name: _name, ...continued }) => ({ service, alertedAt: 5, continued })),
    ),
  };
  const check = async (what: 'preferences' | 'past' | 'history' | 'all'): Promise<void> => {
    await kept.hold;
    if (kept.failing === 'all' || kept.failing === what) throw new Error('storage is full');
  };
  const port: OptionsPort = {
    view: () =>
      Promise.resolve({
        ...from,
        preferences: kept.preferences,
        own: kept.own,
        historyDays: kept.historyDays,
        pauses,
        decisions: decisionsNow(kept.past, () => 'sample', from.now).map((each) => ({
          ...each,
          name: names.get(each.service) ?? each.service,
        })),
      }),
    keys: () => Promise.resolve(kept.keys),
    openKeySettings: () => {
      kept.opened += 1;
      return Promise.resolve();
    },
    keepHistory: async (days) => {
      await check('history');
      kept.historyDays = days;
    },
    setPreferences: async (changed) => {
      await check('preferences');
      kept.preferences = { ...kept.preferences, ...changed };
    },
    setPauses: async (changes) => {
      await check('all');
      const before = Object.fromEntries(pauses.map(({ host, at }) => [host, at]));
      pauses = Object.entries(putPauses(before, changes)).map(([host, at]) => ({ host, at }));
      return standingPauses(before, changes);
    },
    setPast: async (entries) => {
      await check('past');
      const before = standing(kept.past, entries);
      kept.past = putPast(kept.past, entries);
      return before;
    },
    addOwn: async (address, note) => {
      await check('all');
      const found = ownHost(address);
      if ('fault' in found) return { ok: false, fault: { key: found.fault, args: [] } };
      const entry = { host: found.host, note, at: from.now };
      kept.own = changeOwn(kept.own, [{ host: entry.host, entry }]);
      return { ok: true, entry };
    },
    setOwn: async (changes) => {
      await check('all');
      const undo = undoOwn(kept.own, changes);
      kept.own = changeOwn(kept.own, changes);
      return undo;
    },
    save: (name, text) => kept.saved.push([name, text]),
    onChanged: (listener) => {
      const before = kept.listener;
      kept.listener = () => {
        before();
        listener();
      };
      return () => undefined;
    },
  };
  return { kept, port };
}

async function open(from: OptionsView = optionsSample) {
  const { kept, port } = background(from);
  await openWith(port);
  return kept;
}

async function openWith(port: OptionsPort): Promise<void> {
  render(null, main);
  await draw(<App port={port} />, main);
}

const status = (): string => main.querySelector('[role="status"]')?.textContent ?? '';
const input = (selector: string): HTMLInputElement => main.querySelector<HTMLInputElement>(`input${selector}`)!;
const action = (name: string, within: ParentNode = main): HTMLElement | null =>
  within.querySelector<HTMLElement>(`[data-action="${name}"]`);
const row = (service: string): HTMLElement => main.querySelector<HTMLElement>(`[data-service="${service}"]`)!;
const rows = (): string[] =>
  [...main.querySelectorAll<HTMLElement>('[data-service]')].map(({ dataset }) => dataset['service'] ?? '');
const press = async (element: Element | null): Promise<void> => {
  await userEvent.click(element!);
  await settle();
};
const choose = async (text: string, name = 'settings.json'): Promise<void> => {
  await userEvent.upload(input('[type="file"]'), new File([text], name, { type: 'application/json' }));
  await settle();
};
/** All that names a control: its group's legend, its label and its description. */
const named = (control: HTMLInputElement): string =>
  [
    control.closest('fieldset')?.querySelector('legend')?.textContent,
    control.labels?.[0]?.textContent,
    document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent,
  ].join(' | ');

describe('the options page', () => {
  it.each([
    ['empty', optionsSample],
    ['with choices', optionsSampleWithDecisions],
  ])('(%s) is accessible, and every control has its name', async (_state, view) => {
    await open(view);
    await expectAccessible(main);
    for (const control of main.querySelectorAll<HTMLInputElement>('fieldset input'))
      expect(named(control)).toMatch(/^\S.* \| \S/);
    expect(main.textContent).toContain('Version 0.1.0');
    expect(main.textContent).toContain('124 services, 60 cases');
  });

  it('leads to case book, history, the rehearsal with the bar where it sits, and the checklist', async () => {
    await open(optionsSampleWithDecisions);
    expect([...main.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/src/pages/casebook/index.html',
      '/src/pages/history/index.html',
      '/src/pages/rehearsal/index.html?part=notice&edge=bottom',
      '/src/pages/rehearsal/index.html',
      '/src/pages/checklist/index.html',
    ]);
  });

  it('says so when the background cannot be reached', async () => {
    const { port } = background(optionsSample);
    render(
      <WordsProvider value={words}>
        <App port={{ ...port, view: () => Promise.reject(new Error('gone')) }} />
      </WordsProvider>,
      main,
    );
    await settle();
    expect(main.querySelector('[role="alert"]')?.textContent).toContain('reload');
  });
});

describe('a change', () => {
  it.each(['marksOnSearch', 'marksOnSocial', 'marksElsewhere', 'guard', 'offers'] as const)(
    'of "%s" is kept at once and said',
    async (name) => {
      const kept = await open();
      const control = input(`[name="${name}"]`);
      const label = control.labels?.[0]?.textContent ?? '';
      expect(control.checked).toBe(true);
      await press(control);
      expect(kept.preferences).toEqual({ ...optionsSample.preferences, [name]: false });
      expect(status()).toBe(`Saved: “${label}” is off`);
      await press(control);
      expect(kept.preferences).toEqual(optionsSample.preferences);
      expect(status()).toBe(`Saved: “${label}” is on`);
    },
  );

  it('of the bar is made by mouse or keyboard', async () => {
    const kept = await open();
    await press(input('[value="bottom"]'));
    expect(kept.preferences.barPosition).toBe('bottom');
    expect(status()).toBe('Saved: At the bottom');
    input('[value="top"]').focus();
    await userEvent.keyboard(' ');
    await settle();
    expect(kept.preferences.barPosition).toBe('top');
    expect(input('[value="top"]').checked).toBe(true);
  });

  it('made elsewhere shows up', async () => {
    const kept = await open();
    kept.preferences = { ...kept.preferences, guard: false, barPosition: 'bottom' };
    kept.listener();
    await settle();
    expect([input('[name="guard"]').checked, input('[value="bottom"]').checked]).toEqual([false, true]);
  });

  it('does not jump back while others are under way', async () => {
    const kept = await open();
    let release = (): void => undefined;
    kept.hold = new Promise((done) => {
      release = done;
    });
    await press(input('[name="guard"]'));
    await press(input('[name="offers"]'));
    kept.listener(); // tells the page a state from before the two presses
    await settle();
    expect([input('[name="guard"]').checked, input('[name="offers"]').checked]).toEqual([false, false]);
    release();
    await settle();
    await settle();
    expect(kept.preferences).toMatchObject({ guard: false, offers: false });
    expect([input('[name="guard"]').checked, input('[name="offers"]').checked]).toEqual([false, false]);
  });

  it('that cannot be kept is taken back on the page, and said', async () => {
    const kept = await open();
    kept.failing = 'all';
    await press(input('[name="guard"]'));
    expect(input('[name="guard"]').checked).toBe(true);
    expect(status()).toContain('could not be saved');
  });
});

describe('the choices to continue', () => {
  it('say what they are about, since when and until when', async () => {
    await open(optionsSampleWithDecisions);
    expect(rows()).toEqual(['examplegram', 'samplebooster', 'likes-of-example', 'panelsample']);
    expect(row('examplegram').textContent).toContain('Chosen on November 24, 2026, for that visit');
    expect(row('samplebooster').textContent).toContain('Chosen on November 22, 2026, until November 29, 2026');
    expect(row('likes-of-example').textContent).toContain('until its record changes');
    expect(row('panelsample').textContent).toContain('to continue always');
    expect(main.textContent).toContain('private windows');
  });

  it('are taken back one by one and put again, the focus staying where it was', async () => {
    const kept = await open(optionsSampleWithDecisions);
    const before = kept.past;
    await press(action('warn-again', row('samplebooster')));
    expect(kept.past.services['samplebooster']).toBeUndefined();
    expect(rows()).toHaveLength(4);
    expect(status()).toBe('You will be warned about Samplebooster again.');
    expect(document.activeElement).toBe(action('undo', row('samplebooster')));
    await expectAccessible(main);
    await press(document.activeElement);
    expect(kept.past).toEqual(before);
    expect(status()).toBe('Your choice about Samplebooster holds again.');
    expect(document.activeElement).toBe(action('warn-again', row('samplebooster')));
  });

  it('are taken back all at once, and put again together', async () => {
    const kept = await open(optionsSampleWithDecisions);
    const before = kept.past;
    await press(action('warn-again', row('panelsample')));
    await press(action('warn-again-all'));
    expect(kept.past.services).toEqual({});
    expect(main.querySelectorAll('[data-action="undo"]')).toHaveLength(4);
    await press(action('undo-all'));
    expect(kept.past).toEqual(before);
    expect(main.querySelectorAll('[data-action="warn-again"]')).toHaveLength(4);
  });

  it('lose nothing to a second press', async () => {
    const kept = await open(optionsSampleWithDecisions);
    const before = kept.past;
    const button = action('warn-again', row('panelsample'))!;
    button.click();
    button.click();
    await settle();
    await settle();
    await press(action('undo', row('panelsample')));
    expect(kept.past).toEqual(before);
  });

  it('made anew elsewhere have nothing left to undo', async () => {
    const kept = await open(optionsSampleWithDecisions);
    await press(action('warn-again', row('panelsample')));
    kept.past = putPast(kept.past, [
      { service: 'panelsample' as never, continued: { until: 'always', at: optionsSample.now, revision: 'sample' } },
    ]);
    kept.listener();
    await settle();
    expect(action('undo', row('panelsample'))).toBeNull();
    expect(rows()[0]).toBe('examplegram');
    expect(row('panelsample').textContent).toContain('November 24, 2026');
  });

  it('are said to be none where there are none', async () => {
    await open();
    expect(main.textContent).toContain('You have not chosen to continue');
    expect(action('warn-again-all')).toBeNull();
  });
});

describe('the keys', () => {
  it('are shown as they are, and changed where the browser lets them be', async () => {
    const kept = await open();
    const shown = [...main.querySelectorAll('[data-command]')].map(({ textContent }) => textContent);
    expect(shown).toEqual([
      'Open Caveat’s popupAlt+Shift+V',
      'Open the side panelAlt+Shift+D',
      'Go to the next finding on the pageAlt+Shift+F',
      'Leave a site that Caveat warns aboutno key',
    ]);
    await press(action('change-keys'));
    expect(kept.opened).toBe(1);
    await expectAccessible(main);
  });
  it('are not shown in browsers that have none', async () => {
    const { kept, port } = background(optionsSample);
    kept.keys = undefined;
    await openWith(port);
    expect(main.querySelector('[data-part="keys"]')).toBeNull();
  });
});

describe('under an organisation’s setting', () => {
  const described = (control: HTMLInputElement): string =>
    (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' | ');
  const chosen = (stop: boolean): OptionsView['preferences'] => ({ ...optionsSample.preferences, stop });

  it.each([true, false])('(%s) the stop shows what holds, cannot be switched, and says who has set it', async (on) => {
    const kept = await open({ ...optionsSample, preferences: chosen(!on), managed: { stop: on } });
    const control = input('[name="stop"]');
    expect([control.checked, control.disabled]).toEqual([on, true]);
    expect(described(control)).toMatch(/^A page of Caveat .* \| Set by the organisation that manages this browser; it/);
    await press(control);
    expect([control.checked, kept.preferences.stop]).toEqual([on, !on]);
    expect(status()).toBe('');
    expect(input('[name="guard"]').disabled).toBe(false);
    expect(main.querySelectorAll('input:disabled, .switch__set-by')).toHaveLength(2);
    await expectAccessible(main);
  });

  it('a settings file holds the reader’s own choice, and one that is read changes nothing else', async () => {
    const kept = await open({ ...optionsSample, preferences: chosen(true), managed: { stop: false } });
    await press(action('export'));
    const text = kept.saved[0]?.[1] ?? '';
    expect(JSON.parse(text)).toMatchObject({ preferences: { stop: true } });
    const other = await open({ ...optionsSample, managed: { stop: false } });
    await choose(text);
    expect(other.preferences.stop).toBe(true);
    expect([input('[name="stop"]').checked, input('[name="stop"]').disabled]).toEqual([false, true]);
    await press(action('undo-import'));
    expect(other.preferences.stop).toBe(false);
  });
});

describe('settings as a file', () => {
  it('are saved under the day, and read again elsewhere', async () => {
    const kept = await open(optionsSampleWithDecisions);
    await press(action('export'));
    const [name, text] = kept.saved[0] ?? ['', ''];
    expect(name).toBe('caveat-settings-2026-11-24.json');
    expect(status()).toBe(`Saved as ${name}`);
    expect(readSettings(text, optionsSample.now)).toMatchObject({
      ok: true,
      settings: { preferences: optionsSampleWithDecisions.preferences },
    });
    const other = await open();
    await choose(text);
    expect(other.preferences).toEqual(optionsSampleWithDecisions.preferences);
    expect(rows()).toEqual(['samplebooster', 'likes-of-example', 'panelsample']);
    expect(input('[value="bottom"]').checked).toBe(true);
    expect(status()).toBe('The file was read: its options, and 3 services to continue to.');
  });

  it('hold for how long the history is kept, and undoing brings that back', async () => {
    const kept = await open({ ...optionsSample, historyDays: 90 });
    await press(action('export'));
    expect(JSON.parse(kept.saved[0]?.[1] ?? '')).toMatchObject({ history: { days: 90 } });
    const other = await open();
    await choose(kept.saved[0]?.[1] ?? '');
    expect(other.historyDays).toBe(90);
    await press(action('undo-import'));
    expect(other.historyDays).toBe(30);
    await choose('{"caveat":"settings","version":1,"preferences":{"guard":false}}');
    expect(other.historyDays).toBe(30);
  });

  it('can be taken back after reading, without a trace', async () => {
    const kept = await open(optionsSampleWithDecisions);
    const before = { preferences: kept.preferences, past: kept.past };
    await choose(
      JSON.stringify({
        caveat: 'settings',
        version: 1,
        preferences: { barPosition: 'top', guard: false },
        decisions: ['panelsample', 'newcomer'].map((service) => ({
          service,
          until: 'always',
          since: '2026-11-01T00:00:00.000Z',
          revision: 'sample',
        })),
      }),
    );
    expect(kept.preferences).toEqual({ ...before.preferences, barPosition: 'top', guard: false });
    expect(rows()).toHaveLength(5);
    await press(action('undo-import'));
    expect({ preferences: kept.preferences, past: kept.past }).toEqual(before);
    expect(document.activeElement).toBe(input('[type="file"]'));
    expect(action('undo-import')).toBeNull();
  });

  it.each([
    ['a picture', '\u0089PNG', 'cannot be read as JSON'],
    ['a file of something else', '{"a":1}', 'not a settings file of Caveat'],
    ['a later file', '{"caveat":"settings","version":2}', 'Update Caveat'],
    ['a file too large', `"${'x'.repeat(1_000_001)}"`, 'larger than any settings file'],
    [
      'half a good file',
      '{"caveat":"settings","version":1,"preferences":{"guard":false,"offers":"no"},"decisions":[{}]}',
      '“preferences.offers” must be true or false',
    ],
  ])('(%s) change nothing and say what to do', async (_what, text, told) => {
    const kept = await open(optionsSampleWithDecisions);
    const before = { ...kept };
    await choose(text);
    expect(kept).toEqual(before);
    const fault = main.querySelector('[data-part="file"] [role="alert"]')!;
    expect(fault.textContent).toContain('Nothing was changed');
    expect(fault.textContent).toContain(told);
    await expectAccessible(main);
    await choose('{"caveat":"settings","version":1,"preferences":{"guard":false}}');
    expect(main.querySelector('[data-part="file"] [role="alert"]')!.textContent).toBe('');
    expect(kept.preferences.guard).toBe(false);
  });

  it('hold the sites that the reader has marked, and bring them back', async () => {
    const kept = await open(optionsSampleWithDecisions);
    await press(action('export'));
    const [, text = ''] = kept.saved[0] ?? [];
    kept.own = [];
    await choose(text);
    expect(kept.own.map(({ host }) => host)).toEqual(['my-reviews.example', 'growth.example']);
    await press(action('undo-import'));
    expect(kept.own).toEqual([]);
  });

  it('hold the pauses, and bring them back', async () => {
    const since = optionsSample.now - 3_600_000;
    await open({ ...optionsSample, pauses: [{ host: 'quiet.example', at: since }] });
    const paused = () =>
      [...main.querySelectorAll<HTMLElement>('[data-part="pauses"] [data-host]')].map((each) => each.dataset['host']);
    await choose(
      `{"caveat":"settings","version":1,` +
        `"pauses":[{"host":"other.example","since":"${new Date(since).toISOString()}"}]}`,
    );
    expect(paused().sort()).toEqual(['other.example', 'quiet.example']);
    await press(action('undo-import'));
    expect(paused()).toEqual(['quiet.example']);
    const again = await open({ ...optionsSample, pauses: [{ host: 'quiet.example', at: since }] });
    await press(action('export'));
    expect(JSON.parse(again.saved[0]![1])).toMatchObject({
      pauses: [{ host: 'quiet.example', since: new Date(since).toISOString() }],
    });
  });

  it.each(['all', 'preferences', 'history'] as const)(
    'are not read by half when keeping them fails (%s)',
    async (failing) => {
      const kept = await open(optionsSampleWithDecisions);
      const before = { preferences: kept.preferences, past: kept.past };
      kept.failing = failing;
      await choose(
        '{"caveat":"settings","version":1,"preferences":{"guard":false},"history":{"days":7},"decisions":[' +
          '{"service":"newcomer","until":"always","since":"2026-11-01T00:00:00.000Z","revision":"sample"}]}',
      );
      expect({ preferences: kept.preferences, past: kept.past }).toEqual(before);
      expect(kept.historyDays).toBe(30);
      expect(status()).toContain('could not be saved');
      expect(action('undo-import')).toBeNull();
    },
  );
});

describe('sites on which Caveat is paused', () => {
  const rows = () =>
    [...main.querySelectorAll<HTMLElement>('[data-part="pauses"] li')].map((row) => row.dataset['host']);

  it('are listed with the day since when, and are turned on again one by one', async () => {
    await open(optionsSampleWithDecisions);
    expect(rows()).toEqual(['forum.example', 'news.example']);
    expect(main.querySelector('[data-part="pauses"] li')?.textContent).toContain('Since November 21, 2026');
    await expectAccessible(main);
    await userEvent.click(main.querySelector('[data-host="forum.example"] [data-action="resume"]')!);
    await settle();
    expect(rows()).toEqual(['news.example']);
    expect(main.querySelector('.options__done')?.textContent).toBe('Caveat is on again on forum.example.');
    expect(document.activeElement).toBe(action('undo-resume'));
    await press(action('undo-resume'));
    expect(rows().sort()).toEqual(['forum.example', 'news.example']);
    expect(main.querySelector('.options__done')?.textContent).toBe('Caveat is paused on forum.example again.');
    expect(document.activeElement?.closest('li')?.dataset['host']).toBe('forum.example');
    expect(action('undo-resume')).toBeNull();
  });

  it('are none at first', async () => {
    await open();
    expect(main.querySelector('[data-part="pauses"]')?.textContent).toContain('not paused Caveat on any site');
  });
});

describe('the sites one marked', () => {
  const field = (label: string): HTMLInputElement =>
    [...main.querySelectorAll('label')].find(({ textContent }) => textContent === label)!.control as HTMLInputElement;
  const marked = (): string[] =>
    [...main.querySelectorAll<HTMLElement>('[data-part="own"] [data-host]')].map((each) => each.dataset['host'] ?? '');
  const add = async (address: string): Promise<void> => {
    await userEvent.clear(field(words.say('own_address')));
    if (address !== '') await userEvent.type(field(words.say('own_address')), address);
    if (address.endsWith('{Enter}')) await settle();
    else await press(action('add-own'));
  };

  it('are added by their address, and what cannot be marked is said and stays in its field', async () => {
    const kept = await open();
    expect(main.querySelector('[data-part="own"]')?.textContent).toContain(words.say('own_none'));
    await add('no address');
    expect(main.querySelector('[data-part="own"] [role="alert"]')?.textContent).toBe(words.say('own_not_address'));
    expect(field(words.say('own_address')).value).toBe('no address');
    expect(field(words.say('own_address')).getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(main);
    await add('https://www.mine.example/shop{Enter}');
    expect(kept.own.map(({ host }) => host)).toEqual(['mine.example']);
    expect(marked()).toEqual(['mine.example']);
    expect(status()).toBe(words.say('own_added', 'mine.example'));
  });

  it('get another note, are taken off and brought back', async () => {
    const kept = await open(optionsSampleWithDecisions);
    const note = main.querySelector<HTMLInputElement>('[data-host="growth.example"] input')!;
    await userEvent.type(note, 'Called us twice{Enter}');
    note.blur();
    await settle();
    expect(kept.own.find(({ host }) => host === 'growth.example')?.note).toBe('Called us twice');
    await press(action('remove-own', main.querySelector('[data-host="growth.example"]')!));
    expect(marked()).toEqual(['my-reviews.example']);
    expect(document.activeElement).toBe(action('undo-own'));
    await press(action('undo-own'));
    expect(marked()).toEqual(['my-reviews.example', 'growth.example']);
    expect(document.activeElement?.closest('li')?.dataset['host']).toBe('growth.example');
    expect(kept.own.find(({ host }) => host === 'growth.example')?.note).toBe('Called us twice');
  });
});
