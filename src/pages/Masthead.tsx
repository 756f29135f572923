import { Mark } from '../ui/mark/Mark.tsx';
import { useWords } from '../ui/words.ts';

/** The head of every page: whose page it is, and but for the options themselves the way to them. */
export function Masthead({ isOptions = false }: { readonly isOptions?: boolean }) {
  const { say } = useWords();
  return (
    <p class="masthead">
      <Mark state="notice" size={20} />
      <span>{say('popup_title')}</span>
      {!isOptions && <a href="/src/pages/options/index.html">{say('options_title')}</a>}
    </p>
  );
}
