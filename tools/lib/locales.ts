/**
 * The interface's languages as files: public/_locales/<language>/messages.json. English is what the others are
 * translated from.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './paths.ts';

/**
 * One message. In English `description` helps translators; in every other language it is the English message this one
 * was translated from, so that a changed English sentence is noticed.
 */
export interface Entry {
  readonly message: string;
  readonly description?: string;
}
export type Messages = Readonly<Record<string, Entry>>;

const FOLDER = `${ROOT}public/_locales/`;
const place = (language: string): string => `${FOLDER}${language}/messages.json`;

/** Every language there is, as its folder is called. */
export const languages = (): string[] => readdirSync(FOLDER).sort();

export const readMessages = (language: string): Messages =>
  JSON.parse(readFileSync(place(language), 'utf8')) as Messages;

const write = (file: string, messages: Messages): void => writeFileSync(file, `${JSON.stringify(messages, null, 2)}\n`);

/** French sets a space before some marks; no line may break there. */
const typeset = (language: string, text: string): string =>
  language !== 'fr' ? text : text.replace(/ (?=[:»])|(?<=«) /g, '\u00a0').replace(/ (?=[;?])/g, '\u202f');

/**
 * Writes beside each of these keys the English it is a translation of; without keys beside those that have none yet.
 * Gives what was written.
 */
export function noteTranslated(language: string, keys: readonly string[]): string[] {
  const [english, messages] = [readMessages('en'), readMessages(language)];
  const unknown = keys.filter((key) => messages[key] === undefined || english[key] === undefined);
  if (unknown.length > 0) throw new Error(`No such message in ${language}: ${unknown.join(', ')}`);
  const due = Object.keys(messages).filter((key) =>
    keys.length === 0 ? messages[key]?.description === undefined : keys.includes(key),
  );
  const noted = Object.entries(messages).map(
    ([key, entry]) =>
      [
        key,
        due.includes(key)
          ? { message: typeset(language, entry.message), description: english[key]?.message ?? '' }
          : entry,
      ] as const,
  );
  write(place(language), Object.fromEntries(noted));
  return due;
}

/**
 * Takes the descriptions out of the messages of a built extension: no browser shows them, and they would double its
 * text.
 */
export function dropDescriptions(built: string): void {
  for (const language of readdirSync(`${built}/_locales`)) {
    const file = `${built}/_locales/${language}/messages.json`;
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Messages;
    writeFileSync(
      file,
      JSON.stringify(Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, { message }]))),
    );
  }
}
