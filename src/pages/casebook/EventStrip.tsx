import type { CaseEvent, EventKind } from '../../domain/model.ts';
import { datedAs } from '../../words/narrate.ts';
import { under } from '../../words/keys.ts';
import type { Words } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';

/** Events that are the act of a party; all others are the act of a court or an authority. */
const BY_PARTY: ReadonlySet<EventKind> = new Set<EventKind>([
  'filed',
  'settlement',
  'appeal',
  'withdrawal',
  'statement',
  'warning-letter',
]);

/** The name of an event, saying too if it was only in part or is not final. */
function nameOf({ kind, inPart, notFinal }: CaseEvent, say: Words['say']): string {
  const name = say(`event_${under(kind)}`);
  if (inPart === true) return say('ui_in_part', name);
  return notFinal === true ? say('ui_not_final', name) : name;
}

/** With more events than this, the strip runs downwards: they do not fit beside each other. */
const MOST_BESIDE = 5;

/** The events of a case in the order of time: a full mark for an act of a court, an empty one for an act of a party. */
export function EventStrip({ events }: { readonly events: readonly CaseEvent[] }) {
  const { say, date } = useWords();
  const isDown = events.length > MOST_BESIDE;
  if (events.length === 0) return null;
  return (
    <ol class={isDown ? 'strip strip--down' : 'strip'} aria-label={say('book_events')}>
      {events.map((event, at) => (
        <li key={`${event.kind}${event.date ?? ''}${at}`} class={BY_PARTY.has(event.kind) ? 'is-party' : 'is-court'}>
          <span class="strip__what">
            {nameOf(event, say)}
            {event.favours === 'respondent' && <span class="muted"> {say('book_for_respondent')}</span>}
          </span>
          <span class="strip__date muted figures">{datedAs(event.date, event.dated, { say, date })}</span>
          {event.respondents !== undefined && (
            <span class="strip__whom muted">{say('ui_concerns', event.respondents.join(', '))}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
