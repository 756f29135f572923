/** Finds prices and quantities in a piece of text. Short, linear expressions only: pages may be made to bait them. */

type Span = readonly [start: number, end: number];

export interface Amounts {
  /** Where a price begins and ends, in order. */
  readonly prices: readonly Span[];
  /** Where a number that can be a quantity of goods begins and ends. */
  readonly quantities: readonly Span[];
}

const NUMBER = '\\p{Nd}[\\p{Nd}.,\\u066b\\u066c\\u00a0\\u202f]{0,12}';
/** Names of currencies that stand before or after a number, as words of their own: "mars2026" holds no rupees. */
const NAMES =
  'US\\$|R\\$|RM|Rp\\.?|Rs\\.?|zł|kr\\.?|Kč|Ft|CHF|USDT?|EUR|GBP|INR|BRL|TRY|PLN|RUB|UAH|IDR|VND|THB' +
  '|JPY|KRW|BDT|SAR|AED|EGP|ILS|AZN|NGN|PKR|TL|Tk\\.?|lei|RON';
const AFTER =
  'р\\.|руб\\.?|рублей|грн\\.?|تومان|ریال|ريال|دولار|درهم|جنيه|টাকা|रुपये|रु|円|元|원|บาท|đ|đồng|vnđ' +
  '|dollars?|euros?|rupees?|ש"?ח|манат|тенге';
/** Made when the first number is met. */
const makePrice = (): RegExp =>
  new RegExp(
    `(?:\\p{Sc}\\s?|(?<![\\p{L}\\p{N}])(?:${NAMES})(?:\\s|(?=\\p{Nd}[\\p{Nd}.,])))${NUMBER}` +
      `|${NUMBER}\\s?(?:\\p{Sc}|(?:${NAMES}|${AFTER})(?![\\p{L}\\p{N}]))`,
    'giu',
  );
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}.,])\p{Nd}[\p{Nd}.,٬\u00a0]{0,10}(?:\s\p{Nd}{3})?\s?(?:[kKкКmM]\b|mil\b|bin\b|тыс|萬|万` +
    String.raw`|千|천|만|rb\b|jt\b|ribu\b|nghìn|हज़ार|हजार|হাজার|ألف|הלף|אלף|هزار|พัน)?\+?`,
  'gu',
);
/** Made when it is first asked. */
const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);
let price: RegExp | undefined;
/** More is never needed, and bounds the work on tables of numbers. */
const MAX_FOUND = 40;
const MAX_CHARS = 4000;

const NOTHING: Amounts = { prices: [], quantities: [] };

function collect(pattern: RegExp, text: string): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && found.length < MAX_FOUND; match = pattern.exec(text))
    found.push([match.index, match.index + match[0].length]);
  return found;
}

/** Whether a price stands in a text; only its beginning counts. */
export function hasPrice(whole: string): boolean {
  const text = whole.slice(0, MAX_CHARS);
  if (!hasDigit(text)) return false;
  price ??= makePrice();
  price.lastIndex = 0;
  return price.test(text);
}

/** Prices and quantities of a text; only its beginning counts. */
export function findAmounts(whole: string): Amounts {
  const text = whole.slice(0, MAX_CHARS);
  if (!hasDigit(text)) return NOTHING;
  const prices = collect((price ??= makePrice()), text);
  const inPrice = (at: number): boolean => prices.some(([start, end]) => at >= start && at < end);
  return { prices, quantities: collect(QUANTITY, text).filter(([start]) => !inPrice(start)) };
}
