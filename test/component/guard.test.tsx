// @vitest-environment jsdom
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { looksLikeToken } from '../../src/warning/fields.ts';
import { expectAccessible, settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

const TOKEN = `EAA${'Example0'.repeat(6)}`;
let shown: Shown | undefined;
const field = (): HTMLInputElement => document.getElementById('field') as HTMLInputElement;
beforeEach(() => {
  document.body.innerHTML = '<input id="field" type="password"><textarea id="area"></textarea>';
});
afterEach(() => shown?.close());

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    shown!.timers.pass();
    await settle();
  }
}
/** Sends an event that brings text into a field. @returns false if the event was held. */
function bring(target: Element, type: string, properties: Readonly<Record<string, unknown>>): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(event, name, { value });
  return target.dispatchEvent(event);
}
const holding = (text: string): { getData: () => string } => ({ getData: () => text });
const paste = (target: Element, text: string): boolean => bring(target, 'paste', { clipboardData: holding(text) });

/** Closes the guard without consent. */
async function escape(): Promise<void> {
  shown!.part('guard')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  await settle();
  expect(shown!.part('guard')).toBeNull();
}

describe('the guard', () => {
  it('stands before a password is typed, names the case and takes the focus', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    const guard = shown.part('guard')!;
    expect(guard.getAttribute('role')).toBe('alertdialog');
    expect(guard.textContent).toContain('Before you type your password');
    expect(guard.textContent).toContain('Sample Network, Inc.');
    expect(document.activeElement).not.toBe(field());
    await expectAccessible(guard);
  });

  it('answers to "Use it anyway" after three seconds, shown in figures, and then leaves the field alone', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    const use = shown.button(/^Use it anyway/);
    expect(use.getAttribute('aria-disabled')).toBe('true');
    expect(use.textContent).toContain('3');
    await userEvent.click(use);
    await settle();
    expect(shown.part('guard')).not.toBeNull();
    await pass(2);
    expect(shown.button(/^Use it anyway/).textContent).toContain('1');
    expect(shown.button(/^Use it anyway/).getAttribute('aria-disabled')).toBe('true');
    await pass(1);
    const ready = shown.button('Use it anyway');
    expect(ready.hasAttribute('aria-disabled')).toBe(false);
    await userEvent.click(ready);
    await settle();
    await pass(1);
    expect(shown.part('guard')).toBeNull();
    expect(document.activeElement).toBe(field());
    field().blur();
    field().focus();
    await settle();
    expect(shown.part('guard')).toBeNull();
  });

  it('does not come back after "Use it anyway" for a field that keeps the focus', async () => {
    const box = field();
    // A field as in a menu that stays open only while the focus is in it.
    box.getClientRects = () =>
      (document.activeElement === box ? [box.getBoundingClientRect()] : []) as unknown as DOMRectList;
    shown = show(sampleView(sampleFinding('listed')));
    const focus = vi.spyOn(box, 'focus');
    box.focus();
    // Once by the test, and once when the guard gives the focus back: it must not react to its own focus moves.
    expect(focus).toHaveBeenCalledTimes(2);
    await settle();
    await pass(3);
    expect(document.activeElement).toBe(box);
    await userEvent.click(shown.button('Use it anyway'));
    // The timer of the regular look at the fields runs before the timers that the press has set.
    await pass(1);
    expect(shown.part('guard')).toBeNull();
    expect(document.activeElement).toBe(box);
  });

  it('takes Escape for no consent: it closes, and guards the field again', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    await escape();
    expect(document.activeElement).not.toBe(field());
    field().focus();
    await settle();
    expect(shown.part('guard')).not.toBeNull();
  });

  it('leaves', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    await userEvent.click(shown.button('Leave this site'));
    expect(shown.sent).toEqual([['warning/leave', {}]]);
  });

  it('waits until the alert was answered', async () => {
    field().focus();
    shown = show(sampleView(sampleFinding('listed', 'A', 'alert')));
    await settle();
    expect(shown.part('guard')).toBeNull();
    shown
      .part('alert')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle();
    field().focus();
    await settle();
    expect(shown.part('guard')).not.toBeNull();
  });

  it('names no case against a shop that only offers', async () => {
    shown = show(sampleView(sampleFinding('offer')));
    field().focus();
    await settle();
    expect(shown.part('guard')!.textContent).toContain('No case names this site');
    await expectAccessible(shown.part('guard')!);
  });

  it.each([
    ['the claim failed', sampleView(sampleFinding('listed', 'X'))],
    ['the site is only a look-alike', sampleView(sampleFinding('lookalike'))],
  ])('stays away when %s', async (_when, view) => {
    shown = show(view);
    field().focus();
    await settle();
    expect(shown.part('guard')).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  it('holds a pasted token until the reader decides, then lets it through', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    const area = document.getElementById('area') as HTMLTextAreaElement;
    expect(paste(area, TOKEN)).toBe(false);
    await settle();
    expect(shown.part('guard')!.textContent).toContain('access token');
    await expectAccessible(shown.part('guard')!);
    await pass(3);
    await userEvent.click(shown.button('Paste it anyway'));
    await settle();
    await pass(1);
    expect(area.value).toBe(TOKEN);
    expect(paste(area, TOKEN)).toBe(true);
  });

  it.each([
    ['dropped', 'drop', { dataTransfer: holding(TOKEN) }],
    ['pasted where the paste itself is not heard', 'beforeinput', { inputType: 'insertFromPaste', data: TOKEN }],
    [
      'dropped where the drop itself is not heard',
      'beforeinput',
      { inputType: 'insertFromDrop', dataTransfer: holding(TOKEN) },
    ],
  ])('holds a token that is %s', async (_how, type, properties) => {
    shown = show(sampleView(sampleFinding('listed')));
    expect(bring(document.getElementById('area')!, type, properties)).toBe(false);
    await settle();
    expect(shown.part('guard')!.textContent).toContain('access token');
  });

  it('does not look at what is typed', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    expect(bring(document.getElementById('area')!, 'beforeinput', { inputType: 'insertText', data: TOKEN })).toBe(true);
    await settle();
    expect(shown.part('guard')).toBeNull();
  });

  it('holds no paste that a page made up', async () => {
    shown = show(sampleView(sampleFinding('listed')), { trust: (event) => event.isTrusted });
    expect(paste(document.getElementById('area')!, TOKEN)).toBe(true);
    await settle();
    expect(shown.part('guard')).toBeNull();
  });

  it.each([
    '<input id="field" type="text" autocomplete="username current-password">',
    '<input id="field" autocomplete="new-password webauthn">',
  ])('stands at %s', async (html) => {
    document.body.innerHTML = html;
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    expect(shown.part('guard')).not.toBeNull();
  });

  it('stands again at a field whose password is being shown', async () => {
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    await settle();
    await escape();
    field().type = 'text';
    field().focus();
    await settle();
    expect(shown.part('guard')).not.toBeNull();
  });

  it('lets nothing be typed into a field that turns into a password field while it has the focus', async () => {
    document.body.innerHTML = '<input id="field">';
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    expect(bring(field(), 'beforeinput', { inputType: 'insertText', data: 's' })).toBe(true);
    field().type = 'password';
    expect(bring(field(), 'beforeinput', { inputType: 'insertText', data: 's' })).toBe(false);
    await settle();
    expect(shown.part('guard')).not.toBeNull();
  });

  it('comes a moment later where the page hears all events alone', async () => {
    const deafen = (event: Event): void => event.stopImmediatePropagation();
    window.addEventListener('focusin', deafen, true);
    shown = show(sampleView(sampleFinding('listed')));
    field().focus();
    window.removeEventListener('focusin', deafen, true);
    await settle();
    expect(shown.part('guard')).toBeNull();
    await pass(1);
    expect(shown.part('guard')).not.toBeNull();
  });

  it('knows tokens from prose', () => {
    expect(looksLikeToken(TOKEN)).toBe(true);
    expect(looksLikeToken(`https://localhost/#access_token=${'a1'.repeat(20)}&x=1`)).toBe(true);
    expect(looksLikeToken(`ya29.${'a1_'.repeat(20)}`)).toBe(true);
    for (const text of [
      '',
      'EAA is a club',
      'a note on access_token= and how it works',
      'https://example.com/?q=followers',
      'x'.repeat(30_000),
    ])
      expect(looksLikeToken(text)).toBe(false);
  });
});
