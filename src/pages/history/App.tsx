import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { historyAsCsv, historyAsJson } from '../../domain/history/history-file.ts';
import { meetingsByWeek } from '../../domain/history/meetings.ts';
import type { Meeting } from '../../domain/history/meetings.ts';
import { Button } from '../../ui/Button.tsx';
import { VirtualList } from '../../ui/list/VirtualList.tsx';
import { useWords } from '../../ui/words.ts';
import { Masthead } from '../Masthead.tsx';
import { onSight } from '../on-sight.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { Bar } from './Bar.tsx';
import { Filters } from './Filters.tsx';
import { Head } from './Head.tsx';
import { findMeetings, linesOf } from './find.ts';
import type { Asked, Line } from './find.ts';
import { Keep } from './Keep.tsx';
import { LookBack } from './LookBack.tsx';
import type { HistoryPort, HistoryView } from './port.ts';
import { Row } from './Row.tsx';
import { useChanges } from './use-changes.ts';
import { WeekBars } from './WeekBars.tsx';

const WEEKS = 12;

/** The history page: every meeting Caveat keeps, to read, search, save as a file and delete. */
export function App({ port }: { readonly port: HistoryPort }) {
  const { say } = useWords();
  const [view, setView] = useState<HistoryView | 'failed' | undefined>();
  const turn = useRef(0);
  const read = (): void => {
    turn.current += 1;
    const mine = turn.current;
    // An older answer that comes late must not take the place of a newer one.
    const show = (next: (before: typeof view) => typeof view): void => {
      if (mine === turn.current) setView(next);
    };
    void port.view().then(
      (next) => show(() => next),
      // What stands stays, with what was chosen and can be undone: the next look reads again.
      () => show((before) => before ?? 'failed'),
    );
  };
  useEffect(() => {
    read();
    // Other windows may change the history, and meetings go by time alone.
    return onSight(read);
  }, [port]);
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

/** The rows of the list: meetings below the headings that the reader asked for. */
function useLines(meetings: readonly Meeting[], by: Asked['by'], port: HistoryPort): readonly Line[] {
  const { say, lang } = useWords();
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(lang, { dateStyle: 'full' });
    return linesOf(meetings, (meeting) =>
      by === 'day'
        ? days.format(meeting.at)
        : meeting.service === undefined
          ? say('history_no_service')
          : (port.nameOf(meeting.service) ?? meeting.service),
    );
  }, [meetings, by, lang, port, say]);
}

function Whole({ view, port, read }: Props) {
  const { say } = useWords();
  const { meetings } = view;
  const [asked, setAsked] = useState<Asked>({ text: '', by: 'day' });
  const box = useRef<HTMLInputElement>(null);
  const fitting = useMemo(() => findMeetings(meetings, asked, port.nameOf), [meetings, asked, port]);
  const lines = useLines(fitting, asked.by, port);
  const { chosen, told, choose, unchoose, remove, undo, keepPast, keepDays } = useChanges(port, view, read);
  const focusNext = useFocusNext({ preventScroll: true });
  /** An action whose button may disappear when it is pressed. */
  const acting =
    <Values extends unknown[]>(act: (...values: Values) => void) =>
    (...values: Values): void => {
      focusNext('[data-action="undo"]', '.history__count');
      act(...values);
    };
  const selected = meetings.filter(({ id }) => chosen.has(id));
  const save = (rows: readonly Meeting[], form: 'csv' | 'json'): void =>
    form === 'csv'
      ? port.save('caveat-history.csv', 'text/csv', historyAsCsv(rows))
      : port.save('caveat-history.json', 'application/json', historyAsJson(rows));

  return (
    <>
      <Keep days={view.days} onKeep={keepDays} />
      {port.isPrivate === true && <p class="history__note">{say('history_private')}</p>}
      {view.setAside !== undefined && <p class="history__note">{say(`history_aside_${view.setAside}`)}</p>}
      {view.isFull && <p class="history__note">{say('history_full')}</p>}
      {meetings.length > 0 && <WeekBars rows={meetingsByWeek(meetings, view.now, WEEKS)} />}
      {meetings.length > 0 && <Filters asked={asked} onAsk={setAsked} box={box} />}
      <Head fitting={fitting} isHidden={meetings.length === 0} onSave={save} onRemove={acting(remove)} />
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
        onRemove={acting(() => remove(selected))}
        onSave={(form) => save(selected, form)}
        onUnchoose={acting(unchoose)}
        onUndo={undo && acting(undo)}
      />
    </>
  );
}
