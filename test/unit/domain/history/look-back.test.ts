import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beenThere, listedHosts, meetingsOfPast } from '../../../../src/domain/history/look-back.ts';
import type { Visit } from '../../../../src/domain/history/look-back.ts';
import { isMeeting, isWithin, keptSince, meetingsByWeek } from '../../../../src/domain/history/meetings.ts';
import type { CaseId, CatalogService, ServiceDomain, ServiceId } from '../../../../src/domain/model.ts';

const at = (day: string, hour = 12): number => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const service = (id: string, ...domains: (string | Partial<ServiceDomain>)[]): CatalogService =>
  ({
    id: id as ServiceId,
    name: id,
    domains: domains.map((domain) => (typeof domain === 'string' ? { host: domain } : domain)),
    cases: [`${id}-case` as CaseId],
  }) as unknown as CatalogService;
const SERVICES = [
  service('likes', 'likes.example', 'likes-shop.example'),
  service('views', { host: 'views.example', heldFrom: '2020-03', heldUntil: '2022' }),
  service('twin', 'likes.example'),
];
const been = (visits: readonly Visit[]) => beenThere(visits, SERVICES, dayOf);

describe('visits the browser remembers', () => {
  it('stand by service and day, the last visit of a day alone, the newest service first', () => {
    const found = been([
      { host: 'likes-shop.example', at: at('2024-05-01', 9) },
      { host: 'www.views.example', at: at('2021-01-01') },
      { host: 'likes-shop.example', at: at('2024-05-01', 17) },
      { host: 'likes-shop.example', at: at('2024-02-01') },
      { host: 'news.example', at: at('2024-06-01') },
      { host: 'likes-shop.example.evil.example', at: at('2024-06-01') },
    ]);
    expect(found.map(({ service: { id }, days }) => [id, days.map(({ day, host }) => `${day} ${host}`)])).toEqual([
      ['likes', ['2024-05-01 likes-shop.example', '2024-02-01 likes-shop.example']],
      ['views', ['2021-01-01 www.views.example']],
    ]);
    expect(found[0]?.days[0]?.at).toBe(at('2024-05-01', 17));
  });
  it('count for every service of an address', () =>
    expect(been([{ host: 'likes.example', at: at('2024-05-01') }]).map((each) => each.service.id)).toEqual([
      'likes',
      'twin',
    ]));
  it.each([
    ['2020-02-29', 'before'],
    ['2020-03-01', 'then'],
    ['2022-12-31', 'then'],
    ['2023-01-01', 'after'],
  ])('on %s were %s, as the record has it', (day, held) =>
    expect(been([{ host: 'views.example', at: at(day) }])[0]?.days[0]?.held).toBe(held),
  );
  it('are looked for under every listed host, each once', () =>
    expect(listedHosts(SERVICES)).toEqual(['likes.example', 'likes-shop.example', 'views.example']));
});

describe('visits that are kept', () => {
  const NOW = at('2026-11-28');
  const rows = (visits: readonly Visit[]) => meetingsOfPast(been(visits), ({ cases }) => cases[0], NOW);
  it('are meetings from the browser’s history, each day once however often they are kept', () => {
    const visits = [{ host: 'views.example', at: at('2021-01-01') }];
    expect(rows(visits)).toEqual([
      {
        id: 'back views 2021-01-01 views.example',
        at: at('2021-01-01'),
        seenAt: at('2021-01-01'),
        host: 'views.example',
        kind: 'looked-back',
        service: 'views',
        case: 'views-case',
        loudness: 'silent',
        did: 'was-there',
        keptAt: NOW,
      },
    ]);
    expect(rows(visits)[0]?.id).toBe(rows(visits)[0]?.id);
  });
  it('leave out days on which the address was somebody else’s', () =>
    expect(rows([{ host: 'views.example', at: at('2025-01-01') }])).toEqual([]));
  it('are sound rows of the history, with names of their own', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ host: fc.constantFrom('likes.example', 'a.views.example'), at: fc.nat(NOW) })),
        (visits) => {
          const kept = rows(visits);
          for (const row of kept) expect(isMeeting(row)).toBe(true);
          expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
        },
      ),
    ));
  it('have their time from the day they were kept, and are no findings of a week', () => {
    const [row] = rows([{ host: 'likes.example', at: at('2024-05-01') }]);
    expect(isWithin(row!, keptSince(NOW, 7))).toBe(true);
    expect(isWithin(row!, keptSince(NOW + 8 * 86_400_000, 7))).toBe(false);
    expect(meetingsByWeek([row!], NOW, 4).reduce((sum, { total }) => sum + total, 0)).toBe(0);
  });
});
