import type { CaseEvent, EventKind } from '../../domain/model.ts';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';

/** What a party did; everything else a court or an authority did. */
const BY_PARTY: ReadonlySet<EventKind> = new Set<EventKind>([
  'filed',
  'settlement',
  'appeal',
  'withdrawal',
  'statement',
]);

/** More steps than this do not fit beside each other. */
const MOST_BESIDE = 5;

/** What happened when, time running on: a full mark for what a court did, an empty one for what a party did. */
export function EventStrip({ events }: { readonly events: readonly CaseEvent[] }) {
  const { say, date } = useWords();
  const isDown = events.length > MOST_BESIDE;
  if (events.length === 0) return null;
  return (
    <ol class={isDown ? 'strip strip--down' : 'strip'} aria-label={say('book_events')}>
      {events.map((event, at) => (
        <li key={`${event.kind}${event.date ?? ''}${at}`} class={BY_PARTY.has(event.kind) ? 'is-party' : 'is-court'}>
          <span class="strip__what">
            {say(`event_${under(event.kind)}`)}
            {event.favours === 'respondent' && <span class="muted"> {say('book_for_respondent')}</span>}
          </span>
          <span class="strip__date muted figures">
            {event.date === undefined ? say('ui_undated') : date(event.date)}
          </span>
        </li>
      ))}
    </ol>
  );
}
