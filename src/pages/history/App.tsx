import { useEffect, useMemo, useState } from 'preact/hooks';
import { historyAsCsv, historyAsJson } from '../../domain/history/history-file.ts';
import { DEEDS, KEPT_DAYS, MEETING_KINDS, meetingsByWeek } from '../../domain/history/meetings.ts';
import type { Deed, KeptDays, Meeting, MeetingKind } from '../../domain/history/meetings.ts';
import { cleanText, MOST_TEXT } from '../../domain/search/address.ts';
import { Button } from '../../ui/Button.tsx';
import { VirtualList } from '../../ui/list/VirtualList.tsx';
import { useWords } from '../../ui/words.ts';
import { under } from '../../words/keys.ts';
import { Masthead } from '../Masthead.tsx';
import { findMeetings, linesOf } from './find.ts';
import type { Asked, Line } from './find.ts';
import type { HistoryPort, HistoryView } from './port.ts';
import { Row } from './Row.tsx';
import { WeekBars } from './WeekBars.tsx';

const WEEKS = 12;

/** Everything Caveat keeps of what was met: to look at, to search, to take along, to forget. */
export function App({ port }: { readonly port: HistoryPort }) {
  const words = useWords();
  const { say, count, lang } = words;
  const [view, setView] = useState<HistoryView | 'failed' | undefined>();
  const [asked, setAsked] = useState<Asked>({ text: '', by: 'day' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<readonly Meeting[]>([]);
  const [told, setTold] = useState('');
  const read = (): void => void port.view().then(setView, () => setView('failed'));
  useEffect(read, [port]);
  const meetings = typeof view === 'object' ? view.meetings : [];
  const fitting = useMemo(() => findMeetings(meetings, asked, port.nameOf), [meetings, asked, port]);
  const lines = useMemo(() => {
    const days = new Intl.DateTimeFormat(lang, { dateStyle: 'full' });
    return linesOf(fitting, (meeting) =>
      asked.by === 'day'
        ? days.format(meeting.at)
        : meeting.service === undefined
          ? say('history_no_service')
          : (port.nameOf(meeting.service) ?? meeting.service),
    );
  }, [fitting, asked.by, lang, port, say]);
  if (view === undefined)
    return (
      <div class="page__column history">
        <Masthead here="history" />
        <h1>{say('history_title')}</h1>
      </div>
    );
  if (view === 'failed')
    return (
      <div class="page__column history">
        <Masthead here="history" />
        <h1>{say('history_title')}</h1>
        <p role="alert">{say('history_failed')}</p>
      </div>
    );
  const ask = (change: Partial<Asked>): void => setAsked((before) => ({ ...before, ...change }));
  const change = (what: Promise<void>, then: () => void): void =>
    void what.then(
      () => {
        then();
        read();
      },
      () => setTold(say('history_not_written')),
    );
  const remove = (rows: readonly Meeting[]): void =>
    change(port.remove(rows), () => {
      setGone(rows);
      setChosen(new Set());
      setTold(count('history_removed', rows.length));
    });
  const save = (rows: readonly Meeting[], form: 'csv' | 'json'): void =>
    form === 'csv'
      ? port.save('caveat-history.csv', 'text/csv', historyAsCsv(rows))
      : port.save('caveat-history.json', 'application/json', historyAsJson(rows));
  const selected = meetings.filter(({ id }) => chosen.has(id));
  const choose = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <div class="page__column history">
      <Masthead here="history" />
      <h1>{say('history_title')}</h1>
      <div class="history__keep">
        <p class="lede">{say(view.days === 0 ? 'history_lede_off' : 'history_lede')}</p>
        <label>
          {say('history_keep')}
          <select
            value={String(view.days)}
            onChange={(event) => {
              const days = KEPT_DAYS.find((each) => String(each) === event.currentTarget.value);
              if (days !== undefined) change(port.keep(days), () => setTold(say('history_kept')));
            }}
          >
            {KEPT_DAYS.map((days: KeptDays) => (
              <option key={days} value={String(days)}>
                {days === 0 ? say('history_keep_off') : count('history_keep_days', days)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {port.isPrivate === true && <p class="history__note">{say('history_private')}</p>}
      {view.setAside !== undefined && <p class="history__note">{say(`history_aside_${view.setAside}`)}</p>}
      {view.isFull && <p class="history__note">{say('history_full')}</p>}
      {meetings.length > 0 && <WeekBars rows={meetingsByWeek(meetings, view.now, WEEKS)} />}
      <div class="history__filters" role="search">
        <label>
          {say('history_search')}
          <input
            type="text"
            value={asked.text}
            maxLength={MOST_TEXT}
            onInput={(event) => ask({ text: cleanText(event.currentTarget.value) })}
          />
        </label>
        <Choice
          label={say('history_filter_kind')}
          all={say('history_any')}
          values={MEETING_KINDS}
          value={asked.kind}
          nameOf={(kind) => say(`history_kind_${under(kind)}`)}
          onChoose={(kind: MeetingKind | undefined) =>
            setAsked(({ kind: _before, ...rest }) => (kind === undefined ? rest : { ...rest, kind }))
          }
        />
        <Choice
          label={say('history_filter_did')}
          all={say('history_any')}
          values={DEEDS}
          value={asked.did}
          nameOf={(did) => say(`history_did_${under(did)}`)}
          onChoose={(did: Deed | undefined) =>
            setAsked(({ did: _before, ...rest }) => (did === undefined ? rest : { ...rest, did }))
          }
        />
        <Choice
          label={say('history_group')}
          values={['day', 'service'] as const}
          value={asked.by}
          nameOf={(by) => say(`history_by_${by}`)}
          onChoose={(by) => ask({ by: by ?? 'day' })}
        />
      </div>
      <p class="history__count figures" role="status">
        {count('history_findings', fitting.length)}
      </p>
      {meetings.length === 0 && <p class="muted">{say('history_none')}</p>}
      <VirtualList
        items={lines}
        keyOf={(line: Line) => ('heading' in line ? `# ${line.heading}` : line.meeting.id)}
        guess={44}
        label={say('history_title')}
        row={(line: Line) =>
          'heading' in line ? (
            <h2>{line.heading}</h2>
          ) : (
            <Row
              meeting={line.meeting}
              port={port}
              isChosen={chosen.has(line.meeting.id)}
              onChoose={(isChosen) => choose(line.meeting.id, isChosen)}
              withDay={asked.by === 'service'}
            />
          )
        }
      />
      {fitting.length > 0 && (
        <div class="actions history__all">
          <Button look="text" action="csv" onPress={() => save(fitting, 'csv')}>
            {say('history_csv')}
          </Button>
          <Button look="text" action="json" onPress={() => save(fitting, 'json')}>
            {say('history_json')}
          </Button>
          <Button look="text" action="clear" onPress={() => remove(fitting)}>
            {count('history_remove_all', fitting.length)}
          </Button>
        </div>
      )}
      <div class="history__bar" data-shown={selected.length > 0 || told !== ''}>
        <span role="status">{selected.length > 0 ? count('history_chosen', selected.length) : told}</span>
        {selected.length > 0 ? (
          <>
            <Button action="remove" onPress={() => remove(selected)}>
              {say('history_remove')}
            </Button>
            <Button look="text" onPress={() => save(selected, 'csv')}>
              {say('history_csv')}
            </Button>
            <Button look="text" onPress={() => setChosen(new Set())}>
              {say('history_unchoose')}
            </Button>
          </>
        ) : (
          gone.length > 0 && (
            <Button
              action="undo"
              onPress={() =>
                change(port.putBack(gone), () => {
                  setGone([]);
                  setTold(say('history_undone'));
                })
              }
            >
              {say('history_undo')}
            </Button>
          )
        )}
      </div>
    </div>
  );
}

/** One of several, or all of them. */
function Choice<V extends string>({
  label,
  all,
  values,
  value,
  nameOf,
  onChoose,
}: {
  readonly label: string;
  readonly all?: string;
  readonly values: readonly V[];
  readonly value: V | undefined;
  readonly nameOf: (value: V) => string;
  readonly onChoose: (value: V | undefined) => void;
}) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(values.find((each) => each === event.currentTarget.value))}
      >
        {all !== undefined && <option value="">{all}</option>}
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
