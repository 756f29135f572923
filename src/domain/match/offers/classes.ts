/**
 * Classes of words in the phrase files, by number: first the goods, in the order of GOODS; then these; then the
 * platforms.
 */
import { GOODS } from '../../model.ts';

/** Goods that rules name. */
export const FOLLOWERS = 0;
export const LIKES = 1;
export const SUBSCRIBERS = 5;
export const REVIEWS = 6;
export const ACCOUNTS = 8;
/** Number of goods classes. */
export const GOODS_COUNT = 11;

export const BUY = 11;
export const GET = 12;
export const WE = 13;
export const CTA = 14;
export const DELIVER = 15;
export const REFILL = 16;
export const NO_PASS = 17;
export const PANEL = 18;
export const MENU = 19;
export const PER = 20;
export const API = 21;
export const BOT = 22;
export const AGED = 23;
export const SOCIAL = 24;
export const SAFE = 25;
export const PRICE = 26;
export const FORM = 27;
export const SECRET = 28;
export const COURT = 29;
export const WARN = 30;
export const POLICY = 31;
export const REPORT = 32;
export const GUIDE = 33;
export const TOOL = 34;
export const AGENCY = 35;
export const DEV = 36;
export const NOT = 37;
export const PARAMS = 38;
export const NEW_ORDER = 39;
export const TARGET = 40;
/** First number of the platform classes, in the order of PLATFORMS. */
export const PLATFORM_BASE = 41;

/** Name of every class but the platforms'; its place is the class number. */
export const WORD_CLASSES: readonly string[] = [
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
];
