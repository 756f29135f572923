/** Messages about the sites that the reader has marked as theirs. */
import { isOwnEntry, MOST_NOTE, MOST_OWN } from '../domain/policy/own.ts';
import type { OwnChange, OwnEntry, OwnFault } from '../domain/policy/own.ts';
import { host, nothing } from './fields.ts';
import { answeredBy } from './message.ts';
import { list, object, text } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** The result of marking an address; the interface has a message for each fault. */
export type OwnAnswer =
  | { readonly ok: true; readonly entry: OwnEntry }
  | { readonly ok: false; readonly fault: { readonly key: OwnFault; readonly args: readonly number[] } };

const entryOrNone: Shape<OwnEntry | null> = (value): value is OwnEntry | null => value === null || isOwnEntry(value);

export const ownMessages = {
  /** Sent by the script for marked hosts: a page of a marked host has loaded. */
  'own/here': answeredBy<void>()('page', nothing),
  /** Marks the site of an address; where it is marked already, only the note changes. */
  'own/add': answeredBy<OwnAnswer>()('extension', object({ address: text(2000), note: text(MOST_NOTE * 4) })),
  /** Sets the entries of some hosts, or removes them; answers the changes that undo this. */
  'own/set': answeredBy<readonly OwnChange[]>()(
    'extension',
    object({ changes: list(object({ host, entry: entryOrNone }), MOST_OWN * 2) }),
  ),
};
