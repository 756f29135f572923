/** Starts a page of the extension: sets its language, direction and title, and renders its parts into #app. */
import { render } from 'preact';
import type { ComponentChild } from 'preact';
import '../ui/tokens.css';
import '../ui/themes.css';
import '../ui/parts.css';
import './page.css';
import { WordsProvider } from '../ui/words.ts';
import { browserWords } from '../words/browser-words.ts';
import type { Words } from '../words/words.ts';

/**
 * Shows a page.
 * @param title gives the page's name, which goes before Caveat's; without it the title is "Caveat" alone
 * @param dir overrides the text direction of the language
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
