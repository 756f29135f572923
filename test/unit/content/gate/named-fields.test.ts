// @vitest-environment jsdom
/** A form's fields are properties of the form, and come before its own. */
import { afterEach, expect, it, vi } from 'vitest';
import { watchAdditions } from '../../../../src/content/gate/additions.ts';
import { watchNear } from '../../../../src/content/gate/near.ts';
import { piecesOf } from '../../../../src/content/gate/pieces.ts';

/** A form with a field, as browsers have it; jsdom does so only for names that the form has not. */
function formWith(name: string, html: string): HTMLFormElement {
  const form = document.createElement('form');
  form.innerHTML = `${html}<input name="${name}">`;
  Object.defineProperty(form, name, { value: form.lastChild });
  document.body.append(form);
  return form;
}
afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it.each(['nodeType', 'attributes', 'firstChild'])('a form is taken piece by piece whole (%s)', (name) => {
  const form = formWith(name, '<p>words</p>'.repeat(400));
  form.setAttribute('action', 'https://a.example/');
  const html = [...piecesOf(document.body)].map((piece) => piece.html).join('');
  expect(html).toContain('<form action="https://a.example/">');
  expect(html.match(/words/g)).toHaveLength(400);
});

it('a form that is added is told', async () => {
  vi.useFakeTimers();
  const told = vi.fn();
  const additions = watchAdditions(told);
  additions.watch(document);
  const form = formWith('nodeType', '<p>words</p>');
  await vi.advanceTimersByTimeAsync(2000);
  additions.stop();
  expect(told).toHaveBeenCalledWith(new Set([form]));
});

it('what stands in a form is waited for (parentNode)', () => {
  const observed: Element[] = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe(element: Element): void {
        // So that a walk without end fails the test.
        if (observed.push(element) > 20) throw new Error('without end');
      }
    },
  );
  const form = formWith('parentNode', '<p>words</p>');
  watchNear(() => undefined).waitFor(form.firstElementChild!);
  expect(observed[0]).toBe(form.firstElementChild);
});
