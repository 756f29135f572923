// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grade, ServiceId } from '../../src/domain/model.ts';
import type { JudgedFinding } from '../../src/domain/finding.ts';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { expectAccessible, show } from './help.tsx';
import type { Shown } from './help.tsx';

/** A link to another listed service. */
const later = (grade: Grade): JudgedFinding => ({
  ...sampleFinding('link', grade),
  finding: { kind: 'link', service: 'latergram' as ServiceId, host: 'later.example', count: 1 },
});
const view = sampleView(undefined, [sampleFinding('link', 'B')]);
let shown: Shown | undefined;
const chips = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('caveat-mark')];
const button = (chip: HTMLElement): HTMLButtonElement => chip.shadowRoot!.querySelector('button')!;
/**
 * Lets time pass, which does so on demand only: a page may be slow, and its blocks are looked at a few times a second
 * at most.
 */
const pass = (ms = 1000): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const accessible = (element: Element): Promise<void> => {
  vi.useRealTimers();
  return expectAccessible(element);
};
beforeEach(() => {
  vi.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'performance',
    ],
  });
  document.body.innerHTML =
    '<p id="list"><a id="listed" href="https://www.examplegram.example/x?y" aria-describedby="own">a</a> and <a href="https://other.example/">b</a></p>';
});
afterEach(() => {
  shown?.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('marks', () => {
  it('stand beside links to listed services and nowhere else, with shape, word and year', async () => {
    shown = show(view);
    await pass();
    expect(chips()).toHaveLength(1);
    const [chip] = chips();
    expect(chip!.previousSibling).toBe(document.getElementById('listed'));
    expect(button(chip!).dataset).toMatchObject({ part: 'mark', service: 'examplegram' });
    expect(button(chip!).textContent).toBe('Listed · 2020');
    expect(button(chip!).querySelector('svg path')).not.toBeNull();
    expect(document.getElementById('listed')!.getAttribute('aria-describedby')).toBe(`own ${chip!.id}`);
    await accessible(document.body);
  });

  it('come with new links, follow changed ones, and stay single', async () => {
    shown = show(view);
    await pass();
    document
      .getElementById('list')!
      .insertAdjacentHTML('beforeend', '<span><a href="https://examplegram.example/">c</a></span>');
    await pass();
    expect(chips()).toHaveLength(2);
    (document.querySelectorAll('a')[1] as HTMLAnchorElement).href = 'https://examplegram.example/new';
    await pass();
    expect(chips()).toHaveLength(3);
    document.getElementById('listed')!.setAttribute('href', 'https://other.example/');
    await pass();
    expect(chips()).toHaveLength(2);
  });

  it('open a card that can be read, left and closed by keyboard', async () => {
    shown = show(view);
    await pass();
    button(chips()[0]!).click();
    await pass();
    const card = shown.part('mark')!;
    expect(card.getAttribute('role')).toBe('dialog');
    expect(card.textContent).toContain('Sample Network, Inc. v. Examplegram LLC');
    await accessible(card);
    vi.useFakeTimers();
    card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await pass();
    expect(shown.part('mark')).toBeNull();
  });

  it('close their card when the reader points elsewhere, not when the page says so', async () => {
    let isPerson = true;
    shown = show(view, { trust: () => isPerson });
    await pass();
    button(chips()[0]!).click();
    await pass();
    isPerson = false;
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await pass();
    expect(shown.part('mark')).not.toBeNull();
    isPerson = true;
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await pass();
    expect(shown.part('mark')).toBeNull();
  });

  it('say whether their card is open, also when that of another one takes its place', async () => {
    document.body.innerHTML =
      '<p><a href="https://examplegram.example/">a</a></p><p><a href="https://examplegram.example/b">b</a></p>';
    shown = show(view);
    await pass();
    const open = (): (string | null)[] => chips().map((chip) => button(chip).getAttribute('aria-expanded'));
    expect(open()).toEqual(['false', 'false']);
    button(chips()[0]!).click();
    await pass();
    expect(open()).toEqual(['true', 'false']);
    button(chips()[1]!).click();
    await pass();
    expect(open()).toEqual(['false', 'true']);
    shown.button('Close').click();
    await pass();
    expect(open()).toEqual(['false', 'false']);
    for (const state of ['true', 'false']) {
      button(chips()[1]!).click();
      await pass();
      expect(open()).toEqual(['false', state]);
    }
    expect(shown.part('mark')).toBeNull();
  });

  it('give the focus to the link where the page took the chip away', async () => {
    shown = show(view);
    await pass();
    button(chips()[0]!).click();
    await pass();
    chips()[0]!.remove();
    shown.button('Close').click();
    expect(document.activeElement).toBe(document.getElementById('listed'));
  });

  it('ignore presses that no person made, and never trigger the link or what it stands in', async () => {
    let pressed = 0;
    document.getElementById('list')!.addEventListener('click', () => (pressed += 1));
    shown = show(view, { trust: (event) => event.isTrusted });
    await pass();
    button(chips()[0]!).click();
    await pass();
    expect(shown.part('mark')).toBeNull();
    expect(pressed).toBe(0);
  });

  it('go without a trace', async () => {
    shown = show(view);
    await pass();
    shown.close();
    expect(chips()).toHaveLength(0);
    expect(document.getElementById('listed')!.getAttribute('aria-describedby')).toBe('own');
    expect(document.querySelector('caveat-layer')).toBeNull();
  });

  it('are marked later too, for hosts that are found then', async () => {
    document.body.innerHTML =
      '<p><a href="https://examplegram.example/">a</a></p><p><a id="later" href="https://later.example/x">b</a></p>';
    shown = show(view);
    await pass();
    expect(chips()).toHaveLength(1);
    shown.update(sampleView(undefined, [later('B')]));
    await pass();
    expect(chips()).toHaveLength(2);
    expect(document.getElementById('later')!.getAttribute('aria-describedby')).toBe(chips()[1]!.id);
    const [first, second] = chips();
    shown.update(sampleView(undefined, [later('C')]));
    await pass();
    expect(chips()[0]).toBe(first);
    expect(chips()[1]).not.toBe(second);
    expect(chips()).toHaveLength(2);
  });

  it('stay as they are when what is known of them is told again', async () => {
    shown = show(view);
    await pass();
    const [chip] = chips();
    button(chip!).click();
    await pass();
    shown.update(structuredClone(view));
    await pass();
    expect(chips()).toEqual([chip]);
    expect(button(chip!).getAttribute('aria-expanded')).toBe('true');
  });
});

describe('marks that a page takes away', () => {
  /** Counts how often chips come onto the page. */
  const countChips = (): (() => number) => {
    let come = 0;
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.nodeName === 'CAVEAT-MARK') come += 1;
    }).observe(document.body, { childList: true, subtree: true });
    return () => come;
  };
  const list = (): HTMLElement => document.getElementById('list')!;

  it.each([
    ['takes each chip away', (): void => chips().forEach((chip) => chip.remove())],
    [
      'puts its own elements back',
      (): void => {
        if (chips().length > 0) list().innerHTML = '<a id="listed" href="https://examplegram.example/">a</a>';
      },
    ],
    [
      'renders the whole list anew',
      (): void => {
        if (chips().length > 0)
          list().outerHTML = '<p id="list"><a id="listed" href="https://examplegram.example/">a</a></p>';
      },
    ],
  ])('stay away in the end from one that %s', async (_, restore) => {
    const come = countChips();
    const page = new MutationObserver(restore);
    page.observe(document.body, { childList: true, subtree: true });
    shown = show(view);
    await pass(60_000);
    const before = come();
    expect(before).toBeGreaterThan(3);
    expect(before).toBeLessThan(12);
    await pass(600_000);
    expect(come()).toBe(before);
    expect(document.body.innerHTML).not.toContain('caveat-mark');
    page.disconnect();
  });

  it('come back when it is rendered anew now and then, or many times while someone types', async () => {
    shown = show(view);
    await pass();
    const row = list().outerHTML.replace(/<caveat-mark.*?<\/caveat-mark>/, '');
    for (let time = 0; time < 30; time += 1) {
      list().outerHTML = row;
      await pass(15_000);
      expect(chips()).toHaveLength(1);
    }
    for (let key = 0; key < 30; key += 1) {
      list().outerHTML = row;
      await pass(100);
    }
    await pass(4000);
    expect(chips()).toHaveLength(1);
  });

  it('come with each row that is scrolled into a list, however often', async () => {
    shown = show(view);
    await pass();
    const row = list().innerHTML.replace(/<caveat-mark.*?<\/caveat-mark>/, '');
    for (let time = 0; time < 40; time += 1) {
      list().innerHTML = '';
      await pass(1500);
      list().innerHTML = row;
      await pass(1500);
      expect(chips()).toHaveLength(1);
    }
  });
});

