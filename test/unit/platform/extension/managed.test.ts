import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MANAGED } from '../../../../src/domain/policy/managed.ts';
import schema from '../../../../public/policy-schema.json' with { type: 'json' };
import type * as Managed from '../../../../src/platform/extension/managed.ts';

let managed: typeof Managed;
/** The managed values that the browser hands over; an error makes it refuse. */
let set: unknown;
let asked = 0;
let listeners: ((changes: object, area: string) => void)[] = [];
const change = (area: string): void => {
  for (const listener of listeners) listener({}, area);
};

beforeEach(async () => {
  vi.resetModules();
  const { default: browser } = await import('../../../fakes/browser.ts');
  [set, asked, listeners] = [{}, 0, []];
  Object.assign(browser.storage, {
    managed: {
      get: () => {
        asked += 1;
        return set instanceof Error ? Promise.reject(set) : Promise.resolve(set);
      },
    },
    onChanged: {
      addListener: (listener: () => void) => listeners.push(listener),
      removeListener: (listener: () => void) => {
        listeners = listeners.filter((each) => each !== listener);
      },
    },
  });
  managed = await import('../../../../src/platform/extension/managed.ts');
  return () => vi.resetModules();
});

describe('what an organisation has set', () => {
  it.each([
    ['on', { fullPageStop: true }, { stop: true }],
    ['off', { fullPageStop: false }, { stop: false }],
    ['nothing', {}, {}],
    ['something of a later version', { later: true, fullPageStop: true }, { stop: true }],
    ['a word', { fullPageStop: 'yes' }, {}],
    ['a number', { fullPageStop: 1 }, {}],
    ['null', { fullPageStop: null }, {}],
    ['our own name for it', { stop: true }, {}],
    ['no object', 'fullPageStop', {}],
    ['a list', [true], {}],
    ['none at all', undefined, {}],
    ['a refusal, as in Firefox where nothing is set', new Error('Managed storage manifest not found'), {}],
  ])('is read: %s', async (_what, stored, expected) => {
    set = stored;
    expect(await managed.readManaged()).toEqual(expected);
  });

  it('is nothing where the browser knows of no such storage', async () => {
    const { default: browser } = await import('../../../fakes/browser.ts');
    Object.assign(browser.storage, { managed: undefined });
    expect(await managed.readManaged()).toEqual({});
  });

  it('is read once, and anew after the browser has told of a change of it', async () => {
    const told = vi.fn();
    const stop = managed.onManagedChange(told);
    await Promise.all([managed.readManaged(), managed.readManaged()]);
    set = { fullPageStop: true };
    change('local');
    expect(await managed.readManaged()).toEqual({});
    expect([asked, told.mock.calls.length]).toEqual([1, 0]);
    change('managed');
    expect(await managed.readManaged()).toEqual({ stop: true });
    expect([asked, told.mock.calls.length]).toEqual([2, 1]);
    stop();
    change('managed');
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is all that Chrome is told of, switches with a title and a description', () => {
    expect(Object.keys(schema.properties)).toEqual(Object.keys(MANAGED));
    for (const { type, title, description } of Object.values(schema.properties))
      expect([type, title.length > 0, description.length > 0]).toEqual(['boolean', true, true]);
  });
});
