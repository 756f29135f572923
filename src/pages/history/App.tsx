import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { historyAsCsv, historyAsJson } from '../../domain/history/history-file.ts';
import { meetingsByWeek } from '../../domain/history/meetings.ts';
import type { Meeting } from '../../domain/history/meetings.ts';
import { Button } from '../../ui/Button.tsx';
import { VirtualList } from '../../ui/list/VirtualList.tsx';
import { useWords } from '../../ui/words.ts';
import { Masthead } from '../Masthead.tsx';
import { Bar } from './Bar.tsx';
import { Filters } from './Filters.tsx';
import { findMeetings, linesOf } from './find.ts';
import type { Asked, Line } from './find.ts';
import { Keep } from './Keep.tsx';
import { LookBack } from './LookBack.tsx';
import type { HistoryPort, HistoryView } from './port.ts';
import { Row } from './Row.tsx';
import { WeekBars } from './WeekBars.tsx';

const WEEKS = 12;

/** The history page: every meeting Caveat keeps, to read, search, save as a file and delete. */
export function App({ port }: { readonly port: HistoryPort }) {
  const { say } = useWords();
  const [view, setView] = useState<HistoryView | 'failed' | undefined>();
  const read = (): void => void port.view().then(setView, () => setView('failed'));
  useEffect(read, [port]);
  return (
    <div class="page__column history">
      <Masthead here="history" />
      <h1>{say('history_title')}</h1>
      {view === 'failed' && <p role="alert">{say('history_failed')}</p>}
      {typeof view === 'object' && <Whole view={view} port={port} read={read} />}
    </div>
  );
}

interface Props {
  readonly view: HistoryView;
  readonly port: HistoryPort;
  readonly read: () => void;
}

function Whole({ view, port, read }: Props) {
  const words = useWords();
  const { say, count, lang } = words;
  const { meetings } = view;
  const [asked, setAsked] = useState<Asked>({ text: '', by: 'day' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<readonly Meeting[]>([]);
  const [told, setTold] = useState('');
  const box = useRef<HTMLInputElement>(null);
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
  const selected = meetings.filter(({ id }) => chosen.has(id));

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
  const undo = (): void =>
    change(port.putBack(gone), () => {
      setGone([]);
      setTold(say('history_undone'));
    });
  const keepPast = (rows: readonly Meeting[]): void =>
    change(port.putBack(rows), () => {
      setGone([]);
      setTold(count('history_back_kept', rows.length));
    });
  const save = (rows: readonly Meeting[], form: 'csv' | 'json'): void =>
    form === 'csv'
      ? port.save('caveat-history.csv', 'text/csv', historyAsCsv(rows))
      : port.save('caveat-history.json', 'application/json', historyAsJson(rows));
  const choose = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  return (
    <>
      <Keep days={view.days} onKeep={(days) => change(port.keep(days), () => setTold(say('history_kept')))} />
      {port.isPrivate === true && <p class="history__note">{say('history_private')}</p>}
      {view.setAside !== undefined && <p class="history__note">{say(`history_aside_${view.setAside}`)}</p>}
      {view.isFull && <p class="history__note">{say('history_full')}</p>}
      {meetings.length > 0 && <WeekBars rows={meetingsByWeek(meetings, view.now, WEEKS)} />}
      {meetings.length > 0 && <Filters asked={asked} onAsk={setAsked} box={box} />}
      <div class="history__head" hidden={meetings.length === 0}>
        <p class="history__count figures" role="status">
          {count('history_findings', fitting.length)}
        </p>
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
      </div>
      {meetings.length === 0 && view.days > 0 && <p class="muted">{say('history_none')}</p>}
      {meetings.length > 0 && fitting.length === 0 && (
        <div class="history__nothing">
          <p>{say('history_nothing')}</p>
          <Button
            action="show-all"
            onPress={() => {
              setAsked(({ by }) => ({ text: '', by }));
              // The button disappears when it is pressed, so move the focus to the search box.
              box.current?.focus();
            }}
          >
            {say('book_clear')}
          </Button>
        </div>
      )}
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
              ticks={view.ticks}
              isChosen={chosen.has(line.meeting.id)}
              onChoose={(isChosen) => choose(line.meeting.id, isChosen)}
              withDay={asked.by === 'service'}
            />
          )
        }
      />
      {port.lookBack !== undefined && <LookBack back={port.lookBack} port={port} view={view} onKeep={keepPast} />}
      <Bar
        chosen={selected.length}
        told={told}
        onRemove={() => remove(selected)}
        onSave={(form) => save(selected, form)}
        onUnchoose={() => setChosen(new Set())}
        onUndo={gone.length > 0 ? undo : undefined}
      />
    </>
  );
}
