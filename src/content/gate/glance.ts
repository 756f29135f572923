/**
 * A first glance at a page: it only asks whether anything in its markup may matter. It is one short way through the
 * code, because what a clean page costs is for the most part the engine compiling what is run. Where it comes to doubt,
 * the page is looked at closely from there on (look.ts).
 */
import { openHashes } from '../../domain/match/offers/hashed-words.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { mayHaveForm, watchForms } from './forms.ts';
import type { Forms } from './forms.ts';
import {
  bitEnd,
  holdsRawText,
  isStrangeMarkup,
  overlapAt,
  unneeded,
  withoutComments,
  withoutUnread,
} from './readable.ts';
import { makeStrain } from './strain.ts';
import type { Strain, Strained } from './strain.ts';

/** Besides the glance itself it holds what the close look goes on with. */
export interface Glance {
  /** Adds a piece of markup. */
  open(html: string): void;
  /** Reads another bit of the piece. @returns whether there is more of it, and no doubt yet */
  more(): boolean;
  readonly doubts: boolean;
  /** Whether a form tells that the reader could find something. */
  readonly yes: boolean;
  /** The piece that gave the doubt, if it was not taken in. */
  readonly unread: string | undefined;
  /** What was noted in the bit that gave the doubt, if it was taken in. */
  readonly noted: Strained | undefined;
  /** The markup that is still needed, and how far it was read. */
  readonly markup: string;
  readonly read: number;
  readonly strain: Strain;
  readonly forms: Forms;
  /** The words of the trade, unpacked when they are first asked for. */
  readonly words: () => OpenHashes;
}

/** Begins to glance at a page. */
export function makeGlance(table: GateTable): Glance {
  const strain = makeStrain(table);
  let opened: OpenHashes | undefined;
  const words = (): OpenHashes => (opened ??= openHashes(table.words));
  const forms = watchForms(words);
  let hasForm = false;
  let yes = false;
  let doubts = false;
  let unread: string | undefined;
  let noted: Strained | undefined;
  let markup = '';
  let read = 0;

  return {
    strain,
    forms,
    words,
    get doubts() {
      return doubts;
    },
    get yes() {
      return yes;
    },
    get unread() {
      return unread;
    },
    get noted() {
      return noted;
    },
    get markup() {
      return markup;
    },
    get read() {
      return read;
    },
    open(html) {
      const part = withoutUnread(html);
      if (holdsRawText(html) || isStrangeMarkup(part)) {
        unread = html;
        doubts = true;
        return;
      }
      hasForm ||= mayHaveForm(part);
      const gone = unneeded(markup, forms.needs(markup));
      forms.forget(gone);
      markup = markup.slice(gone) + withoutComments(part);
      read -= gone;
    },
    more() {
      if (doubts) return false;
      const to = bitEnd(markup, read);
      noted = strain(markup.slice(overlapAt(markup, read), to));
      doubts = noted !== undefined;
      if (doubts) return false;
      if (hasForm) doubts = yes = forms.read(markup, read, to);
      read = to;
      return !doubts && read < markup.length;
    },
  };
}
