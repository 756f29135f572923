/** The words in the language the browser chose for Caveat. */
import { interfaceLanguage, messageOf } from '../platform/page/i18n.ts';
import type { MessageArguments, MessageKey } from './keys.ts';
import { makeWords } from './narrate.ts';
import type { Words } from './words.ts';

export const browserWords = (): Words => makeWords(messageOf, interfaceLanguage());

/** A single message, for the background: it needs nothing else of the words. */
export const translate = <K extends MessageKey>(key: K, ...args: MessageArguments<K>): string =>
  messageOf(key, args.map(String));
