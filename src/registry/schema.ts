/**
 * The shape of the registry's records: one description for the files and for imported and managed lists. The types are
 * in `domain/model.ts`, and the TypeScript compiler checks that shapes and types agree. Files have their keys in the
 * order given here.
 */
import { CASE_KINDS, CONDUCTS, EVENT_KINDS, SOURCE_SUPPORTS, STORES } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import type {
  Amount,
  CaseEvent,
  CaseId,
  CaseRecord,
  NameRule,
  OperatorResponse,
  PartyServices,
  ServiceApp,
  ServiceDomain,
  ServiceId,
  ServiceRecord,
  Source,
} from '../domain/model.ts';
import { checkShape } from './check.ts';
import { reporter } from './fault.ts';
import type { Fault } from './fault.ts';
import { flag, list, may, must, number, object, set, text, word } from './shape.ts';
import type { RecordShape } from './shape.ts';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Says what is wrong with a date that has the right form but is not on the calendar; undefined if nothing is. */
function notOnCalendar(value: string): string | undefined {
  const [year, month, day] = value.split('-').map(Number);
  if (year === undefined || year < 1990) return `${value}: the year is before 1990`;
  if (month === undefined) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !leap ? 28 : DAYS[month - 1];
  return days === undefined || (day !== undefined && (day < 1 || day > days))
    ? `${value} is not a day of the calendar`
    : undefined;
}

function addressFault(value: string): string | undefined {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return `“${value.slice(0, 60)}” is not an address`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'the address is not https';
  if (url.username !== '' || url.password !== '') return 'the address carries a user name or password';
  if (url.port !== '' || /^https?:\/\/[^/]+:(?:443|80)(\/|$)/.test(value)) return 'the address names a port';
  return url.hostname.includes('.') ? undefined : 'the address has no full host name';
}

const urlFault = (value: string): string | undefined =>
  value.startsWith('http://') ? 'the address is not https' : addressFault(value);

/** Says what is wrong with a host, naming letters that do not belong in one so that a look-alike letter is noticed. */
function hostFault(value: string): string | undefined {
  const strange = [...new Set([...value].filter((char) => char > '\u007e'))];
  const numberOf = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  if (strange.length > 0)
    return (
      `“${value}” holds ${strange.map((char) => `“${char}” (U+${numberOf(char)})`).join(', ')}, ` +
      'not plain letters a to z: a look-alike letter, or a name not in its punycode form'
    );
  if (/^[a-z]+:\/\//i.test(value) || value.includes('/')) return `“${value}” is an address, not a host`;
  if (value !== value.toLowerCase()) return `“${value}” is not lower case`;
  if (value.split('.').some((label) => label.length > 63)) return `“${value}” has a part of more than 63 letters`;
  return undefined;
}

const line = (max: number, what: string): RecordShape<string> => text({ max, what, fix: `Write ${what}.` });
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const id = <T extends string>(of: string): RecordShape<T> =>
  text<T>({
    max: 80,
    pattern: ID,
    what: `the id of a ${of}`,
    fix: 'Use small letters a to z, digits and single dashes: the name of the file without `.yaml`.',
  });
const caseId = id<CaseId>('case');
const serviceId = id<ServiceId>('service');
const isoDate = text({
  max: 10,
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  wrong: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? notOnCalendar(value) : undefined),
  what: 'a full date like 2020-06-18',
  fix: 'Write year-month-day.',
});
const partialDate = text({
  max: 10,
  pattern: /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
  wrong: (value) => (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) ? notOnCalendar(value) : undefined),
  what: 'a date like 2020, 2020-06 or 2020-06-18',
  fix: 'Write year-month-day, or only as much of it as the source gives (a year alone in quotes).',
});
const url = text({
  max: 600,
  wrong: urlFault,
  what: 'an https address',
  fix:
    'Give the https address, without user name or port. If the page has none, use a copy that ' +
    'does (an archive, a court-paper host).',
});
/** The address of a source. http is allowed if the record says `insecure`; the linter checks that the two agree. */
const sourceUrl = text({
  max: 600,
  wrong: addressFault,
  what: 'an address',
  fix:
    'Give the https address, without user name or port. If the page has none, use a copy that ' +
    'does (an archive, a court-paper host).',
});
/** A host in lower case and punycode. */
const HOST_SHAPE: RecordShape<string> = text({
  max: 253,
  pattern: /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
  wrong: hostFault,
  what: 'a host like example.com',
  fix:
    'Write the bare host: small letters, no https://, no path; names with other letters in ' +
    'punycode (xn--…), and only if the source spells them so.',
});
const sentence = line(600, 'one sentence');

const event: RecordShape<CaseEvent> = object<CaseEvent>({
  kind: must(word(EVENT_KINDS)),
  date: may(partialDate),
  dated: may(word(['announced', 'reported'])),
  favours: may(word(['claimant', 'respondent', 'both'])),
  respondents: may(list(line(300, 'the name of a respondent'), 1, 40)),
  inPart: may(flag),
  notFinal: may(flag),
  note: may(sentence),
});

const amount: RecordShape<Amount> = object<Amount>({
  value: must(number(0, 1e12)),
  currency: must(
    text({
      max: 20,
      pattern: /^[A-Z]{3}$/,
      what: 'a currency code like USD',
      fix: 'Use the three capital letters of ISO 4217.',
    }),
  ),
  kind: must(word(['damages', 'fine', 'settlement', 'costs', 'restitution', 'forfeiture'])),
  respondents: may(list(line(300, 'the name of a respondent'), 1, 40)),
});

