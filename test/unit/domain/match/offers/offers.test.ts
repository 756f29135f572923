import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OfferReader } from '../../../../../src/domain/match/offers/offers.ts';
import type { OfferTrace } from '../../../../../src/domain/match/offers/offers.ts';
import { findAmounts } from '../../../../../src/domain/match/offers/amounts.ts';
import type { Place } from '../../../../../src/domain/model.ts';
import type { FormView, PageFacts } from '../../../../../src/domain/match/page-view.ts';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../../src/phrases/load.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const phrases = compilePhrases(loadPhrases(ROOT));
const NO_FACTS: PageFacts = {
  lang: '',
  ogType: '',
  linkedTypes: [],
  articleChars: 0,
  articles: 0,
  byline: false,
  time: false,
  chars: 400,
  proseChars: 0,
};

type Block = readonly [Place, string];

function judge(
  blocks: readonly Block[],
  options: {
    forms?: readonly FormView[];
    visible?: (text: string) => boolean;
    facts?: Partial<PageFacts>;
    path?: string;
  } = {},
): OfferTrace {
  const reader = new OfferReader(phrases);
  for (const [place, text] of blocks) reader.block(text, place, () => options.visible?.(text) ?? true);
  for (const form of options.forms ?? []) reader.form(form);
  const facts = { ...NO_FACTS, ...options.facts };
  const { offer, trade } = reader.result(facts, options.path ?? '/');
  const found = reader.judge(facts, options.path ?? '/');
  // Where the blocks were left to wait, there was nothing to find.
  expect({ offer, trade }).toEqual({ offer: found.offer, trade: found.trade });
  return found;
}

const SHOP: readonly Block[] = [
  ['title', 'Instagram followers, delivered today'],
  ['heading', 'Buy Instagram followers'],
  ['body', '1,000 Instagram followers'],
  ['body', '$9.99'],
  ['button', 'Order now'],
  ['body', 'No password needed'],
];

const accounts = (of: string): readonly Block[] => [
  ['title', `${of} accounts for sale: verified, with mail`],
  ['description', `Buy ${of} accounts with instant delivery and lifetime warranty.`],
  ['heading', `Buy ${of} accounts`],
  ['body', 'Original email included, instant delivery'],
  ['button', 'Buy now'],
  ['body', 'Our accounts are checked. We replace the account if you lose access.'],
];

