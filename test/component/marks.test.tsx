// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grade, ServiceId } from '../../src/domain/model.ts';
import type { JudgedFinding } from '../../src/platform/messages.ts';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { expectAccessible, settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

/** A link to another listed service. */
const later = (grade: Grade): JudgedFinding => ({ ...sampleFinding('link', grade), finding: { kind: 'link', service: 'latergram' as ServiceId, host: 'later.example', count: 1 } });
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

  it('are marked later too, for hosts that are found then', async () => {
    document.body.innerHTML = '<p><a href="https://examplegram.example/">a</a></p><p><a id="later" href="https://later.example/x">b</a></p>';
    shown = show(view);
    await frame();
    expect(chips()).toHaveLength(1);
    shown.update(sampleView(undefined, [later('B')]));
    await frame();
    expect(chips()).toHaveLength(2);
    expect(document.getElementById('later')!.getAttribute('aria-describedby')).toBe(chips()[1]!.id);
    shown.update(sampleView(undefined, [later('C')]));
    await frame();
    expect(chips()).toHaveLength(2);
  });
});

/** A result as search engines build them: picture, title, address, and links to parts of the site. */
const result = (host: string, title: string): string => `<div class="r"><div><a href="https://${host}/"><img alt="" src="data:,"></a></div><div class="t"><a href="https://${host}/"><h3>${title}</h3><cite>${host}</cite></a></div>
<p>Some words, and <a href="https://${host}/more">more</a> of them</p><table><tr><td><h3><a href="https://${host}/prices">Prices</a></h3></td><td><h3><a href="https://${host}/help">Help</a></h3></td></tr></table></div>`;
/** The words beside which chips stand. */
const marked = (): (string | undefined)[] => chips().map((chip) => chip.previousElementSibling?.querySelector('h3')?.textContent ?? chip.previousElementSibling?.textContent ?? undefined);

describe('the links of one result', () => {
  it('have one mark, beside the title, and all are described by it', async () => {
    document.body.innerHTML = `<main>${result('first.example', 'First')}${result('examplegram.example', 'Second')}${result('third.example', 'Third')}</main>`;
    shown = show(view);
    await frame();
    expect(marked()).toEqual(['Second']);
    expect([...document.querySelectorAll(`[aria-describedby="${chips()[0]!.id}"]`)].map((link) => (link as HTMLAnchorElement).pathname)).toEqual(['/', '/', '/more', '/prices', '/help']);
  });

  it('are told from those of its neighbours, whether they lead to the same service or elsewhere', async () => {
    document.body.innerHTML = `<main><div id="list">${result('examplegram.example', 'One')}${result('www.examplegram.example', 'Two')}</div></main>`;
    shown = show(view);
    await frame();
    expect(marked()).toEqual(['One', 'Two']);
  });

  it('are told apart again when more results come', async () => {
    document.body.innerHTML = `<main><section id="list"><div class="first">${result('examplegram.example', 'One')}</div></section></main>`;
    shown = show(view);
    await frame();
    expect(marked()).toEqual(['One']);
    document.getElementById('list')!.insertAdjacentHTML('beforeend', `<div class="other">${result('first.example', 'First')}</div>${result('examplegram.example', 'Three')}`);
    await frame();
    expect(marked()).toEqual(['One', 'Three']);
  });

  it('that are hidden from screen readers are no reason for a mark', async () => {
    document.body.innerHTML = '<article><span aria-hidden="true"><a href="https://examplegram.example/" tabindex="-1">icon</a></span><h2><a href="https://other.example/">Other</a></h2></article>';
    shown = show(view);
    await frame();
    expect(chips()).toHaveLength(0);
  });

  it('may be a card that one empty link covers', async () => {
    document.body.innerHTML = '<article><a href="https://examplegram.example/" aria-label="Card"></a><h2>Card</h2><p>Words</p></article>';
    shown = show(view);
    await frame();
    expect(chips()).toHaveLength(1);
    expect(document.querySelector('a')!.getAttribute('aria-describedby')).toBe(chips()[0]!.id);
  });
});

describe('links in running text', () => {
  it('have one mark in each paragraph, and one for each service', async () => {
    document.body.innerHTML = '<div><p>See <a href="https://examplegram.example/a">one</a> and <a href="https://examplegram.example/b">again</a>.</p><p>And <a href="https://examplegram.example/c">here</a>, and <a href="https://later.example/">there</a>.</p></div>';
    shown = show({ ...view, marks: [...view.marks, later('B')] });
    await frame();
    expect(marked()).toEqual(['one', 'here', 'there']);
  });
});
