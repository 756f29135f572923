/** Messages about a link or a text that was sent to be checked from a page's context menu. */
import type { JudgedFinding } from '../domain/finding.ts';
import { answeredBy } from './message.ts';
import type { AddressView } from './review.ts';
import { matching, object } from './shapes.ts';

/** What is known of a link or a text. */
export interface CheckedText {
  readonly text: string;
  readonly from: 'link' | 'selection';
  /** It is an address and nothing else. */
  readonly address?: AddressView;
  /** Listed addresses, and such as resemble one, in a longer text. */
  readonly within: readonly AddressView[];
  /** Services that a longer text names. */
  readonly named: readonly JudgedFinding[];
}

export const checkMessages = {
  /** What was asked under a number; null once that is forgotten. */
  'check/answer': answeredBy<CheckedText | null>()('extension', object({ id: matching(/^[0-9a-f]{16}$/, 16) })),
};
