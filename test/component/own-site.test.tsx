// @vitest-environment jsdom
import { render } from 'preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { OwnAnswer } from '../../src/messages/own.ts';
import { OwnSite } from '../../src/pages/popup/OwnSite.tsx';
import { sampleFinding } from '../../src/pages/rehearsal/samples.ts';
import { draw, expectAccessible, settle, words } from './help.tsx';

const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

type View = Parameters<typeof OwnSite>[0]['view'];
const clean: View = { host: 'mine.example', state: 'clean', findings: [] };

async function open(view: View, answer?: OwnAnswer): Promise<unknown[][]> {
  const done: unknown[][] = [];
  await draw(
    <OwnSite
      view={view}
      onMarked={() => done.push(['marked'])}
      add={(...sent) => {
        done.push(sent);
        return answer === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(answer);
      }}
      openOptions={() => {
        done.push(['options']);
        return Promise.resolve();
      }}
    />,
    main,
  );
  return done;
}
const press = async (selector: string): Promise<void> => {
  await userEvent.click(main.querySelector(selector)!);
  await settle();
};
const said = (): string => main.querySelector('[role="status"]')?.textContent ?? '';

describe('marking the site of the page', () => {
  it('takes a note, says that it is done, and leads to where it is changed', async () => {
    const done = await open(clean, { ok: true, entry: { host: 'mine.example', note: 'Sold us likes', at: 0 } });
    await press('.popup__own button');
    await expectAccessible(main);
    await userEvent.type(main.querySelector('input')!, 'Sold us likes');
    await press('[data-action="add-own"]');
    expect(said()).toBe(words.say('own_added', 'mine.example'));
    expect((document.activeElement as HTMLElement).dataset['action']).toBe('edit-own');
    await press('[data-action="edit-own"]');
    expect(done).toEqual([['mine.example', 'Sold us likes'], ['marked'], ['options']]);
  });

  it('says what is wrong, and that nobody answered', async () => {
    await open(clean, { ok: false, fault: { key: 'own_many', args: [500] } });
    await press('.popup__own button');
    await press('[data-action="add-own"]');
    expect(said()).toBe(words.say('own_many', 500));
    expect(main.querySelector('[data-action="add-own"]')).not.toBeNull();
    render(null, main);
    await open(clean);
    await press('.popup__own button');
    await press('[data-action="add-own"]');
    expect(said()).toBe(words.say('popup_failed'));
  });

  it('offers to change the mark of a site that has one, and nothing where Caveat cannot look', async () => {
    await open({ ...clean, findings: [sampleFinding('own')] });
    expect(main.querySelector('[data-action="edit-own"]')).not.toBeNull();
    render(null, main);
    await open({ ...clean, state: 'cannot-run' });
    expect(main.textContent).toBe('');
  });
});
