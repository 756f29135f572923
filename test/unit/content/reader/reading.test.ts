// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Reading } from '../../../../src/content/reader/reading.ts';
import { compilePhrases } from '../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';

const index = buildPageIndex(
  ['likepond', 'loginpond'].map((name) => service(name, { names: [name], hosts: [`${name}.example`] })),
  [],
);
const phrases = compilePhrases(loadPhrases(ROOT));
const onChange = vi.fn();
const onResult = vi.fn();

let reading: Reading;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: (deadline: object) => void) =>
    setTimeout(() => run({ didTimeout: true }), 1),
  );
  onChange.mockReset();
  onResult.mockReset();
});
afterEach(() => {
  reading.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.head.innerHTML = '';
});

const begin = (html: string): void => {
  document.body.innerHTML = html;
  const address = { host: 'forum.example', url: 'https://forum.example/' };
  reading = new Reading(document, index, phrases, address, { onChange, onResult, onRootless: () => undefined });
  reading.start();
};
const read = async (html: string): Promise<void> => {
  begin(html);
  await vi.advanceTimersByTimeAsync(500);
};
/** Lets a change be noticed, and then read. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(500);
const lead = (href: string): void => document.getElementById('x')!.setAttribute('href', href);

describe('a link that gets other addresses', () => {
  it('is read for no more than so many of them', async () => {
    await read('<a id="x">here</a>');
    for (let time = 0; time < 200; time += 1) {
      lead(`https://forum.example/${time}`);
      await settle();
    }
    lead('https://likepond.example/');
    await settle();
    expect(reading.result().findings).toEqual([]);
  });

  it('leads where the base says that is added with it', async () => {
    await read('<a id="x">here</a>');
    document.head.innerHTML = '<base href="https://likepond.example/">';
    lead('there');
    await settle();
    expect(reading.result().findings).toMatchObject([{ kind: 'link', host: 'likepond.example' }]);
  });
});

it('is looked at less and less often, also while the page adds all the time', async () => {
  await read('<p id="hidden">See Likepond at likepond.example.</p><main id="x"></main>');
  reading.stop();
  document.head.innerHTML = '<style>#hidden { display: none }</style>';
  await read('<p id="hidden">See Likepond at likepond.example.</p><main id="x"></main>');
  const asked = vi.spyOn(window, 'getComputedStyle');
  const looks: number[] = [];
  for (let time = 0; time < 120; time += 1) {
    const { length } = asked.mock.calls;
    document.getElementById('x')!.append(document.createElement('b'));
    await settle();
    if (asked.mock.calls.length > length) looks.push(time);
  }
  expect(looks.length).toBeGreaterThan(2);
  expect(looks.length).toBeLessThan(9);
});

it('watches nothing where it ended before the page was parsed', async () => {
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  begin('<p>words</p>');
  reading.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  state.mockReturnValue('complete');
  document.body.append('more');
  await settle();
  expect(onChange).not.toHaveBeenCalled();
});
