/** Messages about a link or a text that was sent to be checked from a page's context menu. */
import type { JudgedFinding } from '../domain/finding.ts';
import { answeredBy } from './message.ts';
import type { AddressView } from './review.ts';
import { matching, object } from './shapes.ts';

/** What is known of a checked link or text. */
export interface CheckedText {
  readonly text: string;
  readonly from: 'link' | 'selection';
  /** Set where the text is an address and nothing else. */
  readonly address?: AddressView;
  /** In a longer text: the addresses in it that are listed, or resemble a listed one. */
  readonly within: readonly AddressView[];
  /** In a longer text: the services that it names. */
  readonly named: readonly JudgedFinding[];
}

export const checkMessages = {
  /** The answer to the check with this id; null once it is forgotten. */
  'check/answer': answeredBy<CheckedText | null>()('extension', object({ id: matching(/^[0-9a-f]{16}$/, 16) })),
};
