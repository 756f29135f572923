/** Finds where a link over a redirector leads: the goal stands in the link itself. Nothing is fetched. */
import { hostOfUrl } from './hostname.ts';
import { REDIRECTORS } from './redirector-rules.ts';
import type { Redirector } from './redirector-rules.ts';
import { finishHash, HASH_SEED, hashText, hashUnit } from '../match/tag-table.ts';

/** How many redirectors are unwrapped, one inside another. */
const MAX_LEVELS = 3;

/** The host of every redirector has one of these labels; `t` is for the shortener of X. */
const REDIRECTING = new Set(['t', ...REDIRECTORS.flatMap(({ labels }) => labels.split(' '))]);
/** For a hash of a label: 1 where the label may be one of these. */
const MAY_BE = new Uint8Array(1024);
for (const label of REDIRECTING) MAY_BE[hashText(label) & 1023] = 1;
/** Addresses of clicks on advertisements and search results, which may hide their goal. */
const AD_CLICK = new RegExp(
  String.raw`^https?:\/\/(?:(?:yabs|an|bs)\.yandex\.[a-z.]+\/|(?:www\.)?google\.[a-z.]+\/(?:aclk|goto)\b` +
    String.raw`|www\.googleadservices\.com\/|syndicatedsearch\.goog\/|[a-z-]+\.doubleclick\.net\/|` +
    String.raw`(?:[a-z-]+\.)?bing\.com\/acli?c?k\b)`,
  'i',
);
/** Shorteners: only the text of such a link shows where it leads. */
const SHORTENER = /^https?:\/\/(?:t\.co|lnkd\.in)\//i;
/** Matches a text that is nothing but an address, also as X writes it below a link's picture ("From massroot8.com"). */
const ADDRESS = /^(?:https?:\/\/|(?:From|De|Von|Da) )?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:$|[/?#…]| ?[›•·])/i;
const LONGEST_ADDRESS = 200;

/** What has to be known of an element to read its visible text. */
export interface TextTree {
  readonly textContent: string | null;
  readonly localName?: string;
  readonly children?: ArrayLike<TextTree>;
  readonly getAttribute?: (name: string) => string | null;
}

/** Whether a link is a click on an advertisement that does not say where it leads. */
export const hidesGoal = (url: string): boolean => AD_CLICK.test(unwrap(url));

/** The address a link leads to in the end. Where the link does not say it, the address that is the text of `link`. */
export function goalOf(url: string, link?: TextTree): string {
  const goal = unwrap(url);
  if (link === undefined || !(SHORTENER.test(goal) || AD_CLICK.test(goal))) return goal;
  const host = hostShown(link);
  return host === undefined ? goal : `https://${host}/`;
}

const isHeading = (tree: TextTree): boolean =>
  /^h[1-6]$/.test(tree.localName ?? '') || tree.getAttribute?.('role') === 'heading';
const childrenOf = (tree: TextTree): TextTree[] => Array.from(tree.children ?? []);
const holdsHeading = (tree: TextTree): boolean => isHeading(tree) || childrenOf(tree).some(holdsHeading);

/**
 * The host of the first part of a text that is nothing but an address. Headings and bold words do not count: they may
 * name anybody.
 */
function hostShown(tree: TextTree): string | undefined {
  if (isHeading(tree) || /^(?:b|em|strong|mark)$/.test(tree.localName ?? '')) return undefined;
  const text = tree.textContent?.trim() ?? '';
  const host = text.length > LONGEST_ADDRESS || holdsHeading(tree) ? undefined : ADDRESS.exec(text)?.[1];
  if (host !== undefined) return host.toLowerCase();
  for (const child of childrenOf(tree)) {
    const found = hostShown(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether links to a host may lead elsewhere. The host stands in `text` between `from` and `to`. */
export function mayRedirect(text: string, from = 0, to = text.length): boolean {
  let hash = HASH_SEED;
  let start = from;
  for (let i = from; i <= to; i++) {
    const unit = text.charCodeAt(i);
    if (i < to && unit !== 46 /* . */) hash = hashUnit(hash, unit);
    else if (MAY_BE[finishHash(hash) & 1023] === 1 && REDIRECTING.has(text.slice(start, i))) return true;
    else {
      hash = HASH_SEED;
      start = i + 1;
    }
  }
  return false;
}

/** The address a link leads to in the end, or the link itself. */
export function unwrap(url: string): string {
  let goal = url;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const inner = unwrapOnce(goal);
    if (inner === null) return goal;
    goal = inner;
  }
  return goal;
}

function unwrapOnce(url: string): string | null {
  const host = hostOfUrl(url);
  if (host === null || !mayRedirect(host)) return null;
  // After some hosts the query begins without a slash.
  const from = url.slice(url.indexOf('//') + 2);
  const begins = from.search(/[/?]/);
  if (begins < 0) return null;
  const path = from.slice(begins).replace(/^\?/, '/?');
  const bare = host.replace(/^www\./, '');
  for (const rule of REDIRECTORS) {
    const inHost = rule.host.exec(bare);
    const inPath = inHost === null ? null : rule.path.exec(path);
    if (inHost === null || inPath === null) continue;
    const named = (rule.goal?.split(' ') ?? []).map((name) => parameter(path, name));
    for (const value of [inHost[1], inPath[1], ...named]) {
      const goal = value === undefined || value === null ? null : decoded(value, rule.written);
      if (goal !== null) return goal;
    }
  }
  return null;
}

/** Raw value of a parameter of the query, or null. */
function parameter(path: string, name: string): string | null {
  const query = path.indexOf('?');
  if (query < 0) return null;
  const hash = path.indexOf('#', query);
  for (const part of path.slice(query + 1, hash < 0 ? path.length : hash).split('&')) {
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  }
  return null;
}

/** Decodes a goal into an http or https address; null where it is none. */
function decoded(value: string, written: Redirector['written']): string | null {
  let goal = value;
  try {
    if (written === 'dashes') goal = goal.replaceAll(/-([0-9A-F]{2})/g, '%$1').replaceAll('_', '/');
    if (written === 'label') goal = goal.replaceAll(/--?/g, (dash) => (dash === '-' ? '.' : '-'));
    // A goal that begins like an address is not encoded.
    if (!/^https?:\//i.test(goal)) goal = decodeURIComponent(goal.replaceAll('+', ' '));
    if (written === 'base64' && /^(?:a1)?aHR0/.test(goal)) {
      goal = fromBase64(goal.replace(/^a1/, ''));
      if (/^https?%3a/i.test(goal)) goal = decodeURIComponent(goal);
    }
  } catch {
    return null;
  }
  // Awin puts the goal in double square brackets.
  goal = goal.trim().replace(/^\[\[|\]\]$/g, '');
  if (goal.startsWith('//')) goal = `https:${goal}`;
  if (written === 'label' || (written === 'bare' && /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?:[/?#:]|$)/i.test(goal)))
    goal = `https://${goal.includes('/') ? goal : `${goal}/`}`;
  // In a path, the two slashes of an address may have become one.
  goal = goal.replace(/^(https?:\/)(?=[^/])/i, '$1/');
  return /^https?:\/\//i.test(goal) && hostOfUrl(goal) !== null ? goal : null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Decodes base 64 (either alphabet) to ASCII text, up to the first character that is not base 64. */
function fromBase64(text: string): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const character of text.replaceAll('+', '-').replaceAll('/', '_')) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 0xff);
  }
  return out;
}
