/** Finds prices and quantities in a piece of text. Short, linear expressions only: pages may be made to bait them. */

export interface Amounts {
  /** Where a price begins and ends, in order. */
  readonly prices: readonly (readonly [number, number])[];
  /** Where a number that can be a quantity of goods begins and ends. */
  readonly quantities: readonly (readonly [number, number])[];
}

const NUMBER = '\\p{Nd}[\\p{Nd}.,\\u066b\\u066c\\u00a0\\u202f]{0,12}';
const SIGNS =
  '[$€£¥₽₺₹৳₴฿₫₩﷼￥]|R\\$|US\\$|RM|Rp|Rs|zł|kr|CHF|USDT?|EUR|GBP|INR|BRL|TRY|PLN|RUB|UAH|IDR|VND|THB|JPY|KRW|BDT|SAR|AED|EGP|TL|lei|RON|LEI';
const AFTER =
  'руб|р\\.|грн|تومان|ریال|ريال|دولار|درهم|جنيه|টাকা|रुपये|रु|円|元|원|บาท|đ(?!\\p{L})|đồng|vnđ|rub|dollars?|euros?|rupees?';
/** Made when the first number is met. */
const makePrice = (): RegExp => new RegExp(`(?:${SIGNS})\\s?${NUMBER}|${NUMBER}\\s?(?:${SIGNS}|${AFTER})`, 'giu');
const QUANTITY =
  /\p{Nd}[\p{Nd}.,٬\u00a0]{0,10}(?:\s\p{Nd}{3})?\s?(?:[kKкКmM]\b|mil\b|bin\b|тыс|萬|万|千|천|만|rb\b|jt\b|ribu\b|हज़ार|हजार|হাজার|ألف|هزار|พัน)?\+?/gu;
const CHEAP_TEST = /\p{Nd}/u;
let price: RegExp | undefined;
/** More is never needed, and bounds the work on tables of numbers. */
const MAX_FOUND = 40;

const NOTHING: Amounts = { prices: [], quantities: [] };

function collect(pattern: RegExp, text: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && found.length < MAX_FOUND; match = pattern.exec(text))
    found.push([match.index, match.index + match[0].length]);
  return found;
}

/** Whether a price stands in a text; only the first 4,000 characters count. */
export function hasPrice(whole: string): boolean {
  const text = whole.length > 4000 ? whole.slice(0, 4000) : whole;
  if (!CHEAP_TEST.test(text)) return false;
  price ??= makePrice();
  price.lastIndex = 0;
  return price.test(text);
}

/** Prices and quantities of a text; only the first 4,000 characters count. */
export function findAmounts(whole: string): Amounts {
  const text = whole.length > 4000 ? whole.slice(0, 4000) : whole;
  if (!CHEAP_TEST.test(text)) return NOTHING;
  const prices = collect((price ??= makePrice()), text);
  const inPrice = (at: number): boolean => prices.some(([start, end]) => at >= start && at < end);
  return { prices, quantities: collect(QUANTITY, text).filter(([start]) => !inPrice(start)) };
}
