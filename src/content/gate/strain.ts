/**
 * The first look at markup, by the browser's own text functions alone: whether any word in it can matter. Our own code
 * sees each different word once, and each two words in a row. Letters and markup that this cannot take are left to the
 * sieve (sieve.ts), and where it finds something the sieve looks for the place.
 */
import { isNoted, isWanted, LONG_STEM, openStarts, SHORT_STEM, startOf } from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { joinHash } from '../../domain/match/tag-table.ts';
import { hashToken } from '../../domain/text/tokens.ts';
import { INLINE_NAMES } from '../inline.ts';
import { addressForms, TEXTS } from './tags.ts';

/** So much around a place is given to the sieve where only that place is in doubt. */
const AROUND = 240;
const MOST_WORDS = 20_000;

/** Signs that count for nothing. */
const NOTHING = /[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]+/g;
/**
 * Whatever is not: ASCII; signs and simple letters of Latin and Cyrillic; punctuation, currencies, arrows, shapes and
 * pictures, which stand between words.
 */
const ODD =
  /[^\0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf-\u00de\u00e0-\u012f\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0401\u0402-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f\u0490\u0491\u2000-\u200a\u2010-\u2027\u202f-\u203b\u20a0-\u20bf\u2122\u2190-\u23ff\u2500-\u2bff\ud83c-\ud83e\udc00-\udfff]|\ud83c[\udd00-\ude5f]/;
const LETTER = '[0-9a-z\u00e0-\u00f6\u00f8-\u017e\u0430-\u045f\u0491]';
const WORDS = new RegExp(`${LETTER}+`, 'g');
/** Letters of two scripts in one word. */
const MIXED = /[a-z\u00e0-\u017e][\u0430-\u0491]|[\u0430-\u0491][a-z\u00e0-\u017e]/;
/** Tags, and the signs that browsers write by name. */
const BETWEEN = /<[^>]*>|&(?:nbsp|amp|lt|gt|quot);/g;
/** A sign of markup inside an attribute: older browsers write it so. */
const STRANGE = /="[^"]*[<>]/;
/** Addresses that may lead elsewhere. */
const ADDRESSES =
  /\s(?:href|xlink:href|src|data|action)="(?:[^"#/][^"]*|#[^"]*(?:[:%]|aHR0)[^"]*|\/(?:[/\\\s][^"]*|[^"]*(?:[:%]|aHR0)[^"]*))"/g;
const CODED = /%|aHR0|&amp;#|[\t\n\r]/;
const inline = `</?(?:${INLINE_NAMES.replaceAll(' ', '|')}|a|code|img|area|meta)(?:\\s[^>]*)?>|<!--[^]*?-->`;
/** Where markup stands inside a word, or hides what stands between two. */
const CUTS = new RegExp(
  `${LETTER}(?:${inline})+${LETTER}|<(?:${INLINE_NAMES.replaceAll(' ', '|')})\\s[^>]*(?:hidden|none)`,
  'g',
);

/** A part of some markup. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Begins to read a page. @returns what tells which parts of some markup the sieve is to read */
export function makeStrain(table: GateTable): (html: string) => readonly Stretch[] {
  const { bits } = table;
  const starts = openStarts(table);
  /** Words that do not matter by themselves, with their hashes. */
  const known = new Map<string, number>();

  const matters = (hash: number): boolean => isNoted(bits, hash) && isWanted(table, hash);

  function wordMatters(word: string, hash: number): boolean {
    if (matters(hash)) return true;
    if (word.length < SHORT_STEM || starts[startOf(word.charCodeAt(0), word.charCodeAt(1))] === 0) return false;
    return (
      matters(hashToken(word.slice(0, SHORT_STEM))) ||
      (word.length >= LONG_STEM && matters(hashToken(word.slice(0, LONG_STEM))))
    );
  }

  function anyMatters(words: readonly string[]): boolean {
    let before = 0;
    for (const word of words) {
      let hash = known.get(word);
      if (hash === undefined) {
        hash = hashToken(word);
        if (wordMatters(word, hash)) return true;
        known.set(word, hash);
      }
      if (matters(joinHash(before, hash))) return true;
      before = hash;
    }
    return false;
  }

  return (html) => {
    const whole = [{ from: 0, to: html.length }];
    if (known.size > MOST_WORDS) known.clear();
    const lower = html.toLowerCase().replace(NOTHING, '').replaceAll('ё', 'е');
    if (ODD.test(lower) || STRANGE.test(html)) return whole;
    const text = lower.replace(BETWEEN, ' ');
    if (MIXED.test(lower)) return whole;
    let aside = (html.match(TEXTS) ?? []).join(' ').toLowerCase();
    for (const address of html.match(ADDRESSES) ?? [])
      aside += ` ${(CODED.test(address) ? addressForms(address.slice(address.indexOf('"') + 1, -1)).join(' ') : address).toLowerCase()}`;
    if (anyMatters(text.match(WORDS) ?? []) || anyMatters(aside.replace(BETWEEN, ' ').match(WORDS) ?? [])) return whole;
    const parts: Stretch[] = [];
    // The places are those of `lower`, which differ where signs were left out.
    if (lower.length !== html.length) return lower.search(CUTS) >= 0 ? whole : parts;
    for (const { 0: cut, index } of lower.matchAll(CUTS)) {
      const from = Math.max(0, html.lastIndexOf('<', index - AROUND));
      const end = html.indexOf('<', index + cut.length + AROUND);
      const to = end < 0 ? html.length : end;
      const last = parts.at(-1);
      if (last !== undefined && from <= last.to) parts[parts.length - 1] = { from: last.from, to };
      else parts.push({ from, to });
    }
    return parts;
  };
}
