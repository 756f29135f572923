/**
 * How loudly a finding may speak, and why: a pure function of finding, evidence, preferences and past. Each rule can
 * only make it quieter; the last one that did gives the reason. The rules in prose: docs/warnings.md.
 */
import { alertedLately, continuedNow, pastOf } from './attention.ts';
import type { Past } from './attention.ts';
import { dayOf } from '../dates.ts';
import { isListed, leads } from '../finding.ts';
import { LOUDNESS } from '../model.ts';
import type { Conduct, Finding, Grade, Loudness } from '../model.ts';
import type { ContinueFor, Preferences } from './preferences.ts';
import type { LoudnessReason, ReasonKey } from './loudness-reason.ts';

/** What is known about the service of a finding. */
export interface Evidence {
  readonly grade: Grade;
  /** A case is past its `reviewBy`. */
  readonly overdue: boolean;
  /** A second reader has checked the leading case in other sources. */
  readonly readTwice: boolean;
  readonly revision: string;
  readonly conduct: readonly Conduct[];
}

export interface LoudnessInput {
  readonly finding: Finding;
  /** Absent for an offer, and for the reader's own mark. */
  readonly evidence?: Evidence;
  readonly preferences: Preferences;
  readonly past: Past;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface HowLoud {
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
}

const decide = (loudness: Loudness, key: ReasonKey, ...args: (string | number)[]): HowLoud => ({
  loudness,
  reason: { key, args },
});

/** Returns the decision or, if it is louder than `cap`, `cap` with the given reason. */
function atMost(decision: HowLoud, cap: Loudness, key: ReasonKey, ...args: (string | number)[]): HowLoud {
  return LOUDNESS.indexOf(decision.loudness) < LOUDNESS.indexOf(cap) ? decide(cap, key, ...args) : decision;
}

/** One step quieter, but never silent: what is in the registry stays on the toolbar button. */
const SOFTER: Readonly<Record<Loudness, Loudness>> = {
  alert: 'notice',
  notice: 'badge',
  badge: 'badge',
  silent: 'silent',
};

function byGrade(grade: Grade): HowLoud {
  switch (grade) {
    case 'A':
      return decide('alert', 'reason_grade_a');
    case 'B':
      return decide('alert', 'reason_grade_b');
    case 'C':
      return decide('notice', 'reason_grade_c');
    case 'D':
      return decide('badge', 'reason_grade_d');
    case 'X':
      return decide('badge', 'reason_grade_x');
  }
}

/** What the kind of finding allows at most, before preferences and past. */
function byKind(finding: Finding, grade: Grade): HowLoud {
  switch (finding.kind) {
    case 'listed-site': {
      let decision = byGrade(grade);
      if (finding.weak) decision = atMost(decision, 'notice', 'reason_weak_evidence');
      if (!finding.corroborated) decision = atMost(decision, 'notice', 'reason_not_corroborated');
      return decision;
    }
    case 'listed-listing':
      return atMost(byGrade(grade), 'notice', 'reason_listing');
    case 'embedded':
      // Show nothing on the page for an unseen part: else a page could hide many addresses to learn which are listed.
      return finding.unseen === true
        ? atMost(byGrade(grade), 'badge', 'reason_embedded_unseen')
        : atMost(byGrade(grade), 'notice', 'reason_embedded');
    case 'lookalike':
      return decide('badge', 'reason_lookalike');
    case 'offer':
      return decide('notice', 'reason_offer');
    case 'link':
      return grade === 'X' || grade === 'D' ? decide('silent', 'reason_link_silent') : decide('badge', 'reason_link');
    case 'mention':
      return decide('badge', 'reason_mention');
    case 'own':
      return decide('notice', 'reason_own', dayOf(finding.at));
  }
}

const CONTINUED: Readonly<Record<ContinueFor, ReasonKey>> = {
  visit: 'reason_continued_visit',
  '7-days': 'reason_continued_7_days',
  'until-record-changes': 'reason_continued_until_record_changes',
  always: 'reason_continued_always',
};

/**
 * Decides how loudly a finding may speak, and why.
 * @throws Error when a finding about a service comes without evidence
 */
export function decideLoudness({ finding, evidence, preferences, past, now }: LoudnessInput): HowLoud {
  if (finding.kind === 'offer') {
    return preferences.offers ? byKind(finding, 'D') : decide('silent', 'reason_offers_off');
  }
  if (finding.kind === 'own') return byKind(finding, 'D');
  if (evidence === undefined) throw new Error(`a finding of kind ${finding.kind} needs the evidence of its service`);
  let decision = byKind(finding, evidence.grade);
  if (finding.kind === 'mention' || finding.kind === 'link' || finding.kind === 'lookalike') return decision;
  if (evidence.overdue) decision = atMost(decision, SOFTER[decision.loudness], 'reason_overdue');
  if (!evidence.readTwice) decision = atMost(decision, 'badge', 'reason_read_once');
  const continued = continuedNow(past, finding.service, evidence.revision, now);
  if (continued !== undefined) {
    const forGood = continued.until === 'always' || continued.until === 'until-record-changes';
    return atMost(decision, forGood ? 'badge' : 'notice', CONTINUED[continued.until], dayOf(continued.at));
  }
  if (alertedLately(past, finding.service, now))
    return atMost(decision, 'notice', 'reason_alerted', dayOf(pastOf(past, finding.service).alertedAt ?? now));
  return decision;
}

/**
 * Quiets a decision on a site where Caveat is paused since `since`: listed leads stay on the toolbar button, the rest
 * is silent.
 */
export function quieted(decision: HowLoud, finding: Finding, since: number): HowLoud {
  const cap = leads(finding) && isListed(finding) ? 'badge' : 'silent';
  const stays = LOUDNESS.indexOf(decision.loudness) > LOUDNESS.indexOf(cap);
  return stays ? decision : decide(cap, 'reason_paused_site', dayOf(since));
}

/**
 * Whether a finding makes Caveat guard password and token fields of the page: only where the page asks for a login or
 * the record of its service is about taking logins.
 */
export function guardsFields({
  finding,
  evidence,
  preferences,
}: Pick<LoudnessInput, 'finding' | 'evidence' | 'preferences'>): boolean {
  if (!preferences.guard) return false;
  if (finding.kind === 'offer') return finding.asksLogin;
  return (
    finding.kind === 'listed-site' &&
    evidence !== undefined &&
    evidence.grade !== 'X' &&
    evidence.readTwice &&
    (finding.asksLogin || evidence.conduct.includes('credential-harvesting'))
  );
}
