/** Rules about one service. */
import type { ServiceApp, ServiceDomain, ServiceRecord, Store } from '../../domain/model.ts';
import type { Report } from '../fault.ts';
import { bare, isAfter, notInFuture } from './context.ts';
import type { LintContext } from './context.ts';
import { barred, registrable } from './hosts.ts';
import type { Barred } from './hosts.ts';
import { neutral } from './words.ts';

/** The form of app ids in each store, and an example. */
const APP_IDS: Readonly<Record<Store, readonly [pattern: RegExp, like: string]>> = {
  'google-play': [/^[A-Za-z]\w*(?:\.\w+)+$/, 'com.example.app'],
  'apple-app-store': [/^\d{6,12}$/, '1234567890 (digits only, without “id”)'],
  'chrome-web-store': [/^[a-p]{32}$/, '32 letters a to p'],
  'edge-add-ons': [/^[a-p]{32}$/, '32 letters a to p'],
  'firefox-add-ons': [/^[\w~@.{}+-]+$/, 'the slug in its address'],
  'amazon-appstore': [/^B0[A-Z0-9]{8}$/, 'B0 and eight letters or digits'],
};
/** Addresses of public code: such a source proves only that somebody published the code, so it is weak evidence. */
const CODE_HOSTS =
  /^https:\/\/(?:[^/]+\.)?(?:github\.com|githubusercontent\.com|github\.io|gitlab\.com|bitbucket\.org|pastebin\.com)\//;
const COMPANY = new RegExp(
  String.raw`\b(?:inc|llc|l\.l\.c|llp|ltd|limited|gmbh|ug|ag|kg|e\.?k|corp|corporation|company|co|s\.?a` +
    String.raw`|s\.?a\.?s|sarl|s\.?r\.?l|s\.?l|s\.?p\.?a|b\.?v|n\.?v|pty|pte|plc|l\.?p|oy|ab|a\/s|aps|as|ooo` +
    String.raw`|jsc|kft|sp|d\.?o\.?o|eood|ood|tov|ltda|eireli|me|k\.k|llc\.?|technolog(?:y|ies)|solutions?` +
    String.raw`|services?|software|labs?|studios?|media|marketing|group|holdings?|networks?|systems?|ventures?` +
    String.raw`|partners?|agency|digital|global|international|entertainment|data|enterprises?|association|club` +
    String.raw`|team|online|web|consulting|communications?|interactive|games?|apps?)\b`,
  'i',
);
const PERSON = new RegExp(
  String.raw`^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)?(?: (?:de|da|van|von|bin|al))?` +
    String.raw`(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}$`,
  'u',
);
const MIN_FREE = 4;

/** Whether a name looks like a person's and has nothing of a company's. */
export const looksLikePerson = (name: string): boolean => PERSON.test(name) && !COMPANY.test(name);

function lintNames({ name, names }: ServiceRecord, report: Report): void {
  if (names[0]?.text !== name)
    report(
      'names[0].text',
      `is “${names[0]?.text ?? ''}”, but the main name is “${name}”`,
      'Put the main name first, spelt the same.',
    );
  names.forEach(({ text, match, caseSensitive }, at) => {
    const twin = names.findIndex((other) => other.text.toLowerCase() === text.toLowerCase());
    if (twin < at && !(caseSensitive === true && names[twin]?.caseSensitive === true))
      report(`names[${at}].text`, `“${text}” stands in the list twice`, 'Keep one.');
    if (match === 'free' && [...bare(text)].length < MIN_FREE)
      report(
        `names[${at}].match`,
        `“${text}” is too short to be matched wherever it stands`,
        'Use companion or never.',
      );
    if (match === 'never' && caseSensitive === true)
      report(`names[${at}].caseSensitive`, 'a name that is never matched needs no case rule', 'Remove the field.');
  });
}

function lintDomain(domain: ServiceDomain, at: number, { today }: LintContext, lists: Barred, report: Report): void {
  const field = `domains[${at}]`;
  registrable(domain.host, `${field}.host`, report);
  barred(domain.host, `${field}.host`, lists, report);
  notInFuture(domain.heldFrom, `${field}.heldFrom`, today, report);
  notInFuture(domain.heldUntil, `${field}.heldUntil`, today, report);
  if (domain.heldFrom !== undefined && domain.heldUntil !== undefined && isAfter(domain.heldFrom, domain.heldUntil))
    report(
      `${field}.heldUntil`,
      `${domain.heldUntil} lies before heldFrom (${domain.heldFrom})`,
      'Swap or correct the two.',
    );
  if (CODE_HOSTS.test(domain.source) && domain.evidence !== 'weak')
    report(
      `${field}.evidence`,
      'the source is a public repository',
      'Add `evidence: weak`, or a source that names the host as the service’s.',
    );
}

function lintApp(app: ServiceApp, at: number, report: Report): void {
  const [pattern, like] = APP_IDS[app.store];
  if (app.id !== undefined && !pattern.test(app.id))
    report(`apps[${at}].id`, `“${app.id}” is not an id of ${app.store}`, `Ids there look like this: ${like}.`);
}

/** Reports all faults of a service that can be seen without the other records. */
export function lintService(record: ServiceRecord, context: LintContext, lists: Barred, report: Report): void {
  lintNames(record, report);
  record.domains.forEach((domain, at) => lintDomain(domain, at, context, lists, report));
  record.apps.forEach((app, at) => lintApp(app, at, report));
  record.operators.forEach((operator, at) => {
    if (looksLikePerson(operator))
      report(
        `operators[${at}]`,
        `“${operator}” looks like a person’s name`,
        'Only companies are operators; a company whose name reads so gets its legal form (Ltd, GmbH). Remove persons.',
      );
  });
  if (record.note !== undefined) neutral(record.note, 'note', report);
}
