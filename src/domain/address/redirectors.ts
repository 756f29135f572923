/** Looks through links that lead over a redirector: the goal stands in the link itself. Nothing is fetched. */
import { hostOfUrl } from './hostname.ts';
import { REDIRECTORS } from './redirector-rules.ts';
import type { Redirector } from './redirector-rules.ts';
import { finishHash, HASH_SEED, hashText, hashUnit } from '../match/tag-table.ts';

/** Redirectors inside redirectors. */
const MAX_LEVELS = 3;

/** Labels one of which stands in the host of every redirector here, and of X's shortener. */
const REDIRECTING = new Set(['t', ...REDIRECTORS.flatMap(({ labels }) => labels.split(' '))]);
/** By a hash of a label: whether it may be one of these. */
const MAY_BE = new Uint8Array(1024);
for (const label of REDIRECTING) MAY_BE[hashText(label) & 1023] = 1;
/** Clicks on advertisements and results whose goal may be hidden. */
const AD_CLICK = new RegExp(
  String.raw`^https?:\/\/(?:(?:yabs|an|bs)\.yandex\.[a-z.]+\/|(?:www\.)?google\.[a-z.]+\/(?:aclk|goto)\b` +
    String.raw`|www\.googleadservices\.com\/|syndicatedsearch\.goog\/|[a-z-]+\.doubleclick\.net\/|` +
    String.raw`(?:[a-z-]+\.)?bing\.com\/acli?c?k\b)`,
  'i',
);
/** Shorteners that show where a link leads in its text only. */
const SHORTENER = /^https?:\/\/(?:t\.co|lnkd\.in)\//i;
/** The whole of a text that is an address, with how X writes it below the picture of a link ("From massroot8.com"). */
const ADDRESS = /^(?:https?:\/\/|(?:From|De|Von|Da) )?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:$|[/?#…]| ?[›•·])/i;
const LONGEST_ADDRESS = 200;

/** An element, as far as its visible text goes. */
export interface TextTree {
  readonly textContent: string | null;
  readonly localName?: string;
  readonly children?: ArrayLike<TextTree>;
  readonly getAttribute?: (name: string) => string | null;
}

/** Whether a link is the click on an advertisement and does not say where it leads. */
export const hidesGoal = (url: string): boolean => AD_CLICK.test(unwrap(url));

/** The address a link leads to in the end; where it does not say so itself, the address that its text is. */
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
 * The first part of a text that is an address and nothing else. Headings are titles, and a title may name anybody; so
 * may a word in bold.
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

/** Whether links to a host may lead elsewhere. The host may stand in a longer text. */
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
  // Behind some hosts the query begins without a slash.
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

/** Where a goal leads, as an http address; null where it is none. */
function decoded(value: string, written: Redirector['written']): string | null {
  let goal = value;
  try {
    if (written === 'dashes') goal = goal.replaceAll(/-([0-9A-F]{2})/g, '%$1').replaceAll('_', '/');
    if (written === 'label') goal = goal.replaceAll(/--?/g, (dash) => (dash === '-' ? '.' : '-'));
    // An address that stands there as it is needs no decoding.
    if (!/^https?:\//i.test(goal)) goal = decodeURIComponent(goal.replaceAll('+', ' '));
    if (written === 'base64' && /^(?:a1)?aHR0/.test(goal)) {
      goal = fromBase64(goal.replace(/^a1/, ''));
      if (/^https?%3a/i.test(goal)) goal = decodeURIComponent(goal);
    }
  } catch {
    return null;
  }
  // Awin puts it in two brackets.
  goal = goal.trim().replace(/^\[\[|\]\]$/g, '');
  if (goal.startsWith('//')) goal = `https:${goal}`;
  if (written === 'label' || (written === 'bare' && /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?:[/?#:]|$)/i.test(goal)))
    goal = `https://${goal.includes('/') ? goal : `${goal}/`}`;
  // Two slashes become one where an address stands in a path.
  goal = goal.replace(/^(https?:\/)(?=[^/])/i, '$1/');
  return /^https?:\/\//i.test(goal) && hostOfUrl(goal) !== null ? goal : null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** ASCII text out of base 64 (either alphabet); what is no base 64 ends it. */
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
