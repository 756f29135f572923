import { useId, useState } from 'preact/hooks';
import type { AddressView } from '../../messages/review.ts';
import { CaseLine } from '../../ui/CaseLine.tsx';
import { leadingCase, serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';

/** Looks an address up without visiting it. */
export function CheckAddress({ check }: { readonly check: (address: string) => Promise<AddressView | null> }) {
  const { say, outcome } = useWords();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<AddressView | null>();
  const id = useId();
  const first = answer?.findings[0];
  const record = first === undefined ? undefined : leadingCase(first);
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
        {answer !== null && answer !== undefined && first === undefined && (
          <p>{say('popup_check_clean', answer.host)}</p>
        )}
        {answer !== null && answer !== undefined && first !== undefined && (
          <>
            <p>
              {first.finding.kind === 'listed-listing'
                ? say('popup_listing', serviceName(first))
                : say('popup_check_listed', answer.host, serviceName(first))}
            </p>
            {record !== undefined && <CaseLine record={record} />}
            {record !== undefined && <p class="muted sentence">{outcome(record)}</p>}
          </>
        )}
      </div>
    </section>
  );
}
