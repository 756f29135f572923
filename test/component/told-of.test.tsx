// @vitest-environment jsdom
/** What becomes of events that tell, in Firefox, of an inner element. */
import { beforeEach, describe, expect, it } from 'vitest';
import { pageWorld } from '../../src/platform/page/world.ts';
import { quietly } from '../../src/warning/surface/focus.ts';
import { bringPresses } from '../../src/warning/surface/presses.ts';

const host = document.documentElement.appendChild(document.createElement('div'));
const root = host.attachShadow({ mode: 'closed' });
const inner = root.appendChild(document.createElement('button'));
const field = document.body.appendChild(document.createElement('input'));
bringPresses(document, host, root, () => true).listen(new AbortController().signal);

/** Tells the listener on the window of an event as Firefox does. @returns whether it was kept from the page */
function tell(target: Element, made: Event): boolean {
  let isKept = false;
  const told = new Map<string, unknown>(Object.entries({ isTrusted: true, target, explicitOriginalTarget: inner }));
  const event = new Proxy(made, {
    get: (_, name: string) => {
      if (name === 'stopImmediatePropagation') return () => (isKept = true);
      return told.get(name) ?? (Reflect.get(made, name, made) as unknown);
    },
  });
  pageWorld.caveatHears!.handleEvent(event);
  return isKept;
}
const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
const heard: Event[] = [];
for (const type of ['mouseout', 'focusout', 'focusin'])
  document.addEventListener(type, (event) => void heard.push(event));

beforeEach(() => void heard.splice(0));

describe('an event that names an inner element', () => {
  it('comes to the element of the page that it is for, as a copy, once the browser is done with it', async () => {
    for (const event of [
      new MouseEvent('mouseout', { bubbles: true, clientX: 7, relatedTarget: host }),
      new FocusEvent('focusout', { bubbles: true, relatedTarget: host }),
    ]) {
      expect(tell(field, event)).toBe(true);
      expect(heard).toEqual([]);
      await turn();
      expect(heard.splice(0)).toMatchObject([{ type: event.type, target: field, relatedTarget: host }]);
    }
  });

  it('does not where the focus is moved unheard', async () => {
    quietly(document, () => expect(tell(field, new FocusEvent('focusin', { bubbles: true }))).toBe(true));
    await turn();
    expect(heard).toEqual([]);
  });

  it('comes to the parts where it is for one, and to nothing else', async () => {
    const parts: string[] = [];
    for (const type of ['focusin', 'focusout', 'mouseout'])
      inner.addEventListener(type, () => void parts.push(type), { once: true });
    for (const type of ['focusin', 'focusout', 'mouseout'])
      expect(tell(host, new Event(type, { bubbles: true }))).toBe(true);
    await turn();
    expect(parts).toEqual(['focusin', 'focusout']);
    expect(heard).toEqual([]);
  });
});
