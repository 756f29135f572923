import { useId, useState } from 'preact/hooks';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { Button } from './Button.tsx';
import { under } from '../words/keys.ts';
import { useWords } from './words.ts';

interface Props {
  /** Name of the service. A choice holds for all of its addresses. */
  readonly service: string;
  readonly onContinue: (until: ContinueFor) => void;
}

const [SHORTEST, ...LONGER] = CONTINUE_FOR;

/** "Continue", as plain text beside the one primary button: for this visit at once, for longer by a menu. */
export function ContinueMenu({ service, onContinue }: Props) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const label = (until: ContinueFor): string => say(`ui_continue_${under(until)}`, service);
  return (
    <div class={open ? 'continue is-open' : 'continue'}>
      <span class="continue__first">
        <Button look="text" action="continue" onPress={() => onContinue(SHORTEST)}>
          {label(SHORTEST)}
        </Button>
        <Button
          look="icon"
          action="continue-longer"
          label={say('ui_continue_longer')}
          expanded={open}
          controls={id}
          onPress={() => setOpen(!open)}
        >
          <svg class="chevron chevron--down" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="M2.2 4 6 8l3.8-4" />
          </svg>
        </Button>
      </span>
      <div class="continue__choices" id={id} hidden={!open} role="group" aria-label={say('ui_continue_longer')}>
        {open && (
          <>
            <ul>
              {LONGER.map((until) => (
                <li key={until}>
                  <Button look="text" action={`continue-${until}`} onPress={() => onContinue(until)}>
                    {label(until)}
                  </Button>
                </li>
              ))}
            </ul>
            <p class="muted">{say('ui_continue_scope', service)}</p>
          </>
        )}
      </div>
    </div>
  );
}
