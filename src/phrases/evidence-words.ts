/** Chooses the words that the gate looks for from the words of the offer score. */
import { GOODS } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import { GOODS_COUNT } from '../domain/match/offers/evidence-classes.ts';
import * as CLASSES from '../domain/match/offers/evidence-classes.ts';
import { SHORT_STEM } from '../domain/match/gate-table.ts';
import type { ClassedWord } from './pack.ts';
import type { NumberedWord } from './pack-hashes.ts';

/** Names of the classes of evidence; the index is the class number. */
const EVIDENCE_NAMES: readonly string[] = [
  ...GOODS,
  'buy',
  'nopass',
  'panel',
  'menu',
  'per',
  'api',
  'bot',
  'aged',
  'refill',
  'social',
  'params',
  ...PLATFORMS.map((name) => `@${name}`),
];
/** Classes of which a single phrase may be evidence: the gate looks for each such phrase. */
export const TOPIC_CLASSES: readonly number[] = [
  ...Array(GOODS_COUNT).keys(),
  CLASSES.NO_PASS,
  CLASSES.PANEL,
  CLASSES.BOT,
  CLASSES.AGED,
  CLASSES.API,
  CLASSES.PER,
  CLASSES.REFILL,
  CLASSES.MENU,
];

/**
 * Goods that are hardly ever sold without followers, likes or views: their words would cost every page bytes for
 * little. So do single words for comments, which stand on most pages; "custom comments" does not.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['engagement', 'badges']);
const isLeftOut = (name: string, text: string): boolean =>
  LEFT_OUT.has(name) || (name === 'comments' && !/\p{L}\s\p{L}/u.test(text));

/** Classes in which the number or length of the words counts, not only whether there is one. */
const COUNTED: ReadonlySet<number> = new Set([CLASSES.PARAMS, CLASSES.API]);

/** All runs of words inside a phrase that are shorter than the phrase. */
function* partsOf(text: string): Generator<string> {
  const words = text.split(' ');
  for (let length = 1; length < words.length; length++)
    for (let at = 0; at + length <= words.length; at++) yield words.slice(at, at + length).join(' ');
}

/**
 * Endings that Korean joins to words so often that short stems are listed with each of them. Other scripts have no such
 * short stems.
 */
const KOREAN_ENDINGS = ['', '을', '를', '이', '가', '은', '는', '의', '도', '하기'];

/**
 * The forms of a word that the gate's hashes can find. A stem stays a stem if it is one word with enough letters; a
 * shorter one counts with Korean endings, and all else only as it is written.
 */
function hashable(text: string): string[] {
  if (!text.endsWith('*')) return [text];
  const stem = text.slice(0, -1);
  if (/[\s-]/.test(stem)) return [stem];
  return stem.length < SHORT_STEM ? KOREAN_ENDINGS.map((ending) => stem + ending) : [text];
}

/**
 * The words of the classes of evidence. A phrase is left out of a class if a part of it is in the class already, unless
 * the class counts words.
 */
export function evidenceWords(words: readonly ClassedWord[]): NumberedWord[] {
  const classesOf = new Map<string, Set<number>>();
  for (const { text, classes } of words)
    for (const name of classes) {
      const number = EVIDENCE_NAMES.indexOf(name);
      if (number < 0 || isLeftOut(name, text)) continue;
      for (const word of hashable(text)) {
        const key = word.toLowerCase();
        classesOf.set(key, (classesOf.get(key) ?? new Set()).add(number));
      }
    }
  return [...classesOf].flatMap(([text, classes]) => {
    const inside = [...partsOf(text)].map((part) => classesOf.get(part));
    const left = [...classes].filter((number) => COUNTED.has(number) || !inside.some((others) => others?.has(number)));
    return left.length === 0 ? [] : [{ text, classes: left }];
  });
}
