/** The words of the extension's pages: the browser's own messages. */
import { interfaceLanguage, messageOf } from '../platform/page/i18n.ts';
import { makeWords } from '../ui/make-words.ts';
import type { Words } from '../ui/words.ts';

/** Words in the language the browser chose for Caveat. */
export const pageWords = (): Words => makeWords(messageOf, interfaceLanguage());
