/**
 * Hosts: cut out of addresses by hand (a tenth of what a URL object costs), normalised, walked up, and their
 * registrable label. Names with letters beyond ASCII are taken in the form browsers hand out (`xn--`); the build
 * converts what people write.
 */

/** Longest host there can be. */
const MAX_HOST = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const IPV6 = /^\[[0-9a-f:.]{2,45}\]$/;

/**
 * True for hosts that are already as `normalizeHost` would make them, as nearly all are. The host may stand in a
 * longer text.
 */
export function isPlainHost(text: string, from = 0, to = text.length): boolean {
  if (to <= from || to - from > MAX_HOST) return false;
  let labelStart = from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) continue;
    if (unit === 46 && i > labelStart && i - labelStart < 64 && text.charCodeAt(i - 1) !== 45) labelStart = i + 1;
    else if (unit !== 45 || i === labelStart) return false;
  }
  return labelStart < to && text.charCodeAt(to - 1) !== 45 && to - labelStart < 64;
}

/**
 * The host in lower case, without port and final dot; null where it is none. IPv6 keeps its brackets. Hosts with
 * letters beyond ASCII are null: browsers hand them out as `xn--`.
 */
export function normalizeHost(raw: string): string | null {
  if (isPlainHost(raw)) return raw;
  let host = raw.trim().toLowerCase();
  if (host.startsWith('[')) {
    host = host.replace(/\]:\d*$/, ']');
    return IPV6.test(host) ? host : null;
  }
  host = host.replace(/:\d*$/, '').replace(/\.$/, '');
  if (host === '' || host.length > MAX_HOST) return null;
  return host.split('.').every((label) => LABEL.test(label)) ? host : null;
}

/** The host and its parents, nearest first, down to two labels; addresses by number have no parents. */
export function parentHosts(host: string): string[] {
  const hosts = [host];
  if (isAddress(host)) return hosts;
  for (let at = host.indexOf('.'); at >= 0; at = host.indexOf('.', at + 1)) {
    const parent = host.slice(at + 1);
    if (parent.includes('.')) hosts.push(parent);
  }
  return hosts;
}

/** True for IPv4 and IPv6 addresses. */
export const isAddress = (host: string): boolean => host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

const endsHost = (unit: number): boolean =>
  unit === 47 /* / */ || unit === 63 /* ? */ || unit === 35 /* # */ || unit === 92; /* \ */

/**
 * The host of an http, https, ws, wss or ftp address or of one that begins with `//`; null for anything else.
 * Browsers read `\` as `/`, and drop tabs and line ends anywhere: so does this.
 */
export function hostOfUrl(url: string): string | null {
  let from = url.indexOf('//');
  if (from < 0 || from > 16) return /[\t\n\r\\]/.test(url.slice(0, 64)) ? hostOfOddUrl(url) : null;
  if (from > 0 && !isWebScheme(url, from)) return /[\t\n\r\\\s]/.test(url.slice(0, from)) ? hostOfOddUrl(url) : null;
  from += 2;
  let to = from;
  for (; to < url.length; to++) {
    const unit = url.charCodeAt(to);
    if (endsHost(unit)) break;
    if (unit === 64)
      from = to + 1; // user:password@
    else if (unit < 32) return hostOfOddUrl(url);
  }
  return from === to ? (to < url.length ? hostOfOddUrl(url) : null) : normalizeHost(url.slice(from, to));
}

/** Whether `https:` or the like stands before `at`. */
function isWebScheme(url: string, at: number): boolean {
  switch (at) {
    case 6:
      return url.startsWith('https:') || url.slice(0, 6).toLowerCase() === 'https:';
    case 5:
      return url.startsWith('http:') || url.slice(0, 5).toLowerCase() === 'http:';
    default:
      return /^(?:wss?|ftp):$/i.test(url.slice(0, at));
  }
}

/** For addresses that are written to be misread. Each step makes the address shorter or ends. */
function hostOfOddUrl(url: string): string | null {
  const tidy = url.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '');
  const match = /^(?:(?:https?|wss?|ftp):)?[\\/]{2,}([^\\/?#]*)/i.exec(tidy);
  const host = match?.[1]?.replace(/^.*@/, '');
  return host === undefined || host === '' ? null : normalizeHost(host);
}

/** Second-level names below which anybody can register, under two-letter suffixes (`co.uk`, `com.br`). */
const SECOND_LEVEL = new Set([
  'ac',
  'asso',
  'co',
  'com',
  'edu',
  'firm',
  'gen',
  'go',
  'gob',
  'gov',
  'gouv',
  'idv',
  'in',
  'info',
  'ltd',
  'me',
  'mil',
  'ne',
  'net',
  'nom',
  'or',
  'org',
  'plc',
  'sch',
  'web',
]);
/** Hosting services whose customers get a name below theirs. */
const HOSTED =
  /\.(?:blogspot\.[a-z.]+|wordpress\.com|weebly\.com|wixsite\.com|tumblr\.com|github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|herokuapp\.com|myshopify\.com|onrender\.com|ucoz\.[a-z]+|webnode\.[a-z]+|carrd\.co|business\.site|godaddysites\.com)$/;
/** Letters that every such name ends in, so that the expression is rarely run. */
const mayBeHosted = (host: string): boolean => host.indexOf('.') !== host.lastIndexOf('.');

/**
 * Where the registrable label of a host begins and ends: `massroot8` in `www.massroot8.co.uk`. This knows the common
 * second-level suffixes and hosting services, not the whole public suffix list, which is too large for a page: under
 * a rare suffix of two labels it takes the wrong label, and the look-alike rule then misses a host; a listed host is
 * found all the same.
 */
export function labelRange(host: string): readonly [start: number, end: number] | null {
  if (isAddress(host)) return null;
  const hosted = mayBeHosted(host) ? HOSTED.exec(host) : null;
  let end = hosted?.index ?? host.lastIndexOf('.');
  if (end <= 0) return null;
  if (hosted === null && host.length - end === 3) {
    const second = host.lastIndexOf('.', end - 1);
    if (second > 0 && SECOND_LEVEL.has(host.slice(second + 1, end))) end = second;
  }
  return [host.lastIndexOf('.', end - 1) + 1, end];
}

/** The registrable label of a host, or null. */
export function labelOf(host: string): string | null {
  const range = labelRange(host);
  return range === null ? null : host.slice(range[0], range[1]);
}
