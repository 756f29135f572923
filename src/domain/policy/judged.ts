/** Judges what a page reported: turns service numbers into ids, adds evidence, loudness and reason. */
import { dayOf } from '../dates.ts';
import { isListed, leads } from '../finding.ts';
import type { Dossier, JudgedFinding } from '../finding.ts';
import { LOUDNESS } from '../model.ts';
import type { Finding, ServiceNumber } from '../model.ts';
import type { Records } from '../records.ts';
import type { Past } from './attention.ts';
import { decideLoudness, guardsFields, quieted } from './loudness.ts';
import type { Evidence } from './loudness.ts';
import { ownEntryFor } from './own.ts';
import type { OwnEntry } from './own.ts';
import { pausedSince } from './pauses.ts';
import type { Pauses } from './pauses.ts';
import type { Preferences } from './preferences.ts';

/** What the judgement of a finding depends on, besides the finding. */
export interface Circumstances {
  readonly preferences: Preferences;
  readonly past: Past;
  /** Sites on which Caveat is paused. */
  readonly pauses?: Pauses;
  /** Sites that the reader has marked. */
  readonly own?: readonly OwnEntry[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the loudness depends on, of all that is known about a service. */
const evidenceOf = ({ service, cases, overdue, readTwice }: Dossier): Evidence => ({
  grade: service.grade,
  overdue,
  readTwice,
  revision: service.revision,
  conduct: [...new Set([service.category, ...cases.flatMap(({ conduct }) => conduct)])],
});

function judgeOne(
  numbered: Finding<ServiceNumber>,
  host: string,
  records: Records,
  { preferences, past, now }: Circumstances,
): JudgedFinding | undefined {
  if (numbered.kind === 'own') return undefined; // no page may report the reader's own mark
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
  const evidence = evidenceOf(dossier);
  return {
    finding,
    ...decideLoudness({ finding, evidence, preferences, past, now }),
    guards: guardsFields({ finding, evidence, preferences }),
    dossier,
    relatedCases: [],
  };
}

/** The reader's own mark on a host, as a finding; undefined where there is none. */
function judgeOwn(host: string, { own = [], preferences, past, now }: Circumstances): JudgedFinding | undefined {
  const entry = ownEntryFor(own, host);
  if (entry === undefined) return undefined;
  const finding = { kind: 'own', ...entry } as const;
  return { finding, ...decideLoudness({ finding, preferences, past, now }), guards: false, relatedCases: [] };
}

/**
 * Judges all findings of a page on `host` and adds the reader's own mark. Loudest first; among equals, leads that a
 * case names come before the own mark, and that before the rest. Findings about a service that the catalog does not
 * hold are left out.
 */
export function judgeFindings(
  findings: readonly Finding<ServiceNumber>[],
  host: string,
  records: Records,
  circumstances: Circumstances,
): JudgedFinding[] {
  const own = judgeOwn(host, circumstances);
  const since = pausedSince(circumstances.pauses ?? {}, host);
  const paused = (judged: JudgedFinding): JudgedFinding =>
    since === undefined ? judged : { ...judged, ...quieted(judged, judged.finding, since), guards: false };
  const judged = findings.flatMap((finding) => judgeOne(finding, host, records, circumstances) ?? []);
  const cases = judged.filter(({ finding }) => isListed(finding) && leads(finding));
  const rest = judged.filter((each) => !cases.includes(each));
  return [...cases, ...(own === undefined ? [] : [own]), ...rest]
    .map(paused)
    .sort((a, b) => LOUDNESS.indexOf(a.loudness) - LOUDNESS.indexOf(b.loudness));
}
