/** What the gate knows of tags, in markup as browsers write it: quoted attributes, no tag left open. */
import { INLINE_NAMES } from '../inline.ts';

/** The reader's text runs on through such an element. */
export const JOINS = 1;
/** Its content is no markup. */
const RAW = 2;
/** Where it is hidden, what stands around it is one text. */
export const SKIPS = 4;

/** So long a word is none: the reader may cut it anywhere. */
export const LONGEST_WORD = 1000;
/** Markup may cut a word into so many pieces; more are a reason to look closer. */
export const MOST_PIECES = 8;

/** Made when the first tag is met. */
let kinds: Map<string, number> | undefined;
function makeKinds(): Map<string, number> {
  const made = new Map<string, number>();
  for (const [bits, names] of [
    [JOINS | SKIPS, INLINE_NAMES],
    [JOINS, 'a code img area br meta'],
    [RAW, 'script style noscript iframe'],
  ] as const)
    for (const name of names.split(' ')) made.set(name, (made.get(name) ?? 0) | bits);
  return made;
}

/** Bits of an element's name. */
export function kindOf(name: string): number {
  kinds ??= makeKinds();
  return kinds.get(name) ?? kinds.get(name.toLowerCase()) ?? 0;
}

/** Texts that stand in attributes, and addresses. */
export const TEXTS = /\s(?:alt|placeholder|aria-label|value|content)="([^"]+)"/g;
export const ADDRESSES = /\s(?:href|xlink:href|src|data|action)="([^"]+)"/g;

/** A sign of markup inside an attribute: older browsers write it so. */
export const STRANGE = /="[^"]*[<>]/;

/** A text of an attribute as it is meant. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Where the name of a tag that begins at `at` ends. */
export function nameEnd(html: string, at: number): number {
  let i = at;
  for (; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    if (unit <= 32 || unit === 62 || unit === 47) break;
  }
  return i;
}

/** The name of the tag that begins at `at`, whether it opens or closes an element. */
export function nameAt(html: string, at: number): string {
  const from = html.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
  return html.slice(from, nameEnd(html, from));
}

/** The place after the tag or comment that begins at `at`. */
export function tagEnd(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return end < 0 ? html.length : end + 3;
  }
  for (let i = at + 1; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    if (unit === 62 /* > */) return i + 1;
    if (unit === 34 /* " */) {
      const end = html.indexOf('"', i + 1);
      if (end < 0) return html.length;
      i = end;
    }
  }
  return html.length;
}

const HIDDEN = /\shidden(?:=|\s|>|$)|\saria-hidden="true"|\sstyle="[^"]*(?:none|hidden)/;

/** The place after an element that begins at `at` and ends with its own closing tag. */
export function elementEnd(html: string, at: number, name: string): number {
  let depth = 1;
  let i = tagEnd(html, at);
  if ((kindOf(name) & RAW) !== 0) {
    const end = html.indexOf(`</${name}`, i);
    return end < 0 ? html.length : tagEnd(html, end);
  }
  if (name === 'wbr' || name === 'frame') return i;
  while (depth > 0) {
    const open = html.indexOf('<', i);
    if (open < 0) return html.length;
    const closes = html.charCodeAt(open + 1) === 47;
    const from = open + (closes ? 2 : 1);
    if (html.slice(from, nameEnd(html, from)) === name) depth += closes ? -1 : 1;
    i = tagEnd(html, open);
  }
  return i;
}

/** Whether an element that text runs on through is left out by the reader with all that stands in it. */
export const isSkipped = (html: string, at: number, end: number, kind: number): boolean =>
  (kind & RAW) !== 0 || ((kind & SKIPS) !== 0 && HIDDEN.test(html.slice(at, end)));

/** Bases of 64 that an address may be written in. */
const BASE64 = /aHR0[\w+/-]{6,}/g;

/**
 * How an address may be meant: itself and what it says once it is decoded. None where it cannot lead to another site.
 */
export function addressForms(raw: string): string[] {
  const address = raw.includes('&') ? raw.replaceAll('&amp;', '&') : raw;
  const first = address.charCodeAt(0);
  const isPlace = first === 35 || (first === 47 && address.charCodeAt(1) > 32 && !/^\/[/\\]/.test(address));
  // Another address inside has a colon, or is encoded.
  if (isPlace && !address.includes(':') && !address.includes('%') && !address.includes('aHR0')) return [];
  if (/^(?:data|javascript|blob):/i.test(address)) return [];
  const forms = [address];
  for (let form = address, level = 0; level < 4 && form.includes('%'); level++) {
    let next: string;
    try {
      next = decodeURIComponent(form);
    } catch {
      next = form.replaceAll(/%([2-7][0-9a-f])/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
    }
    if (next === form) break;
    forms.push((form = next));
  }
  if (/[\t\n\r]/.test(address)) forms.push(address.replaceAll(/[\t\n\r]/g, ''));
  for (const form of [...forms])
    for (const [code] of form.matchAll(BASE64)) {
      try {
        forms.push(atob(code.replaceAll('-', '+').replaceAll('_', '/')));
      } catch {
        /* no base 64 after all */
      }
    }
  return forms;
}

/** The signs that browsers write by name: no others. */
export const SIGN_BY_NAME = '&(?:nbsp|amp|lt|gt|quot);';
export const SIGNS_BY_NAME = new RegExp(SIGN_BY_NAME, 'g');
const SIGN_HERE = new RegExp(SIGN_BY_NAME, 'y');

/** Where an ampersand at `at` ends, or the sign that it begins the name of. */
export function entityEnd(html: string, at: number): number {
  SIGN_HERE.lastIndex = at;
  return SIGN_HERE.test(html) ? SIGN_HERE.lastIndex : at + 1;
}
