import type { ReviewView } from '../../messages/review.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { RegistryLine } from '../RegistryLine.tsx';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';

const PAGES = {
  book_title: PAGE_PATHS.casebook,
  history_title: PAGE_PATHS.history,
  options_title: PAGE_PATHS.options,
  popup_rehearsal: PAGE_PATHS.rehearsal,
} as const;
const NAMES = ['book_title', 'history_title', 'options_title', 'popup_rehearsal'] as const;

/** How large and how old the list is, and the way to the other pages. Its words but the list's stand from the start. */
export function Foot({
  view,
  openPage,
  openPanel,
}: Pick<PopupPort, 'openPage' | 'openPanel'> & { readonly view?: ReviewView | undefined }) {
  const { say } = useWords();
  return (
    <>
      <p class="frame__list figures">
        {view !== undefined && <RegistryLine registry={view.registry} now={view.now} />}
      </p>
      <nav class="frame__pages" aria-label={say('popup_pages')}>
        {NAMES.map((name) => (
          <PageLink key={name} path={PAGES[name]} openPage={openPage}>
            {say(name)}
          </PageLink>
        ))}
        {openPanel !== undefined && (
          <Button look="text" action="open-panel" onPress={() => void openPanel()}>
            <svg viewBox="0 0 16 16" width="16" height="16" class="frame__panel-sign" aria-hidden="true">
              <path d="M2.5 3.5h11v9h-11zM9.5 3.5v9" />
            </svg>
            <span>{say('popup_panel')}</span>
          </Button>
        )}
      </nav>
    </>
  );
}
