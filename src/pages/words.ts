/** The words of the extension's pages: the browser's own messages. */
import { browser } from '../platform/browser.ts';
import { makeWords } from '../ui/make-words.ts';
import type { Words } from '../ui/words.ts';

/** Words in the language the browser chose for Caveat. */
export function pageWords(): Words {
  // The locale whose messages are served, not the browser's: numbers and dates then fit the sentences around them.
  const lang = browser.i18n.getMessage('@@ui_locale').replace('_', '-') || 'en';
  return makeWords((key, args) => browser.i18n.getMessage(key, [...args]), lang);
}
