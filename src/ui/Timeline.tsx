import type { CaseEvent } from '../domain/model.ts';
import { under } from '../words/keys.ts';
import { useWords } from './words.ts';

/** What happened in a case, in order of time. */
export function Timeline({ events }: { readonly events: readonly CaseEvent[] }) {
  const { say, date } = useWords();
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li key={`${event.kind}${event.date ?? ''}${event.note ?? ''}`}>
          <span class="timeline__date figures">{event.date === undefined ? say('ui_undated') : date(event.date)}</span>
          <span class="timeline__what">{say(`event_${under(event.kind)}`)}</span>
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
