import { caseFor } from '../../../src/domain/grade.ts';
import { describe, expect, it } from 'vitest';
import type { CatalogCase, CatalogService, Finding } from '../../../src/domain/model.ts';
import { SIGNALS } from '../../../src/domain/match/offers/signals.ts';
import { compileCase, compileCatalog } from '../../../src/registry/compile.ts';
import { readRegistry } from '../../../src/registry/load.ts';
import type { Shown } from '../../../src/words/words.ts';
import { sampleCase, sampleFinding } from '../../../src/pages/rehearsal/samples.ts';
import { signalKey } from '../../../src/words/keys.ts';
import { makeWords } from '../../../src/words/narrate.ts';
import { getMessage } from '../../fakes/english.ts';
import { ROOT } from '../../../tools/lib/paths.ts';

const words = makeWords((key, args) => {
  const text = getMessage(key, args);
  return text === '' ? key : text; // where the browser has no message, the key is shown
}, 'en');
const EXAMPLEGRAM = { name: 'Examplegram', operators: [] };
/** Words that Caveat never uses itself. */
const NEVER = /\b(scam|fraud|criminal|malicious|beware|dangerous|threat)/i;
const records = readRegistry(ROOT);
const cases: readonly CatalogCase[] = records.cases.map(compileCase);

const shownOf = (
  service: CatalogService,
  leading: readonly CatalogCase[],
  kind: 'listed-site' | 'listed-listing',
): Shown => {
  const finding: Finding =
    kind === 'listed-site'
      ? { kind, service: service.id, host: 'x.example', weak: false, corroborated: true, asksLogin: false, signals: [] }
      : { kind, service: service.id, store: 'google-play', by: 'id' };
  return {
    finding,
    loudness: 'alert',
    reason: { key: 'reason_grade_a', args: [] },
    dossier: { service, cases: leading, overdue: false },
    relatedCases: [],
  };
};

describe('the wording of every case in the registry', () => {
  it('has cases to speak of', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases.map((record) => [record.id, record] as const))(
    '%s: attributed, dated where known, in no words of ours that accuse',
    (_id, record) => {
      const [opening, ...rest] = words.story(record, EXAMPLEGRAM);
      expect(opening).toContain(record.claimants[0]);
      expect(opening).toContain('Examplegram');
      const said = [opening, ...rest, words.outcome(record)].join(' ');
      expect(said).not.toMatch(/\$\d|_|undefined|NaN|Invalid|\.\./);
      // Names in the record may contain anything; the rest is Caveat's own text.
      const ours = record.claimants.reduce((text, name) => text.replaceAll(name, ''), said);
      expect(ours).not.toMatch(NEVER);
      if (record.filed !== undefined && record.outcome !== 'statement-only')
        expect(opening).toContain(record.filed.slice(0, 4));
      if (record.grade === 'X') expect(opening).toContain('did not succeed');
    },
  );

  it('has an article before an authority, whose name is no company’s', () => {
    for (const record of cases.filter(
      ({ kind, outcome }) => kind === 'regulator-action' && outcome !== 'statement-only',
    )) {
      expect(words.story(record, EXAMPLEGRAM)[0], record.id).toMatch(record.grade === 'X' ? /^The claim of/ : /^The /);
    }
  });

  it('never says that a service was sued in a case that its own operator brought', () => {
    const { services } = compileCatalog(records, '0');
    const brought = services.flatMap((service) =>
      cases
        .filter(
          (record) =>
            service.cases.includes(record.id) &&
            record.claimants.some(
              (name) => service.operators.includes(name) || name.toLowerCase().startsWith(service.name.toLowerCase()),
            ),
        )
        .map((record) => ({ service, record })),
    );
    expect(brought.map(({ service }) => service.id)).toContain('hiq-labs');
    for (const { service, record } of brought)
      expect(words.story(record, service)[0], record.id).toBe(
        `The operator of ${service.name} brought this case itself.`,
      );
  });

  it('keeps every headline of a service within 14 words, its name counting as one', () => {
    const { services } = compileCatalog(records, '0');
    for (const service of services) {
      const own = service.cases
        .flatMap((id) => cases.find((record) => record.id === id) ?? [])
        .map((record) => caseFor(service, record))
        .sort((a, b) => 'ABCDX'.indexOf(a.grade) - 'ABCDX'.indexOf(b.grade));
      for (const kind of ['listed-site', 'listed-listing'] as const) {
        const line = words.headline(shownOf(service, own, kind));
        expect(line).toContain(service.name);
        expect(line.replace(service.name, 'Name').split(/\s+/).length, line).toBeLessThanOrEqual(14);
        if (service.grade === 'X') expect(line).toContain('did not succeed');
      }
    }
  });
});

