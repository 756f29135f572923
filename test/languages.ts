/** Every language of src/words for the tests: its words, and what it must never say. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { makeWords } from '../src/words/narrate.ts';
import type { Words } from '../src/words/words.ts';
import { languages, readMessages } from '../tools/lib/words.ts';
import { ROOT } from '../tools/lib/paths.ts';

const NEVER = parse(readFileSync(`${ROOT}test/data/never-words.yaml`, 'utf8')) as Readonly<Record<string, string>>;

export const LANGUAGES = languages();

/** Matches words that Caveat never says in a language. @throws Error that says what to add for a new language. */
export function neverIn(language: string): RegExp {
  const words = NEVER[language];
  if (words === undefined)
    throw new Error(
      `Add what Caveat never says in ${language} to test/data/never-words.yaml: see "A new language" in ` +
        `docs/warnings.md.`,
    );
  return new RegExp(words, 'iu');
}

/** The words of a language. For a key without a message, the text is `missing <key>_`. */
export function wordsIn(language: string): Words {
  const messages = readMessages(language);
  return makeWords(
    (key, args) => (messages[key] ?? `missing ${key}_`).replace(/\$(\d)/g, (whole, n) => args[Number(n) - 1] ?? whole),
    messages['language_tag'] ?? '',
  );
}
