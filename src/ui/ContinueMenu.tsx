import { useId, useState } from 'preact/hooks';
import { CONTINUE_FOR } from '../domain/preferences.ts';
import type { ContinueFor } from '../domain/preferences.ts';
import { Button } from './Button.tsx';
import { useWords } from './words.ts';

interface Props {
  /** The name of the service: what is chosen here holds for all of its addresses. */
  readonly service: string;
  readonly onContinue: (until: ContinueFor) => void;
}

/** "Continue", plain text beside the one primary button; opens the choice of how long it lasts. */
export function ContinueMenu({ service, onContinue }: Props) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div class={open ? 'continue is-open' : 'continue'}>
      <Button look="text" expanded={open} controls={id} onPress={() => setOpen(!open)}>
        <span>{say('ui_continue')}</span>
        <svg class="chevron chevron--down" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="M2.2 4 6 8l3.8-4" /></svg>
      </Button>
      <div class="continue__choices" id={id} hidden={!open} role="group" aria-label={say('ui_continue_how_long')}>
        {open && (
          <>
            <ul>
              {CONTINUE_FOR.map((until) => (
                <li key={until}>
                  <Button look="text" onPress={() => onContinue(until)}>{say(`ui_continue_${until.replaceAll('-', '_')}`, service)}</Button>
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
