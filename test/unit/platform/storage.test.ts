import { beforeEach, describe, expect, it } from 'vitest';
import browser from '../../fakes/browser.ts';
import { DEFAULT_PREFERENCES } from '../../../src/domain/policy/preferences.ts';
import {
  changeLasting,
  changeSession,
  migrate,
  MIGRATIONS,
  readLasting,
  readSession,
  repair,
  SCHEMA_VERSION,
} from '../../../src/platform/extension/storage.ts';

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

describe('repair', () => {
  it.each([[null], [undefined], [7], ['x'], [[]]])('falls back whole for %j', (stored) => {
    expect(repair(stored, DEFAULT_PREFERENCES)).toEqual(DEFAULT_PREFERENCES);
  });

  it('knows a word that no preference has, as soon as it is read', async () => {
    await browser.storage.local.set({ preferences: { barPosition: 'left', guard: false } });
    expect(await readLasting('preferences')).toEqual({ ...DEFAULT_PREFERENCES, guard: false });
  });
  it('falls back for a damaged field alone', () => {
    expect(repair({ barPosition: 'bottom', guard: 'yes' }, DEFAULT_PREFERENCES)).toEqual({
      ...DEFAULT_PREFERENCES,
      barPosition: 'bottom',
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
