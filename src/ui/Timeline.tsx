import type { CaseEvent } from '../domain/model.ts';
import { under } from '../words/keys.ts';
import { datedAs } from '../words/narrate.ts';
import { useWords } from './words.ts';
import type { Words } from '../words/words.ts';

/** Name of an event, with a note if it happened only in part or is not final. */
function nameOf({ kind, inPart, notFinal }: CaseEvent, say: Words['say']): string {
  const name = say(`event_${under(kind)}`);
  if (inPart === true) return say('ui_in_part', name);
  return notFinal === true ? say('ui_not_final', name) : name;
}

/** The events of a case, in order of time. */
export function Timeline({ events }: { readonly events: readonly CaseEvent[] }) {
  const { say, date } = useWords();
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li key={`${event.kind}${event.date ?? ''}${event.note ?? ''}`}>
          <span class="timeline__date figures">{datedAs(event.date, event.dated, { say, date })}</span>
          <span class="timeline__what">{nameOf(event, say)}</span>
          {event.respondents !== undefined && (
            <span class="timeline__note muted">{say('ui_concerns', event.respondents.join(', '))}</span>
          )}
          {event.note !== undefined && (
            <span class="timeline__note muted" lang="en">
              {event.note}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
