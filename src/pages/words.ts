/** The words of the extension's pages: the browser's own messages. */
import { t } from '../platform/i18n.ts';
import { makeWords } from '../ui/make-words.ts';
import type { Words } from '../ui/words.ts';

/** Words in the language the browser chose for Caveat. Of that locale, not of the browser: numbers and dates then fit the sentences around them. */
export const pageWords = (): Words => makeWords(t, t('@@ui_locale').replace('_', '-'));