describe('a headline', () => {
  it('names what the service is listed for, where the case was about several things', () => {
    const { services } = compileCatalog(records, '0');
    const said = (id: string): string => {
      const service = services.find((each) => each.id === id)!;
      return words.headline(
        shownOf(
          service,
          service.cases.flatMap((own) => cases.find((record) => record.id === own) ?? []),
          'listed-site',
        ),
      );
    };
    expect(services.find(({ id }) => id === 'massroot8')?.category).toBe('credential-harvesting');
    expect(said('massroot8')).toContain(getMessage('conduct_credential_harvesting', []));
  });
});

describe('words', () => {
  it.each(['en', 'fr'])('end a sentence once, also after a name that ends in a full stop (%s)', (lang) => {
    const said = makeWords((_key, args) => `Filed by ${args[0]}.`, lang).say('ui_story_own', 'Sample Network, Inc.');
    expect(said).toBe('Filed by Sample Network, Inc.');
  });

  it('say dates as precisely as they are known', () => {
    expect(words.date('2020')).toBe('2020');
    expect(words.date('2020-06')).toBe('June 2020');
    expect(words.date('2020-06-18')).toBe('June 18, 2020');
    expect(makeWords(() => '', 'de').date('2020-06-18')).toBe('18. Juni 2020');
  });

  it('say amounts and numbers as the reader writes them', () => {
    expect(words.amount({ value: 500_000, currency: 'USD', kind: 'damages' })).toBe('$500,000');
    expect(makeWords(() => '', 'de').amount({ value: 1234.5, currency: 'EUR', kind: 'fine' })).toBe('1.234,50\u00a0€');
  });

  it('choose the form for a count, and fall back on the general one', () => {
    expect(words.count('ui_court_documents', 1)).toBe('Court documents (1 case)');
    expect(words.count('ui_court_documents', 2)).toBe('Court documents (2 cases)');
    const few = makeWords((key, args) => (key === 'popup_age_other' ? `other ${args[0]}` : key), 'pl');
    expect(few.count('popup_age', 3)).toBe('other 3');
  });

  it('name a few of many parties', () => {
    expect(words.story({ ...sampleCase('A'), claimants: ['A', 'B', 'C', 'D', 'E'] }, EXAMPLEGRAM)[0]).toContain(
      'A, B, C, and others',
    );
  });

  it('know which languages run from right to left', () => {
    for (const lang of ['ar', 'fa', 'he', 'ur-PK']) expect(makeWords(() => '', lang).dir).toBe('rtl');
    for (const lang of ['en', 'pt-BR', 'fi']) expect(makeWords(() => '', lang).dir).toBe('ltr');
  });

  it('tell when the reader chose to continue', () => {
    expect(words.reason(sampleFinding('listed', 'B', 'notice', '7-days'))).toBe(
      'Shown as a bar because you continued on November 20, 2026, for 7 days.',
    );
  });

  it('have a sentence for every signal that may be shown', () => {
    const shown = SIGNALS.filter((id) => !id.startsWith('counter_'));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((id) => getMessage(signalKey(id)) === '')).toEqual([]);
  });
});
