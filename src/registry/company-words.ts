/**
 * Words near which an ordinary word may be a service's name, by language. `trade`: nobody else speaks so. `goods` and
 * `sale`: everybody does, but who speaks of both speaks of the trade. General words of the press stay out.
 */
interface CompanyWords {
  readonly trade?: string;
  readonly goods: string;
  readonly sale: string;
}

export const COMPANY_WORDS: Readonly<Record<string, CompanyWords>> = {
  en: {
    trade:
      'fake reviews, paid reviews, fake accounts, fake engagement, fake followers, bots, scraping, scraper, scraped, ' +
      'smm, smm panel, social media marketing, access tokens, click fraud, stream manipulation, view bots, viewbots',
    goods: 'followers, likes, follower',
    sale: 'sold, sell, sells, buy, buys, buying, bought, fake, sued, lawsuit',
  },
  es: {
    goods: 'seguidores, me gusta',
    sale: 'vende, vendía, vendió, venta, comprar, compró, demanda',
  },
  pt: { goods: 'curtidas', sale: 'vendia, vendeu, venda, comprou' },
  fr: {
    trade: 'faux avis',
    goods: 'abonnés',
    sale: 'vend, vendait, vendu, acheter, achat, procès',
  },
  de: {
    trade: 'gefälschte bewertungen, fake-bewertungen',
    goods: 'follower',
    sale: 'verkauft, verkaufte, kaufen, gekauft, klage, verklagt',
  },
  it: { trade: 'recensioni false', goods: 'follower', sale: 'vendeva, venduto, comprare, acquistare' },
  pl: {
    trade: 'fałszywe opinie',
    goods: 'obserwujących',
    sale: 'sprzedaje, sprzedawała, kupić, pozew',
  },
  nl: { goods: 'volgers', sale: 'verkoopt, verkocht, kopen, gekocht, rechtszaak' },
  sv: { goods: 'följare', sale: 'säljer, sålde, köpa' },
  no: { goods: 'følgere', sale: 'selger, solgte, kjøpe' },
  da: { goods: 'følgere', sale: 'sælger, købe' },
  fi: { goods: 'seuraajia', sale: 'myy, myi, ostaa' },
  cs: { goods: 'sledujících', sale: 'prodává, koupit, žaloba' },
  sk: { goods: 'sledovateľov', sale: 'predáva, predával, kúpiť' },
  hu: { goods: 'követők, követőt', sale: 'árul, árult, eladott, venni' },
  ro: { goods: 'urmăritori', sale: 'vindea, vândut, cumpăra, proces' },
  hr: { goods: 'pratitelja', sale: 'prodaje, prodavao, kupiti, tužba' },
  tr: { goods: 'takipçi', sale: 'satın, satan, satıyor, sattı, dava, şirketi' },
  az: { goods: 'izləyici', sale: 'satır, almaq' },
  id: { goods: 'pengikut', sale: 'jual, menjual, dijual, beli, membeli, gugatan' },
  vi: { goods: 'người theo dõi', sale: 'bán, mua, giả, công ty' },
  ru: {
    trade: 'накрутка, накрутки',
    goods: 'подписчиков',
    sale: 'продаёт, продает, продавал, продавали, купить, купил, иск',
  },
  uk: { goods: 'підписників', sale: 'продає, продавав, продавали, купити, позов' },
  bg: { goods: 'последователи', sale: 'продава, продаваше, купи' },
  el: { goods: 'ακόλουθοι', sale: 'πουλά, πουλούσε, αγορά' },
  he: { goods: 'עוקבים', sale: 'מכר, מכרה, מוכרת, לקנות, תביעה, חברת' },
  ar: { goods: 'متابعين', sale: 'تبيع, باعت, باع, بيع, شراء, دعوى, شركة' },
  fa: { goods: 'فالوور', sale: 'فروش, خرید, شکایت, شرکت' },
  ur: { goods: 'فالوورز', sale: 'فروخت, خریدنے, کمپنی' },
  hi: { goods: 'फॉलोअर्स', sale: 'बेचता, बेचती, बेचे, खरीदें, खरीदे, मुकदमा, कंपनी' },
  bn: { goods: 'ফলোয়ার', sale: 'বিক্রি, কিনতে, কেনা, মামলা, কোম্পানি' },
  th: { goods: 'ผู้ติดตาม', sale: 'ขาย, ซื้อ, บริษัท' },
  zh: { trade: '刷量', goods: '粉丝, 粉絲', sale: '卖, 賣, 买, 買, 出售, 虚假, 起诉, 公司, 案' },
  ja: { goods: 'フォロワー', sale: '販売, 購入, 買う, 訴訟' },
  ko: { trade: '리뷰 조작', goods: '팔로워, 팔로워를', sale: '판매, 판매한, 판매했다, 구매, 구매한, 샀다, 소송, 업체' },
};

/** The words of one kind in all languages, each once. */
export const companyWords = (kind: keyof CompanyWords): string[] => [
  ...new Set(Object.values(COMPANY_WORDS).flatMap((words) => words[kind]?.split(', ') ?? [])),
];
