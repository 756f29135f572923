import type { ReviewView } from '../../messages/review.ts';
import { useWords } from '../../ui/words.ts';
import { RegistryLine } from '../RegistryLine.tsx';

const PAGES = {
  popup_rehearsal: 'src/pages/rehearsal/index.html',
  options_title: 'src/pages/options/index.html',
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
        {(['popup_rehearsal', 'options_title'] as const).map((name) => (
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
