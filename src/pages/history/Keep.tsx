import { KEPT_DAYS } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import { useWords } from '../../ui/words.ts';

/** Says for how long meetings are kept, and lets the reader choose it. */
export function Keep({ days, onKeep }: { readonly days: KeptDays; readonly onKeep: (days: KeptDays) => void }) {
  const { say, count } = useWords();
  return (
    <div class="history__keep">
      <p class="lede">{days === 0 ? say('history_lede_off') : count('history_lede_days', days)}</p>
      <label>
        {say('history_keep')}
        <select
          value={String(days)}
          onChange={(event) => {
            const next = KEPT_DAYS.find((each) => String(each) === event.currentTarget.value);
            if (next !== undefined) onKeep(next);
          }}
        >
          {KEPT_DAYS.map((each) => (
            <option key={each} value={String(each)}>
              {each === 0 ? say('history_keep_off') : count('history_keep_days', each)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
