/** From what a page reported to what may be said about it: ids for numbers, evidence, loudness, reason. */
import { dayOf } from '../dates.ts';
import type { JudgedFinding } from '../finding.ts';
import { LOUDNESS } from '../model.ts';
import type { Finding, ServiceNumber } from '../model.ts';
import type { Records } from '../records.ts';
import type { Past } from './attention.ts';
import { decideLoudness, guardsFields, quieted } from './loudness.ts';
import { pausedSince } from './pauses.ts';
import type { Pauses } from './pauses.ts';
import type { Preferences } from './preferences.ts';

/** What decides about a finding besides itself. */
export interface Circumstances {
  readonly preferences: Preferences;
  readonly past: Past;
  /** Sites on which Caveat is paused. */
  readonly pauses?: Pauses;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function judgeOne(
  numbered: Finding<ServiceNumber>,
  host: string,
  records: Records,
  { preferences, past, now }: Circumstances,
): JudgedFinding | undefined {
  if (numbered.kind === 'offer')
    return {
      finding: numbered,
      ...decideLoudness({ finding: numbered, preferences, past, now }),
      guards: guardsFields({ finding: numbered, preferences }),
      relatedCases: records.relatedCases(numbered, host),
    };
  const service = records.serviceByNumber(numbered.service);
  if (service === undefined) return undefined;
  const finding: Finding = { ...numbered, service: service.id };
  const dossier = records.dossierOf(service, dayOf(now));
  const conduct = [...new Set([service.category, ...dossier.cases.flatMap((record) => record.conduct)])];
  const evidence = { grade: service.grade, overdue: dossier.overdue, revision: service.revision, conduct };
  return {
    finding,
    ...decideLoudness({ finding, evidence, preferences, past, now }),
    guards: guardsFields({ finding, evidence, preferences }),
    dossier,
    relatedCases: [],
  };
}

/** Judges all findings of a page on `host`, loudest first; those of a service no catalog holds are left out. */
export function judgeFindings(
  findings: readonly Finding<ServiceNumber>[],
  host: string,
  records: Records,
  circumstances: Circumstances,
): JudgedFinding[] {
  const since = pausedSince(circumstances.pauses ?? {}, host);
  const paused = (judged: JudgedFinding): JudgedFinding =>
    since === undefined ? judged : { ...judged, ...quieted(judged, judged.finding, since), guards: false };
  return findings
    .flatMap((finding) => judgeOne(finding, host, records, circumstances) ?? [])
    .map(paused)
    .sort((a, b) => LOUDNESS.indexOf(a.loudness) - LOUDNESS.indexOf(b.loudness));
}
