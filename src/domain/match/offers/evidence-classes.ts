/**
 * Classes of words that the gate looks for, by number: first the goods, in the order of GOODS; then these; then the
 * platforms. The names are in src/phrases/evidence-words.ts.
 */
/** Goods that the rules of evidence name. */
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
export const NO_PASS = 14;
export const PANEL = 15;
export const MENU = 16;
export const PER = 17;
export const API = 18;
export const BOT = 19;
export const AGED = 20;
export const REFILL = 21;
export const SOCIAL = 22;
export const PARAMS = 23;
/** First number of the platform classes, in the order of PLATFORMS. */
export const PLATFORM_BASE = 24;
