/**
 * Words of the trade in one language. A service name that is an ordinary word counts only near such words. `trade`:
 * words that suffice alone. `goods`: common words that count beside a word of their `sale`, or with a word of the `law`
 * near. Words common in the press stay out.
 */
interface CompanyWords {
  readonly trade?: string;
  readonly goods: string;
  /** Verbs of selling and buying, and words that say the goods are not real: they count only beside goods. */
  readonly sale: string;
  readonly law?: string;
}

export const COMPANY_WORDS: Readonly<Record<string, CompanyWords>> = {
  en: {
    trade:
      'fake reviews, paid reviews, fake accounts, fake engagement, fake followers, bots, scraping, scraper, scraped, ' +
      'smm, smm panel, social media marketing, access tokens, click fraud, stream manipulation, view bots, viewbots',
    goods: 'followers, likes, follower',
    sale: 'sold, sell, sells, selling, buy, buys, buying, bought, fake',
    law: 'sued, lawsuit',
  },
  es: {
    goods: 'seguidores, me gusta',
    sale: 'vende, vendía, vendió, venta, comprar, compró',
    law: 'demanda',
  },
  pt: { goods: 'curtidas', sale: 'vendia, vendeu, venda, comprou' },
  fr: {
    trade: 'faux avis',
    goods: 'abonnés',
    sale: 'vend, vendait, vendu, acheter, achat, faux',
    law: 'procès',
  },
  de: {
    trade: 'gefälschte bewertungen, fake-bewertungen',
    goods: 'follower',
    sale: 'verkauft, verkaufte, kaufen, gekauft',
    law: 'klage, verklagt',
  },
  it: { trade: 'recensioni false', goods: 'follower', sale: 'vendeva, venduto, comprare, acquistare' },
  pl: {
    trade: 'fałszywe opinie',
    goods: 'obserwujących',
    sale: 'sprzedaje, sprzedawała, kupić',
    law: 'pozew',
  },
  nl: { goods: 'volgers', sale: 'verkoopt, verkocht, kopen, gekocht', law: 'rechtszaak' },
  sv: { goods: 'följare', sale: 'säljer, sålde, köpa' },
  no: { goods: 'følgere', sale: 'selger, solgte, kjøpe' },
  da: { goods: 'følgere', sale: 'sælger, købe' },
  fi: { goods: 'seuraajia', sale: 'myy, myi, ostaa' },
  cs: { goods: 'sledujících', sale: 'prodává, koupit', law: 'žaloba' },
  sk: { goods: 'sledovateľov', sale: 'predáva, predával, kúpiť' },
  hu: { goods: 'követők, követőt', sale: 'árul, árult, eladott, venni' },
  ro: { goods: 'urmăritori', sale: 'vindea, vândut, cumpăra', law: 'proces' },
  hr: { goods: 'pratitelja', sale: 'prodaje, prodavao, kupiti', law: 'tužba' },
  tr: { goods: 'takipçi', sale: 'satın, satan, satıyor, sattı', law: 'dava' },
  az: { goods: 'izləyici', sale: 'satır, almaq' },
  id: { goods: 'pengikut', sale: 'jual, menjual, dijual, beli, membeli', law: 'gugatan' },
  vi: { goods: 'người theo dõi', sale: 'bán, mua, giả' },
  ru: {
    trade: 'накрутка, накрутки',
    goods: 'подписчиков',
    sale: 'продаёт, продает, продавал, продавала, продавали, купить, купил',
    law: 'иск',
  },
  uk: { goods: 'підписників', sale: 'продає, продавав, продавали, купити', law: 'позов' },
  bg: { goods: 'последователи', sale: 'продава, продаваше, купи' },
  el: { goods: 'ακόλουθοι', sale: 'πουλά, πουλούσε, αγορά' },
  he: { goods: 'עוקבים', sale: 'מכר, מכרה, מוכרת, לקנות', law: 'תביעה' },
  ar: { goods: 'متابعين', sale: 'تبيع, باعت, باع, بيع, شراء', law: 'دعوى' },
  fa: { goods: 'فالوور', sale: 'فروش, خرید', law: 'شکایت' },
  ur: { goods: 'فالوورز', sale: 'فروخت, خریدنے' },
  hi: { goods: 'फॉलोअर्स', sale: 'बेचता, बेचती, बेचे, खरीदें, खरीदे', law: 'मुकदमा' },
  bn: { goods: 'ফলোয়ার', sale: 'বিক্রি, কিনতে, কেনা', law: 'মামলা' },
  th: { goods: 'ผู้ติดตาม', sale: 'ขาย, ซื้อ' },
  zh: { trade: '刷量', goods: '粉丝, 粉絲', sale: '卖, 賣, 买, 買, 出售, 虚假, 公司', law: '起诉, 案' },
  ja: { goods: 'フォロワー', sale: '販売, 購入, 買う', law: '訴訟' },
  ko: {
    trade: '리뷰 조작',
    goods: '팔로워, 팔로워를',
    sale: '판매, 판매한, 판매했다, 구매, 구매한, 샀다',
    law: '소송',
  },
};

/** The words of one kind in all languages, each once. */
export const companyWords = (kind: keyof CompanyWords): string[] => [
  ...new Set(Object.values(COMPANY_WORDS).flatMap((words) => words[kind]?.split(', ') ?? [])),
];
