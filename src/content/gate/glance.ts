/**
 * A first glance at a page: it only asks whether anything in its markup may matter, which most pages deny. It is one
 * short way through the code, because what a clean page costs is for the most part the engine compiling what is run.
 * From the piece on that gives it a doubt, the page is looked at closely (look.ts).
 */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { HAS_FIELD, MAY_ASK } from './forms.ts';
import { BIT, holdsRawText, isStrangeMarkup, OVERLAP, withoutComments, withoutUnread } from './readable.ts';
import { makeStrain } from './strain.ts';
import type { Strain } from './strain.ts';

/** So many characters of what was passed are kept, because a form may go on in later pieces. */
const MOST_PASSED = 262_144;

export interface Glance {
  /** Adds a piece of markup. */
  open(html: string): void;
  /** Reads another bit of the piece. @returns whether there is more of it, and no doubt yet */
  more(): boolean;
  readonly doubts: boolean;
  /** The last pieces that gave no doubt, in order. */
  readonly passed: readonly string[];
  readonly strain: Strain;
}

/** Begins to glance at a page. */
export function makeGlance(table: GateTable): Glance {
  const strain = makeStrain(table);
  const passed: string[] = [];
  let length = 0;
  let doubts = false;
  let hasField = false;
  let mayAsk = false;
  let piece = '';
  /** The piece without what is not read, behind the end of the one before; and how far it was read. */
  let markup = '';
  let read = 0;

  /** Where the markup that is read again before `at` begins. */
  const overlapAt = (at: number): number => Math.max(0, markup.lastIndexOf('<', at - OVERLAP));

  return {
    passed,
    strain,
    get doubts() {
      return doubts;
    },
    open(html) {
      piece = html;
      const part = withoutUnread(html);
      hasField ||= HAS_FIELD.test(part);
      mayAsk ||= MAY_ASK.test(part);
      doubts = (hasField && mayAsk) || holdsRawText(html) || isStrangeMarkup(part);
      const before = markup.slice(overlapAt(markup.length));
      markup = before + withoutComments(part);
      read = before.length;
    },
    more() {
      if (doubts) return false;
      const most = read + BIT;
      const to = most < markup.length ? markup.lastIndexOf('<', most) : markup.length;
      const end = to > read ? to : markup.length;
      doubts = strain(markup.slice(overlapAt(read), end)).length > 0;
      read = end;
      if (doubts || read < markup.length) return !doubts;
      passed.push(piece);
      for (length += piece.length; length > MOST_PASSED; ) length -= passed.shift()?.length ?? length;
      return false;
    },
  };
}
