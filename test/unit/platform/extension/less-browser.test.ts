import { afterEach, describe, expect, it } from 'vitest';
import { keysNow, onCommand } from '../../../../src/platform/extension/commands.ts';
import { addMenus, onMenu, setMenus } from '../../../../src/platform/extension/menus.ts';
import { onOmnibox } from '../../../../src/platform/extension/omnibox.ts';
import { hasPanel, openPanel } from '../../../../src/platform/extension/panel.ts';
import { openBeside } from '../../../../src/platform/extension/tabs.ts';
import fake from '../../../fakes/browser.ts';

const { tabs } = fake;
afterEach(() => {
  fake.tabs = tabs;
});
const never = (): never => {
  throw new Error('nobody can have pressed this');
};

/** The fake browser has none of these APIs, just like Firefox for Android. */
describe('where the browser has no menus, keys, keyword and panel', () => {
  it('the background starts all the same', async () => {
    await setMenus([{ id: 'check-link', place: 'link', title: 'Check this link' }]);
    addMenus([{ id: 'check-text', place: 'selection', title: 'Check this text' }]);
    onMenu(never);
    onCommand(never);
    onOmnibox({ begin: never, suggest: never, goal: never });
    expect(await keysNow()).toBeUndefined();
  });
  it('no panel is offered, and none is missed', async () => {
    expect(hasPanel()).toBe(false);
    await openPanel(1);
  });
  it('a page of ours opens though tabs have no places', async () => {
    const opened: object[] = [];
    const create = (tab: object): Promise<void> => {
      if ('index' in tab || 'windowId' in tab || 'openerTabId' in tab) return Promise.reject(new Error('no places'));
      opened.push(tab);
      return Promise.resolve();
    };
    Object.assign(fake, { tabs: { ...tabs, create, get: () => Promise.resolve({ index: 3, windowId: 1 }) } });
    await openBeside(1, 'https://plain.example/', false);
    expect(opened).toEqual([{ url: 'https://plain.example/', active: true }]);
  });
});
