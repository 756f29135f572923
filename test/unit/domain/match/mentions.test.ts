import { describe, expect, it } from 'vitest';
import { findListing, storeListing } from '../../../../src/domain/address/stores.ts';
import { findMentions, Mentions } from '../../../../src/domain/match/mentions.ts';
import { asksLogin } from '../../../../src/domain/match/page-index.ts';
import { unwrap } from '../../../../src/domain/address/redirectors.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { COMPANY_WORDS } from '../../../../src/registry/company-words.ts';
import { loadNever, loadRegistry } from '../../../../src/registry/load.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';
import { service } from '../../../fakes/services.ts';

const index = buildPageIndex(
  [
    service('boostgram', {
      names: ['Boostgram'],
      hosts: ['boostgram.com'],
      category: 'credential-harvesting',
      apps: [
        { store: 'google-play', id: 'com.boost.gram', name: 'Boostgram', source: 'https://court.test/' },
        { store: 'chrome-web-store', name: 'Ads Feed', developer: 'Unimania Inc.', source: 'https://court.test/' },
        { store: 'firefox-add-ons', id: 'Boost-Gram', name: 'Boost', source: 'https://court.test/' },
      ],
    }),
    service('phoenix', {
      names: [{ text: 'Phoenix', match: 'companion', caseSensitive: true }, 'Phoenix Panel Pro'],
      hosts: ['phx-likes.com'],
      operators: ['Fenghuang Media Ltd'],
    }),
    service('likes', { names: [{ text: 'Comprar Likes', match: 'companion' }] }),
    service('hidden', { names: [{ text: 'Story', match: 'never' }], hosts: ['storyviewer.test'] }),
  ],
  [],
);

const found = (text: string): string[] =>
  findMentions(index, text).map(({ service: number, start, end }) => `${number}:${text.slice(start, end)}`);

