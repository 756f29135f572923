import { describe, expect, it } from 'vitest';
import { caseFor } from '../../../src/domain/grade.ts';
import { compileCase, compileCatalog } from '../../../src/registry/compile.ts';
import { readRegistry } from '../../../src/registry/load.ts';
import type { Shown } from '../../../src/words/words.ts';
import { partsOf, readLanguage, readMadeFrom, readMessages as read, readPart } from '../../../tools/lib/words.ts';
import type { Text } from '../../../tools/lib/words.ts';
import { ROOT } from '../../../tools/lib/paths.ts';
import { LANGUAGES, neverIn, wordsIn } from '../../languages.ts';

const EN = readLanguage('en');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const formsOf = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);
const placeholders = (text: Text | undefined): string[] =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\$\d/g) ?? []))].sort();

const records = readRegistry(ROOT);
const cases = records.cases.map(compileCase);
const { services } = compileCatalog(records, '0');

it('speaks the five languages', () =>
  expect(LANGUAGES).toEqual(expect.arrayContaining(['de', 'en', 'es', 'fr', 'pt_BR'])));

describe.each(OTHERS)('%s', (language) => {
  const texts = readLanguage(language);
  it.each(partsOf('en'))('has in its part %s exactly the keys of English', (part) =>
    expect(Object.keys(readPart(language, part)).sort()).toEqual(Object.keys(readPart('en', part)).sort()),
  );
  it('has the placeholders of English, each once or more', () => {
    for (const [key, text] of Object.entries(texts))
      expect([key, placeholders(text)]).toEqual([key, placeholders(EN[key])]);
  });
  it('has forms for a count where English has them, and those its numbers need', () => {
    const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
    for (const [key, text] of Object.entries(texts)) {
      expect([key, typeof text]).toEqual([key, typeof EN[key]]);
      if (typeof text === 'string') continue;
      expect(Object.keys(text), key).toContain('other');
      expect(pluralCategories, key).toEqual(expect.arrayContaining(Object.keys(text)));
    }
  });
  it('was translated from the English of today', () => {
    const madeFrom = readMadeFrom(language);
    const stale = Object.keys(texts).flatMap((key) => {
      const [then, now] = [formsOf(madeFrom[key]).join(' / '), formsOf(EN[key]).join(' / ')];
      if (then === now) return [];
      const from =
        then === ''
          ? 'It does not say yet what English it was translated from.'
          : `Translated from: ${then}\nEnglish today:   ${now}`;
      return [
        `${key}\n${from}\nNow reads:       ${formsOf(texts[key]).join(' / ')}\nTranslate it anew if need be, ` +
          `then: npm run translated -- ${language} ${key}`,
      ];
    });
    expect(stale.join('\n\n')).toBe('');
  });
  it('leaves no sentence in English', () => {
    const english = read('en');
    const same = Object.entries(read(language))
      .filter(([key, message]) => english[key] === message && message.split(' ').length > 3)
      .map(([key]) => key);
    expect(same).toEqual([]);
  });
});

describe.each(LANGUAGES)('the voice in %s', (language) => {
  const words = wordsIn(language);
  const texts = Object.entries(read(language));
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
      const said = [...words.story(record, { name: 'Examplegram', operators: [] }), words.outcome(record)].join(' ');
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
