import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';
import { joined, migrate, MIGRATIONS, SCHEMA_VERSION } from '../../../../src/platform/extension/lasting-values.ts';

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

describe('what was kept in two places', () => {
  const choice = (at: number, until = 'always'): object => ({ until, at, revision: 'r' });

  it('is all there, and of two that differ the newer holds', () => {
    const kept = {
      version: 1,
      preferences: { ...DEFAULT_PREFERENCES, guard: false, barPosition: 'bottom' },
      past: { services: { a: { alertedAt: 9, continued: choice(5) }, b: { continued: choice(8) } } },
      checklist: { x: ['posts'], instagram: ['access'] },
      history: { days: 7 },
      own: [
        { host: 'two.example', note: 'kept', at: 4 },
        { host: 'one.example', note: 'kept', at: 3 },
      ],
      pauses: { 'one.example': 3, 'two.example': 4 },
      looked: { version: '1.0.0', changes: 2, date: '2026-01-01' },
    };
    const later = {
      version: 1,
      preferences: { ...DEFAULT_PREFERENCES, offers: false },
      past: {
        services: {
          a: { alertedAt: 7, continued: choice(6, '7-days') },
          b: { continued: choice(7, 'visit') },
          c: { alertedAt: 1 },
        },
      },
      checklist: { x: ['access'], youtube: ['posts'] },
      history: { days: 90 },
      own: [
        { host: 'new.example', note: '', at: 9 },
        { host: 'two.example', note: 'older', at: 2 },
        { host: 'one.example', note: 'newer', at: 6 },
      ],
      pauses: { 'one.example': 2, 'two.example': 5, 'new.example': 9 },
      looked: { version: '1.1.0', changes: 2, date: '2026-02-01' },
    };
    expect(joined(kept, later)).toEqual({
      version: 1,
      preferences: { ...DEFAULT_PREFERENCES, guard: false, barPosition: 'bottom', offers: false },
      past: {
        services: {
          a: { alertedAt: 9, continued: choice(6, '7-days') },
          b: { continued: choice(8) },
          c: { alertedAt: 1 },
        },
      },
      checklist: { x: ['access', 'posts'], instagram: ['access'], youtube: ['posts'] },
      history: { days: 90 },
      own: [
        { host: 'new.example', note: '', at: 9 },
        { host: 'one.example', note: 'newer', at: 6 },
        { host: 'two.example', note: 'kept', at: 4 },
      ],
      pauses: { 'one.example': 3, 'two.example': 5, 'new.example': 9 },
      looked: kept.looked,
    });
  });

  it('joins to the same when it is done again', () => {
    const kept = { past: { services: { a: { continued: choice(5) } } }, checklist: { x: ['posts'] } };
    const later = {
      past: { services: { a: { continued: choice(6) } } },
      own: [{ host: 'a.example', note: '', at: 1 }],
    };
    const once = joined(kept, later);
    expect(joined(once, later)).toEqual(once);
  });

  it('of a visit that goes on keeps when it was last seen', () => {
    const visit = { until: 'visit', at: 5, revision: 'r' };
    const past = (seenAt: number) => ({ past: { services: { a: { continued: { ...visit, seenAt } } } } });
    expect(joined(past(7), past(9))).toMatchObject(past(9));
    expect(joined(past(9), past(7))).toMatchObject(past(9));
  });

  it('keeps what this version does not know', () => {
    expect(
      joined(
        { version: 9, later: 1, past: { services: { a: { continued: choice(5), more: 2 } }, more: 3 } },
        { version: 1, later: 7, other: 8, past: { services: { a: { continued: choice(6) } } } },
      ),
    ).toEqual({
      version: 9,
      later: 1,
      other: 8,
      past: { services: { a: { continued: choice(6), more: 2 } }, more: 3 },
    });
  });

  it('leaves out what is damaged, and nothing else', () => {
    expect(
      joined({ own: 7, pauses: { 'a.example': 1 } }, { own: [{ host: 'a.example', note: '', at: 1 }], pauses: 'x' }),
    ).toMatchObject({
      own: [{ host: 'a.example', note: '', at: 1 }],
      pauses: { 'a.example': 1 },
    });
  });
});
