import { Mark } from '../ui/mark/Mark.tsx';
import { PAGE_PATHS } from '../platform/extension/page-paths.ts';
import { useWords } from '../ui/words.ts';

/** The head of every page: whose page it is, and but for the options themselves the way to them. */
export function Masthead({ isOptions = false }: { readonly isOptions?: boolean }) {
  const { say } = useWords();
  return (
    <p class="masthead">
      <Mark state="notice" size={20} />
      <span>{say('popup_title')}</span>
      {!isOptions && <a href={`/${PAGE_PATHS.options}`}>{say('options_title')}</a>}
    </p>
  );
}
