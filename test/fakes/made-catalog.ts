/** Catalogs of made-up cases, the same in every run. */
import { CONDUCTS } from '../../src/domain/model.ts';
import { PLATFORMS } from '../../src/domain/platforms.ts';
import type { CaseEvent, CaseId, CaseRecord, Catalog, ServiceId, ServiceRecord } from '../../src/domain/model.ts';
import { compileCatalog } from '../../src/registry/compile.ts';

const ENDS: readonly (CaseEvent | undefined)[] = [
  { kind: 'judgment', date: '2024-03-01' },
  { kind: 'settlement', date: '2023-11' },
  undefined,
  { kind: 'dismissal', date: '2022-05-20' },
  { kind: 'fine', date: '2025' },
];
const COUNTRIES = ['US', 'DE', 'BR', 'FR', 'KR', 'IT', 'GB'];

function madeCase(at: number): CaseRecord {
  const two = (number: number): string => String(number).padStart(2, '0');
  const filed = `${2004 + (at % 22)}-${two((at % 12) + 1)}-${two((at % 28) + 1)}`;
  const end = ENDS[at % ENDS.length];
  return {
    id: `made-case-${at}` as CaseId,
    caption: `Platform ${at % 40} v. Seller ${at}`,
    kind: 'civil-lawsuit',
    claimants: [`Platform ${at % 40}, Inc.`],
    respondents: [`Seller ${at} Ltd`],
    court: `District Court ${at % 60}`,
    country: COUNTRIES[at % COUNTRIES.length]!,
    docket: `${at % 9}:20-cv-${String(at).padStart(5, '0')}`,
    conduct: [CONDUCTS[at % CONDUCTS.length]!],
    platforms: [PLATFORMS[at % 20]!],
    alleged: `Platform ${at % 40} alleged that Seller ${at} sold likes.`,
    events: [{ kind: 'filed', date: filed }, ...(end === undefined ? [] : [end])],
    sources: [
      { url: `https://court.example/${at}`, publisher: 'A court', supports: ['court', 'filed'], primary: true },
    ],
    asOf: '2026-11-23',
    reviewBy: '2027-11-23',
    readAgain: '2026-11-23',
  };
}

const madeService = (at: number): ServiceRecord => ({
  id: `made-service-${at}` as ServiceId,
  name: `Seller ${at}`,
  category: CONDUCTS[at % CONDUCTS.length]!,
  names: [{ text: `Seller ${at}`, match: 'free' }],
  domains: at % 3 === 0 ? [] : [{ host: `seller-${at}.example`, source: `https://court.example/${at}` }],
  apps: [],
  operators: [],
  targets: [PLATFORMS[at % 20]!],
  cases: [`made-case-${at}` as CaseId],
});

/** A catalog of `count` cases, each with one service. */
export function madeCatalog(count: number): Catalog {
  const each = Array.from({ length: count }, (_, at) => at);
  return compileCatalog({ cases: each.map(madeCase), services: each.map(madeService) }, '0.0.0');
}

/** A catalog of four unusual cases: nearly empty, with very many names, in Hebrew, and with very long words. */
export function oddCatalog(): Catalog {
  const bare: CaseRecord = {
    ...madeCase(1),
    id: 'odd-bare' as CaseId,
    caption: 'Nobody v. Unknown',
    events: [{ kind: 'filed' }],
  };
  delete (bare as { docket?: string }).docket;
  const crowded: CaseRecord = {
    ...madeCase(2),
    id: 'odd-crowded' as CaseId,
    respondents: Array.from({ length: 120 }, (_, at) => `Respondent number ${at} of a hundred and twenty, a company`),
  };
  const right: CaseRecord = {
    ...madeCase(3),
    id: 'odd-right' as CaseId,
    caption: 'שירות הלייקים נ׳ Meta Platforms (2020)',
    respondents: ['שירות הלייקים בע״מ'],
  };
  const long: CaseRecord = {
    ...madeCase(4),
    id: 'odd-long' as CaseId,
    caption: `Platform v. ${'Unbroken'.repeat(40)}`,
    court: `Court of ${'Somewhere'.repeat(30)}`,
  };
  const of = ({ id }: CaseRecord, name: string, hosts: readonly string[]): ServiceRecord => ({
    ...madeService(1),
    id: `of-${id}` as ServiceId,
    name,
    names: [{ text: name, match: 'free' }],
    domains: hosts.map((host) => ({ host, source: 'https://court.example/odd' })),
    cases: [id],
  });
  return compileCatalog(
    {
      cases: [bare, crowded, right, long],
      services: [
        of(
          crowded,
          'Crowd',
          Array.from({ length: 60 }, (_, at) => `crowd-${at}.example`),
        ),
        of(right, 'שירות הלייקים', []),
        of(long, 'Unbroken'.repeat(30), [`${'a'.repeat(60)}.${'b'.repeat(60)}.example`]),
      ],
    },
    '0.0.0',
  );
}
