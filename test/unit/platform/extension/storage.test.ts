import { beforeEach, describe, expect, it } from 'vitest';
import browser from '../../../fakes/browser.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';
import {
  changeLasting,
  changeSession,
  migrate,
  MIGRATIONS,
  readLasting,
  readSession,
  SCHEMA_VERSION,
} from '../../../../src/platform/extension/storage.ts';

beforeEach(async () => {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
});

describe('lasting values', () => {
  it('have their defaults before anything was stored', async () => {
    expect(await readLasting('preferences')).toEqual(DEFAULT_PREFERENCES);
  });

  it('keep what was set, with the version of their shape', async () => {
    await changeLasting('preferences', (before) => ({ ...before, barPosition: 'bottom' as const }));
    expect(await readLasting('preferences')).toEqual({ ...DEFAULT_PREFERENCES, barPosition: 'bottom' });
    expect(await browser.storage.local.get('version')).toEqual({ version: SCHEMA_VERSION });
  });

  it('lose no change when many come at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        changeSession('list', (value) => [...((value as number[] | undefined) ?? []), at]),
      ),
    );
    expect(await readSession('list')).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });

  it('go on after a change that failed', async () => {
    await expect(
      changeLasting('preferences', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await changeLasting('preferences', (before) => ({ ...before, guard: false }));
    expect((await readLasting('preferences')).guard).toBe(false);
  });
});

describe('what is read', () => {
  it.each([[null], [7], ['x'], [[]]])('falls back whole for %j', async (stored) => {
    await browser.storage.local.set({ preferences: stored, past: stored, checklist: stored });
    expect(await readLasting('preferences')).toEqual(DEFAULT_PREFERENCES);
    expect(await readLasting('past')).toEqual({ services: {} });
    expect(await readLasting('checklist')).toEqual({});
  });

  it('falls back for a damaged preference alone', async () => {
    await browser.storage.local.set({ preferences: { barPosition: 'left', guard: false, offers: 'yes' } });
    expect(await readLasting('preferences')).toEqual({ ...DEFAULT_PREFERENCES, guard: false });
  });

  const choice = { until: 'always', at: 5, revision: 'r' };
  it.each([
    ['no object', 7],
    ['a moment that is none', { alertedAt: 'soon' }],
    ['a word there is not', { continued: { ...choice, until: 'ever' } }],
    ['a choice without a moment', { continued: { until: 'always', revision: 'r' } }],
    ['a moment below zero', { continued: { ...choice, at: -5 } }],
    ['infinity', { alertedAt: Infinity }],
  ])('leaves out what is damaged about one service: %s', async (_what, damaged) => {
    await browser.storage.local.set({ past: { services: { bad: damaged, good: { continued: choice } } } });
    expect(await readLasting('past')).toEqual({ services: { good: { continued: choice } } });
  });

  it('takes a moment to come for now, once', async () => {
    const later = Date.now() + 10 * 365 * 86_400_000;
    await browser.storage.local.set({ past: { services: { a: { alertedAt: later } } } });
    const first = (await readLasting('past')).services['a']?.alertedAt ?? 0;
    expect(first).toBeLessThanOrEqual(Date.now());
    expect(await browser.storage.local.get('past')).toEqual({ past: { services: { a: { alertedAt: first } } } });
  });
});

describe('data of a newer version', () => {
  it('keeps its version and what this one does not know', async () => {
    await browser.storage.local.set({ version: 9, preferences: { ...DEFAULT_PREFERENCES, later: [1] } });
    await changeLasting('preferences', (before) => ({ ...before, guard: false }));
    expect(await browser.storage.local.get(null)).toEqual({
      version: 9,
      preferences: { ...DEFAULT_PREFERENCES, guard: false, later: [1] },
    });
  });

  it('lets go of what the reader takes back', async () => {
    const choice = { until: 'always', at: 5, revision: 'r' };
    await browser.storage.local.set({
      version: 9,
      past: { services: { a: { continued: choice }, b: { continued: choice, later: 1 } }, later: 2 },
    });
    await changeLasting('past', ({ services: { a: _a, ...services } }) => ({ services }));
    expect(await browser.storage.local.get('past')).toEqual({
      past: { services: { b: { continued: choice, later: 1 } }, later: 2 },
    });
  });
});

describe('migrate', () => {
  const steps = [
    (data: Record<string, unknown>) => ({ ...data, a: 1 }),
    (data: Record<string, unknown>) => ({ ...data, b: (data['a'] as number) + 1 }),
  ];

  it('has one step for each version but the first', () => {
    expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION - 1);
  });

  it('runs the steps that are due, in order', () => {
    expect(migrate({}, steps)).toEqual({ a: 1, b: 2, version: 3 });
    expect(migrate({ version: 2, a: 5 }, steps)).toEqual({ a: 5, b: 6, version: 3 });
    expect(migrate({ version: 3, a: 5 }, steps)).toEqual({ version: 3, a: 5 });
  });

  it('leaves the data of a newer Caveat alone', () => {
    expect(migrate({ version: 9, later: true }, steps)).toEqual({ version: 9, later: true });
  });
});
