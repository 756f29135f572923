/** Classes of words in the phrase files (src/phrases/en.yaml says what each is). */
import { GOODS } from '../../model.ts';
import type { Goods } from '../../model.ts';
import type { Platform } from '../../platforms.ts';

/** Every class but the goods and the platforms. */
export const TRADE_CLASSES = [
  'buy',
  'get',
  'we',
  'cta',
  'deliver',
  'refill',
  'nopass',
  'panel',
  'menu',
  'per',
  'api',
  'bot',
  'aged',
  'social',
  'safe',
  'price',
  'form',
  'secret',
  'court',
  'warn',
  'policy',
  'report',
  'guide',
  'tool',
  'agency',
  'dev',
  'not',
  'params',
  'neworder',
  'target',
  'door',
  'shop',
] as const;
export type TradeClass = (typeof TRADE_CLASSES)[number];

/** A class of words: goods, a part of the trade, or a platform behind an at sign. */
export type WordClass = Goods | TradeClass | `@${Platform}`;

/** Classes that the `words` of a phrase file may have. */
export const WORD_CLASSES: readonly string[] = [...GOODS, ...TRADE_CLASSES];
const ALL_GOODS: ReadonlySet<string> = new Set(GOODS);

export const isGoods = (name: WordClass): name is Goods => ALL_GOODS.has(name);
export const isPlatform = (name: WordClass): name is `@${Platform}` => name.startsWith('@');
