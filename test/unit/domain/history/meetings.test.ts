import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { historyAsCsv, historyAsJson } from '../../../../src/domain/history/history-file.ts';
import {
  DEEDS,
  goesOn,
  isMeeting,
  keptSince,
  MEETING_KINDS,
  meetingOf,
  meetingsByWeek,
  seenAgain,
} from '../../../../src/domain/history/meetings.ts';
import type { Meeting } from '../../../../src/domain/history/meetings.ts';
import { LOUDNESS } from '../../../../src/domain/model.ts';
import type { CaseId, ServiceId } from '../../../../src/domain/model.ts';
import { findMeetings, linesOf } from '../../../../src/pages/history/find.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;
const row = (change: Partial<Meeting> = {}): Meeting => ({
  id: 'a',
  at: NOW,
  seenAt: NOW,
  host: 'massroot8.com',
  kind: 'listed-site',
  service: 'massroot8' as ServiceId,
  case: 'facebook-v-zaghar-2020' as CaseId,
  loudness: 'alert',
  did: 'nothing',
  ...change,
});
const anyRow: fc.Arbitrary<Meeting> = fc.record({
  id: fc.uuid(),
  at: fc.integer({ min: 0, max: NOW }),
  seenAt: fc.integer({ min: 0, max: NOW }),
  host: fc.oneof(fc.domain(), fc.constantFrom('=cmd.example', '+1.example', 'a"b,c')),
  kind: fc.constantFrom(...MEETING_KINDS),
  service: fc.constantFrom('massroot8' as ServiceId, 'jolygram' as ServiceId),
  case: fc.constant('facebook-v-zaghar-2020' as CaseId),
  loudness: fc.constantFrom(...LOUDNESS),
  did: fc.constantFrom(...DEEDS),
});

describe('a meeting', () => {
  const listed = {
    kind: 'listed-site' as const,
    service: 'massroot8' as ServiceId,
    host: 'massroot8.com',
    weak: false,
    corroborated: true,
    asksLogin: true,
    signals: [],
  };
  it('is made of a finding, with its leading case', () =>
    expect(
      meetingOf({ finding: listed, loudness: 'alert', dossier: { cases: [{ id: 'x' as CaseId }] } }, 'h', NOW, 'id'),
    ).toEqual(row({ id: 'id', host: 'h', case: 'x' as CaseId })));
  it.each([
    { kind: 'mention' as const, service: 'massroot8' as ServiceId, count: 1, places: [] },
    { kind: 'link' as const, service: 'massroot8' as ServiceId, host: 'massroot8.com', count: 1 },
  ])('is not made of a $kind', (finding) =>
    expect(meetingOf({ finding, loudness: 'badge' }, 'news.example', NOW, 'id')).toBeUndefined(),
  );
  it('goes on within half an hour, and begins anew after it', () => {
    expect(goesOn(row(), row({ at: NOW + 29 * MINUTE }))).toBe(true);
    expect(goesOn(row(), row({ at: NOW + 31 * MINUTE }))).toBe(false);
    expect(goesOn(row({ seenAt: NOW + 20 * MINUTE }), row({ at: NOW + 45 * MINUTE }))).toBe(true);
    expect(goesOn(row(), row({ host: 'other.example', at: NOW + 1 }))).toBe(false);
    expect(goesOn(row(), row({ kind: 'embedded', at: NOW + 1 }))).toBe(false);
    // If the clock was set back, a new meeting begins.
    expect(goesOn(row(), row({ at: NOW - 5 * MINUTE }))).toBe(false);
  });
  it('keeps the loudest that was said, and what was done', () =>
    expect(seenAgain(row({ loudness: 'notice', did: 'visit' }), row({ seenAt: NOW + 5, loudness: 'alert' }))).toEqual(
      row({ seenAt: NOW + 5, did: 'visit' }),
    ));
  it('is only what has its shape', () => {
    fc.assert(
      fc.property(anyRow, (each) => {
        expect(isMeeting(each)).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.anything(), (each) => void isMeeting(each)));
    for (const broken of [null, {}, row({ did: 'stayed' as never }), row({ at: Number.NaN }), { ...row(), host: 3 }])
      expect(isMeeting(broken)).toBe(false);
  });
  it('is kept for so many days', () => expect(keptSince(NOW, 7)).toBe(NOW - 7 * 24 * 60 * MINUTE));
});

describe('the weeks', () => {
  it('hold every meeting once, the newest last, empty ones too', () => {
    const rows = meetingsByWeek([row(), row({ at: NOW - 15 * 24 * 60 * MINUTE })], NOW, 4);
    expect(rows.map(({ total }) => total)).toEqual([0, 1, 0, 1]);
    for (const { start } of rows) expect(new Date(start).getUTCDay()).toBe(1);
  });
  it('are never without end', () => expect(meetingsByWeek([row({ at: 0 })], NOW, 4).length).toBeLessThanOrEqual(60));
});

describe('a file of the history', () => {
  it('read back as JSON is what was saved', () =>
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect((JSON.parse(historyAsJson(rows)) as { meetings: unknown }).meetings).toEqual(rows);
      }),
    ));
  it('read back as CSV holds each row, and no cell that is a formula', () =>
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const back: string[][] = parse(historyAsCsv(rows));
        expect(back).toHaveLength(rows.length + 1);
        for (const [at, cells] of back.slice(1).entries()) {
          expect(cells[0]).toBe(new Date(rows[at]!.at).toISOString());
          expect(cells[2]?.replace(/^'/, '')).toBe(rows[at]!.host);
          for (const each of cells) expect(each).not.toMatch(/^[=+\-@]/);
        }
      }),
    ));
});

describe('what is asked of the history', () => {
  const names = (id: string): string | undefined => (id === 'massroot8' ? 'Massroot8' : undefined);
  const all = [row(), row({ id: 'b', host: 'jolygram.com', service: 'jolygram' as ServiceId, did: 'left' })];
  it('is found by host and by name, accents and case aside', () => {
    expect(findMeetings(all, { text: 'MÁSSROOT', by: 'day' }, names)).toEqual([all[0]]);
    expect(findMeetings(all, { text: '.com joly', by: 'day' }, names)).toEqual([all[1]]);
    expect(findMeetings(all, { text: '', did: 'left', by: 'day' }, names)).toEqual([all[1]]);
    expect(findMeetings(all, { text: '', kind: 'offer', by: 'day' }, names)).toEqual([]);
  });
  it('stands under headings in the order of the newest', () =>
    expect(linesOf([...all, row({ id: 'c' })], ({ service }) => service ?? '')).toEqual([
      { heading: 'massroot8', count: 2 },
      { meeting: all[0] },
      { meeting: row({ id: 'c' }) },
      { heading: 'jolygram', count: 1 },
      { meeting: all[1] },
    ]));
});
