/** The reasons why a finding speaks as loudly, or as quietly, as it does. */
import type { Grade } from '../model.ts';

/** Each key names a message of the interface. */
export type ReasonKey = `reason_${
  | `grade_${Lowercase<Grade>}`
  | 'weak_evidence'
  | 'not_corroborated'
  | 'listing'
  | 'embedded'
  | 'embedded_unseen'
  | 'lookalike'
  | 'offer'
  | 'offers_off'
  | 'link'
  | 'link_silent'
  | 'mention'
  | 'own'
  | 'overdue'
  | 'read_once'
  | 'continued_visit'
  | 'continued_7_days'
  | 'continued_until_record_changes'
  | 'continued_always'
  | 'paused_site'
  | 'alerted'}`;

/** A reason and its arguments; days are ISO dates. */
export interface LoudnessReason {
  readonly key: ReasonKey;
  readonly args: readonly (string | number)[];
}