describe('mentions', () => {
  it.each<[string, string, string[]]>([
    ['a name', 'Meta sued Boostgram in 2020.', ['0:Boostgram']],
    ['an address counts once', 'see www.boostgram.com/now', ['0:boostgram']],
    ['look-alike letters', 'Bооstgrаm', ['0:Bооstgrаm']],
    ['an ordinary word alone', 'Phoenix is a city in Arizona', []],
    ['an ordinary word near a word of the trade', 'Phoenix sold followers', ['1:Phoenix']],
    ['not in small letters', 'a phoenix sold followers', []],
    ['a word of the trade far away', `Phoenix ${'word '.repeat(60)} followers`, []],
    ['the operator anywhere', `Phoenix ${'word '.repeat(200)} Fenghuang Media Ltd`, ['1:Phoenix']],
    ['the address anywhere', `phx-likes.com ${'word '.repeat(200)} Phoenix`, ['1:phx-likes.com', '1:Phoenix']],
    ['a word of the trade inside the name says nothing', 'Comprar Likes', []],
    ['the longest name counts', 'Phoenix Panel Pro', ['1:Phoenix Panel Pro']],
    ['names that never match', 'Story followers storyviewer.test', ['3:storyviewer.test']],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => expect(found(text)).toEqual(expected));

  it('are counted over blocks, with their places', () => {
    const mentions = new Mentions(index);
    mentions.push('Boostgram and boostgram', 'title');
    mentions.push('Phoenix', 'heading');
    mentions.push('Boostgram', 'body', () => false);
    mentions.push('Boostgram', 'link');
    expect(mentions.result()).toEqual([{ service: 0, count: 3, places: ['title', 'link'] }]);
    mentions.push('by Fenghuang Media Ltd', 'body');
    expect(mentions.result()).toEqual([
      { service: 0, count: 3, places: ['title', 'link'] },
      { service: 1, count: 1, places: ['heading'] },
    ]);
    expect(mentions.result()).toEqual(mentions.result());
  });

  it('are found with endings once the name stood on the page by itself', () => {
    const mentions = new Mentions(index);
    expect(mentions.push('Wyrok w sprawie Boostgramu', 'heading')).toBeNull();
    mentions.push('Boostgram przegrał.', 'body');
    mentions.push('Klienci Boostgramu i Boostgramem zajęty sąd, nie Boostgrammar', 'body');
    expect(mentions.result()).toEqual([{ service: 0, count: 3, places: ['body'] }]);
    expect(mentions.push('O Boostgramie', 'body', () => false)).toBeNull();
  });

  it('knows whose sites ask for a login', () => {
    expect([0, 1].map((number) => asksLogin(index, number))).toEqual([true, false]);
  });
});

describe('listings in stores', () => {
  const chrome = 'abcdefghijklmnopabcdefghijklmnop';
  it.each([
    ['https://play.google.com/store/apps/details?hl=de&id=com.boost.gram&gl=US', 'google-play', 'com.boost.gram'],
    ['https://apps.apple.com/us/app/some-name/id1234567890?mt=8', 'apple-app-store', '1234567890'],
    ['https://itunes.apple.com/app/id99', 'apple-app-store', '99'],
    [`https://chromewebstore.google.com/detail/name/${chrome}?hl=en`, 'chrome-web-store', chrome],
    [`https://chrome.google.com/webstore/detail/${chrome}`, 'chrome-web-store', chrome],
    ['https://addons.mozilla.org/en-US/firefox/addon/Boost-Gram/', 'firefox-add-ons', 'boost-gram'],
    [`https://microsoftedge.microsoft.com/addons/detail/x/${chrome}`, 'edge-add-ons', chrome],
    ['https://www.amazon.co.uk/Some-App/dp/B00ABCDEF1/ref=x', 'amazon-appstore', 'B00ABCDEF1'],
  ])('%s', (url, store, id) => expect(storeListing(url)).toEqual({ store, id }));
  it.each([
    'https://play.google.com/store/search?q=id=com.x',
    'https://evil.test/store/apps/details?id=com.boost.gram',
    'https://play.google.com.evil.test/store/apps/details?id=a',
    'https://addons.mozilla.org/firefox/',
    'x',
    '',
  ])('%j is none', (url) => expect(storeListing(url)).toBeNull());

  it('belong to services by id, else by name and developer together', () => {
    expect(findListing(index, { store: 'google-play', id: 'com.boost.gram' })).toEqual({ service: 0, by: 'id' });
    expect(findListing(index, { store: 'firefox-add-ons', id: 'boost-gram' })).toEqual({ service: 0, by: 'id' });
    expect(findListing(index, { store: 'google-play', id: 'com.other' }, 'Boostgram')).toBeNull();
    expect(
      findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed - Chrome Web Store', 'UNIMANIA, Inc.'),
    ).toBeNull();
    expect(
      findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed - Chrome Web Store', 'Unimania Inc.'),
    ).toEqual({ service: 0, by: 'name' });
    expect(findListing(index, { store: 'chrome-web-store', id: chrome }, 'Ads Feed')).toBeNull();
  });
});

describe('redirectors', () => {
  const goal = 'https://boostgram.com/x?a=1';
  const q = encodeURIComponent(goal);
  it.each([
    [`https://l.facebook.com/l.php?u=${q}&h=AT0`],
    [`https://lm.facebook.com/l.php?h=1&u=${q}`],
    [`https://l.instagram.com/?u=${q}&e=1`],
    [`https://www.google.com/url?sa=t&url=${q}`],
    [`https://www.google.co.uk/url?q=${q}`],
    [`https://www.youtube.com/redirect?event=x&q=${q}`],
    [`https://www.linkedin.com/redir/redirect?url=${q}`],
    [`https://www.linkedin.com/safety/go?url=${q}`],
    [`https://duckduckgo.com/l/?uddg=${q}&rut=1`],
    [`https://www.bing.com/ck/a?!&&p=1&u=a1${Buffer.from(goal).toString('base64url')}&ntb=1`],
    [`https://out.reddit.com/t3_x?url=${q}`],
    [`https://vk.com/away.php?to=${q}`],
    [`https://l.facebook.com/l.php?u=${encodeURIComponent(`https://www.google.com/url?q=${q}`)}`],
    [`https://r.search.yahoo.com/_ylt=x/RU=${q}/RK=2`],
  ])('%s', (url) => expect(unwrap(url)).toBe(goal));
  it.each([
    goal,
    'https://evil.test/l.php?u=https://boostgram.com',
    'https://l.facebook.com/l.php?u=%E0%A4%A',
    'https://l.facebook.com/l.php?u=javascript:alert(1)',
    'https://www.google.com/search?q=https://boostgram.com',
    '',
    '#',
    'https://t.co/abc',
  ])('%j stays', (url) => expect(unwrap(url)).toBe(url));
  it('ends', () => {
    let nested = goal;
    for (let i = 0; i < 10; i++) nested = `https://l.facebook.com/l.php?u=${encodeURIComponent(nested)}`;
    expect(unwrap(nested)).toMatch(/^https:\/\/l\.facebook\.com/);
  });
});

describe('names of the registry', () => {
  const services = compileCatalog(loadRegistry(ROOT), '0.0.0').services;
  const real = buildPageIndex(services, loadNever(ROOT));
  const named = (text: string): string[] =>
    findMentions(real, text).map(
      ({ service: number, start, end }) => `${services[number]?.id}: ${text.slice(start, end)}`,
    );

  it('find company in every language that has a file of phrases', () => {
    const languages = loadPhrases(ROOT).languages.flatMap(({ language }) => (language === 'any' ? [] : language));
    expect(Object.keys(COMPANY_WORDS).sort()).toEqual(languages.sort());
  });

  it.each(Object.entries(COMPANY_WORDS))(
    'count in the company of goods that are sold: %s',
    (_language, { goods, sale }) => {
      for (const each of goods.split(', ')) {
        expect([each, named(`Devumi: ${each}`)]).toEqual([each, []]);
        for (const word of sale.split(', '))
          expect([each, word, named(`Devumi ${word} ${each}`)]).toEqual([each, word, ['devumi: Devumi']]);
      }
    },
  );

  it.each([
    ['Boostgram에서 팔로워를 샀다', 'boostgram: Boostgram'],
    ['보도에 따르면 (Boostgram이)', 'boostgram: Boostgram'],
    ['Massroot8을', 'massroot8: Massroot8'],
    ['Boostgramকে', 'boostgram: Boostgram'],
    ['وBoostgram في المحكمة', 'boostgram: Boostgram'],
    ['ב-Boostgram', 'boostgram: Boostgram'],
    ['תביעה נגד בBoostgram', 'boostgram: Boostgram'],
    ['Boostgramの訴訟', 'boostgram: Boostgram'],
    ["Boostgram'ın davası", 'boostgram: Boostgram'],
    ['Boostgram-ról', 'boostgram: Boostgram'],
    ['Boostgram’dan takipçi almak', 'boostgram: Boostgram'],
    ['Boostgram i wyrok w sprawie Boostgramu', 'boostgram: Boostgramu'],
    ['Boostgram: a Boostgramról szóló ítélet', 'boostgram: Boostgramról'],
    ['Boostgram ja Boostgramista tehty kanne', 'boostgram: Boostgramista'],
    ['Boostgram, Boostgramın sahipleri', 'boostgram: Boostgramın'],
    ['Boostgram ve Boostgramlarda satılan', 'boostgram: Boostgramlarda'],
    ['Boostgram, a Boostgramának ügye', 'boostgram: Boostgramának'],
    ['Boostgram, a Boostgramnál', 'boostgram: Boostgramnál'],
    ['Boostgram, Boostgramilla ja muilla', 'boostgram: Boostgramilla'],
    ['Boostgram și Boostgramului', 'boostgram: Boostgramului'],
    ['Boostgram a žaloba na Boostgramem', 'boostgram: Boostgramem'],
    ['Boostgram은 2020년에', 'boostgram: Boostgram'],
    ['Boostgram으로부터', 'boostgram: Boostgram'],
    ['Boostgram까지', 'boostgram: Boostgram'],
    ['Boostgram의 대표', 'boostgram: Boostgram'],
    ['Boostgram’ı kapattı', 'boostgram: Boostgram'],
    ['Boostgram:in oikeudenkäynti', 'boostgram: Boostgram'],
    ['Boostgram-এর মামলা', 'boostgram: Boostgram'],
    ['Boostgramএর', 'boostgram: Boostgram'],
    ['بـBoostgram', 'boostgram: Boostgram'],
    ['والBoostgram', 'boostgram: Boostgram'],
    ['שBoostgram', 'boostgram: Boostgram'],
    ['ול-Boostgram', 'boostgram: Boostgram'],
    ['Boostgramに対する訴訟', 'boostgram: Boostgram'],
    ['Boostgram被起诉', 'boostgram: Boostgram'],
    ["Boostgram'ом управляли", 'boostgram: Boostgram'],
    ['Boostgram-ом управляли', 'boostgram: Boostgram'],
    ['聚客通公司的粉丝', 'jukeketong: 聚客通'],
    ['购买轻抖的粉丝', 'qingdou: 轻抖'],
    ['应援宝案，粉丝', 'xingyuan: 应援宝'],
    ['Bооstgrаm에서', 'boostgram: Bооstgrаm'],
    ['Opinie.pro w sądzie', 'opinie-pro: Opinie.pro'],
    ['Devumi sold fake followers', 'devumi: Devumi'],
    ['Devumi sold millions of fake Twitter followers to actors and politicians', 'devumi: Devumi'],
    ['Customers bought followers from Devumi for as little as ten dollars', 'devumi: Devumi'],
    ['Fake followers bought at Devumi were copied from real people', 'devumi: Devumi'],
    ['New York sued Devumi over followers made of stolen identities', 'devumi: Devumi'],
    ['Bei Devumi konnte man Follower kaufen', 'devumi: Devumi'],
    ['Die Klage gegen Devumi betrifft falsche Follower', 'devumi: Devumi'],
    ['La empresa Devumi vendió seguidores falsos a famosos', 'devumi: Devumi'],
    ['Devumi a vendu des millions de faux abonnés', 'devumi: Devumi'],
    ['Acheter des abonnés chez Devumi coûtait dix dollars', 'devumi: Devumi'],
    ['Devumi vendeva follower falsi a politici e attori', 'devumi: Devumi'],
    ['Компания Devumi продавала поддельных подписчиков знаменитостям', 'devumi: Devumi'],
    ['У Devumi можно было купить подписчиков', 'devumi: Devumi'],
    ['Devumi şirketi ünlülere takipçi sattı', 'devumi: Devumi'],
    ['有名人がDevumiでフォロワーを購入していた', 'devumi: Devumi'],
    ['유명인들이 Devumi에서 가짜 팔로워를 샀다', 'devumi: Devumi'],
    ['名人从Devumi购买粉丝', 'devumi: Devumi'],
    ['Socialnow verkauft Likes und Follower für Instagram', 'socialnow: Socialnow'],
    ['TurboSocial vendia curtidas e seguidores no Instagram', 'turbosocial: TurboSocial'],
    ['Social Data Trading Ltd. offered scraping', 'social-data-trading: Social Data Trading Ltd.'],
    ['SMM420 sells followers', 'smm-420: SMM420'],
    ['Devumiом пользовались, чтобы купить подписчиков', 'devumi: Devumi'],
    ['накрутка в Likesocialе', 'likesocial: Likesocial'],
    ['Likesocialу грозит штраф', 'likesocial: Likesocial'],
    ['Иск к Boostgramу', 'boostgram: Boostgram'],
    ['Boostgramовские серверы', 'boostgram: Boostgram'],
    ['Bооstgrаmом управляли двое', 'boostgram: Bооstgrаm'],
    ['з Boostgramом судилися', 'boostgram: Boostgram'],
    ['у Boostgramі продавали', 'boostgram: Boostgram'],
    ['на Boostgramът', 'boostgram: Boostgram'],
    ['του Boostgramου', 'boostgram: Boostgram'],
    ['суд над Opinie.proм', 'opinie-pro: Opinie.pro'],
    ['Likesocial에게', 'likesocial: Likesocial'],
    ['Likesocialে', 'likesocial: Likesocial'],
    ['للBoostgram', 'boostgram: Boostgram'],
    ['Boostgramसे', 'boostgram: Boostgram'],
    ['Devumi vendía seguidores falsos', 'devumi: Devumi'],
    ['Devumi verkaufte Follower', 'devumi: Devumi'],
    ['Devumi vendait des abonnés', 'devumi: Devumi'],
    ['Devumi takipçi satıyor', 'devumi: Devumi'],
    ['Devumi продавал подписчиков', 'devumi: Devumi'],
    ['Devumi 팔로워 판매', 'devumi: Devumi'],
    ['Devumi 出售粉丝', 'devumi: Devumi'],
    ['Devumi باعت متابعين', 'devumi: Devumi'],
    ['Devumi jual pengikut', 'devumi: Devumi'],
    ['oink and stuff and its fake accounts', 'oink-and-stuff: oink and stuff'],
    ['Oink and Stuff made extensions', 'oink-and-stuff: Oink and Stuff'],
    ['3taps scraped listings', '3taps: 3taps'],
    ['Kanne Massroot8ssa', 'massroot8: Massroot8ssa'],
    ['Massroot8lla oli', 'massroot8: Massroot8lla'],
    ['tuomio Likesocialista', 'likesocial: Likesocialista'],
    ['likesocialin omistaja', 'likesocial: likesocialin'],
    ['Boostgramın sahibi', 'boostgram: Boostgramın'],
    ['BOOSTGRAMDAN alındı', 'boostgram: BOOSTGRAMDAN'],
    ['a Boostgramról szóló ítélet', 'boostgram: Boostgramról'],
    ['a Boostgrammal kötött', 'boostgram: Boostgrammal'],
    ['nad Boostgramem', 'boostgram: Boostgramem'],
    ['przeciw Boostgramowi', 'boostgram: Boostgramowi'],
    ['procesul Boostgramului', 'boostgram: Boostgramului'],
    ['az Oxylabsnak', 'oxylabs: Oxylabsnak'],
  ])('are found in %j', (text, expected) => expect(named(text)).toContain(expected));

  it.each([
    ['Opinie. Pro i kontra'],
    ['500 likes no insta, 300 seguidores'],
    ['smm420 Kabel, 2 m, schwarz'],
    ['Das SMM420-Netzteil passt zum Drucker'],
    ['Devumi went to school with my sister'],
    ['Devumi has 500 followers on Instagram and loves dancing'],
    ['My friend Devumi likes ice cream and her followers like it too'],
    ['Devumi Perera, 14, won the race'],
    ['Devumi ging zur Schule und hat jetzt viele Follower'],
    ['Devumi fue al colegio y tiene mil seguidores'],
    ['Devumi foi à escola; ela tem seguidores fiéis'],
    ['The pigs go oink and stuff, said the child'],
    ['Oink and stuff like that, you know'],
    ['press 3taps to open the door'],
    ['Social Data Trading: Chancen und Risiken für Follower'],
    ['world top SEO tips for likes'],
    ['Voyager Labs lesson: likes of students'],
    ['小葫芦上山采蘑菇，粉丝也要放'],
    ['小葫芦手工艺品，粉丝很多'],
    ['鹰击长空，鱼翔浅底，粉丝们喜欢毛主席诗词'],
    ['轻抖手腕，面条散开'],
    ['轻抖锅子，粉丝就熟了'],
    ["Devumi va à l'école et ses abonnés l'aiment"],
    ["Devumi a des likes et des abonnés, c'est ma cousine"],
    ['Devumi chodzi do szkoły i ma obserwujących'],
    ['Devumi okula gidiyor, takipçi sayısı az'],
    ['Devumiは学校に行く、フォロワーも多い'],
    ['Devumi 학교에 간다, 팔로워 많아'],
    ['Devumi स्कूल गई, उसके फॉलोअर्स खुश हैं'],
    ['ذهبت Devumi إلى المدرسة ولها متابعين كثر'],
    ['Devumi pergi ke sekolah, pengikut setia'],
    ['Devumi đi học và có người theo dõi'],
    ['Devumi gaat naar school, haar volgers ook'],
    ['Devumi går i skolan, hennes följare också'],
    ['Devumi va a scuola e ha tanti follower'],
    ['Devumi käy koulua ja hänellä on seuraajia'],
    ['Devumi iskolába jár, sok követőt szerzett'],
    ['Devumi ходила в школу, у неё много подписчиков'],
    ['Câble smm420 pour écran, 2 m'],
    ['kabel smm420 do drukarki'],
    ['SMM420 serisi yazıcı kablosu'],
    ['SMM420プリンター用ケーブル'],
    ['SMM420 프린터 케이블'],
    ['cavo SMM420 per stampante'],
    ['cable SMM420 para impresora'],
    ['кабель SMM420 для принтера'],
    ['कैसेट SMM420 केबल'],
    ['os meus seguidores mix de gente, e curtidas'],
    ['the social data trading market, and scraping'],
    ['Double data, double likes'],
    ['double data rate memory'],
    ['Devumi Perera won the race'],
    ['smm 420 tl, followers'],
    ['comprar likes e seguidores'],
    ['seguidores mix de todo tipo, ganhe seguidores'],
    ['instant likes for our band, thanks to 300 followers'],
    ['we got instant fans after the show; followers grew'],
    ['likes e seguidores: como crescer no Instagram'],
    ['social media growth plan with more followers'],
    ['Massroot of the tree is 8 m deep, likes moist soil'],
    ['our social data trading desk buys followers data'],
    ['double data plan with 20 GB and likes'],
    ['data double checked by the followers'],
    ['mein SMM 420 Netzteil mit Panel'],
    ['panel de control del servicio de agua, seguidores'],
    ['good likes, bad likes: comments and followers'],
    ['auto likes nothing more than fresh oil; followers'],
    ['turbo followers of the race cheered'],
    ['boost your gram of protein, followers'],
    ['Boost gram by gram: baking likes patience'],
    ['The likes of social, of views and of followers'],
    ['Story viewer statistics: who watched my story, followers'],
    ['story saver bag on sale, followers love it'],
    ['free followers of the faith gathered'],
    ['Hublaagram ist kein Wort, Follower'],
    ['Insta follow up call at nine, followers'],
    ['follow for follow was a trend of 2014, likes'],
    ['like for like comparison of sales, followers'],
    ['the Phoenix panel of experts met; followers'],
    ['opinie o panelu słonecznym, obserwujący'],
    ['Opinie prowadzących zajęcia, polubienia'],
    ['opinie. pro a proti, followers'],
    ['reviews pro and contra, likes'],
    ['real reviews of a hotel, followers'],
    ['best reviews this week, likes'],
    ['bright data visualisation of followers'],
    ['bright local news for followers'],
    ['clear view of the lake, likes and followers'],
    ['clearview windows fitted by followers of the craft'],
    ['octopus data of marine biology, likes'],
    ['mobile data double the price, followers'],
    ['the data trading company act, likes'],
    ['stalker film by Tarkovsky, likes and followers'],
    ['The great rank trackers of the army, followers'],
    ['like service at the church, followers'],
    ['king of likes: the most liked post, followers'],
    ['fast likes to eat grass; followers of the breed'],
    ['hızlı takipçi toplama oyunu değil, beğeni'],
    ['takipçi alan kişi kim, beğeni'],
    ['подписчики рады, накрутка волос бигуди, лайки'],
    ['накрутка спидометра, подписчики'],
    ['вы ту би и я, подписчики'],
    ['лайк за лайком, подписчики'],
    ['关注 轻 抖动 视频 粉丝'],
    ['轻抖动一下，粉丝'],
    ['聚客 通知，粉丝'],
    ['应援宝贝，粉丝'],
    ['捧场 客气，粉丝'],
    ['飞瓜子数据，粉丝'],
    ['西瓜数据线，粉丝'],
    ['新榜样，粉丝'],
    ['いいね！を押して、フォロワー'],
    ['フォロワー募集中、いいねください'],
    ['팔로워 여러분 좋아요 감사합니다'],
    ['follower fast 500, danke für die likes'],
    ['avis clients positifs, abonnés'],
    ['les avis de nos clients, achat vérifié, abonnés'],
    ['abonnés instantanés à la newsletter, likes'],
    ['comprar seguidores não vale a pena'],
    ['me gusta comprar likes de cereza, seguidores'],
    ['compra de likes'],
    ['gana seguidores con paciencia'],
    ['pengikut setia Nabi, suka'],
    ['jasa followers dan likes'],
    ['mua like bán like, người theo dõi'],
    ['tăng like tự nhiên, follow'],
    ['سوق البيانات الاجتماعية، متابعين'],
    ['متابعين حقيقيين للدوري، إعجابات'],
    ['שירותי לייקים ועוקבים'],
    ['לייקים לכולם, עוקבים'],
    ['instafamous people and followers'],
    ['Social boost for children, followers'],
    ['social star of the year, likes'],
    ['viral growth and followers'],
    ['rocket followers meet at the space center'],
    ['panel prices of wood, SMM likes'],
    ['smm world congress; followers'],
    ['Devumi bought ice cream after school and her followers sent hearts'],
    ['Devumi wants to sell her old guitar, so she asked her followers'],
    ['My niece Devumi is selling lemonade for charity; two thousand followers watched'],
    ['Devumi kaufte sich ein Fahrrad und zeigte es ihren Followern'],
    ['Devumi hat ihr Auto verkauft, ihre Follower waren traurig'],
    ['Tante Devumi verkauft Marmelade auf dem Markt, ein Follower kam vorbei'],
    ['Devumi vendió su bicicleta y sus seguidores la felicitaron'],
    ['Devumi quiere comprar una casa; sus seguidores le dan consejos'],
    ['Devumi a acheté une robe, ses abonnés adorent'],
    ['Devumi vend des gâteaux et remercie ses abonnés'],
    ['Devumi comprou um cachorro e ganhou curtidas da família'],
    ['Devumi ha venduto la sua vespa, i follower ridono'],
    ['Devumi kupiła chleb, a jej obserwujących to rozbawiło'],
    ['Девуми и Devumi купить хлеб, подписчиков порадовать рецептом'],
    ['Devumi продаёт варенье на ярмарке, у неё сто подписчиков'],
    ['Devumi bir elbise satın aldı, takipçi sayısı arttı'],
    ['Devumi membeli sepeda baru dan pengikut senang'],
    ['Devumi mua xe đạp, người theo dõi khen đẹp'],
    ['Devumiは新しい自転車を購入、フォロワーに見せた'],
    ['Devumi 자전거 구매 후기를 팔로워에게 보여줬다'],
    ['Devumi 买了一条裙子，给粉丝看'],
    ['اشترت Devumi دراجة من شركة محلية وشكرت متابعين كثر'],
    ['Devumi ने साइकिल खरीदे और फॉलोअर्स को दिखाई'],
    ['Show your Extracard at the till and get 5 % off when you buy two'],
    ['The Extracard points can be sold back; followers of our newsletter get double'],
    ['Con la Extracard puoi comprare tre vasetti, i follower del negozio hanno uno sconto'],
    ['Die Extracard der Bücherei gilt auch für Follower unseres Newsletters, einfach kaufen'],
    ['Socialnow Festival: tickets are sold at the door, followers of the band get in first'],
    ['Wir sind Socialnow, der Stammtisch für Vereine: jeder Follower kann eine Tasse kaufen'],
    ['Socialnow ONG: nuestros seguidores compraron mantas para el refugio, venta solidaria el sábado'],
    ['The TurboSocial car club sells calendars to its followers'],
    ['Turbosocial dinner of the racing club, buy your ticket now, followers welcome'],
    ['TurboSocial, o encontro de carros turbo, vendeu 300 ingressos e recebeu muitas curtidas'],
    ['Testerjob gesucht: Softwareprüfer in Teilzeit, Berlin'],
    ['Ich habe einen Testerjob bei einem Spielehersteller und kaufe neue Follower-Regale'],
    ['Main Street Host Committee sold 400 plates of barbecue; followers can see photos'],
    ["Your Main Street host for tonight's parade bought the followers hot chocolate"],
    ['Bright data sheets were bought by followers of the lab'],
    ['VB Marketing seminar at the university: students buy the book, followers watch live'],
    ['The Web Empire is a fantasy novel about spiders; buy it, followers of the series'],
    ['Goldstar Marketing Department 1978: radios sold in Korea, followers of vintage electronics rejoice'],
    ['Instant fans for hot days: buy one, followers of the shop get one free'],
    ['Fivestar marketing of hotels: guests who buy a stay become followers'],
    ['Ein iScraper für die Windschutzscheibe, kaufen und Follower werden'],
    ['Mango city tour: buy tickets, likes guaranteed'],
    ["Voyager Labs is our school's space club: we sold cookies to followers"],
    ['UpVoice choir sells its new record to followers'],
    ['Extreme rebate on tyres this week: buy four, followers pay for three'],
    ['The Profile Engine of the lathe was sold to a museum with 900 followers'],
    ['Nubela Santos bought bread; her followers laughed'],
    ['Naturemarket in the village: Honig kaufen, Follower bekommen ein Glas'],
    ['Total SEO & Marketing course sold out, followers may join the waiting list'],
    ['Robocog robot kit: kids buy it, likes from parents'],
    ['Boostgramm'],
    ['应援宝宝的粉丝'],
    ['聚客通过测试，粉丝'],
    ['捧场客人很多，粉丝'],
    ['Boostgramu'],
    ['Boostgrams and Boostgrammers'],
    ['likesocialin.com'],
    ['@boostgramdan'],
    ['boostgramista@mail.test'],
    ['Boostgramia'],
    ['Boостgram한국Boost'],
  ])('are not found in %j', (text) => expect(named(text)).toEqual([]));
});
