import type { ReviewView } from '../../messages/review.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import { RegistryLine } from '../RegistryLine.tsx';

const PAGES = {
  book_title: PAGE_PATHS.casebook,
  history_title: PAGE_PATHS.history,
  popup_rehearsal: PAGE_PATHS.rehearsal,
  options_title: PAGE_PATHS.options,
} as const;

/** How large and how old the list is, and the way to the other pages. */
export function Foot({
  view,
  openPage,
}: {
  readonly view: ReviewView;
  readonly openPage: (path: string) => Promise<void>;
}) {
  const { say } = useWords();
  return (
    <footer class="popup__foot muted">
      <span class="figures">
        <RegistryLine registry={view.registry} now={view.now} />
      </span>
      <span class="popup__pages">
        {(['book_title', 'history_title', 'popup_rehearsal', 'options_title'] as const).map((name) => (
          <a
            key={name}
            href={`/${PAGES[name]}`}
            onClick={(event) => {
              event.preventDefault();
              void openPage(PAGES[name]);
            }}
          >
            {say(name)}
          </a>
        ))}
      </span>
    </footer>
  );
}
