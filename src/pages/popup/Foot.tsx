import type { ReviewView } from '../../platform/messages.ts';
import { useWords } from '../../ui/words.ts';

const DAY_MS = 86_400_000;
const REHEARSAL = 'src/pages/rehearsal/index.html';

/** How large and how old the list is: what Caveat knows ends there. */
export function Foot({ view, openPage }: { readonly view: ReviewView; readonly openPage: (path: string) => Promise<void> }) {
  const { say, count, date } = useWords();
  const { registry, now } = view;
  const age = Math.max(0, Math.floor((now - Date.parse(`${registry.date}T00:00:00Z`)) / DAY_MS));
  return (
    <footer class="popup__foot muted">
      <span class="figures">
        <span class="part">{say('popup_registry', date(registry.date), registry.services, registry.cases)}</span>
        <span class="part">{age === 0 ? say('popup_age_0') : count('popup_age', age)}</span>
      </span>
      <a
        href={`/${REHEARSAL}`}
        onClick={(event) => {
          event.preventDefault();
          void openPage(REHEARSAL);
        }}
      >{say('popup_rehearsal')}</a>
    </footer>
  );
}
