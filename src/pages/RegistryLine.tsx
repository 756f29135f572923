import { DAY_MS } from '../domain/dates.ts';
import type { ReviewView } from '../messages/review.ts';
import { useWords } from '../ui/words.ts';

/** The date, size and age of the registry, so that the reader can see where Caveat's knowledge ends. */
export function RegistryLine({ registry, now }: Pick<ReviewView, 'registry' | 'now'>) {
  const { say, count, date } = useWords();
  const age = Math.max(0, Math.floor((now - Date.parse(`${registry.date}T00:00:00Z`)) / DAY_MS));
  return (
    <>
      <span class="part">{say('popup_registry', date(registry.date), registry.services, registry.cases)}</span>
      <span class="part">{age === 0 ? say('popup_age_0') : count('popup_age', age)}</span>
    </>
  );
}
