import { useId } from 'preact/hooks';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { ContinueMenu } from '../ui/ContinueMenu.tsx';
import { Docket } from '../ui/Docket.tsx';
import { Evidence } from '../ui/Evidence.tsx';
import { Summary } from '../ui/Summary.tsx';
import { toneOf } from '../ui/subject.ts';
import { serviceName } from '../words/words.ts';
import { useWords } from '../ui/words.ts';
import type { Shown } from '../words/words.ts';
import { Modal } from './surface/Modal.tsx';
import type { Timers } from './surface/timers.ts';

/** What the reader can answer in alert and bar. */
export interface Actions {
  readonly onLeave: () => void;
  readonly onContinue: (until: ContinueFor) => void;
  readonly onSignedIn: (platform: string | undefined) => void;
  /** The last choice to continue could not be stored. */
  readonly isNotKept: boolean;
}

interface Props extends Actions {
  readonly shown: Shown;
  readonly host: string;
  readonly serviceId: string;
  readonly onRaise: (listener: () => void) => () => void;
  readonly timers: Timers;
}

/** The alert, at the first visit to a service: one statement, one primary button, all else in lines below. */
export function Alert({ shown, host, serviceId, onLeave, onContinue, onSignedIn, isNotKept, onRaise, timers }: Props) {
  const { say } = useWords();
  const [titleId, storyId] = [useId(), useId()];
  return (
    <Modal
      part="alert"
      service={serviceId}
      tone={toneOf(shown)}
      labelledBy={titleId}
      describedBy={storyId}
      onEscape={() => onContinue('visit')}
      onRaise={onRaise}
      timers={timers}
    >
      <Docket state="alert" />
      <div class="card__scroll">
        <p class="kicker">
          <span>{say('ui_speaker')}</span>
          <bdi class="kicker__host">{host}</bdi>
        </p>
        <Summary shown={shown} titleId={titleId} storyId={storyId} />
        {isNotKept && <p role="alert">{say('ui_not_kept')}</p>}
        <div class="actions">
          <Button look="primary" action="leave" onPress={onLeave}>
            {say('ui_leave')}
          </Button>
          <ContinueMenu service={serviceName(shown)} onContinue={onContinue} />
        </div>
        <Evidence shown={shown} level={2} onSignedIn={onSignedIn} />
      </div>
    </Modal>
  );
}