describe('offer score', () => {
  it('tells a shop, with what it sells and why', () => {
    const found = judge(SHOP);
    expect(found.offer).toBe(true);
    expect(found.goods).toEqual(['followers']);
    expect(found.platforms).toEqual(['instagram']);
    expect(found.asksLogin).toBe(false);
    expect(found.signals.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['buy_goods', 'goods_price', 'no_password']),
    );
    expect(found.signals.find(({ id }) => id === 'buy_goods')).toMatchObject({ place: 'heading' });
  });

  it.each<[string, boolean, readonly Block[]]>([
    ['accounts of a network', true, accounts('Instagram')],
    ['accounts of a game', false, accounts('Valorant')],
    [
      'links that name goods of networks, without a price',
      true,
      ['Instagram followers', 'Instagram likes', 'TikTok followers', 'TikTok views', 'YouTube views'].map(
        (text): Block => ['link', text],
      ),
    ],
    [
      'the same as headings of a report',
      false,
      ['Instagram followers', 'Instagram likes', 'TikTok followers', 'TikTok views', 'YouTube views'].map(
        (text): Block => ['body', `${text} this week`],
      ),
    ],
    [
      'comments alone',
      true,
      [
        ['title', 'Buy YouTube comments'],
        ['body', '10 YouTube comments'],
        ['body', '$5'],
        ['button', 'Order now'],
      ],
    ],
  ])('tells %s', (_name, offer, blocks) => expect(judge(blocks).offer).toBe(offer));

  it('sees goods inside a phrase of buying', () => {
    const { values } = judge([
      ['title', 'TikTok beğeni al'],
      ['body', '250 beğeni'],
    ]);
    expect(values.get('buy_goods@top')).toBeGreaterThan(0);
  });

  it('takes reviews that are for sale for those of the platform that the title names', () => {
    const order: Block = ['body', 'Buy reviews today'];
    const sold = (title: string): number => judge([['title', title], order]).values.get('review_trade@label') ?? 0;
    expect(sold('Google reviews for your business')).toBeGreaterThan(0);
    expect(sold('Reviews of our kitchens')).toBe(0);
  });

  it('never shows counter-signals', () => {
    expect(
      judge([...SHOP, ['body', 'Beware of fake followers and lawsuits']]).signals.filter(({ id }) =>
        id.startsWith('counter_'),
      ),
    ).toEqual([]);
  });

  it('finds nothing where the words of the trade stand in quotations only', () => {
    const found = judge(SHOP.map(([, text]): Block => ['quote', text]));
    expect(found).toMatchObject({ offer: false, trade: false, signals: [] });
  });

  it('does not believe hidden words', () => {
    expect(judge(SHOP, { visible: () => false })).toMatchObject({ offer: false, signals: [] });
    expect(
      judge([...SHOP, ['body', 'Our weather today: sun and 21 degrees']], { visible: (text) => text.startsWith('Our') })
        .offer,
    ).toBe(false);
  });

  it('asks for visibility only where words of the trade stand', () => {
    let asked = 0;
    judge([['body', 'Rain in the afternoon, wind from the west.']], { visible: () => (asked += 1) > 0 });
    expect(asked).toBe(0);
  });

  it('stops asking on a page that repeats itself without end', () => {
    let asked = 0;
    judge(
      Array.from({ length: 5000 }, (): Block => ['table', '1,000 Instagram likes $5']),
      { visible: () => (asked += 1) > 0 },
    );
    expect(asked).toBeLessThanOrEqual(150);
    judge(
      Array.from({ length: 5000 }, (): Block => ['table', '1,000 Instagram likes $5']),
      { visible: () => (asked += 1) < 0 },
    );
    expect(asked).toBeLessThanOrEqual(1150);
  });

  it('reads a denied purchase as advice', () => {
    const [plain, denied] = ['Buy Instagram followers', 'Never buy Instagram followers'].map(
      (text) => judge([['heading', text]]).values.get('buy_goods@top') ?? 0,
    );
    expect(plain).toBeGreaterThan(0);
    expect(denied).toBe(0);
  });

  it('lowers the score for an article about a seller', () => {
    const blocks: Block[] = [
      ...SHOP.map(([place, text]): Block => [place === 'title' ? 'title' : 'body', text]),
      ['body', 'The court ordered the seller to pay damages, the lawsuit said.'],
    ];
    const article = judge(blocks, {
      facts: {
        ogType: 'article',
        linkedTypes: ['newsarticle'],
        articleChars: 3000,
        byline: true,
        time: true,
        chars: 4000,
        proseChars: 3600,
      },
      path: '/news/2024/',
    });
    expect(article.score).toBeLessThan(judge(blocks).score - 1);
  });

  it('sees price cards that are cut into labels', () => {
    expect(
      judge([
        ['title', 'TikTok'],
        ['body', '500'],
        ['body', 'Followers'],
        ['body', '9,90 €'],
        ['button', 'In den Warenkorb'],
      ]).points.map(({ id }) => id),
    ).toContain('goods_price');
  });

  it('does not take an audience with a price for an offer', () => {
    expect(
      judge([
        ['heading', 'Find influencers'],
        ['body', '@mira | 120K followers'],
        ['body', '$450 per post'],
        ['button', 'Book'],
      ]).offer,
    ).toBe(false);
  });

  it('sees the login of a social network', () => {
    const form: FormView = {
      action: '',
      text: 'Instagram username Instagram password Get free followers',
      fields: [
        { type: 'text', name: 'username', label: 'Instagram username' },
        { type: 'password', name: 'password', label: 'Instagram password' },
      ],
    };
    const blocks: Block[] = [
      ['title', 'Free Instagram followers'],
      ['heading', 'Get free Instagram followers'],
    ];
    expect(judge(blocks, { forms: [form] })).toMatchObject({ asksLogin: true, offer: true });
  });

  it('sees an access token asked for', () => {
    const form: FormView = {
      action: '',
      text: '',
      fields: [{ type: 'text', name: 'token', label: 'Facebook access token' }],
    };
    expect(judge([['title', 'FB auto liker']], { forms: [form] }).asksLogin).toBe(true);
  });

  it('does not take an ordinary login for a social one', () => {
    const form: FormView = {
      action: '/login',
      text: 'Customer number Password Log in',
      fields: [
        { type: 'text', name: 'user', label: 'Customer number' },
        { type: 'password', name: 'password', label: 'Password' },
      ],
    };
    expect(
      judge(
        [
          ['title', 'Online banking'],
          ['footer', 'Follow us on Instagram'],
        ],
        { forms: [form] },
      ),
    ).toMatchObject({ asksLogin: false, offer: false });
  });

  it('reads no block for all words of the trade before the page shows some evidence, and then all of them', () => {
    const asked: string[] = [];
    const reader = new OfferReader(phrases);
    const take = (text: string): void => reader.block(text, 'body', () => asked.push(text) > 0);
    take('Our many followers');
    take('The ferry leaves at noon');
    expect(reader.more()).toBe(false);
    expect(reader.result(NO_FACTS, '/')).toMatchObject({ offer: false, trade: false, signals: [] });
    expect(asked).toEqual([]);
    take('Buy 1,000 Instagram followers for $9.99');
    while (reader.more());
    expect(asked).toEqual(['Our many followers', 'Buy 1,000 Instagram followers for $9.99']);
  });

  it('leaves no offer unread, whatever a page is made of', () => {
    const word = fc.constantFrom(
      ...['buy', 'followers', 'likes', 'views', 'reviews', 'accounts', 'instagram', 'panel', 'no password', 'per 1000'],
      ...[
        '$9.99',
        '1,000',
        'aged',
        'refill',
        'api',
        'key',
        'order now',
        'add funds',
        'the ferry',
        'news',
        'x'.repeat(90),
      ],
    );
    const block = fc.record({
      place: fc.constantFrom<Place>('title', 'description', 'heading', 'body', 'button', 'link', 'table', 'quote'),
      words: fc.array(word, { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        judge(blocks.map(({ place, words }) => [place, words.join(' ')]));
      }),
    );
  });

  it('may be asked again without changing its mind', () => {
    const reader = new OfferReader(phrases);
    for (const [place, text] of SHOP) reader.block(text, place, () => true);
    expect(reader.judge(NO_FACTS, '/')).toEqual(reader.judge(NO_FACTS, '/'));
  });

  it('survives bait: long rows of numbers, prices and words', () => {
    const long = '1,000 followers $9 buy '.repeat(20_000);
    for (const text of [
      long,
      '9'.repeat(200_000),
      '$ '.repeat(100_000),
      ', .'.repeat(100_000),
      '\u0000\ud800 followers \udfff'.repeat(1000),
    ])
      expect(() => judge([['body', text]])).not.toThrow();
  });
});

describe('amounts', () => {
  const of = (text: string): { prices: string[]; quantities: string[] } => {
    const { prices, quantities } = findAmounts(text);
    const cut = ([start, end]: readonly [number, number]): string => text.slice(start, end).trim();
    return { prices: prices.map(cut), quantities: quantities.map(cut) };
  };

  it.each([
    ['1,000 followers for $9.99', ['$9.99'], ['1,000']],
    ['500 seguidores R$ 39,90', ['R$ 39,90'], ['500']],
    ['1000 подписчиков — 79 ₽', ['79 ₽'], ['1000']],
    ['১০০০ ফলোয়ার ২৫০ টাকা', ['২৫০ টাকা'], ['১০০০']],
    ['10K Views', [], ['10K']],
    ['no numbers here', [], []],
  ])('reads %s', (text, prices, quantities) => {
    expect(of(text)).toEqual({ prices, quantities });
  });
});
