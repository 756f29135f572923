/**
 * Finds the listed host that a host resembles, and how. On a page, a resemblance alone is no finding: the page must
 * show signs of the trade, too. So only the background looks for it: for pages that show such signs, and for addresses
 * that a person asks about. It compares all listed hosts without an index, which takes well below a millisecond.
 */
import { labelOf } from '../address/label.ts';
import { inLetters } from '../address/punycode.ts';
import { withoutTwins } from '../text/fold.ts';
import { findListed, isIndexed } from './listed.ts';
import type { Listed as ListedHost } from './listed.ts';
import type { Verdict } from './judge.ts';
import type { Finding, Resemblance, ServiceNumber } from '../model.ts';
import type { FullIndex } from './page-index.ts';

interface Lookalike {
  readonly service: ServiceNumber;
  /** The listed host that is resembled. */
  readonly host: string;
  readonly how: Resemblance;
}

/** A label as written and as compared (`skeletonOf`). */
interface Label {
  readonly label: string;
  readonly skeleton: string;
}

interface Listed extends Label {
  readonly host: string;
  readonly service: ServiceNumber;
}

/** Fewest letters of a listed label that another may resemble by one edit. */
const MIN_EDIT = 6;
/** Shorter labels are compared for one edit as they are written, not by their skeletons. */
const MIN_ALIKE = 7;
/** Shorter labels are too common to resemble anything. */
export const MIN_LABEL = 5;

/** Digits that are read as letters. */
const DIGITS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'b',
  7: 't',
  8: 'b',
  9: 'g',
};
/** Letters, and pairs of letters, that look like another: the Latin part of Unicode TR39 that hosts can hold. */
const TWINS: Readonly<Record<string, string>> = { i: 'l', j: 'l', q: 'g', u: 'v' };
const PAIRS: readonly (readonly [pair: RegExp, letter: string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

const withoutDigits = (label: string): string => label.replace(/\d/g, (digit) => DIGITS[digit] ?? digit);

/** Replaces digits and letters that look alike by one letter each and drops hyphens, to compare labels by looks. */
export const skeletonOf = (label: string): string =>
  PAIRS.reduce(
    (text, [pair, letter]) => text.replace(pair, letter),
    withoutDigits(label)
      .replaceAll('-', '')
      .replace(/[ijqu]/g, (letter) => TWINS[letter] ?? letter),
  );

/** Whether two texts are at most one insertion, deletion, change or swap of neighbours apart. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)];
  if (left.length < 2 && right.length < 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Ways in which a whole label may resemble a listed one, the nearest first. */
const WAYS = ['other-suffix', 'digits', 'confusable', 'one-edit'] as const;

/** How a label resembles a listed one: an index in `WAYS`, or `WAYS.length` where it does not. */
function wayOf({ label, skeleton }: Label, listed: Label): number {
  if (label === listed.label) return WAYS.indexOf('other-suffix');
  if (skeleton !== listed.skeleton) {
    const least = Math.min(label.length + 1, listed.label.length);
    // Short labels are compared as they are written: their skeletons are too much alike.
    const near = least < MIN_ALIKE ? isNear(label, listed.label) : isNear(skeleton, listed.skeleton);
    return least >= MIN_EDIT && near ? WAYS.indexOf('one-edit') : WAYS.length;
  }
  const isAsLong = label.length === listed.label.length;
  if (isAsLong && withoutDigits(label) === withoutDigits(listed.label)) return WAYS.indexOf('digits');
  const isHyphen = label.replaceAll('-', '') === listed.label.replaceAll('-', '');
  return WAYS.indexOf(isHyphen ? 'one-edit' : 'confusable');
}

/** The listed host that a label resembles most; undefined where it resembles none. */
function nearestTo(
  asked: Label,
  list: readonly Listed[],
): { readonly listed: Listed; readonly way: number } | undefined {
  let best: { readonly listed: Listed; readonly way: number } | undefined;
  for (const listed of list) {
    const way = wayOf(asked, listed);
    if (way < (best?.way ?? WAYS.length)) best = { listed, way };
  }
  return best;
}

const alikeLists = new WeakMap<readonly string[], readonly Listed[]>();

/** The listed hosts that others may resemble, with their labels; made once for each index. */
function alikeIn({ alike, alikeOf }: FullIndex): readonly Listed[] {
  let list = alikeLists.get(alike);
  if (list === undefined) {
    list = alike.flatMap((host, at) => {
      const [label, service] = [labelOf(host), alikeOf[at]];
      return label === null || service === undefined ? [] : [{ host, service, label, skeleton: skeletonOf(label) }];
    });
    alikeLists.set(alike, list);
  }
  return list;
}

/** Words put before or after a name. */
const BEFORE = ['get', 'go', 'my', 'the', 'try', 'use', 'buy', 'new', 'join', 'app', 'real', 'official'];
const AFTER = [
  ...['official', 'app', 'apps', 'online', 'pro', 'plus', 'hq', 'vip', 'shop', 'store', 'login', 'web', 'site'],
  ...['panel', 'smm', 'free', 'net', 'io'],
];

/** The label without an added word: one text for each word that may have been added. */
const withoutAddedWord = (label: string): string[] => [
  ...BEFORE.filter((word) => label.startsWith(word)).map((word) => label.slice(word.length)),
  ...AFTER.filter((word) => label.endsWith(word)).map((word) => label.slice(0, -word.length)),
];

/** Writes a punycode label in the Latin letters that it looks like, without accents; null where it looks like none. */
function asLatin(label: string): string | null {
  const bare = inLetters(label)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ıłøđ]/g, (letter) => ({ ı: 'i', ł: 'l', ø: 'o', đ: 'd' })[letter] ?? letter);
  // `withoutTwins` reads only words that have a Latin letter, too, so one is added and cut off again.
  const latin = /^[\x21-\x7e]+$/.test(bare) ? bare : (withoutTwins(`${bare}z`)?.slice(0, -1) ?? null);
  return latin !== null && /^[\x21-\x7e]+$/.test(latin) && !latin.startsWith('xn--') ? latin : null;
}

