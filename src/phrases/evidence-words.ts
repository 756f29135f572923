/** The words that the gate looks for, out of those of the offer score. */
import { GOODS } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import { GOODS_COUNT } from '../domain/match/offers/evidence-classes.ts';
import * as CLASSES from '../domain/match/offers/evidence-classes.ts';
import { SHORT_STEM } from '../domain/match/gate-table.ts';
import type { ClassedWord } from './pack.ts';
import type { NumberedWord } from './pack-hashes.ts';

/** Name of each class of evidence; its place is the class number. */
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
/** A phrase of one of these may be evidence without any other: the gate looks for a word of each of them. */
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

/** Goods that are hardly ever sold without followers, likes or views: their words would cost every page bytes. */
const LEFT_OUT: ReadonlySet<string> = new Set(['comments', 'engagement', 'badges']);

/** Classes in which the number or the length of the words counts, not only that there is one. */
const COUNTED: ReadonlySet<number> = new Set([CLASSES.PARAMS, CLASSES.API]);

/** Every row of words inside a phrase, shorter than the phrase. */
function* partsOf(text: string): Generator<string> {
  const words = text.split(' ');
  for (let length = 1; length < words.length; length++)
    for (let at = 0; at + length <= words.length; at++) yield words.slice(at, at + length).join(' ');
}

/** What Korean glues on words so often that it counts here; stems of other scripts are longer. */
const KOREAN_ENDINGS = ['', '을', '를', '이', '가', '은', '는', '의', '도', '하기'];

/** Words as hashes tell them: stems of one word and of letters enough; others count only as they are written. */
function hashable(text: string): string[] {
  if (!text.endsWith('*')) return [text];
  const stem = text.slice(0, -1);
  if (/[\s-]/.test(stem)) return [stem];
  return stem.length < SHORT_STEM ? KOREAN_ENDINGS.map((ending) => stem + ending) : [text];
}

/** Words of the classes of evidence; a phrase that holds another one of its class adds nothing. */
export function evidenceWords(words: readonly ClassedWord[]): NumberedWord[] {
  const classesOf = new Map<string, Set<number>>();
  for (const { text, classes } of words)
    for (const name of classes) {
      const number = EVIDENCE_NAMES.indexOf(name);
      if (number < 0 || LEFT_OUT.has(name)) continue;
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
