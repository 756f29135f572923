import { useId, useState } from 'preact/hooks';
import type { AddressView } from '../../messages/review.ts';
import { useWords } from '../../ui/words.ts';
import { AddressAnswer } from '../AddressAnswer.tsx';

/** Looks an address up without visiting it. */
export function CheckAddress({ check }: { readonly check: (address: string) => Promise<AddressView | null> }) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<AddressView | null>();
  const id = useId();
  return (
    <section class="popup__check">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check(typed).then(setAnswer, () => setAnswer(null));
        }}
      >
        <label>
          {say('popup_check')}
          <input
            type="text"
            inputMode="url"
            autoComplete="off"
            spellcheck={false}
            dir="ltr"
            placeholder={say('popup_check_hint')}
            aria-describedby={id}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button--plain">
          {say('popup_check_do')}
        </button>
      </form>
      <div id={id} role="status">
        {answer === null && <p class="muted">{say('popup_check_bad')}</p>}
        {answer !== null && answer !== undefined && <AddressAnswer answer={answer} />}
      </div>
    </section>
  );
}