const source: RecordShape<Source> = object<Source>({
  url: must(sourceUrl),
  insecure: may(flag),
  archive: may(url),
  publisher: must(line(120, 'the name of the publisher')),
  title: may(line(300, 'the title of the page')),
  date: may(partialDate),
  supports: must(set(word(SOURCE_SUPPORTS), 1, SOURCE_SUPPORTS.length)),
  gives: may(list(line(253, 'an address or the name of an app'), 1, 100)),
  primary: may(flag),
  release: may(flag),
});

const response: RecordShape<OperatorResponse> = object<OperatorResponse>({
  by: must(line(120, 'the company or service that said it')),
  text: must(line(1200, 'the operator’s own words')),
  quoted: may(flag),
  date: may(partialDate),
  url: must(sourceUrl),
  insecure: may(flag),
});

const partyServices: RecordShape<PartyServices> = object<PartyServices>({
  party: must(line(300, 'the name of a party')),
  services: must(set(serviceId, 1, 20)),
});

/** One file of `src/registry/cases`. */
export const CASE_SHAPE: RecordShape<CaseRecord> = object<CaseRecord>({
  id: must(caseId),
  caption: must(line(300, 'the caption of the case')),
  kind: must(word(CASE_KINDS)),
  claimants: must(list(line(200, 'the name of a party'), 1, 40)),
  respondents: must(list(line(300, 'the name of a party'), 1, 80)),
  runs: may(list(partyServices, 1, 40)),
  court: must(line(200, 'the name of the court or agency')),
  country: may(
    text({
      max: 20,
      pattern: /^[A-Z]{2}$/,
      what: 'a country code like US',
      fix: 'Use the two capital letters of ISO 3166-1; leave the field out where no single country fits.',
    }),
  ),
  docket: may(line(120, 'the docket number')),
  conduct: must(set(word(CONDUCTS), 1, CONDUCTS.length)),
  platforms: must(set(word(PLATFORMS), 1, PLATFORMS.length)),
  alleged: must(sentence),
  events: must(list(event, 0, 40)),
  amount: may(amount),
  sources: must(list(source, 1, 40)),
  asOf: must(isoDate),
  reviewBy: must(isoDate),
  readAgain: may(isoDate),
  responses: may(list(response, 1, 10)),
});

const nameRule: RecordShape<NameRule> = object<NameRule>({
  text: must(line(80, 'the name')),
  match: must(word(['free', 'companion', 'never'])),
  caseSensitive: may(flag),
});

const domain: RecordShape<ServiceDomain> = object<ServiceDomain>({
  host: must(HOST_SHAPE),
  source: must(url),
  evidence: may(word(['weak'])),
  heldFrom: may(partialDate),
  heldUntil: may(partialDate),
  mayHaveChangedHands: may(flag),
});

const app: RecordShape<ServiceApp> = object<ServiceApp>({
  store: must(word(STORES)),
  id: may(line(200, 'the id of the app in its store')),
  name: must(line(120, 'the exact name in the store')),
  developer: may(line(120, 'the developer’s name in the store')),
  source: must(url),
});

const related = object<NonNullable<ServiceRecord['related']>[number]>({
  service: must(serviceId),
  how: must(word(['same-operator', 'successor', 'predecessor'])),
  source: must(url),
});

/** One file of `src/registry/services`. */
export const SERVICE_SHAPE: RecordShape<ServiceRecord> = object<ServiceRecord>({
  id: must(serviceId),
  name: must(line(80, 'the name')),
  category: must(word(CONDUCTS)),
  names: must(list(nameRule, 1, 40)),
  domains: must(list(domain, 0, 60)),
  apps: must(list(app, 0, 40)),
  operators: must(list(line(160, 'the name of a company'), 0, 20)),
  targets: must(set(word(PLATFORMS), 1, PLATFORMS.length)),
  cases: must(set(caseId, 1, 20)),
  related: may(list(related, 1, 40)),
  note: may(line(1200, 'a note for maintainers')),
});

/** A host that must not match, or an exception from a rule, with its reason. */
export interface HostReason {
  readonly host: string;
  readonly reason: string;
}
const hostReasons = list(
  object<HostReason>({ host: must(HOST_SHAPE), reason: must(line(300, 'the reason')) }),
  0,
  2000,
);

/** `never.yaml`: hosts that match nothing, whatever the registry says. */
export const NEVER_SHAPE: RecordShape<readonly HostReason[]> = hostReasons;
/** `exceptions.yaml`: well-known hosts that the registry may list all the same. */
export const EXCEPTIONS_SHAPE: RecordShape<readonly HostReason[]> = hostReasons;

/** An address, a service or a case that was removed, with the reason. */
export interface Removed {
  /** The host or the id. */
  readonly what: string;
  readonly date: string;
  readonly reason: string;
}

/** `removed.yaml`: what was removed from the registry, with the reason. */
export const REMOVED_SHAPE: RecordShape<readonly Removed[]> = list(
  object<Removed>({
    what: must(line(253, 'the host, or the id of the service or case')),
    date: must(isoDate),
    reason: must(line(400, 'the reason')),
  }),
  0,
  5000,
);

/** Cases and services that belong together: the registry, or a list imported, exported or set by an administrator. */
export interface RegistryRecords {
  readonly cases: readonly CaseRecord[];
  readonly services: readonly ServiceRecord[];
}
/** A list of records from outside the repository. */
export const LIST_SHAPE: RecordShape<RegistryRecords> = object<RegistryRecords>({
  cases: must(list(CASE_SHAPE, 0, 5000)),
  services: must(list(SERVICE_SHAPE, 0, 5000)),
});

type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Checks a value against a shape.
 * @param file the value's origin, as the faults name it
 */
export function decode<T>(shape: RecordShape<T>, value: unknown, file: string): Decoded<T> {
  const faults: Fault[] = [];
  checkShape(shape, value, '', reporter(faults, file));
  return faults.length === 0 ? { ok: true, value: value as T } : { ok: false, faults };
}
