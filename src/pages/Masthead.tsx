import { Mark } from '../ui/mark/Mark.tsx';
import { useWords } from '../ui/words.ts';

interface Props {
  readonly isOptions?: boolean;
  readonly isBook?: boolean;
}

/** The head of every page: whose page it is, and the way to the case book and the options from anywhere else. */
export function Masthead({ isOptions = false, isBook = false }: Props) {
  const { say } = useWords();
  return (
    <p class="masthead">
      <Mark state="notice" size={20} />
      <span>{say('popup_title')}</span>
      {!isBook && <a href="/src/pages/casebook/index.html">{say('book_title')}</a>}
      {!isOptions && <a href="/src/pages/options/index.html">{say('options_title')}</a>}
    </p>
  );
}
