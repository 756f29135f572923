import { useEffect, useId, useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { CaseLine } from '../ui/CaseLine.tsx';
import { Docket } from '../ui/Docket.tsx';
import { leadingCase, toldOf } from '../words/words.ts';
import { useWords } from '../ui/words.ts';
import type { Shown } from '../words/words.ts';
import { styleOf, useSpot } from './surface/anchor.ts';
import { Modal } from './surface/Modal.tsx';
import type { Timers } from './surface/timers.ts';

/** Seconds to read the sentence before "Use it anyway" can be pressed. */
const GUARD_SECONDS = 3;
const GUARD_WIDTH = 380;

/**
 * `password`: a password field got the focus. `token`: something shaped like an access token was pasted. `send`: a
 * filled password is about to be sent.
 */
export type GuardedAct = 'password' | 'token' | 'send';

interface Props {
  readonly shown: Shown;
  readonly serviceId: string;
  readonly field: Element;
  readonly what: GuardedAct;
  /** The field keeps the focus: the guard stands beside it, not modal, and takes the field's keys. */
  readonly keepsFocus: boolean;
  readonly timers: Timers;
  readonly onLeave: () => void;
  readonly onUse: () => void;
  /** Escape is no consent: the guard closes, and the field, left without the focus, is guarded again. */
  readonly onDismiss: () => void;
  readonly onRaise: (listener: () => void) => () => void;
}

/** The warning at a password or token field, before anything is given away. Of the field it uses the position only. */
export function Guard({
  shown,
  serviceId,
  field,
  what,
  keepsFocus,
  timers,
  onLeave,
  onUse,
  onDismiss,
  onRaise,
}: Props) {
  const { say, count, date, dir, story, outcome } = useWords();
  const [titleId, storyId, waitId] = [useId(), useId(), useId()];
  const [left, setLeft] = useState(GUARD_SECONDS);
  useEffect(() => (left === 0 ? undefined : timers.after(1000, () => setLeft(left - 1))), [left, timers]);
  const spot = useSpot(field, GUARD_WIDTH, dir === 'rtl');
  const record = leadingCase(shown) ?? shown.relatedCases[0];
  const isOffer = shown.finding.kind === 'offer';
  const tone = isOffer ? 'notice' : 'alert';
  return (
    <Modal
      part="guard"
      service={serviceId}
      tone={tone}
      labelledBy={titleId}
      describedBy={storyId}
      style={styleOf(spot)}
      onEscape={onDismiss}
      isBeside={keepsFocus}
      onRaise={onRaise}
      timers={timers}
    >
      <Docket state={tone} />
      <div class="card__scroll">
        <h2 id={titleId}>{say(`ui_guard_${what}`)}</h2>
        <div id={storyId} class="guard__story">
          {what === 'token' && <p>{say('ui_guard_token_power')}</p>}
          {record !== undefined &&
            (isOffer ? (
              <>
                <p>
                  {say('ui_offer_no_case')} {say('ui_guard_related')}
                </p>
                <CaseLine record={record} />
              </>
            ) : (
              <>
                <p>{story(record, toldOf(shown))[0]}</p>
                <p class="muted sentence">
                  <span class="part">{outcome(record)}</span>
                  <span class="part">{say('ui_as_of', date(record.asOf))}</span>
                </p>
              </>
            ))}
        </div>
        <div class="actions">
          <Button look="primary" action="leave" onPress={onLeave}>
            {say('ui_leave')}
          </Button>
          <Button action="use" disabled={left > 0} describedBy={waitId} onPress={onUse}>
            <span>{say(what === 'token' ? 'ui_guard_paste' : 'ui_guard_use')}</span>
            {left > 0 && (
              <span class="figures countdown" aria-hidden="true">
                {left}
              </span>
            )}
          </Button>
        </div>
        <p id={waitId} class="muted">
          {left > 0 ? count('ui_guard_wait', left) : say('ui_guard_scope')}
        </p>
      </div>
    </Modal>
  );
}
