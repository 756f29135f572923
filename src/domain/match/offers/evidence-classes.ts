/**
 * Numbers of the classes of words that the gate looks for: first the goods, in the order of GOODS; then parts of the
 * trade; then the platforms. Their names are in src/phrases/evidence-words.ts.
 */
/** The goods that evidence.ts has rules for. */
export const FOLLOWERS = 0;
export const LIKES = 1;
export const SUBSCRIBERS = 5;
export const REVIEWS = 6;
export const ACCOUNTS = 8;
/** Number of goods classes. */
export const GOODS_COUNT = 11;

export const BUY = 11;
export const NO_PASS = 12;
export const PANEL = 13;
export const MENU = 14;
export const PER = 15;
export const API = 16;
export const BOT = 17;
export const AGED = 18;
export const REFILL = 19;
export const SOCIAL = 20;
export const PARAMS = 21;
/** First number of the platform classes, in the order of PLATFORMS. */
export const PLATFORM_BASE = 22;
