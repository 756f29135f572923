import type { ReviewView } from '../../messages/review.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import { RegistryLine } from '../RegistryLine.tsx';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';

const PAGES = {
  casebook: { short: 'popup_to_book', name: 'book_title' },
  history: { short: 'popup_to_history', name: 'history_title' },
  options: { short: 'popup_to_options', name: 'options_title' },
  rehearsal: { short: 'popup_to_warnings', name: 'popup_rehearsal' },
} as const;
const NAMES = ['casebook', 'history', 'options', 'rehearsal'] as const;

/** The size and age of the registry, and links to the other pages. The links are there before the view has arrived. */
export function Foot({ view, openPage }: Pick<PopupPort, 'openPage'> & { readonly view?: ReviewView | undefined }) {
  const { say } = useWords();
  return (
    <>
      <p class="frame__list figures">
        {view !== undefined && <RegistryLine registry={view.registry} now={view.now} />}
      </p>
      <nav class="frame__pages" aria-label={say('popup_pages')}>
        {NAMES.map((page) => (
          <PageLink key={page} path={PAGE_PATHS[page]} openPage={openPage} title={say(PAGES[page].name)}>
            {say(PAGES[page].short)}
          </PageLink>
        ))}
      </nav>
    </>
  );
}
