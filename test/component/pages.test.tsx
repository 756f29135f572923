// @vitest-environment jsdom
import { CHECKLIST_PLATFORMS } from 'caveat:platforms';
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { App as Checklist } from '../../src/pages/checklist/App.tsx';
import { readTicks, tick } from '../../src/domain/policy/ticks.ts';
import type { Step, Ticks } from '../../src/domain/policy/ticks.ts';
import { settingsPage, stepsOf } from '../../src/pages/checklist/steps.ts';
import { TrustProvider } from '../../src/ui/trust.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { expectAccessible, settle, words } from './help.tsx';

const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

/** The ticks that are kept. */
let held: Ticks = {};
let isFailing = false;
async function openChecklist(
  asked: string | null,
  ticks: Ticks = {},
  isPrivate = false,
  reading: Promise<unknown> = Promise.resolve(),
): Promise<[string, readonly Step[]][]> {
  const written: [string, readonly Step[]][] = [];
  held = ticks;
  const store = {
    isPrivate,
    read: () => reading.then(() => held),
    keep: (platform: string, steps: readonly Step[]) => {
      if (isFailing) return Promise.reject(new Error('no room'));
      written.push([platform, steps]);
      held = { ...held, [platform]: steps };
      return Promise.resolve();
    },
  };
  render(
    <TrustProvider value={() => true}>
      <WordsProvider value={words}>
        <Checklist asked={asked} store={store} />
      </WordsProvider>
    </TrustProvider>,
    main,
  );
  await settle();
  return written;
}

describe('the checklist', () => {
  it.each(CHECKLIST_PLATFORMS)('for %s is accessible and links only to https pages', async (platform) => {
    await openChecklist(platform);
    expect(main.querySelectorAll('input[type="checkbox"]')).toHaveLength(stepsOf(platform).length);
    const out = [...main.querySelectorAll<HTMLAnchorElement>('.checklist__steps a')];
    expect(out.map((link) => link.getAttribute('href'))).toEqual(
      stepsOf(platform).flatMap((step) => settingsPage(platform, step) ?? []),
    );
    for (const link of out) expect(link.href).toMatch(/^https:/);
    expect([...main.querySelectorAll('.masthead a')].map((link) => link.getAttribute('href'))).toEqual([
      '/src/pages/casebook/index.html',
      '/src/pages/history/index.html',
      '/src/pages/options/index.html',
    ]);
    await expectAccessible(main);
  });

  it('says in a private window that nothing is kept', async () => {
    await openChecklist('instagram');
    expect(main.querySelector('.lede')?.textContent).toContain('stay on this device');
    render(null, main);
    await openChecklist('instagram', {}, true);
    expect(main.querySelector('.lede')?.textContent).toContain('kept nowhere');
  });

  it('keeps a tick that is set before the others are read together with them', async () => {
    let isRead: (value?: unknown) => void = () => undefined;
    const reading = new Promise((resolve) => (isRead = resolve));
    const written = await openChecklist('instagram', { instagram: ['posts'] }, false, reading);
    await userEvent.click(main.querySelector<HTMLInputElement>('input[type="checkbox"]')!);
    isRead();
    await settle();
    expect(written).toEqual([['instagram', ['access', 'posts']]]);
    expect(main.querySelectorAll('input:checked')).toHaveLength(2);
  });

  it('keeps its ticks by platform', async () => {
    const written = await openChecklist('instagram', { facebook: ['posts'] });
    const [first] = main.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
    await userEvent.click(first!);
    await settle();
    expect(written.at(-1)).toEqual(['instagram', ['access']]);
    expect(main.querySelector('[role="status"]')?.textContent).toBe('1 of 7 done');
    await userEvent.selectOptions(main.querySelector('select')!, 'facebook');
    await settle();
    expect(main.querySelectorAll('input:checked')).toHaveLength(1);
  });

  it('loses no tick that another window has set, and shows it when it comes to sight', async () => {
    const boxes = (): HTMLInputElement[] => [...main.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    const written = await openChecklist('instagram', {});
    held = { instagram: ['posts'] };
    await userEvent.click(boxes()[0]!);
    await settle();
    expect(written.at(-1)).toEqual(['instagram', ['access', 'posts']]);
    expect(main.querySelectorAll('input:checked')).toHaveLength(2);
    held = { instagram: [] };
    window.dispatchEvent(new Event('focus'));
    await settle();
    expect(main.querySelectorAll('input:checked')).toHaveLength(0);
  });

  it('undoes the clearing of its ticks', async () => {
    const button = (): HTMLElement => main.querySelector<HTMLElement>('[data-action="clear"]')!;
    const press = async (): Promise<void> => {
      await userEvent.click(button());
      await settle();
    };
    await openChecklist('instagram', { instagram: ['access', 'posts'] });
    await press();
    expect(held).toEqual({ instagram: [] });
    expect(button().textContent).toBe('Undo');
    expect(document.activeElement).toBe(button());
    await press();
    expect(held).toEqual({ instagram: ['access', 'posts'] });
    expect(button().textContent).toBe('Clear the ticks');
  });

  it('says that a tick was not kept, and takes it away again', async () => {
    await openChecklist('instagram', {});
    isFailing = true;
    await userEvent.click(main.querySelector('input[type="checkbox"]')!);
    await settle();
    isFailing = false;
    expect(main.querySelectorAll('input:checked')).toHaveLength(0);
    expect(main.querySelector('[role="alert"]')?.textContent).toBe(words.say('options_not_saved'));
  });

  it('leaves out what an account does not have, and says where the rest is when there is no address', async () => {
    await openChecklist('whatsapp', { whatsapp: ['password', 'sessions'] });
    const text = main.textContent ?? '';
    expect(text).not.toContain(words.say('checklist_password'));
    expect(text).toContain(words.say('checklist_in_app', 'WhatsApp'));
    expect(main.querySelector('[role="status"]')?.textContent).toBe('1 of 5 done');
  });

  it('falls back where it is asked for an account it does not know', async () => {
    await openChecklist('myspace"><script>');
    expect(main.querySelector('h1')?.textContent).toContain('Facebook');
  });

  it('reads damaged storage as far as it is sound', () => {
    expect(readTicks(null)).toEqual({});
    expect(readTicks({ facebook: ['posts', 'nonsense', 3], x: 'all' })).toEqual({ facebook: ['posts'] });
    expect(tick({ x: ['posts'] }, 'x', 'posts', false)).toEqual({ x: [] });
  });
});
