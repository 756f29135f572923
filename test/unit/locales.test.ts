import { describe, expect, it } from 'vitest';
import { caseFor } from '../../src/domain/grade.ts';
import { compileCase, compileCatalog } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import type { Shown } from '../../src/ui/words.ts';
import { readMessages as read } from '../../tools/lib/locales.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { LANGUAGES, neverIn, wordsIn } from '../languages.ts';

const EN = read('en');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();

const records = readRegistry(ROOT);
const cases = records.cases.map(compileCase);
const { services } = compileCatalog(records, '0');

it('speaks the five languages', () =>
  expect(LANGUAGES).toEqual(expect.arrayContaining(['de', 'en', 'es', 'fr', 'pt_BR'])));

describe.each(OTHERS)('%s', (language) => {
  const messages = read(language);
  it('has exactly the keys of English', () => expect(Object.keys(messages)).toEqual(Object.keys(EN).sort()));
  it('has the placeholders of English, each once or more', () => {
    for (const [key, { message }] of Object.entries(messages))
      expect([key, placeholders(message)]).toEqual([key, placeholders(EN[key]?.message ?? '')]);
  });
  it('was translated from the English of today', () => {
    const stale = Object.entries(messages).flatMap(([key, { message, description }]) => {
      const now = EN[key]?.message;
      if (now === undefined || description === now) return [];
      const then =
        description === undefined
          ? 'It does not say yet what English it was translated from.'
          : `Translated from: ${description}\nEnglish today:   ${now}`;
      return [
        `${key}\n${then}\nNow reads:       ${message}\nTranslate it anew if need be, then: npx tsx tools/translated.ts ${language} ${key}`,
      ];
    });
    expect(stale.join('\n\n')).toBe('');
  });
  it('leaves no sentence in English', () => {
    const same = Object.keys(EN).filter(
      (key) => EN[key]?.message === messages[key]?.message && (EN[key]?.message.split(' ').length ?? 0) > 3,
    );
    expect(same).toEqual([]);
  });
});

describe.each(LANGUAGES)('the voice in %s', (language) => {
  const words = wordsIn(language);
  const texts = Object.entries(read(language)).map(([key, { message }]) => [key, message] as const);
  it('keeps to its list of words it never uses', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(neverIn(language));
  });
  it('has no empty message, no exclamation mark, no space at an end', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toBe('');
      expect(text, key).toBe(text.trim());
      expect(text, key).not.toMatch(/[!¡]/);
    }
  });
  it('breaks no line before a mark, inside quotation marks, or between a number and its unit', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/ [;:?»]|« /);
      expect(text, key).not.toMatch(/\d (?:kB|ko)/);
    }
  });
  it('uses printed quotation marks and apostrophes', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(/["']/);
  });
  it('names its own language', () =>
    expect(Intl.getCanonicalLocales(words.lang)).toEqual([language.replace('_', '-')]));

  it('tells every case of the registry whole', () => {
    for (const record of cases) {
      const said = [...words.story(record, 'Examplegram'), words.outcome(record)].join(' ');
      const ours = record.claimants.reduce((text, name) => text.replaceAll(name, ''), said);
      expect(ours, record.id).not.toMatch(/\$\d|_|undefined|NaN|Invalid|missing/);
      expect(ours, record.id).not.toMatch(neverIn(language));
      if (record.amount !== undefined) expect(words.amount(record.amount), record.id).toMatch(/\d/);
    }
  });
  it('gives every service a headline that names it', () => {
    for (const service of services) {
      const own = cases
        .filter(({ id }) => service.cases.includes(id))
        .map((record) => caseFor(service, record))
        .sort((a, b) => 'ABCDX'.indexOf(a.grade) - 'ABCDX'.indexOf(b.grade));
      const shown: Shown = {
        finding: {
          kind: 'listed-site',
          service: service.id,
          host: 'a.example',
          weak: false,
          corroborated: true,
          asksLogin: false,
          signals: [],
        },
        loudness: 'alert',
        reason: { key: 'reason_grade_a', args: [] },
        dossier: { service, cases: own, overdue: false },
        relatedCases: [],
      };
      const line = words.headline(shown);
      expect(line).toContain(service.name);
      expect(line).not.toMatch(/\$\d|undefined|missing/);
      expect(line.replace(service.name, 'Name').split(/\s+/).length, line).toBeLessThanOrEqual(
        language === 'en' ? 14 : 18,
      );
    }
  });
});
