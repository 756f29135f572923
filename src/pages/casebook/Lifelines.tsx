import type { Entry } from '../../domain/search/book.ts';
import type { EventKind, PartialDate } from '../../domain/model.ts';
import { OutcomeMark } from '../../ui/charts/OutcomeMark.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { CaseLink } from './Names.tsx';

const HEIGHT = 16;
const COURT: ReadonlySet<EventKind> = new Set<EventKind>([
  'injunction',
  'judgment',
  'default-judgment',
  'consent-order',
  'conviction',
  'fine',
  'order',
  'affirmed',
  'reversed',
  'dismissal',
]);

/** A date as a number of years: a year alone counts as its middle, a month as its middle. */
function momentOf(date: PartialDate): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  return year + (month === undefined ? 0.5 : (month - 1 + (day === undefined ? 0.5 : (day - 1) / 31)) / 12);
}

/** The cases of a service along one line of time, each from its first dated event to its last. */
export function Lifelines({ entries }: { readonly entries: readonly Entry[] }) {
  const { say, date, outcome, dir } = useWords();
  const moments = entries.flatMap(({ record }) =>
    record.events.flatMap((event) => (event.date === undefined ? [] : [momentOf(event.date)])),
  );
  const [first, last] = [Math.floor(Math.min(...moments)), Math.ceil(Math.max(...moments) + 0.001)];
  const share = (moment: number): number => {
    const at = ((moment - first) / Math.max(1, last - first)) * 96 + 2;
    return dir === 'rtl' ? 100 - at : at;
  };
  return (
    <ol class="lifelines">
      {entries.map(({ record }) => {
        const dated = record.events.flatMap((event) =>
          event.date === undefined ? [] : [{ kind: event.kind, date: event.date, at: momentOf(event.date) }],
        );
        const [from, to] = [dated[0]?.at, dated.at(-1)?.at];
        return (
          <li key={record.id}>
            <CaseLink record={record} />
            <p class="muted lifelines__end">
              <OutcomeMark grade={record.grade} />
              <span class="sentence">{outcome(record)}</span>
            </p>
            {from !== undefined && to !== undefined && (
              <svg class="chart" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
                <line class="chart__grid" x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} />
                <line class="chart__life" x1={`${share(from)}%`} x2={`${share(to)}%`} y1={HEIGHT / 2} y2={HEIGHT / 2} />
                {dated.map((event) => (
                  <circle
                    key={`${event.kind}${event.date}`}
                    class={COURT.has(event.kind) ? 'chart__dot is-court' : 'chart__dot'}
                    cx={`${share(event.at)}%`}
                    cy={HEIGHT / 2}
                    r="4.5"
                  >
                    <title>
                      {say(`event_${under(event.kind)}`)} · {date(event.date)}
                    </title>
                  </circle>
                ))}
              </svg>
            )}
          </li>
        );
      })}
      {moments.length > 0 && (
        <li class="lifelines__axis muted figures" aria-hidden="true">
          <span>{first}</span>
          <span>{last}</span>
        </li>
      )}
    </ol>
  );
}
