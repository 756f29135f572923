import { useState } from 'preact/hooks';
import { beenThere, listedHosts, meetingsOfPast } from '../../domain/history/look-back.ts';
import type { BeenThere, DayThere } from '../../domain/history/look-back.ts';
import type { Meeting } from '../../domain/history/meetings.ts';
import { servicePath } from '../../platform/extension/page-paths.ts';
import { Button } from '../../ui/Button.tsx';
import { CaseLine } from '../../ui/CaseLine.tsx';
import { useWords } from '../../ui/words.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { ToChecklist } from './ToChecklist.tsx';
import type { HistoryPort, HistoryView, LookBackPort } from './port.ts';

const MOST_DAYS = 6;

interface Props {
  readonly back: LookBackPort;
  readonly port: HistoryPort;
  readonly view: HistoryView;
  /** @returns whether they were written */
  readonly onKeep: (rows: readonly Meeting[]) => Promise<boolean>;
}

type State =
  | { readonly at: 'start' | 'refused' | 'failed' | 'kept' }
  | { readonly at: 'looking'; readonly done: number; readonly of: number }
  | { readonly at: 'found'; readonly been: readonly BeenThere[] };

/** The reader's local day of a moment, as YYYY-MM-DD. */
function localDay(at: number): string {
  const moment = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * "Have I been here before?": on a press, asks for the permission to read the browser's history, looks through it for
 * listed hosts, and gives the permission back.
 */
export function LookBack({ back, port, view, onKeep }: Props) {
  const { say, count } = useWords();
  const [state, setState] = useState<State>({ at: 'start' });
  const focusNext = useFocusNext({ preventScroll: true });
  const press = (act: () => void) => (): void => {
    focusNext('#back-title');
    act();
  };
  const look = (): void => {
    const hosts = listedHosts(back.services);
    const onStep = (done: number): void => setState({ at: 'looking', done, of: hosts.length });
    // Call this first: browsers show the permission prompt only directly after a press, without any await before it.
    void back.look(hosts, onStep).then(
      (visits) =>
        setState(
          visits === 'refused' ? { at: 'refused' } : { at: 'found', been: beenThere(visits, back.services, localDay) },
        ),
      () => setState({ at: 'failed' }),
    );
  };
  const rows =
    state.at === 'found' ? meetingsOfPast(state.been, (service) => back.leadingCase(service)?.id, view.now) : [];
  return (
    <section class="back" aria-labelledby="back-title">
      <h2 id="back-title" tabIndex={-1}>
        {say('history_back')}
      </h2>
      <p>{say('history_back_about')}</p>
      {state.at !== 'looking' && state.at !== 'found' && (
        <div class="actions">
          <Button action="look-back" onPress={press(look)}>
            {say(state.at === 'start' ? 'history_back_look' : 'history_back_again')}
          </Button>
        </div>
      )}
      <div role="status" class="back__said">
        {state.at === 'refused' && <p>{say('history_back_refused')}</p>}
        {state.at === 'failed' && <p>{say('history_back_failed')}</p>}
        {state.at === 'kept' && <p>{say('history_back_done')}</p>}
        {state.at === 'looking' && <p>{say('history_back_looking')}</p>}
        {state.at === 'found' && (
          <p>
            {state.been.length === 0
              ? count('history_back_nothing', back.services.length)
              : count('history_back_found', state.been.length)}
          </p>
        )}
      </div>
      {state.at === 'looking' && (
        <progress class="back__progress" max={state.of} value={state.done} aria-label={say('history_back_looking')} />
      )}
      {state.at === 'found' && (
        <>
          <ul class="back__list">
            {state.been.map((each) => (
              <Been key={each.service.id} been={each} back={back} port={port} view={view} />
            ))}
          </ul>
          {rows.length > 0 && view.days === 0 && <p class="muted">{say('history_back_off')}</p>}
          <div class="actions">
            {rows.length > 0 && view.days > 0 && (
              <Button
                action="keep-back"
                onPress={press(() => void onKeep(rows).then((isKept) => isKept && setState({ at: 'kept' })))}
              >
                {count('history_back_keep', view.days)}
              </Button>
            )}
            <Button look="text" action="let-go" onPress={press(() => setState({ at: 'start' }))}>
              {say('history_back_let_go')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** One service the reader visited: its leading case, the days, and a link to the checklist. */
function Been({ been: { service, days }, back, port, view }: Omit<Props, 'onKeep'> & { readonly been: BeenThere }) {
  const { say, count, outcome, date } = useWords();
  const record = back.leadingCase(service);
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const onDays = new Set(days.map(({ day }) => day)).size;
  return (
    <li class="back__service" data-service={service.id}>
      <div class="back__what">
        <h3>
          <a href={`/${servicePath(service.id)}`}>
            <bdi>{service.name}</bdi>
          </a>
        </h3>
        {record !== undefined && (
          <>
            <CaseLine record={record} />
            <p class="muted sentence">{outcome(record)}</p>
          </>
        )}
        <p>
          <ToChecklist platform={port.platformOf(service.id)} ticks={view.ticks} />
        </p>
      </div>
      <div class="back__when">
        <p class="figures">
          <b>{count('history_back_days', onDays)}</b>
          {onDays > 1 && <> {say('history_back_span', date(oldest.day), date(newest.day))}</>}
        </p>
        <Days days={days.slice(0, MOST_DAYS)} />
        {days.length > MOST_DAYS && (
          <details class="fold">
            <summary>{count('history_back_more', days.length - MOST_DAYS)}</summary>
            <Days days={days.slice(MOST_DAYS)} />
          </details>
        )}
      </div>
    </li>
  );
}

function Days({ days }: { readonly days: readonly DayThere[] }) {
  const { say, date } = useWords();
  return (
    <ul class="back__days figures">
      {days.map(({ day, host, held }) => (
        <li key={`${day} ${host}`}>
          <time dateTime={day}>{date(day)}</time>{' '}
          <span class="muted" dir="ltr">
            {host}
          </span>
          {held !== 'then' && <span class="muted"> {say(`history_back_${held}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
