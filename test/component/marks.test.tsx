// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { expectAccessible, settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

const view = sampleView(undefined, [sampleFinding('link', 'B')]);
let shown: Shown | undefined;
const chips = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('caveat-mark')];
const button = (chip: HTMLElement): HTMLButtonElement => chip.shadowRoot!.querySelector('button')!;
/** A frame, and what it asked for. */
const frame = async (): Promise<void> => {
  await settle();
  await settle();
};
beforeEach(() => {
  document.body.innerHTML = '<p id="list"><a id="listed" href="https://www.examplegram.example/x?y" aria-describedby="own">a</a> and <a href="https://other.example/">b</a></p>';
});
afterEach(() => shown?.close());

describe('marks', () => {
  it('stand beside links to listed services and nowhere else, with shape, word and year', async () => {
    shown = show(view);
    await frame();
    expect(chips()).toHaveLength(1);
    const [chip] = chips();
    expect(chip!.previousSibling).toBe(document.getElementById('listed'));
    expect(button(chip!).dataset).toMatchObject({ part: 'mark', service: 'examplegram' });
    expect(button(chip!).textContent).toBe('Listed · 2020');
    expect(button(chip!).querySelector('svg path')).not.toBeNull();
    expect(document.getElementById('listed')!.getAttribute('aria-describedby')).toBe(`own ${chip!.id}`);
    await expectAccessible(document.body);
  });

  it('come with new links, follow changed ones, and stay single', async () => {
    shown = show(view);
    await frame();
    document.getElementById('list')!.insertAdjacentHTML('beforeend', '<span><a href="https://examplegram.example/">c</a></span>');
    await frame();
    expect(chips()).toHaveLength(2);
    (document.querySelectorAll('a')[1] as HTMLAnchorElement).href = 'https://examplegram.example/new';
    await frame();
    expect(chips()).toHaveLength(3);
    document.getElementById('listed')!.setAttribute('href', 'https://other.example/');
    await frame();
    expect(chips()).toHaveLength(2);
  });

  it('come back when the page takes them, but not for ever', async () => {
    shown = show(view);
    await frame();
    for (let time = 0; time < 2; time += 1) {
      chips()[0]!.remove();
      await frame();
      expect(chips()).toHaveLength(1);
    }
    chips()[0]!.remove();
    await frame();
    expect(chips()).toHaveLength(0);
  });

  it('open a card that can be read, left and closed by keyboard', async () => {
    shown = show(view);
    await frame();
    button(chips()[0]!).click();
    await settle();
    const card = shown.part('mark')!;
    expect(card.getAttribute('role')).toBe('dialog');
    expect(card.textContent).toContain('Sample Network, Inc. v. Examplegram LLC');
    await expectAccessible(card);
    card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle();
    expect(shown.part('mark')).toBeNull();
  });

  it('close their card when the reader points elsewhere', async () => {
    shown = show(view);
    await frame();
    button(chips()[0]!).click();
    await settle();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await settle();
    expect(shown.part('mark')).toBeNull();
  });

  it('ignore presses that no person made, and never trigger the link or what it stands in', async () => {
    let pressed = 0;
    document.getElementById('list')!.addEventListener('click', () => (pressed += 1));
    shown = show(view, { trust: (event) => event.isTrusted });
    await frame();
    button(chips()[0]!).click();
    await settle();
    expect(shown.part('mark')).toBeNull();
    expect(pressed).toBe(0);
  });

  it('go without a trace', async () => {
    shown = show(view);
    await frame();
    shown.close();
    expect(chips()).toHaveLength(0);
    expect(document.getElementById('listed')!.getAttribute('aria-describedby')).toBe('own');
    expect(document.querySelector('caveat-layer')).toBeNull();
  });
});
