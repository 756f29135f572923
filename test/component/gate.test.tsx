// @vitest-environment jsdom
/** In which order and how far the gate reads a page: of what it reads at all, nothing is left out. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardPage } from '../../src/content/gate/gate.ts';
import { watchNear } from '../../src/content/gate/near.ts';

/** For `vi.waitFor`: enough for a busy machine. */
const LATER = { timeout: 20_000, interval: 20 };

const sent = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../src/platform/page/send.ts', () => ({ sendToBackground: sent }));

/** What is waited for to come near the viewport. What has the class `near` is there. */
const observed: Element[] = [];
vi.stubGlobal(
  'IntersectionObserver',
  class {
    readonly then: (entries: readonly { readonly isIntersecting: boolean }[]) => void;
    constructor(then: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
      this.then = then;
    }
    observe = (element: Element): void => {
      observed.push(element);
      setTimeout(() => {
        this.then([{ isIntersecting: element.isConnected && element.className === 'near' }]);
      });
    };
    disconnect = (): void => void observed.splice(0);
  },
);
vi.stubGlobal('requestIdleCallback', (then: () => void) => setTimeout(then));
vi.stubGlobal('CSS', { escape: (name: string) => name });

afterEach(() => {
  document.body.replaceChildren();
  observed.splice(0);
  sent.mockClear();
});

/** Adds a component with an open shadow root. */
function addComponent(text: string): void {
  const root = document.body.appendChild(document.createElement('x-part')).attachShadow({ mode: 'open' });
  root.append(Object.assign(document.createElement('p'), { textContent: text }));
}
const prose = (characters: number): HTMLElement =>
  Object.assign(document.createElement('p'), { textContent: 'nothing of any kind '.repeat(characters / 20) });

describe('the gate', () => {
  it('reads each of many components', async () => {
    for (let at = 0; at < 200; at += 1) addComponent(at === 10 ? 'bought at massroot8.com' : 'a part');
    guardPage(window);
    await vi.waitFor(() => expect(sent).toHaveBeenCalled(), LATER);
  });

  it('reads components after a page that took all that is read at first', async () => {
    for (let at = 0; at < 9; at += 1) document.body.append(prose(10_960));
    addComponent('bought at massroot8.com');
    guardPage(window);
    await vi.waitFor(() => expect(sent).toHaveBeenCalled(), LATER);
  });

  it('reads what comes in the place of a long page that was not read to its end', async () => {
    const before = document.body.appendChild(document.createElement('main'));
    for (let at = 0; at < 50; at += 1) before.append(prose(10_000));
    guardPage(window);
    await vi.waitFor(() => expect(observed).toHaveLength(1), LATER);
    before.remove();
    const after = document.body.appendChild(document.createElement('p'));
    Object.assign(after, { className: 'near', textContent: 'bought at massroot8.com' });
    await vi.waitFor(() => expect(sent).toHaveBeenCalled(), LATER);
  });
});

describe('what is waited for', () => {
  it.each([
    ['a document', () => document],
    ['a shadow root', () => document.body.appendChild(document.createElement('p')).attachShadow({ mode: 'open' })],
  ])('is the first element of %s', (_what, make) => {
    const whole = make();
    if (whole instanceof ShadowRoot) whole.innerHTML = 'Text <b>in it</b>';
    watchNear(() => undefined).waitFor(whole);
    expect(observed).toContain(whole.firstElementChild);
  });
});