describe('marks on a page that is busy', () => {
  const lines = (count: number): void => {
    document.body.innerHTML = Array.from(
      { length: count },
      (_, at) => `<p><a href="https://examplegram.example/${at}">a ${at}</a> <i>0</i></p>`,
    ).join('');
  };

  it('are looked at a few times a second at most, and measured anew only when their block has changed', async () => {
    lines(1);
    shown = show(view);
    await pass();
    const [block, chip] = [document.querySelector('p')!, chips()[0]!];
    const look = vi.spyOn(block, 'querySelectorAll');
    const measure = vi.spyOn(chip, 'getBoundingClientRect');
    for (let change = 0; change < 100; change += 1) {
      block.append(document.createElement('b'));
      await pass(20);
      block.querySelector('b')!.remove();
    }
    await pass();
    const looks = look.mock.calls.filter(([selector]) => selector === 'a[href]').length;
    expect(looks).toBeGreaterThan(2);
    expect(looks).toBeLessThan(20);
    const unchanged = measure.mock.calls.length;
    expect(unchanged).toBeLessThan(10);
    block.querySelector('i')!.textContent = '1';
    block.append(document.createElement('b'));
    await pass();
    expect(measure.mock.calls.length).toBeGreaterThan(unchanged + 1);
  });

  it('come a few in each frame when it takes long to give them their place', async () => {
    lines(60);
    // Each chip on the page has taken five milliseconds.
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 5 * chips().length);
    shown = show(view);
    let most = 0;
    for (let frame = 0; chips().length < 60; frame += 1) {
      expect(frame).toBeLessThan(500);
      const before = chips().length;
      await pass(16);
      most = Math.max(most, chips().length - before);
    }
    expect(most).toBeLessThanOrEqual(10);
  });
});

