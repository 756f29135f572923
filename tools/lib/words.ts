/**
 * The interface's languages as files: `src/words/<language>/*.yaml`, one file per part of the interface. English is the
 * source of the translations. The browser's `_locales` and the types of the message keys are made from these files.
 *
 *     ui_leave: Leave this site                 a message; `$1` to `$9` stand for its arguments
 *     popup_age:                                a message with forms for a count; the count is `$1`
 *       one: $1 day old
 *       other: $1 days old
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { ROOT } from './paths.ts';

/** A message, or its forms by the plural categories of the language. */
export type Text = string | Readonly<Record<string, string>>;
type Texts = Readonly<Record<string, Text>>;

const SOURCE = `${ROOT}src/words/`;
const LOCALES = `${ROOT}public/_locales/`;
/** In each language but English, this file holds the English text that each message was translated from. */
const MADE_FROM = 'made-from.yaml';
/** Columns that a value may take in a line; the key stands before it. */
const YAML = { lineWidth: 76, minContentWidth: 0 };

/** All languages, by the names of their folders. */
export const languages = (): string[] =>
  readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The parts of a language: `popup`, `warning` ... */
export const partsOf = (language: string): string[] =>
  readdirSync(SOURCE + language)
    .filter((name) => name.endsWith('.yaml') && name !== MADE_FROM)
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

const fileOf = (language: string, part: string): string => `${SOURCE}${language}/${part}.yaml`;

function readTexts(file: string): Texts {
  const texts = (parse(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>;
  for (const [key, text] of Object.entries(texts)) {
    const forms = typeof text === 'object' && text !== null ? Object.values(text) : [text];
    if (!forms.every((form) => typeof form === 'string'))
      throw new Error(`${file.slice(ROOT.length)}: ${key} must be a text, or forms of one. Put it in quotation marks.`);
  }
  return texts as Texts;
}

/** The messages of one part of a language. */
export const readPart = (language: string, part: string): Texts => readTexts(fileOf(language, part));

/** All messages of a language by key. @throws Error when two parts hold the same key. */
export function readLanguage(language: string): Texts {
  const all: Record<string, Text> = {};
  for (const part of partsOf(language))
    for (const [key, text] of Object.entries(readPart(language, part))) {
      if (Object.hasOwn(all, key)) throw new Error(`src/words/${language}: two parts hold ${key}.`);
      all[key] = text;
    }
  return all;
}

/** The English texts that the messages of a language were translated from. */
export const readMadeFrom = (language: string): Texts =>
  existsSync(SOURCE + language + '/' + MADE_FROM) ? readTexts(SOURCE + language + '/' + MADE_FROM) : {};

/** A message's texts with their keys in the browser's files: a form of `popup_age` gets a key like `popup_age_one`. */
const flat = (key: string, text: Text): [string, string][] =>
  typeof text === 'string' ? [[key, text]] : Object.entries(text).map(([form, each]) => [`${key}_${form}`, each]);

/** The messages of a language as the browser reads them, by the keys of its files. */
export const readMessages = (language: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(readLanguage(language)).flatMap(([key, text]) => flat(key, text)));

/** How many arguments a message takes: the highest number behind a `$` in any of its forms. */
const argumentsOf = (text: Text): number =>
  Math.max(0, ...flat('', text).flatMap(([, each]) => [...each.matchAll(/\$(\d)/g)].map((match) => Number(match[1]))));

function typesOf(english: Texts): string {
  const members = (wanted: (text: Text) => boolean, takenByCount: number): string =>
    Object.entries(english)
      .filter(([, text]) => wanted(text))
      .map(([key, text]) => `    ${key}: ${Math.max(0, argumentsOf(text) - takenByCount)};\n`)
      .join('');
  return `/** Made by tools/lib/words.ts from src/words/en: each message with the number of its arguments. */
declare module 'caveat:words' {
  export interface Messages {
${members((text) => typeof text === 'string', 0)}  }
  /** Those with forms for a count; the count itself is not among the arguments. */
  export interface Counted {
${members((text) => typeof text !== 'string', 1)}  }
}
`;
}

/** Writes a file only when its content changes, so that programs that watch it do not start again. */
function writeChanged(file: string, content: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
}

/** Writes `public/_locales`, which the browsers read, and the types of the keys, which TypeScript reads. */
export function writeWords(): void {
  const known = languages();
  mkdirSync(LOCALES, { recursive: true });
  for (const name of readdirSync(LOCALES)) if (!known.includes(name)) rmSync(LOCALES + name, { recursive: true });
  for (const language of known) {
    mkdirSync(LOCALES + language, { recursive: true });
    const entries = Object.entries(readMessages(language)).map(([key, message]) => [key, { message }]);
    writeChanged(`${LOCALES}${language}/messages.json`, JSON.stringify(Object.fromEntries(entries)));
  }
  mkdirSync(`${ROOT}.cache/compiled`, { recursive: true });
  writeChanged(`${ROOT}.cache/compiled/words.d.ts`, typesOf(readLanguage('en')));
}

/** Puts messages into a part, or takes out those that are undefined. Comments and the order of messages stay. */
function changePart(language: string, part: string, changes: Readonly<Record<string, Text | undefined>>): void {
  const file = fileOf(language, part);
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '{}\n');
  for (const [key, text] of Object.entries(changes)) {
    if (text === undefined) document.delete(key);
    else document.set(key, typeof text === 'string' ? text : document.createNode(text));
  }
  writeFileSync(file, document.toString(YAML));
}

/** In French, makes the spaces around some punctuation marks non-breaking: no line may break there. */
const typeset = (language: string, text: string): string =>
  language !== 'fr' ? text : text.replace(/ (?=[:»])|(?<=«) /g, '\u00a0').replace(/ (?=[;?])/g, '\u202f');

const typesetForms = (language: string, text: Text): Text =>
  typeof text === 'string'
    ? typeset(language, text)
    : Object.fromEntries(Object.entries(text).map(([form, each]) => [form, typeset(language, each)]));

/**
 * Notes for each of these messages the present English text as the one it was translated from; without keys, does so
 * for messages that have no note yet. Also sets French spaces, and drops notes of messages that are gone.
 * @returns the keys that were noted
 * @throws Error when a key has no message in this language or in English
 */
export function noteTranslated(language: string, keys: readonly string[]): string[] {
  const [english, translated, before] = [readLanguage('en'), readLanguage(language), readMadeFrom(language)];
  const unknown = keys.filter((key) => translated[key] === undefined || english[key] === undefined);
  if (unknown.length > 0) throw new Error(`No such message in ${language}: ${unknown.join(', ')}`);
  const due = Object.keys(translated).filter((key) =>
    keys.length === 0 ? before[key] === undefined && english[key] !== undefined : keys.includes(key),
  );
  for (const part of partsOf(language)) {
    const changes = Object.entries(readPart(language, part))
      .filter(([key]) => due.includes(key))
      .map(([key, text]) => [key, typesetForms(language, text)] as const)
      .filter(([key, text]) => JSON.stringify(text) !== JSON.stringify(translated[key]));
    if (changes.length > 0) changePart(language, part, Object.fromEntries(changes));
  }
  const gone = Object.keys(before).filter((key) => translated[key] === undefined);
  changePart(language, MADE_FROM.slice(0, -'.yaml'.length), {
    ...Object.fromEntries(due.map((key) => [key, english[key]])),
    ...Object.fromEntries(gone.map((key) => [key, undefined])),
  });
  return due;
}
