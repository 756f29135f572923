/** Compiles services to the page index. Pure and deterministic: the same services give the same bytes. */
import { foldName } from '../domain/address/stores.ts';
import { hashHost, neverEntry } from '../domain/match/listed.ts';
import { findLookalike, MIN_LABEL, skeletonOf } from '../domain/match/lookalike.ts';
import { labelOf } from '../domain/address/label.ts';
import { STORES } from '../domain/model.ts';
import type { ServiceNumber, ServiceRecord } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import { COMPANY, nameValue, ROLE } from '../domain/match/page-index.ts';
import type { FullIndex, IndexedApp } from '../domain/match/page-index.ts';
import type { Term } from '../domain/text/terms.ts';
import { companyWords } from './company-words.ts';
import { INFLECTED } from './inflected-names.ts';
import { buildTagTable } from './tag-table-build.ts';
import type { TagEntry } from './tag-table-build.ts';
import { buildTermTable } from './term-table-build.ts';

/** Labels of platforms and household names. They are never look-alikes of a listed label, whatever their suffix. */
const WELL_KNOWN = [
  'amazon',
  'apple',
  'discord',
  'ebay',
  'etsy',
  'facebook',
  'github',
  'google',
  'instagram',
  'linkedin',
  'messenger',
  'microsoft',
  'netflix',
  'paypal',
  'pinterest',
  'reddit',
  'snapchat',
  'soundcloud',
  'spotify',
  'telegram',
  'threads',
  'tiktok',
  'tripadvisor',
  'trustpilot',
  'twitch',
  'twitter',
  'vimeo',
  'walmart',
  'whatsapp',
  'wikipedia',
  'yahoo',
  'youtube',
];

/** Whether `host` is one of `hosts` or a subdomain of one. */
const isBelow = (host: string, hosts: ReadonlySet<string>): boolean => {
  for (let rest = host; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '')
    if (hosts.has(rest)) return true;
  return false;
};

interface Address {
  readonly host: string;
  readonly services: readonly { readonly number: ServiceNumber; readonly weak: boolean }[];
}

/** Listed hosts in alphabetical order, each once, without those that the never list covers. */
function addressesOf(services: readonly ServiceRecord[], never: ReadonlySet<string>): Address[] {
  const byHost = new Map<string, { number: ServiceNumber; weak: boolean }[]>();
  services.forEach(({ domains }, number) => {
    for (const { host, evidence } of domains) {
      if (isBelow(host, never)) continue;
      const weak = evidence === 'weak';
      const known = byHost.get(host);
      if (known === undefined) byHost.set(host, [{ number, weak }]);
      else if (!known.some((entry) => entry.number === number)) known.push({ number, weak });
    }
  });
  // Where several services share a host, those with strong evidence come first.
  return [...byHost]
    .map(([host, list]) => ({
      host,
      services: list.sort((a, b) => Number(a.weak) - Number(b.weak) || a.number - b.number),
    }))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
}

function hostEntries(addresses: readonly Address[], never: ReadonlySet<string>): TagEntry[] {
  return [
    ...addresses.map(({ host, services }) => ({
      hash: hashHost(host),
      text: host + services.map(({ number, weak }) => (weak ? 'W' : 'S') + number.toString(36)).join(''),
    })),
    ...[...never].sort().map((host) => ({ hash: hashHost(host), text: neverEntry(hashHost(host)) })),
  ];
}

/** Whether a name belongs to its service alone: it counts by itself, or it is made of several words (`IGFamous`). */
const isOwnName = ({ text, match }: ServiceRecord['names'][number]): boolean =>
  match === 'free' || (match === 'companion' && /[\s-]|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(text.trim()));

/**
 * Listed hosts that other hosts may resemble, one for each label. Hosts whose label is an ordinary or well-known word
 * stay out, and so do hosts with weak evidence.
 */
function alikeOf(
  addresses: readonly Address[],
  services: readonly ServiceRecord[],
  taken: ReadonlySet<string>,
): { host: string; service: ServiceNumber; form: string }[] {
  const labels = new Set<string>();
  return addresses.flatMap(({ host, services: [first] }) => {
    const label = labelOf(host);
    const record = first === undefined ? undefined : services[first.number];
    if (
      label === null ||
      first === undefined ||
      record === undefined ||
      first.weak ||
      label.startsWith('xn--') ||
      labels.has(label)
    )
      return [];
    const form = skeletonOf(label);
    // An ordinary name may have the address in brackets after it.
    const bare = (text: string): string => foldName(text.replace(/\s*\([^)]*\)$/, '')).replaceAll(' ', '');
    const same = record.names.filter(({ text }) => skeletonOf(bare(text)) === form);
    const ordinary = same.length > 0 && !same.some(isOwnName);
    if (label.length < MIN_LABEL || form.length < MIN_LABEL || ordinary || taken.has(form)) return [];
    labels.add(label);
    return [{ host, service: first.number, form }];
  });
}

interface Named {
  readonly term: Term;
  readonly role: number;
  readonly owner: ServiceNumber;
}

