/** How every page of the extension begins: its language, its title, its parts below #app. */
import { render } from 'preact';
import type { ComponentChild } from 'preact';
import '../ui/tokens.css';
import '../ui/parts.css';
import './page.css';
import { WordsProvider } from '../ui/words.ts';
import { browserWords } from '../words/browser-words.ts';
import type { Words } from '../words/words.ts';

/**
 * Shows a page.
 * @param title gives its name, to which Caveat's is added; without one the page is named Caveat alone
 * @param dir sets another direction of the text than that of the language
 */
export function startPage(show: () => ComponentChild, title?: (words: Words) => string, dir?: Words['dir']): void {
  const found = browserWords();
  const words = dir === undefined ? found : { ...found, dir };
  const { documentElement } = document;
  documentElement.lang = words.lang;
  documentElement.dir = words.dir;
  document.title = [...(title === undefined ? [] : [title(words)]), words.say('popup_title')].join(' – ');
  const root = document.getElementById('app');
  if (root !== null) render(<WordsProvider value={words}>{show()}</WordsProvider>, root);
}
