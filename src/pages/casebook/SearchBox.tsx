import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { cleanText, MOST_PASTED, MOST_TEXT } from '../../domain/search/address.ts';
import { useWords } from '../../ui/words.ts';
import { cutPaste } from '../cut-paste.ts';

/** Wait this long after the last letter, in milliseconds, so as not to search a long list at every letter. */
const PAUSE_MS = 60;

interface Props {
  readonly text: string;
  /** Called when the box gets the focus: a search is likely to follow. */
  readonly onBegin: () => void;
  readonly onSearch: (text: string) => void;
}

/** The search box; it searches while the reader types. */
export function SearchBox({ text, onBegin, onSearch }: Props) {
  const { say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState(text);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(text);
  useEffect(() => {
    // The text came from elsewhere, such as a link or Back: show it in the box.
    if (text !== sent.current) {
      sent.current = text;
      setTyped(text);
    }
  }, [text]);
  const send = (next: string): void => {
    clearTimeout(waiting.current);
    sent.current = next;
    onSearch(next);
  };
  return (
    <form
      class="book__search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        send(cleanText(typed).trim());
      }}
    >
      <label class="unseen" for={id}>
        {say('book_search')}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={say('book_search_hint')}
        maxLength={MOST_TEXT}
        autocomplete="off"
        spellcheck={false}
        onFocus={onBegin}
        onPaste={cutPaste(MOST_PASTED)}
        onInput={(event) => {
          // `maxlength` does not bind scripts that set the value, so cut the text here.
          const next = cleanText(event.currentTarget.value);
          setTyped(next);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => send(next.trim()), PAUSE_MS);
        }}
      />
    </form>
  );
}
