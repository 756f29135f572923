/** What the gate knows of tags. It expects markup as browsers write it: quoted attributes, no tag left open. */
import { INLINE_NAMES } from '../inline.ts';

export const LESS = 60;
export const AMPERSAND = 38;

/** The bits of `kindOf`. The reader's text runs on through the element. */
export const JOINS = 1;
/** The element's content is not markup. */
const RAW = 2;
/** Where the element is hidden, the reader leaves it out and joins the texts around it. */
export const SKIPS = 4;

/** Longer words always matter, because the reader may cut them anywhere. */
export const LONGEST_WORD = 1000;
/** Words are followed through this many pieces; where markup cuts one into more, the place is looked at closely. */
export const MOST_PIECES = 8;

/** Made when it is first asked for. */
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

/** What an element is by its name; bits. */
export function kindOf(name: string): number {
  kinds ??= makeKinds();
  return kinds.get(name) ?? kinds.get(name.toLowerCase()) ?? 0;
}

/** The attributes that hold text, and those that hold an address. */
export const TEXTS = /\s(?:alt|placeholder|aria-label|value|content)="([^"]+)"/g;
export const ADDRESSES = /\s(?:href|xlink:href|(?:data-)?src|data|(?:form)?action)="([^"]+)"/g;

/** An attribute that holds `<` or `>`: older browsers write them there without escaping. */
export const STRANGE = /="[^"]*[<>]/;

/** Puts the signs back that browsers write by name in markup. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The end of the tag name that begins at `at`. */
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

/** Whether the tag or comment that begins at `at` stands inside a block: a word may go on behind it. */
export const isInBlock = (html: string, at: number): boolean =>
  html.startsWith('<!--', at) || (kindOf(nameAt(html, at)) & JOINS) !== 0;

/** Where the block with the place `at` begins, at a tag or at 0. For markup without strange attributes. */
export function blockStart(html: string, at: number): number {
  let from = html.lastIndexOf('<', at);
  while (from > 0 && isInBlock(html, from)) from = html.lastIndexOf('<', from - 1);
  return Math.max(0, from);
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

const HIDDEN = /\shidden(?:=|\s|>|$)|\saria-hidden="true"|\sstyle="[^"]*(?:none|hidden)/i;

/** The place after the closing tag of the element that begins at `at`. @param name the element's */
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

/** Whether the reader leaves out an inline element with its content; its opening tag stands from `at` to `end`. */
export const isSkipped = (html: string, at: number, end: number, kind: number): boolean =>
  (kind & RAW) !== 0 || ((kind & SKIPS) !== 0 && HIDDEN.test(html.slice(at, end)));

/** An address written in base 64; it begins with `htt`. */
const BASE64 = /aHR0[\w+/-]{6,}/g;

/** The ways to read an address: as it stands, and decoded. @returns none where it cannot lead to another site */
export function addressForms(raw: string): string[] {
  const address = raw.includes('&') ? raw.replaceAll('&amp;', '&') : raw;
  const first = address.charCodeAt(0);
  const isPlace = first === 35 || (first === 47 && address.charCodeAt(1) > 32 && !/^\/[/\\]/.test(address));
  // An address inside this one has a colon, or is encoded.
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
        /* not base 64 after all */
      }
    }
  return forms;
}

/** The signs that browsers write by name; there are no others. */
const SIGN_BY_NAME = '&(?:nbsp|amp|lt|gt|quot);';
export const SIGNS_BY_NAME = new RegExp(SIGN_BY_NAME, 'g');
const SIGN_HERE = new RegExp(SIGN_BY_NAME, 'y');

/** The place after the sign whose name begins with the ampersand at `at`, or else after the ampersand. */
export function entityEnd(html: string, at: number): number {
  SIGN_HERE.lastIndex = at;
  return SIGN_HERE.test(html) ? SIGN_HERE.lastIndex : at + 1;
}
