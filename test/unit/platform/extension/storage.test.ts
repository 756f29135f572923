import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from '../../../fakes/browser.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';
import { changeLasting, changeSession, readLasting, readSession } from '../../../../src/platform/extension/storage.ts';
import { SCHEMA_VERSION } from '../../../../src/platform/extension/lasting-values.ts';

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

describe('without room', () => {
  const DAY = 86_400_000;
  const now = Date.now();
  const looked = { version: '1.0.0', changes: 1, date: '2026-01-01' };
  const made = {
    version: 1,
    preferences: { ...DEFAULT_PREFERENCES, barPosition: 'bottom' },
    checklist: { x: ['posts'] },
    pauses: { 'paused.example': now - 900 * DAY },
    history: { days: 90 },
  };
  const holding = {
    always: { continued: { until: 'always', at: now - 900 * DAY, revision: 'r' } },
    lately: { alertedAt: now - DAY },
  };
  const ended = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [
      `ended-${at}`,
      { alertedAt: now - 30 * DAY, continued: { until: '7-days', at: now - 30 * DAY, revision: 'r' } },
    ]),
  );
  const entry = { host: 'own.example', note: 'A note', at: now };
  /** Limits the storage to its present size plus `more` characters. */
  async function fill(more: number): Promise<void> {
    const { local } = browser.storage;
    const most = JSON.stringify(await local.get(null)).length + more;
    const set = local.set.bind(local);
    vi.spyOn(local, 'set').mockImplementation(async (values) => {
      if (JSON.stringify({ ...(await local.get(null)), ...values }).length > most)
        throw new Error('Resource::kQuotaBytes quota exceeded');
      await set(values);
    });
  }
  afterEach(() => vi.restoreAllMocks());

  it('what has ended makes way, and nothing else', async () => {
    await browser.storage.local.set({ ...made, past: { services: { ...holding, ...ended } }, looked });
    await fill(0);
    await changeLasting('own', () => [entry]);
    expect(await browser.storage.local.get(null)).toEqual({
      ...made,
      past: { services: holding },
      looked,
      own: [entry],
    });
  });

  it('how far the reader has looked makes way last', async () => {
    await browser.storage.local.set({ ...made, past: { services: holding }, looked });
    await fill(0);
    await changeLasting('own', () => [{ ...entry, note: '' }]);
    expect(await browser.storage.local.get(null)).toEqual({
      ...made,
      past: { services: holding },
      own: [{ ...entry, note: '' }],
    });
  });

  it('nothing that the reader has made does: it is an error then', async () => {
    await browser.storage.local.set({ ...made, past: { services: holding } });
    await fill(0);
    await expect(changeLasting('own', () => [entry])).rejects.toThrow('quota');
    expect(await browser.storage.local.get(null)).toEqual({ ...made, past: { services: holding } });
  });

  it('to note how far the reader has looked, nothing of the history or of that does', async () => {
    await browser.storage.local.set({ ...made, looked });
    await fill(0);
    await expect(changeLasting('looked', () => ({ ...looked, version: '1.0.0-longer' }))).rejects.toThrow('quota');
    expect(await readLasting('looked')).toEqual(looked);
  });

  it('nothing makes way for a write that fails for another reason', async () => {
    await browser.storage.local.set({ ...made, past: { services: ended }, looked });
    vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('lost'));
    await expect(changeLasting('own', () => [entry])).rejects.toThrow('lost');
    expect(await browser.storage.local.get(null)).toEqual({ ...made, past: { services: ended }, looked });
  });

  it('a moment to come counts as now all the same', async () => {
    await browser.storage.local.set({ past: { services: { a: { alertedAt: now + 900 * DAY } } } });
    vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('quota'));
    expect((await readLasting('past')).services['a']?.alertedAt).toBeLessThanOrEqual(Date.now());
  });
});
