import { describe, expect, it } from 'vitest';
import { compileCase, compileCatalog } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import { makeWords } from '../../src/ui/make-words.ts';
import type { Shown } from '../../src/ui/words.ts';
import { languages, readMessages as read } from '../../tools/lib/locales.ts';
import { ROOT } from '../../tools/lib/paths.ts';

const LANGUAGES = languages();
const EN = read('en');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();

/** Words Caveat never says in its own voice, by language; a new language brings its own. */
const NEVER: Readonly<Record<string, RegExp>> = {
  en: /\b(scam|fraud|criminals?\b|malicious|beware|dangerous|threat)/iu,
  es: /(estaf|fraud|timo\b|delincuen|criminal|malicios|maligno|peligro|cuidado\b|amenaza)/iu,
  pt_BR: /(golpe|fraud|estelionat|criminos|malicios|perigo|cuidado\b|ameaça)/iu,
  fr: /(arnaque|escroc|fraud|criminel|malveillan|danger|méfiez|menace)/iu,
  de: /(betrug|betrüg|abzocke|schwindel|kriminell|verbrech|bösartig|gefähr|vorsicht|bedrohung)/iu,
};
/** What a claim that failed is called, by language. */
const FAILED: Readonly<Record<string, string>> = { en: 'did not succeed', es: 'no prosperó', pt_BR: 'não teve êxito', fr: 'n’a pas abouti', de: 'hatte keinen Erfolg' };
/** What stands where a case is open, by language. */
const OPEN: Readonly<Record<string, string>> = { en: 'does not prove wrongdoing', es: 'no prueba', pt_BR: 'não prova', fr: 'ne prouve', de: 'beweist kein' };

const records = readRegistry(ROOT);
const cases = records.cases.map(compileCase);
const { services } = compileCatalog(records, '0');

const wordsOf = (language: string) => {
  const messages = read(language);
  return makeWords((key, args) => (messages[key]?.message ?? `missing ${key}_`).replace(/\$(\d)/g, (whole, n) => args[Number(n) - 1] ?? whole), language.replace('_', '-'));
};

it('speaks the five languages', () => expect(LANGUAGES).toEqual(expect.arrayContaining(['de', 'en', 'es', 'fr', 'pt_BR'])));

describe.each(OTHERS)('%s', (language) => {
  const messages = read(language);
  it('has exactly the keys of English', () => expect(Object.keys(messages)).toEqual(Object.keys(EN).sort()));
  it('has the placeholders of English, each once or more', () => {
    for (const [key, { message }] of Object.entries(messages)) expect([key, placeholders(message)]).toEqual([key, placeholders(EN[key]?.message ?? '')]);
  });
  it('was translated from the English of today', () => {
    const stale = Object.entries(messages).flatMap(([key, { message, description }]) => {
      const now = EN[key]?.message;
      if (now === undefined || description === now) return [];
      const then = description === undefined ? 'It does not say yet what English it was translated from.' : `Translated from: ${description}\nEnglish today:   ${now}`;
      return [`${key}\n${then}\nNow reads:       ${message}\nTranslate it anew if need be, then: npx tsx tools/translated.ts ${language} ${key}`];
    });
    expect(stale.join('\n\n')).toBe('');
  });
  it('leaves no sentence in English', () => {
    const same = Object.keys(EN).filter((key) => EN[key]?.message === messages[key]?.message && (EN[key]?.message.split(' ').length ?? 0) > 3);
    expect(same).toEqual([]);
  });
});

describe.each(LANGUAGES)('the voice in %s', (language) => {
  const never = NEVER[language];
  const words = wordsOf(language);
  it('has a list of words it never uses, and keeps to it', () => {
    expect(never).toBeDefined();
    for (const [key, { message }] of Object.entries(read(language))) expect(message, key).not.toMatch(never!);
  });
  it('has no empty message, no exclamation mark, no space at an end', () => {
    for (const [key, { message }] of Object.entries(read(language))) {
      expect(message, key).not.toBe('');
      expect(message, key).toBe(message.trim());
      expect(message, key).not.toMatch(/[!¡]/);
    }
  });

  it('tells every case of the registry whole, and no failed or open claim as proven', () => {
    for (const record of cases) {
      const said = [...words.story(record, 'Examplegram'), words.outcome(record)].join(' ');
      const ours = record.claimants.reduce((text, name) => text.replaceAll(name, ''), said);
      expect(ours, record.id).not.toMatch(/\$\d|_|undefined|NaN|Invalid|missing/);
      expect(ours, record.id).not.toMatch(never!);
      if (record.grade === 'X') expect(said, record.id).toContain(FAILED[language]);
      if (record.grade === 'C') expect(said, record.id).toContain(OPEN[language]);
      if (record.amount !== undefined) expect(words.amount(record.amount), record.id).toMatch(/\d/);
      expect(words.date(record.asOf), record.id).toContain(record.asOf.slice(0, 4));
    }
  });
  it('gives every service a headline that names it', () => {
    for (const service of services) {
      const own = cases.filter(({ id }) => service.cases.includes(id)).sort((a, b) => 'ABCDX'.indexOf(a.grade) - 'ABCDX'.indexOf(b.grade));
      const shown: Shown = {
        finding: { kind: 'listed-site', service: service.id, host: 'a.example', weak: false, corroborated: true, asksLogin: false, signals: [] },
        loudness: 'alert', reason: { key: 'reason_grade_a', args: [] }, dossier: { service, cases: own, overdue: false }, relatedCases: [],
      };
      const line = words.headline(shown);
      expect(line).toContain(service.name);
      expect(line).not.toMatch(/\$\d|undefined|missing/);
      expect(line.replace(service.name, 'Name').split(/\s+/).length, line).toBeLessThanOrEqual(language === 'en' ? 14 : 18);
      if (service.grade === 'X') expect(line).toContain(FAILED[language]);
    }
  });
});