function termsOf(services: readonly ServiceRecord[], addresses: readonly Address[]): Named[] {
  const named: Named[] = [];
  services.forEach((service, owner) => {
    for (const { text, match, caseSensitive } of service.names) {
      if (match === 'never') continue;
      named.push({
        term: { text, twins: true, ...(caseSensitive === true ? { caseSensitive } : {}) },
        role: match === 'free' ? ROLE.FREE : ROLE.COMPANION,
        owner,
      });
      // Without these capitals the name is ordinary words, so it counts only in company.
      if (match === 'free' && caseSensitive === true)
        named.push({ term: { text, twins: true }, role: ROLE.COMPANION, owner });
    }
    if (!named.some((each) => each.owner === owner && each.role === ROLE.COMPANION)) return;
    const names = new Set(service.names.map(({ text }) => foldName(text)));
    for (const text of service.operators)
      if (!names.has(foldName(text))) named.push({ term: { text }, role: ROLE.OPERATOR, owner });
  });
  // A host written out names its service. Leave out hosts in which the name alone would be found anyway.
  const free = new Map<ServiceNumber, Set<string>>();
  for (const { term, role, owner } of named)
    if (role === ROLE.FREE && term.caseSensitive !== true)
      free.set(owner, (free.get(owner) ?? new Set()).add(foldName(term.text)));
  for (const { host, services: owners } of addresses) {
    for (const { number, weak } of owners)
      if (!weak && free.get(number)?.has(labelOf(host) ?? '') !== true)
        named.push({ term: { text: host }, role: ROLE.FREE, owner: number });
  }
  return named;
}

/** Every name and address that can be found on a page, and the words near which ordinary names count. */
export function namedTerms(
  services: readonly ServiceRecord[],
  never: readonly string[],
): { readonly text: string; readonly role: number; readonly isHost: boolean }[] {
  const addresses = addressesOf(services, new Set(never));
  return [
    ...termsOf(services, []).map(({ term, role }) => ({ text: term.text, role, isHost: false })),
    ...addresses.map(({ host }) => ({ text: host, role: ROLE.FREE, isHost: true })),
    // The words of a sale are left out: they count only beside goods, and the words for goods are enough for the gate.
    ...[...companyWords('trade'), ...companyWords('goods')].map((text) => ({ text, role: ROLE.TRADE, isHost: false })),
  ];
}

/** The names that are found even if only with an ending, in lower case as they are compared. */
export const inflectedNames = (services: readonly ServiceRecord[]): string[] =>
  services.flatMap(({ names }) =>
    names.flatMap(({ text, match }) => (match === 'free' && INFLECTED.has(text) ? text.toLowerCase() : [])),
  );

const appsOf = (services: readonly ServiceRecord[]): IndexedApp[] =>
  services.flatMap(({ apps }, number) =>
    apps
      .filter(({ id, developer }) => id !== undefined || developer !== undefined)
      .map(
        ({ store, id, name, developer }): IndexedApp => [
          STORES.indexOf(store),
          store === 'firefox-add-ons' ? (id ?? '').toLowerCase() : (id ?? ''),
          foldName(name),
          developer === undefined ? '' : foldName(developer),
          number,
        ],
      ),
  );

/**
 * Builds the page index.
 * @param never hosts from never.yaml; they and their subdomains match nothing
 */
export function buildPageIndex(services: readonly ServiceRecord[], never: readonly string[]): FullIndex {
  const neverHosts = new Set(never);
  const addresses = addressesOf(services, neverHosts);
  // Skip never-hosts below a listed host: they have the same label, which must not count as well-known.
  const listed = new Set(addresses.map(({ host }) => host));
  const known = new Set([
    ...WELL_KNOWN,
    ...never.filter((host) => !isBelow(host, listed)).flatMap((host) => labelOf(host) ?? []),
  ]);
  const alike = alikeOf(addresses, services, new Set([...known].map(skeletonOf)));
  const named = termsOf(services, addresses);
  const index: FullIndex = {
    hosts: buildTagTable(hostEntries(addresses, neverHosts)),
    alike: alike.map(({ host }) => host),
    alikeOf: alike.map(({ service }) => service),
    unlike: [],
    names: buildTermTable([
      ...named.map(({ term, role, owner }) => ({ ...term, value: nameValue(role, owner) })),
      ...(Object.keys(COMPANY) as (keyof typeof COMPANY)[]).flatMap((kind) =>
        companyWords(kind).map((text) => ({ text, value: nameValue(ROLE.TRADE, COMPANY[kind]) })),
      ),
    ]),
    inflected: inflectedNames(services).join(' '),
    apps: appsOf(services),
    login: services.flatMap(({ category }, number) => (category === 'credential-harvesting' ? [number] : [])),
    loginPlatforms: services
      .filter(({ category }) => category === 'credential-harvesting')
      .map(({ targets }) => targets.map((platform) => PLATFORMS.indexOf(platform))),
  };
  // List the well-known labels that resemble a listed one: they count as look-alikes under no suffix.
  const unlike = [...known].sort().filter((label) => findLookalike(index, `${label}.invalid`) !== null);
  return { ...index, unlike };
}
