import type { Meeting } from '../../domain/history/meetings.ts';
import { under } from '../../words/keys.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';
import { casePath, servicePath } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import type { HistoryPort } from './port.ts';
import { ToChecklist } from './ToChecklist.tsx';

interface Props {
  readonly meeting: Meeting;
  readonly port: HistoryPort;
  readonly ticks: Ticks;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  /** Whether to show the day as well: under the heading of a service it is not known otherwise. */
  readonly withDay: boolean;
}

/** One meeting in one line: when, where, what was found, what the reader did. */
export function Row({ meeting, port, ticks, isChosen, onChoose, withDay }: Props) {
  const { say, lang } = useWords();
  const { service, host, did } = meeting;
  const name = service === undefined ? undefined : (port.nameOf(service) ?? service);
  const isListed = service !== undefined && port.nameOf(service) !== undefined;
  const platform = service === undefined ? undefined : port.platformOf(service);
  const time = new Intl.DateTimeFormat(lang, {
    ...(withDay ? { dateStyle: 'medium' as const } : {}),
    timeStyle: 'short',
  }).format(meeting.at);
  return (
    <div
      class={withDay ? 'meeting meeting--dated' : 'meeting'}
      data-host={host}
      data-did={did}
      data-loudness={meeting.loudness}
    >
      <label class="meeting__choose">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={say('history_choose', host, time)}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </label>
      <time class="meeting__time figures muted" dateTime={new Date(meeting.at).toISOString()}>
        {time}
      </time>
      <span class="meeting__host" dir="ltr">
        {host}
      </span>
      <span class="meeting__what">
        <span class="part">{say(`history_kind_${under(meeting.kind)}`)}</span>
        {name !== undefined && (
          <span class="part">
            {isListed ? (
              <a href={`/${servicePath(service)}`}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            )}
          </span>
        )}
        {meeting.case !== undefined && port.captionOf(meeting.case) !== undefined && (
          <span class="part">
            <a href={`/${casePath(meeting.case)}`}>{say('history_case')}</a>
          </span>
        )}
        {(meeting.kind === 'listed-site' || meeting.kind === 'offer' || meeting.kind === 'looked-back') && (
          <span class="part">
            <ToChecklist platform={platform} ticks={ticks} />
          </span>
        )}
        {meeting.kind !== 'looked-back' && (
          <span class="part meeting__how muted">{say(`history_loudness_${meeting.loudness}`)}</span>
        )}
      </span>
      <b class="meeting__did">{say(`history_did_${under(did)}`)}</b>
    </div>
  );
}
