/** Reads the phrase files from disk: for the build and the tools, never in the browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PhraseFile, SignalFile } from './schema.ts';
import { decodePhrases, decodeSignals } from './schema.ts';

export interface PhraseFiles {
  /** Sorted by file name, which puts `any.yaml`, for every language, first. */
  readonly languages: readonly PhraseFile[];
  readonly signals: SignalFile;
}

/** @throws Error if a line of words would end at a "#": for YAML, what follows is a comment. */
function refuseCutLines(file: string, text: string): void {
  const cut = /^ *(\w+): [^"'\n]* #.*/m.exec(text);
  if (cut !== null) throw new Error(`${file}: ${cut[1]}: " #" begins a comment; leave it out, or quote the line.`);
}

/** @throws Error naming file and fault */
export function parsePhrases(file: string, text: string): unknown {
  refuseCutLines(file, text);
  return parse(text);
}

function parseFile(folder: string, file: string): unknown {
  try {
    return parsePhrases(file, readFileSync(`${folder}${file}`, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/**
 * Reads all phrase files.
 * @param root the repository's root, ending in a slash
 * @throws Error naming file, field and fix
 */
export function loadPhrases(root: string): PhraseFiles {
  const folder = `${root}src/phrases/`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'signals.yaml')
    .sort();
  const languages = files.map((file) => {
    const phrases = decodePhrases(file, parseFile(folder, file));
    if (file !== `${phrases.language}.yaml`)
      throw new Error(`${file}: language is "${phrases.language}"; the file must be named for it.`);
    return phrases;
  });
  return { languages, signals: decodeSignals('signals.yaml', parseFile(folder, 'signals.yaml')) };
}