/** The strongly sourced listed host that another begins with, to look like it (`massroot8.com.example`), or null. */
function hostInside(index: FullIndex, host: string): ListedHost | null {
  for (const { index: end } of host.matchAll(/[.-]/g)) {
    const listed = findListed(index, host.slice(0, end));
    if (listed?.weak === false) return listed;
  }
  return null;
}

/** Finds the listed host that a host resembles; null for hosts that are listed, on the never-list, or like none. */
export function findLookalike(index: FullIndex, host: string): Lookalike | null {
  const label = labelOf(host);
  if (label === null || isIndexed(index, host)) return null;
  const isForeign = label.startsWith('xn--');
  const read = isForeign ? asLatin(label) : label;
  const list = alikeIn(index);
  const found = (listed: Listed, how: Resemblance): Lookalike => ({ service: listed.service, host: listed.host, how });

  const inside = hostInside(index, host);
  if (inside !== null) return { service: inside.service, host: inside.host, how: 'inside' };
  if (read === null || read.length < MIN_LABEL || read.length > 63 || index.unlike.includes(read)) return null;
  const nearest = nearestTo({ label: read, skeleton: skeletonOf(read) }, list);
  if (nearest !== undefined) return found(nearest.listed, isForeign ? 'confusable' : WAYS[nearest.way]!);
  const rests = withoutAddedWord(read)
    .filter((rest) => rest.length >= MIN_LABEL)
    .map(skeletonOf);
  const longer = isForeign ? undefined : list.find(({ skeleton }) => rests.includes(skeleton));
  return longer === undefined ? null : found(longer, 'added-word');
}

/**
 * Makes a look-alike of a mention where a page that sells calls itself by the name: a title that tells of the trade has
 * the name as a whole part ("Boostgram - buy followers"). The page may be another than the service's, because anybody
 * can take a name. "A better Boostgram" and "Boostgram or Devumi" only speak about the name.
 */
function withNamesakes(host: string, findings: readonly Finding<ServiceNumber>[]): readonly Finding<ServiceNumber>[] {
  const offer = findings.find(({ kind }) => kind === 'offer');
  if (offer?.kind !== 'offer') return findings;
  return findings.map((finding) =>
    finding.kind === 'mention' && finding.own === true && offer.signals.some(({ place }) => place === 'title')
      ? { kind: 'lookalike', service: finding.service, host, how: 'name', signals: offer.signals }
      : finding,
  );
}

/**
 * Adds look-alikes to the findings of a page: by its host, if it shows signs of the trade, and by a name in its title.
 */
export function withLookalike(
  index: FullIndex,
  host: string,
  { findings: all, trade }: Verdict,
): readonly Finding<ServiceNumber>[] {
  const found = trade === undefined ? null : findLookalike(index, host);
  const named = withNamesakes(host, all);
  if (found === null || trade === undefined) return named;
  const findings = named.filter((finding) => finding.kind !== 'lookalike' || finding.service !== found.service);
  const graver = findings.filter(({ kind }) => kind === 'embedded');
  return [
    ...graver,
    { kind: 'lookalike', service: found.service, host, how: found.how, signals: trade },
    ...findings.slice(graver.length),
  ];
}