describe('what someone writes', () => {
  it.each(['contenteditable', 'contenteditable="true"', 'contenteditable="plaintext-only"'])(
    'has no mark in it (%s)',
    async (attribute) => {
      document.body.innerHTML = `<div ${attribute}><p>See <a href="https://examplegram.example/">a</a> <span contenteditable="false"><a href="https://examplegram.example/b">b</a></span></p></div><p contenteditable="false"><a href="https://examplegram.example/c">c</a></p>`;
      shown = show(view);
      await pass();
      expect(chips()).toHaveLength(1);
      expect(document.querySelector('div')!.innerHTML).not.toContain('caveat');
      document.querySelector('div')!.removeAttribute('contenteditable');
      await pass();
      expect(document.querySelector('div')!.innerHTML).toContain('caveat');
      document.querySelector('div')!.setAttribute('contenteditable', '');
      await pass();
      expect(document.querySelector('div')!.innerHTML).not.toContain('caveat');
    },
  );
});

/** A result as search engines build them: picture, title, address, and links to parts of the site. */
const result = (
  host: string,
  title: string,
): string => `<div class="r"><div><a href="https://${host}/"><img alt="" src="data:,"></a></div><div class="t"><a href="https://${host}/"><h3>${title}</h3><cite>${host}</cite></a></div>
<p>Some words, and <a href="https://${host}/more">more</a> of them</p><table><tr><td><h3><a href="https://${host}/prices">Prices</a></h3></td><td><h3><a href="https://${host}/help">Help</a></h3></td></tr></table></div>`;
/** The words beside which chips stand. */
const marked = (): (string | undefined)[] =>
  chips().map(
    (chip) =>
      chip.previousElementSibling?.querySelector('h3')?.textContent ??
      chip.previousElementSibling?.textContent ??
      undefined,
  );

describe('the links of one result', () => {
  it('have one mark, beside the title, and all are described by it', async () => {
    document.body.innerHTML = `<main>${result('first.example', 'First')}${result('examplegram.example', 'Second')}${result('third.example', 'Third')}</main>`;
    shown = show(view);
    await pass();
    expect(marked()).toEqual(['Second']);
    expect(
      [...document.querySelectorAll(`[aria-describedby="${chips()[0]!.id}"]`)].map(
        (link) => (link as HTMLAnchorElement).pathname,
      ),
    ).toEqual(['/', '/', '/more', '/prices', '/help']);
  });

  it('are told from those of its neighbours, whether they lead to the same service or elsewhere', async () => {
    document.body.innerHTML = `<main><div id="list">${result('examplegram.example', 'One')}${result('www.examplegram.example', 'Two')}</div></main>`;
    shown = show(view);
    await pass();
    expect(marked()).toEqual(['One', 'Two']);
  });

  it('are told apart again when more results come', async () => {
    document.body.innerHTML = `<main><section id="list"><div class="first">${result('examplegram.example', 'One')}</div></section></main>`;
    shown = show(view);
    await pass();
    expect(marked()).toEqual(['One']);
    document
      .getElementById('list')!
      .insertAdjacentHTML(
        'beforeend',
        `<div class="other">${result('first.example', 'First')}</div>${result('examplegram.example', 'Three')}`,
      );
    await pass();
    expect(marked()).toEqual(['One', 'Three']);
  });

  it('that are hidden from screen readers are no reason for a mark', async () => {
    document.body.innerHTML =
      '<article><span aria-hidden="true"><a href="https://examplegram.example/" tabindex="-1">icon</a></span><h2><a href="https://other.example/">Other</a></h2></article>';
    shown = show(view);
    await pass();
    expect(chips()).toHaveLength(0);
  });

  it('may be a card that one empty link covers', async () => {
    document.body.innerHTML =
      '<article><a href="https://examplegram.example/" aria-label="Card"></a><h2>Card</h2><p>Words</p></article>';
    shown = show(view);
    await pass();
    expect(chips()).toHaveLength(1);
    expect(document.querySelector('a')!.getAttribute('aria-describedby')).toBe(chips()[0]!.id);
  });
});

describe('links in running text', () => {
  it('have one mark in each paragraph, and one for each service', async () => {
    document.body.innerHTML =
      '<div><p>See <a href="https://examplegram.example/a">one</a> and <a href="https://examplegram.example/b">again</a>.</p><p>And <a href="https://examplegram.example/c">here</a>, and <a href="https://later.example/">there</a>.</p></div>';
    shown = show({ ...view, marks: [...view.marks, later('B')] });
    await pass();
    expect(marked()).toEqual(['one', 'here', 'there']);
  });
});
