/**
 * `npm run translated -- LANGUAGE [KEY...]`: notes that these messages are translations of the present English text;
 * without keys, notes the messages that are new. In French it also sets the non-breaking spaces. Run it after
 * translating, never instead: see "A new language" in docs/warnings.md.
 */
import { languages, noteTranslated } from './lib/words.ts';

const [language = '', ...keys] = process.argv.slice(2);
const others = languages().filter((each) => each !== 'en');
try {
  if (!others.includes(language)) throw new Error(`Usage: npm run translated -- ${others.join('|')} [KEY...]`);
  for (const key of noteTranslated(language, keys)) console.log(`noted: ${key}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
