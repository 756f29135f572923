/** Classes of words in the phrase files (src/phrases/en.yaml says what each is). */
import { GOODS } from '../../model.ts';
import type { Goods } from '../../model.ts';
import type { Platform } from '../../platforms.ts';

/** Classes that the `words` of a phrase file may have: goods, and parts of the trade. */
export const WORD_CLASSES = [
  ...GOODS,
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
  'game',
] as const;

/** A class of words. That of a platform's names is `@` and the platform. */
export type WordClass = (typeof WORD_CLASSES)[number] | `@${Platform}`;

export const isGoods = (name: WordClass): name is Goods => (GOODS as readonly WordClass[]).includes(name);
export const isPlatform = (name: WordClass): name is `@${Platform}` => name.startsWith('@');
