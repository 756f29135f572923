import { dayOf } from '../../domain/dates.ts';
import { endOf } from '../../domain/policy/choices.ts';
import { Button } from '../../ui/Button.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import type { Words } from '../../words/words.ts';
import { Part } from './Part.tsx';
import type { DecisionView, Options, Row } from './use-options.ts';

function told(decision: DecisionView, { say, date }: Words): string {
  const { until, at } = decision;
  return until === '7-days'
    ? say('options_decided_7_days', date(dayOf(at)), date(dayOf(endOf(decision) ?? at)))
    : say(`options_decided_${under(until)}`, date(dayOf(at)));
}

/** One choice. Once taken back, the row stays where it is and its button, which keeps the focus, becomes "undo". */
function DecisionRow({
  row: { decision, isTakenBack },
  takeBack,
  undo,
}: Pick<Options, 'takeBack' | 'undo'> & { readonly row: Row }) {
  const words = useWords();
  const { say } = words;
  const { service, name } = decision;
  return (
    <li class={isTakenBack ? 'decision is-taken-back' : 'decision'} data-service={service}>
      <p>
        <b>{name}</b>
        <span class="options__about">{isTakenBack ? say('options_warned_again', name) : told(decision, words)}</span>
      </p>
      <Button
        action={isTakenBack ? 'undo' : 'warn-again'}
        label={say(isTakenBack ? 'options_undo_about' : 'options_warn_again_about', name)}
        onPress={() =>
          isTakenBack
            ? undo([service], say('options_undone', name))
            : takeBack([service], say('options_warned_again', name))
        }
      >
        {say(isTakenBack ? 'options_undo' : 'options_warn_again')}
      </Button>
    </li>
  );
}

/** The services that the reader chose to continue to; each choice can be taken back. */
export function DecisionsPart({ rows, takeBack, undo }: Pick<Options, 'rows' | 'takeBack' | 'undo'>) {
  const { say } = useWords();
  const held = rows.filter(({ isTakenBack }) => !isTakenBack).map(({ decision }) => decision.service);
  const canTakeBack = held.length > 0;
  return (
    <Part name="decisions" title={say('options_decisions')} about={say('options_decisions_about')}>
      {rows.length === 0 && <p>{say('options_decisions_none')}</p>}
      {rows.length > 0 && (
        <ul class="decisions">
          {rows.map((row) => (
            <DecisionRow key={row.decision.service} row={row} takeBack={takeBack} undo={undo} />
          ))}
        </ul>
      )}
      {rows.length > 1 && (
        <div class="actions">
          <Button
            action={canTakeBack ? 'warn-again-all' : 'undo-all'}
            onPress={() =>
              canTakeBack
                ? takeBack(held, say('options_warned_again_all'))
                : undo(
                    rows.map(({ decision }) => decision.service),
                    say('options_undone_all'),
                  )
            }
          >
            {say(canTakeBack ? 'options_warn_again_all' : 'options_undo_all')}
          </Button>
        </div>
      )}
    </Part>
  );
}
