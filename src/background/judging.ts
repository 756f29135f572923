/** From what a page reported to what may be said about it: names for numbers, evidence, loudness, reason. */
import { dayOf } from '../domain/dates.ts';
import { decideLoudness, guardsFields } from '../domain/policy/loudness.ts';
import type { Past } from '../domain/policy/attention.ts';
import { LOUDNESS } from '../domain/model.ts';
import type { Finding, ServiceNumber } from '../domain/model.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import { dossierOf, relatedCases, serviceByNumber } from './records.ts';

export interface Circumstances {
  readonly preferences: Preferences;
  readonly past: Past;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Gives a finding the id of its service; undefined when the catalog does not hold that number. */
export function withServiceId(finding: Finding<ServiceNumber>): Finding | undefined {
  if (finding.kind === 'offer') return finding;
  const service = serviceByNumber(finding.service);
  return service === undefined ? undefined : { ...finding, service: service.id };
}

/** Judges one finding. */
function judgeOne(
  numbered: Finding<ServiceNumber>,
  host: string,
  { preferences, past, now }: Circumstances,
): JudgedFinding | undefined {
  const finding = withServiceId(numbered);
  if (finding === undefined) return undefined;
  if (numbered.kind === 'offer' || finding.kind === 'offer') {
    const decision = decideLoudness({ finding, preferences, past, now });
    return {
      finding,
      ...decision,
      guards: guardsFields({ finding, preferences }),
      relatedCases: finding.kind === 'offer' ? relatedCases(finding, host) : [],
    };
  }
  const service = serviceByNumber(numbered.service)!;
  const dossier = dossierOf(service, dayOf(now));
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

/** Judges all findings of a page on `host`, loudest first. */
export function judgeFindings(
  findings: readonly Finding<ServiceNumber>[],
  host: string,
  circumstances: Circumstances,
): JudgedFinding[] {
  return findings
    .flatMap((finding) => judgeOne(finding, host, circumstances) ?? [])
    .sort((a, b) => LOUDNESS.indexOf(a.loudness) - LOUDNESS.indexOf(b.loudness));
}
