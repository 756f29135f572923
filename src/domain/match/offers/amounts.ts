/** Finds prices and quantities in a text. Its patterns are short and linear: pages may be made to slow them down. */

type Span = readonly [start: number, end: number];

/** Where the prices of a text, and the numbers that may be quantities of goods, begin and end, in order. */
export interface Amounts {
  readonly prices: readonly Span[];
  readonly quantities: readonly Span[];
}

/** ASCII, Latin letters up to the first that counts as another (the long s), quotes, dashes, currencies. */
const WESTERN = /^[\0-ž\u2000-\u206f₠-₿]*$/;
/**
 * Gives the pattern to search a text with, compiled when first needed. An engine takes three times as long to compile
 * one with properties of characters, which is most of what amounts cost a page, and most texts can do without.
 */
function patternFor(source: string, flags: string): (text: string) => RegExp {
  let western: RegExp | undefined;
  let full: RegExp | undefined;
  return (text) =>
    WESTERN.test(text)
      ? (western ??= new RegExp(
          source
            .replaceAll('\\p{L}\\p{N}', '0-9A-Za-z²³¹¼-¾ªµºÀ-ÖØ-öø-ž')
            .replaceAll('\\p{Lu}\\p{Ll}', 'A-Za-zµÀ-ÖØ-öø-ž')
            .replaceAll('\\p{Nd}', '\\d')
            .replaceAll('\\p{Sc}', '[$¢-¥₠-₿]'),
          flags,
        ))
      : (full ??= new RegExp(source, `${flags}u`));
}

const NUMBER = '\\p{Nd}[\\p{Nd}.,\u066b\u066c\u00a0\u202f]{0,12}';
/** Names of currencies before or after a number. They must be words: "mars2026" is no price in rupees (Rs). */
const NAMES =
  'US\\$|R\\$|RM|Rp\\.?|Rs\\.?|zł|kr\\.?|Kč|Ft|CHF|USDT?|EUR|GBP|INR|BRL|TRY|PLN|RUB|UAH|IDR|VND|THB' +
  '|JPY|KRW|BDT|SAR|AED|EGP|ILS|AZN|NGN|PKR|TL|Tk\\.?|lei|RON|S/\\.?';
/** Names that stand after a number only: before one, most of them are something else ("PHP 8", "COP 28"). */
const AFTER =
  'р\\.|руб\\.?|рублей|грн\\.?|(?:هزار )?تومان|ریال|ريال|دولار|درهم|جنيه|دينار|[رجد]\\.\\s?[سمإكج]|دج|روپے' +
  '|টাকা|रुपये|रु|/-|đ|đồng|vnđ|dollars?|euros?|rupees?|reais|pesos|ש["״]?ח|שקלים|манат|тенге|тг|сум|лв\\.?' +
  '|SR|DH|NIS|CZK|SEK|NOK|DKK|HUF|RSD|BGN|PHP|MXN|COP|CLP|ARS|MAD|DZD|KWD|QAR|KZT|RMB|CNY|USDC';
/** Names in scripts without spaces: letters may follow ("480円から"). */
const JOINED = '円|元|원|บาท';
const priceIn = /* @__PURE__ */ patternFor(
  `(?:\\p{Sc}\\s?|(?<![\\p{L}\\p{N}])(?:${NAMES})(?:\\s|(?=\\p{Nd}[\\p{Nd}.,])))${NUMBER}` +
    `|${NUMBER}\\s?(?:\\p{Sc}|${JOINED}|(?:${NAMES}|${AFTER})(?![\\p{L}\\p{N}]))`,
  'gi',
);
const quantityIn = /* @__PURE__ */ patternFor(
  '(?<![\\p{Lu}\\p{Ll}.,\\p{Nd}])\\p{Nd}[\\p{Nd}.,٬\\u00a0]{0,10}(?:\\s\\p{Nd}{3})?\\s?' +
    '(?:[kKкКmM]\\b|mil\\b|bin\\b|tys\\b|rb\\b|jt\\b|ribu\\b|тыс|тис|萬|万|千|천|만|nghìn' +
    '|हज़ार|हजार|হাজার|ألف|الف|אלף|هزار|พัน)?\\+?',
  'g',
);
/** Most amounts found, and characters searched, in a text: enough, and it bounds the work on tables of numbers. */
const MAX_FOUND = 40;
const MAX_CHARS = 4000;

const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);

function spans(pattern: RegExp, text: string): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit !== null && found.length < MAX_FOUND; hit = pattern.exec(text))
    found.push([hit.index, pattern.lastIndex]);
  return found;
}

/** Whether a price stands in a text. */
export const hasPrice = (text: string): boolean => hasDigit(text) && text.search(priceIn(text)) >= 0;

/** Prices and quantities of a text. */
export function findAmounts(whole: string): Amounts {
  const text = whole.slice(0, MAX_CHARS);
  if (!hasDigit(text)) return { prices: [], quantities: [] };
  const prices = spans(priceIn(text), text);
  const isInPrice = ([at]: Span): boolean => prices.some(([start, end]) => at >= start && at < end);
  return { prices, quantities: spans(quantityIn(text), text).filter((each) => !isInPrice(each)) };
}
