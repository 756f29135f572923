/** Services -> page index. Pure and deterministic: the same services give the same bytes. */
import { foldName } from '../domain/address/stores.ts';
import { hashHost, neverEntry } from '../domain/match/listed.ts';
import { findLookalike, MIN_LABEL, skeletonOf } from '../domain/match/lookalike.ts';
import { labelOf } from '../domain/address/label.ts';
import { STORES } from '../domain/model.ts';
import type { ServiceNumber, ServiceRecord } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import { nameValue, ROLE } from '../domain/match/page-index.ts';
import type { FullIndex, IndexedApp } from '../domain/match/page-index.ts';
import type { Term } from '../domain/text/terms.ts';
import { buildTagTable } from './tag-table-build.ts';
import type { TagEntry } from './tag-table-build.ts';
import { buildTermTable } from './term-table-build.ts';

/**
 * Words of the trade: near one of these an ordinary word may be a service's name. General words of court and press
 * stay out.
 */
const TRADE_WORDS = [
  'followers',
  'likes',
  'fake reviews',
  'paid reviews',
  'fake accounts',
  'fake engagement',
  'fake followers',
  'bots',
  'scraping',
  'scraper',
  'scraped',
  'smm',
  'smm panel',
  'social media marketing',
  'access tokens',
  'click fraud',
  'stream manipulation',
  'view bots',
  'viewbots',
  'seguidores',
  'curtidas',
  'me gusta',
  'abonnés',
  'faux avis',
  'gefälschte bewertungen',
  'fake-bewertungen',
  'recensioni false',
  'fałszywe opinie',
  'takipçi',
  'подписчиков',
  'накрутка',
  'накрутки',
  'підписників',
  'متابعين',
  'فالوور',
  'फॉलोअर्स',
  'pengikut',
  'follower',
  'volgers',
  'följare',
  'følgere',
  'seuraajia',
  'obserwujących',
  'sledujících',
  'sledovateľov',
  'követők',
  'követőt',
  'urmăritori',
  'izləyici',
  'pratitelja',
  'ακόλουθοι',
  'последователи',
  'עוקבים',
  'فالوورز',
  'ফলোয়ার',
  'ผู้ติดตาม',
  'người theo dõi',
  '粉丝',
  '粉絲',
  '刷量',
  'フォロワー',
  '팔로워',
  '팔로워를',
  '리뷰 조작',
];

/** Labels of platforms and household names: no listed label may make one of these a look-alike, whatever the suffix. */
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

/** True where `host` is one of `hosts` or lies below one. */
const isBelow = (host: string, hosts: ReadonlySet<string>): boolean => {
  for (let rest = host; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '')
    if (hosts.has(rest)) return true;
  return false;
};

interface Address {
  readonly host: string;
  readonly services: readonly { readonly number: ServiceNumber; readonly weak: boolean }[];
}

/** Listed hosts in alphabetical order, each once; none that the never-list covers. */
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

/** Whether a name is its service's own: it counts alone, or it is put together of several words (`IGFamous`). */
const isOwnName = ({ text, match }: ServiceRecord['names'][number]): boolean =>
  match === 'free' || (match === 'companion' && /[\s-]|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(text.trim()));

/**
 * Listed hosts that others may resemble: not those under an ordinary or well-known word, nor weak ones. One host for
 * each label.
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
    const same = record.names.filter(({ text }) => skeletonOf(foldName(text).replaceAll(' ', '')) === form);
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
    }
    if (!service.names.some(({ match }) => match === 'companion')) return;
    const names = new Set(service.names.map(({ text }) => foldName(text)));
    for (const text of service.operators)
      if (!names.has(foldName(text))) named.push({ term: { text }, role: ROLE.OPERATOR, owner });
  });
  // An address written out names the service. Where the name alone would be found in it anyway, it is left out.
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

/** Every name and every address that can be found on a page, and the words that keep ordinary names company. */
export function namedTerms(
  services: readonly ServiceRecord[],
  never: readonly string[],
): { readonly text: string; readonly role: number; readonly isHost: boolean }[] {
  const addresses = addressesOf(services, new Set(never));
  return [
    ...termsOf(services, []).map(({ term, role }) => ({ text: term.text, role, isHost: false })),
    ...addresses.map(({ host }) => ({ text: host, role: ROLE.FREE, isHost: true })),
    ...TRADE_WORDS.map((text) => ({ text, role: ROLE.TRADE, isHost: false })),
  ];
}

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

/** @param never hosts that never match, from never.yaml; nor does what lies below them. */
export function buildPageIndex(services: readonly ServiceRecord[], never: readonly string[]): FullIndex {
  const neverHosts = new Set(never);
  const addresses = addressesOf(services, neverHosts);
  // A never-host below a listed one says nothing about the listed one's label.
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
      ...TRADE_WORDS.map((text) => ({ text, value: ROLE.TRADE })),
    ]),
    apps: appsOf(services),
    login: services.flatMap(({ category }, number) => (category === 'credential-harvesting' ? [number] : [])),
    loginPlatforms: services
      .filter(({ category }) => category === 'credential-harvesting')
      .map(({ targets }) => targets.map((platform) => PLATFORMS.indexOf(platform))),
  };
  // A well-known label that resembles a listed one is named, so that it resembles nothing under any suffix.
  const unlike = [...known].sort().filter((label) => findLookalike(index, `${label}.invalid`) !== null);
  return { ...index, unlike };
}
