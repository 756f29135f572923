import { Logo } from '../ui/logo/Logo.tsx';
import { PAGE_PATHS } from '../platform/extension/page-paths.ts';
import type { PageName } from '../platform/extension/page-paths.ts';
import { useWords } from '../ui/words.ts';

interface Props {
  /** The page being shown: it gets no link to itself. */
  readonly here?: PageName;
}

const LINKS = { casebook: 'book_title', history: 'history_title', options: 'options_title' } as const;

/** The head of every page: Caveat's name, and links to the case book, the history and the options. */
export function Masthead({ here }: Props) {
  const { say } = useWords();
  return (
    <p class="masthead">
      <Logo state="notice" size={20} />
      <span>{say('popup_title')}</span>
      <span class="masthead__ways">
        {(['casebook', 'history', 'options'] as const).map(
          (page) =>
            page !== here && (
              <a key={page} href={`/${PAGE_PATHS[page]}`}>
                {say(LINKS[page])}
              </a>
            ),
        )}
      </span>
    </p>
  );
}
