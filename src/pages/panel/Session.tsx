import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Meeting } from '../../domain/history/meetings.ts';
import type { ReviewView } from '../../messages/review.ts';
import { PAGE_PATHS, servicePath } from '../../platform/extension/page-paths.ts';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { PageLink } from '../popup/PageLink.tsx';
import type { PopupPort } from '../popup/port.ts';
import type { PanelPort } from './port.ts';

/** Most meetings shown; the history page has the others. */
const MOST = 20;

interface Props extends PanelPort, Pick<PopupPort, 'openPage'> {
  readonly view: ReviewView;
}

interface Rows {
  readonly meetings: readonly Meeting[];
  readonly names: Readonly<Record<string, string>>;
}

/** Groups meetings by day; the group of today has no heading. */
function daysOf(
  shown: readonly Meeting[],
  today: string,
  nameOf: (at: number) => string,
): { readonly day: string | undefined; readonly meetings: Meeting[] }[] {
  const days: { readonly day: string | undefined; readonly meetings: Meeting[] }[] = [];
  for (const meeting of shown) {
    const name = nameOf(meeting.seenAt);
    const day = name === today ? undefined : name;
    const last = days.at(-1);
    if (last !== undefined && last.day === day) last.meetings.push(meeting);
    else days.push({ day, meetings: [meeting] });
  }
  return days;
}

/** The meetings since the browser started, read from the history; the panel itself keeps nothing. */
export function Session({ view, metSince, onMeeting, namesOf, openPage }: Props) {
  const { say, lang } = useWords();
  const { isPrivate, sessionSince } = view;
  const [rows, setRows] = useState<Rows>({ meetings: [], names: {} });
  const [turn, setTurn] = useState(0);
  useEffect(() => onMeeting(() => setTurn((before) => before + 1)), [onMeeting]);
  useEffect(() => {
    if (isPrivate || sessionSince === undefined) return undefined;
    let isStale = false;
    void (async () => {
      const meetings = (await metSince(sessionSince)).slice(0, MOST);
      const names = await namesOf([...new Set(meetings.flatMap(({ service }) => service ?? []))]);
      if (!isStale) setRows({ meetings, names });
    })().catch(() => undefined);
    return () => {
      isStale = true;
    };
  }, [isPrivate, sessionSince, turn]);
  const days = new Intl.DateTimeFormat(lang, { dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
  const shown = isPrivate ? [] : rows.meetings;
  return (
    <section class="session" data-part="session">
      <h2 class="minor">{say('panel_session')}</h2>
      {shown.length === 0 && <p class="muted">{say(isPrivate ? 'panel_session_private' : 'panel_session_none')}</p>}
      {daysOf(shown, days.format(view.now), (at) => days.format(at)).map(({ day, meetings }) => (
        <Fragment key={day ?? ''}>
          {day !== undefined && <h3 class="session__day muted">{day}</h3>}
          <ul class="session__rows">
            {meetings.map(({ id, seenAt, host, service, kind, did }) => {
              const name = service === undefined ? undefined : rows.names[service];
              return (
                <li key={id} data-host={host} data-did={did}>
                  <time class="figures muted" dateTime={new Date(seenAt).toISOString()}>
                    {time.format(seenAt)}
                  </time>
                  <span class="session__host" dir="ltr">
                    {host}
                  </span>
                  <span class="session__what muted">
                    {did !== 'nothing' && <span class="part session__did">{say(`history_did_${under(did)}`)}</span>}
                    <span class="part">{say(`history_kind_${under(kind)}`)}</span>
                    {service !== undefined && name !== undefined && (
                      <span class="part">
                        <PageLink path={servicePath(service)} openPage={openPage}>
                          <bdi>{name}</bdi>
                        </PageLink>
                      </span>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </Fragment>
      ))}
      {shown.length > 0 && (
        <p>
          <PageLink path={PAGE_PATHS.history} openPage={openPage}>
            {say('panel_session_all')}
          </PageLink>
        </p>
      )}
    </section>
  );
}
