/** Classes of words in the phrase files, by number. The order is part of the compiled table: append only. */
import { GOODS } from '../model.ts';

export const TRADE_CLASSES = [
  'buy', 'get', 'we', 'cta', 'deliver', 'refill', 'nopass', 'panel', 'menu', 'per', 'api', 'bot', 'aged', 'social', 'safe',
  'price', 'form', 'secret', 'court', 'warn', 'policy', 'report', 'guide', 'tool', 'agency', 'dev', 'not', 'params', 'neworder', 'target',
] as const;
export type TradeClass = (typeof TRADE_CLASSES)[number];

/** Number of goods classes; they come first, in the order of GOODS. */
export const GOODS_COUNT = GOODS.length;
/** First number of the platform classes; they come last, in the order of PLATFORMS. */
export const PLATFORM_BASE = GOODS.length + TRADE_CLASSES.length;
/** Every class name; its index is the class number. */
export const WORD_CLASSES: readonly string[] = [...GOODS, ...TRADE_CLASSES];

/** Number of a class. */
export const classNumber = (name: TradeClass): number => GOODS.length + TRADE_CLASSES.indexOf(name);

/** Number of a platform's class. */
export const platformClass = (index: number): number => PLATFORM_BASE + index;
