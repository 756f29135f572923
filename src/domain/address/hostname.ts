/**
 * Hosts: how they are cut out of addresses by hand (a tenth of what a URL object costs), normalised, and walked up.
 * Names with letters beyond ASCII are expected in the form that browsers use (`xn--`); the build converts what people
 * write.
 */

/** Longest host there can be. */
const MAX_HOST = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const IPV6 = /^\[[0-9a-f:.]{2,45}\]$/;

/**
 * Whether a host is already as `normalizeHost` would return it, as nearly all are. It stands in `text` between `from`
 * and `to`.
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
  // A last label that begins with a digit may make the host an IP address, which browsers accept in several notations.
  const last = text.charCodeAt(labelStart);
  return labelStart < to && text.charCodeAt(to - 1) !== 45 && to - labelStart < 64 && (last < 48 || last > 57);
}

/**
 * The host in the form that browsers use, without port and final dot; null where it is none. This is the only place
 * that normalises hosts, for pages, popup and tools: percent signs, full-width letters, ideographic dots and letters
 * beyond ASCII become what the browser would ask for (`xn--`).
 */
export function normalizeHost(raw: string): string | null {
  if (isPlainHost(raw)) return raw;
  let host = raw.trim().toLowerCase();
  if (host.startsWith('[')) {
    host = host.replace(/\]:\d*$/, ']');
    return IPV6.test(host) ? host : null;
  }
  host = host.replace(/:\d*$/, '');
  if (ODD_IN_HOST.test(host) || ENDS_IN_NUMBER.test(host)) host = parsed(`https://${host}/`)?.hostname ?? '';
  host = host.replace(/\.$/, '');
  if (host === '' || host.length > MAX_HOST) return null;
  return host.split('.').every((label) => LABEL.test(label)) ? host : null;
}

/** Characters that a host can have only before the browser has normalised it. */
const ODD_IN_HOST = /[%\u0080-\uffff]/;

/** Hosts that are IP addresses, perhaps written short: the browser turns `1.2` into 1.0.0.2. */
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/;

/** The address as the browser parses it; null where it is none. */
function parsed(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/** The host and its parents, nearest first, down to two labels; IP addresses have no parents. */
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
const isAddress = (host: string): boolean => host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

const endsHost = (unit: number): boolean =>
  unit === 47 /* / */ || unit === 63 /* ? */ || unit === 35 /* # */ || unit === 92; /* \ */

/**
 * The host of an http, https, ws, wss or ftp address or of one that begins with `//`; null for anything else. Usual
 * addresses are cut by hand; all others go through the browser's own parser, so that the host is the one the browser
 * would open.
 */
export function hostOfUrl(url: string): string | null {
  const from = url.indexOf('//') + 2;
  if (from === 1 || (from !== 2 && !isWebScheme(url, from - 2))) return isOdd(url) ? hostOfOddUrl(url) : null;
  let to = from;
  for (; to < url.length; to++) {
    const unit = url.charCodeAt(to);
    if (endsHost(unit)) break;
    if (unit === 64 /* @ */ || unit <= 32 || unit > 126 || unit === 37 /* % */) return hostOfOddUrl(url);
  }
  return from === to ? hostOfOddUrl(url) : normalizeHost(url.slice(from, to));
}

/**
 * The address a link on a page leads to: the link itself if it is absolute, else resolved against `base`, the address
 * of the page or of its `<base>`. Null where it is no address.
 */
export function absoluteUrl(href: string, base: string): string | null {
  return /^https?:\/\/[^\s\\/]/.test(href) ? href : (parsed(href, base)?.href ?? null);
}

/** Whether an address has no host of its own, so that it leads to the site it is written on. */
export function isRelative(href: string): boolean {
  const first = href.charCodeAt(0);
  const second = href.charCodeAt(1);
  if (first === 47 /* / */) return second !== 47 && second !== 92 /* \ */ && !(second <= 32);
  return first === 35 /* # */ || first === 63 /* ? */ || (first > 32 && !/[:\\]/.test(href));
}

/** Whether the text before `at` is a scheme of the web, such as `https:`. */
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

/** Whether an address with an unusual beginning may be a web address all the same. */
const isOdd = (url: string): boolean =>
  /^[\u0000-\u0020]*[\\/hwf]/i.test(url) && /[\t\n\r\\:]|^\s/.test(url.slice(0, 64));

/** The host of an unusual address, perhaps one that is written to be misread, by the browser's own parser. */
function hostOfOddUrl(url: string): string | null {
  const goal = parsed(url) ?? parsed(url, 'https://page.invalid/');
  if (goal === null || !/^(?:https?|wss?|ftp):$/.test(goal.protocol) || goal.hostname === 'page.invalid') return null;
  return normalizeHost(goal.hostname);
}
