/** Messages about the sites that the reader has marked as theirs. */
import { isOwnEntry, MOST_NOTE, MOST_OWN } from '../domain/policy/own.ts';
import type { OwnChange, OwnEntry, OwnFault } from '../domain/policy/own.ts';
import { host, nothing } from './fields.ts';
import { answeredBy } from './message.ts';
import { list, object, text } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** What became of an address that was to be marked; the interface has a message for each fault. */
export type OwnAnswer =
  | { readonly ok: true; readonly entry: OwnEntry }
  | { readonly ok: false; readonly fault: { readonly key: OwnFault; readonly args: readonly number[] } };

const entryOrNone: Shape<OwnEntry | null> = (value): value is OwnEntry | null => value === null || isOwnEntry(value);

export const ownMessages = {
  /** From the script that stands on marked hosts alone: one of its pages is there. */
  'own/here': answeredBy<void>()('page', nothing),
  /** Marks the site of an address; one that is marked already gets the note. */
  'own/add': answeredBy<OwnAnswer>()('extension', object({ address: text(2000), note: text(MOST_NOTE * 4) })),
  /** Puts entries in the place of what stood for their hosts, or takes them away; answers what undoes it. */
  'own/set': answeredBy<readonly OwnChange[]>()(
    'extension',
    object({ changes: list(object({ host, entry: entryOrNone }), MOST_OWN * 2) }),
  ),
};
