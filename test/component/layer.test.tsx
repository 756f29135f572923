// @vitest-environment jsdom
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Disconnected } from '../../src/platform/page/send.ts';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { renameProperties } from '../../src/warning/surface/host.ts';
import { settle, show } from './help.tsx';
import type { Send } from '../../src/warning/answers.ts';
import type { Shown } from './help.tsx';

const view = sampleView(sampleFinding('listed', 'A', 'notice'));
let shown: Shown | undefined;
afterEach(() => {
  shown?.close();
  vi.useRealTimers();
  document.documentElement.removeAttribute('style');
});
const host = (): HTMLElement | null => document.querySelector(':root > div');

describe('the layer', () => {
  it('is an element that no page can define, and by which none can tell Caveat', () => {
    shown = show(view);
    expect(host()!.outerHTML).toBe('<div></div>');
    expect(host()!).toBe(document.documentElement.lastElementChild);
  });

  it('is drawn anew once when something else changes what stands in it, then leaves it to the toolbar', async () => {
    shown = show(view);
    const headline = (): HTMLElement => shown!.part('notice')!.querySelector('b')!;
    const [first, words] = [host(), headline().textContent];
    headline().textContent = 'checked and safe';
    await settle();
    expect(host()).not.toBe(first);
    expect(headline().textContent).toBe(words);
    expect(shown.sent).toEqual([]);
    await userEvent.click(shown.button('Details'));
    await settle();
    expect(shown.button('Details').getAttribute('aria-expanded')).toBe('true');
    headline().textContent = 'checked and safe';
    await settle();
    expect(host()).toBeNull();
    expect(shown.sent).toEqual([['warning/removed', {}]]);
  });

  it('has custom properties that no page knows the name of', () => {
    const css = '.a--b { --paper: #fff; color: color-mix(in srgb, var(--paper) 88%, var(--ink-2)); }';
    const renamed = renameProperties(css);
    const [name] = /--[a-z]{6}-/.exec(renamed)!;
    expect(renamed).toBe(
      `.a--b { ${name}paper: #fff; color: color-mix(in srgb, var(${name}paper) 88%, var(${name}ink-2)); }`,
    );
    expect(renameProperties(css)).not.toBe(renamed);
  });

  it('is closed to the page', () => {
    shown = show(view, { open: false });
    expect(host()?.shadowRoot).toBeNull();
    expect(host()?.textContent).toBe('');
    expect(document.body.textContent).not.toContain('Examplegram');
  });

  it('comes back once when the page removes it, then gives way and says so', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    shown = show(view);
    host()!.remove();
    await settle();
    expect(host()).not.toBeNull();
    expect(shown.sent).toEqual([]);
    host()!.remove();
    await settle();
    expect(host()).toBeNull();
    expect(shown.sent).toEqual([['warning/removed', {}]]);
  });

  it('comes back each time after it has stood for a while', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['performance'] });
    shown = show(view);
    for (let time = 0; time < 8; time += 1) {
      vi.advanceTimersByTime(1001);
      host()!.remove();
      await settle();
      host()!.setAttribute('inert', '');
      await settle();
      expect(host()!.getAttributeNames()).toEqual([]);
    }
    expect(shown.sent).toEqual([]);
    vi.advanceTimersByTime(1001);
    host()!.remove();
    await settle();
    host()!.remove();
    await settle();
    expect(host()).toBeNull();
    expect(shown.sent).toEqual([['warning/removed', {}]]);
  });

  it('undoes what the page does to its attributes, a few times', async () => {
    shown = show(view);
    host()!.setAttribute('inert', '');
    host()!.style.setProperty('display', 'none', 'important');
    await settle();
    expect(host()!.getAttributeNames()).toEqual([]);
    for (let time = 0; time < 10; time += 1) {
      host()?.setAttribute('inert', '');
      await settle();
    }
    expect(host()).toBeNull();
    expect(shown.sent).toEqual([['warning/removed', {}]]);
  });

  it('survives new root elements', async () => {
    shown = show(view);
    const before = document.documentElement;
    for (let time = 0; time < 5; time += 1) {
      document.documentElement.replaceWith(document.createElement('html'));
      await settle();
      expect(host()?.parentNode).toBe(document.documentElement);
    }
    document.documentElement.replaceWith(before);
    await settle();
    expect(shown.sent).toEqual([]);
  });

  it('has the page displayed where it is not, sets nothing on it, and leaves it as it was', async () => {
    const asked: unknown[] = [];
    const root = document.documentElement;
    root.style.display = 'none';
    // Stands for the style sheet that the background inserts.
    const sheet = document.createElement('style');
    const send: Send = (name, payload) => {
      if (name === 'warning/root') {
        const { right } = payload as { right: readonly string[] };
        asked.push(right);
        sheet.textContent = right.map((each) => `:root { ${each}: block !important; }`).join('');
      }
      return Promise.resolve();
    };
    document.head.append(sheet);
    shown = show(view, { send });
    await settle();
    expect(asked).toEqual([['display']]);
    expect(root.getAttribute('style')).toBe('display: none;');
    expect(shown.part('notice')).not.toBeNull();
    shown.close();
    await settle();
    expect(asked).toEqual([['display'], []]);
    sheet.remove();
  });

  it('gives way where the page cannot be displayed, after a few times', async () => {
    document.documentElement.style.display = 'none';
    shown = show(view);
    for (let time = 0; time < 10; time += 1) await settle();
    expect(host()).toBeNull();
    expect(shown.sent.filter(([name]) => name === 'warning/removed')).toHaveLength(1);
    expect(shown.sent.length).toBeLessThan(10);
  });

  it('goes quiet and takes itself away when nobody answers any more', async () => {
    shown = show(sampleView(sampleFinding('listed', 'A', 'alert')), {
      send: () => Promise.reject(new Disconnected('gone')),
    });
    await userEvent.click(shown.button('Leave this site'));
    await settle();
    expect(host()).toBeNull();
  });
});
