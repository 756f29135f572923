/** Provides the interface's words to its parts. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../words/words.ts';

const Context = createContext<Words | null>(null);

/** Provides words to the parts below. */
export const WordsProvider = Context.Provider;

/** The words in use. @throws outside a WordsProvider */
export function useWords(): Words {
  const words = useContext(Context);
  if (words === null) throw new Error('A part of the interface stands outside <WordsProvider>.');
  return words;
}
