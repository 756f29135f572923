import { describe, expect, it } from 'vitest';
import { goalOf, hidesGoal, mayRedirect, unwrap } from '../../../../src/domain/address/redirectors.ts';
import type { TextTree } from '../../../../src/domain/address/redirectors.ts';

const goal = 'https://boostgram.com/x?a=1';
const q = encodeURIComponent(goal);
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

describe('redirectors', () => {
  const bare = goal.replace('https://', '');
  it.each([
    [`https://www.google.com/amp/s/${bare}`, 'https://boostgram.com/x'],
    [`https://www.google.co.uk/amp/${bare}`, 'https://boostgram.com/x'],
    ['https://boostgram-com.cdn.ampproject.org/c/s/boostgram.com/x?amp', 'https://boostgram.com/x'],
    [`https://translate.google.com/translate?sl=auto&tl=en&u=${q}`, goal],
    [`https://translate.google.com/website?sl=auto&u=${q}`, goal],
    [`https://translate.googleusercontent.com/translate_c?u=${q}&usg=x`, goal],
    ['https://boostgram-com.translate.goog/x?_x_tr_sl=en', 'https://boostgram.com/'],
    ['https://mass--root-co-uk.translate.goog/', 'https://mass-root.co.uk/'],
    [
      'https://webcache.googleusercontent.com/search?q=cache:zYtRk_1-xAbJ:boostgram.com/x+&cd=1',
      `https://boostgram.com/x`,
    ],
    [`https://webcache.googleusercontent.com/search?q=cache:${q}`, goal],
    [`https://web.archive.org/web/20200101000000/${goal}`, goal],
    ['https://web.archive.org/web/2020id_/https:/boostgram.com/x', 'https://boostgram.com/x'],
    ['https://web.archive.org/web/*/boostgram.com', 'https://boostgram.com/'],
    ['https://archive.ph/2021.03.04-101010/https://boostgram.com/x', 'https://boostgram.com/x'],
    [`https://outgoing.prod.webservices.mozgcp.net/v1/0a1b2c/${q}`, goal],
    [`https://outgoing.prod.mozaws.net/v1/0a1b2c/${q}`, goal],
    [`https://anonym.to/?${goal}`, goal],
    [`https://anon.to/?${goal}`, goal],
    [`https://dereferer.me/?${q}`, goal],
    [`https://nullrefer.com/?${goal}`, goal],
    [`https://hidereferrer.com/?${bare}`, goal],
    [`https://gitee.com/link?target=${q}`, goal],
    [`https://rover.ebay.com/rover/1/711-53200-19255-0/1?campid=5&mpre=${q}`, goal],
    [`https://ok.ru/dk?st.cmd=outLinkWarning&st.rfn=${q}&_prevCmd=x`, goal],
    [`https://connect.ok.ru/dk?st.cmd=OAuth2Login&st.link=${q}`, goal],
    [`https://t.me/iv?url=${q}&rhash=1`, goal],
    [`https://weibo.cn/sinaurl?u=${q}`, goal],
    [`https://weibo.com/sinaurl?luicode=1&toasturl=${q}`, goal],
    [`https://link.zhihu.com/?target=${q}`, goal],
    [`https://www.douban.com/link2/?url=${q}&query=x`, goal],
    [`https://link.naver.com/bridge?url=${q}`, goal],
    [`https://cr.naver.com/rd?m=1&u=${q}`, goal],
    [`https://cr.naver.com/nr?m=2&px=1&a=web_all*w.tit&r=1&u=${q}`, goal],
    [`https://search.naver.com/p/crd/rd?px=1&u=${q}&r=1`, goal],
    [`https://m.search.naver.com/p/crd/rd?m=1&px=736&q=x&ssc=tab.m.all&u=${q}`, goal],
    [`https://www.ecosia.org/url?url=${q}&v=2`, goal],
    [`https://www.startpage.com/do/proxy?ep=1&u=${q}`, goal],
    [`https://us2-browse.startpage.com/av/proxy?ep=4e46&u=${q}`, goal],
    [`https://eu-browse.ixquick-proxy.com/do/spg/highlight.pl?l=english&u=${q}`, goal],
    [`https://click.mail.ru/redir?u=${q}&c=swm`, goal],
    [`https://click.my.mail.ru/redir?u=${q}&c=s&r=http&o=mm`, goal],
    [`https://clicker.mail.ru/redir?u=${q}`, goal],
    [`https://checklink.mail.ru/proxy?es=1&url=${q}`, goal],
    ['https://r.mail.ru/clb123/boostgram.com/x', 'https://boostgram.com/x'],
    [`https://urldefense.proofpoint.com/v1/url?u=${q}&k=x`, goal],
    ['https://urldefense.proofpoint.com/v2/url?u=https-3A__boostgram.com_x-3Fa-3D1&d=DwMF&c=x', goal],
    ['https://urldefense.com/v3/__https://boostgram.com/x?a=1__;!!AbC!x$', goal],
    ['https://urldefense.com/v3/__https:/boostgram.com/x?a=1__;Lw!!AbC!x$', goal],
    [`https://medium.com/r/?url=${q}`, goal],
    [`https://www.quora.com/_/redirect?sig=1&url=${q}`, goal],
    [`https://disq.us/url?url=${q}%3AUZcV2L7hpQYbq-x_1234&cuid=1`, goal],
    [`https://disq.us/?url=${q}&key=x`, goal],
    [`https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=${q}`, goal],
    [`https://www.awin1.com/awclick.php?gid=1&p=${q}`, goal],
    [`https://go.skimresources.com/?id=1X2&xs=1&url=${q}`, goal],
    [`https://go.redirectingat.com/?id=1X2&url=${q}&sref=x`, goal],
    [`https://redirect.viglink.com/?key=1&u=${q}`, goal],
    [`https://boostgram.sjv.io/c/12/34/56?subId1=x&u=${q}`, goal],
    [`https://boostgram.pxf.io/c/12/34/56?u=${q}`, goal],
    [`https://www.anrdoezrs.net/links/123/type/dlg/sid/x/${goal}`, goal],
    [`https://www.jdoqocy.com/click-123-456?url=${q}&sid=x`, goal],
    [`https://l.facebook.com/l.php?u=${q}&h=x`, goal],
    [`https://l.instagram.com/?u=${q}&e=x`, goal],
    [`https://l.threads.com/?u=${q}`, goal],
    [`https://www.youtube.com/redirect?event=x&q=${q}`, goal],
    [`https://www.linkedin.com/safety/go?url=${q}`, goal],
    [`https://out.reddit.com/t3_x?url=${q}&token=x`, goal],
    [`https://vk.com/away.php?to=${q}&cc_key=`, goal],
    [`https://www.pinterest.com/offsite/?url=${q}`, goal],
    [`https://t.umblr.com/redirect?z=${q}&t=x`, goal],
    [`https://www.tiktok.com/link/v2?aid=1&target=${q}`, goal],
    [`https://slack-redir.net/link?url=${q}`, goal],
    [`https://eur02.safelinks.protection.outlook.com/?url=${q}&data=x`, goal],
    [`https://steamcommunity.com/linkfilter/?u=${q}`, goal],
    [`https://www.google.com/url?sa=t&q=${q}&usg=x`, goal],
    [`https://lnkd.in/x?url=${q}`, goal],
    ['https://web.archive.org/web/2020*/boostgram.com', 'https://boostgram.com/'],
    [`https://archive.ph/newest/${goal}`, goal],
    [`https://archive.today/20200101/${goal}`, goal],
    [`https://archive.is/o/AbC1d/${goal}`, goal],
    [`https://href.li/?${goal}`, goal],
    [`https://www.deviantart.com/users/outgoing?${goal}`, goal],
    [`https://gate.sc/?url=${q}&token=x`, goal],
    [`https://exit.sc/?url=${q}`, goal],
    [`https://l.wl.co/l?u=${q}`, goal],
    [`https://link.juejin.cn/?target=${q}`, goal],
    [`https://link.csdn.net/?target=${q}`, goal],
    [`https://www.jianshu.com/go-wild?ac=2&url=${q}`, goal],
    [`https://c.pc.qq.com/middlem.html?pfurl=${q}`, goal],
    [`https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${q}&locale=en`, goal],
    [`https://linkprotect.cudasvc.com/url?a=${q}&c=E,1,x&typo=1`, goal],
    [`https://secure-web.cisco.com/1aBc-x/${q}`, goal],
    ['https://protect-eu.mimecast.com/s/AbC1?domain=boostgram.com', 'https://boostgram.com/'],
    [`https://click.linksynergy.com/deeplink?id=x&mid=1&murl=${q}`, goal],
    [`https://click.linksynergy.com/fs-bin/click?id=x&offerid=1&RD_PARM1=${q}`, goal],
    ['https://www.shareasale.com/r.cfm?b=1&u=2&m=3&urllink=boostgram.com%2Fx', 'https://boostgram.com/x'],
    [`https://clk.tradedoubler.com/click?p=1&a=2&url=${q}`, goal],
    [`https://ad.admitad.com/g/abc123/?ulp=${q}`, goal],
    [`https://alitems.com/g/abc123/?ulp=${q}`, goal],
    [`https://prf.hn/click/camref:1101x/destination:${q}`, goal],
    ['https://web.archive.org/web/http://boostgram.com/', 'http://boostgram.com/'],
    ['https://web.archive.org/https://boostgram.com/', 'https://boostgram.com/'],
    ['https://web.archive.org/save/https://boostgram.com/x', 'https://boostgram.com/x'],
    ['https://archive.org/web/2019/boostgram.com/x', 'https://boostgram.com/x'],
    ['http://wayback.archive.org/web/20190101/http://boostgram.com/', 'http://boostgram.com/'],
    [`https://t.me/iv/?url=${q}`, goal],
    ['https://t.me/iv?url=boostgram.com/x&rhash=1', 'https://boostgram.com/x'],
    [`http://link.zhihu.com?target=${q}`, goal],
    [`https://cr3.naver.com/rd?m=1&u=${q}`, goal],
    [`https://cc.naver.com/cc?a=lst.title&u=${q}`, goal],
    ['https://r.mail.ru/n123/boostgram.com/x', 'https://boostgram.com/x'],
    ['https://urldefense.com/v3/__https:/*boostgram.com/x__;Lw!!AbC!x$', 'https://boostgram.com/x'],
    [`https://medium.com/m/global-identity-2?redirectUrl=${q}`, goal],
    [`http://redirect.disqus.com/url?impression=1&url=${q}%3AUZcV2L7hpQYbq-x_1234`, goal],
    [`https://www.awin1.com/cread.php?awinmid=1&clickref=&p=%5B%5B${q}%5D%5D`, goal],
    ['https://www.awin1.com/cread.php?awinmid=1&p=[[https://boostgram.com/x]]', 'https://boostgram.com/x'],
    [`https://go.skimresources.com?id=1&url=${q}`, goal],
    [`http://redirect.viglink.com?key=1&u=${q}`, goal],
    [`http://api.viglink.com/api/click?format=go&key=1&out=${q}`, goal],
    [`https://imp.i384100.net/c/12/34/56?u=${q}`, goal],
    [`https://www.tkqlhce.com/links-t/1/type/dlg/${goal}`, goal],
    [`https://cj.dotomi.com/links-t/1/type/dlg/${goal}`, goal],
    [`https://www.qksrv.net/click-1-2?url=${q}`, goal],
    [`https://track.flexlinkspro.com/g.ashx?foid=1&trid=2&url=${q}`, goal],
  ])('%s', (url, where) => expect(unwrap(url)).toBe(where));

  it.each([
    `https://t.me/share/url?url=${q}`,
    `https://www.ecosia.org/search?q=${q}&url=${q}`,
    `https://www.startpage.com/do/search?url=${q}`,
    'https://eu-browse.startpage.com/do/proxy?ep=556b&edata=1&ek=2&ekdata=3',
    `https://www.startpage.com/av/proxy-image?piurl=${q}&sp=1`,
    `https://blog.ecosia.org/?url=${q}`,
    `https://go.mail.ru/search?q=x&url=${q}`,
    `https://cr2.shopping.naver.com/adcr?x=${q}`,
    `https://search.naver.com/search.naver?query=x&url=${q}`,
    `https://medium.com/@boostgram.com/r`,
    `https://www.quora.com/search?url=${q}`,
    'https://web.archive.org/details/boostgram.com',
    'https://www.google.com/amplify/boostgram.com',
    'https://translate.goog/',
    'https://archive.org/details/boostgram.com',
    'https://web.archive.org/save/boostgram.com',
    `https://imp.example.net/c/1/2/3?u=${q}`,
    'https://archive.ph/boostgram.com',
    'https://archive.ph/search/?q=boostgram.com',
    `https://www.deviantart.com/search?q=${q}`,
    `https://www.mimecast.com/?domain=boostgram.com`,
    `https://www.shareasale.com/info/?urllink=boostgram.com`,
    `https://im.qq.com/middlem.html?pfurl=${q}`,
  ])('%s stays: it leads nowhere else', (url) => expect(unwrap(url)).toBe(url));
});

describe('clicks on advertisements that say where they lead', () => {
  it.each([
    [`https://www.google.com/aclk?sa=l&ai=Cx&adurl=${q}&q=`],
    [`https://www.googleadservices.com/pagead/aclk?sa=L&adurl=${q}`],
    [`https://syndicatedsearch.goog/aclk?sa=L&adurl=${q}`],
    [`https://ad.doubleclick.net/searchads/link/click?lid=1&ds_dest_url=${q}`],
    [`https://www.bing.com/aclk?ld=e8&u=${base64(encodeURIComponent(goal).toLowerCase())}&rlid=1`],
    [`https://www.bing.com/aclick?ld=e8&u=${base64(goal)}`],
    [`https://search.brave.com/a/redirect?click_url=${q}&placement_id=1`],
    [`https://go.bsky.app/redirect?u=${q}`],
    [`https://yandex.ru/clck/jsredir?from=x&url=${q}`],
    [
      'https://r.search.yahoo.com/cbclk2/dWU9/RV=2/RE=1/RO=14/RU=' +
        encodeURIComponent(
          `https://www.bing.com/aclick?ld=e8&u=${base64(encodeURIComponent(goal).toLowerCase())}&rlid=1`,
        ) +
        '/RK=2/RS=x',
    ],
  ])('%s', (url) => expect(unwrap(url)).toBe(goal));
  it('DuckDuckGo names the host alone', () =>
    expect(unwrap('https://duckduckgo.com/y.js?ad_domain=boostgram.com&ad_provider=bingv7aa&u3=x')).toBe(
      'https://boostgram.com/',
    ));
  it.each([
    'https://duckduckgo.com/y.js?ad_domain=not%20a%20host',
    'https://duckduckgo.com/?q=boostgram.com&uddg=boostgram.com',
    'https://www.bing.com/aclk?u=aHR0%%%',
    'https://www.bing.com/search?u=aHR0cHM6Ly9ib29zdGdyYW0uY29tLw',
  ])('%s stays', (url) => expect(unwrap(url)).toBe(url));
});

describe('links that do not say where they lead', () => {
  const text = (textContent: string, localName = 'span'): TextTree => ({ textContent, localName, children: [] });
  const tree = (...children: TextTree[]): TextTree => ({
    textContent: children.map((child) => child.textContent).join(''),
    localName: 'a',
    children,
  });
  const yandex = 'https://yabs.yandex.ru/count/WbeejI_x';
  const aclk = 'https://www.google.com/aclk?sa=l&ai=Cx&adurl=';

  it.each([
    ['a short address', 'https://t.co/x', text('boostgram.com/x…')],
    ['with a scheme', 'https://t.co/x', text('https://boostgram.com')],
    ['in pieces', 'https://t.co/x', tree(text('https://'), text('boostgram.com/x'), text('…'))],
    ['below a picture', 'https://t.co/x', text('From boostgram.com')],
    ['with a path in arrows', yandex, text('boostgram.com›followers')],
    ['below a title', 'https://lnkd.in/x', tree(text('Followers, a guide', 'h3'), text('boostgram.com • 2 min read'))],
    [
      "with another click's address",
      'https://www.google.com/goto?url=CAES',
      tree(text('Boostgram', 'h3'), text('https://boostgram.com › plans', 'cite')),
    ],
    [
      'as one part among others',
      aclk,
      tree(text('Buy followers', 'h3'), tree(text('Boostgram'), text('https://www.boostgram.com'))),
    ],
  ])('are read by what they show: %s', (_name, url, link) =>
    expect(goalOf(url, link)).toMatch(/^https:\/\/(?:www\.)?boostgram\.com\/$/),
  );

  it.each([
    ['an address of the shortener itself', 'https://lnkd.in/x', text('Read it in the text')],
    ['in a sentence', 'https://t.co/x', text('See boostgram.com today')],
    ['an address in a heading', aclk, tree(text('boostgram.com', 'h3'))],
    [
      'an address in a heading by role',
      aclk,
      tree({ ...text('boostgram.com', 'div'), getAttribute: (name) => (name === 'role' ? 'heading' : null) }),
    ],
    [
      'a word in bold inside another address',
      'https://t.co/x',
      tree(text('see other.example/'), text('boostgram.com', 'b')),
    ],
    ['longer than an address', 'https://t.co/x', text(`boostgram.com/${'x'.repeat(300)}`)],
    ['nothing', yandex, text('')],
  ])('stay what they are where no address is shown: %s', (_name, url, link) => expect(goalOf(url, link)).toBe(url));

  it('are few: the text of every other link counts for nothing', () => {
    expect(goalOf('https://other.example/', text('boostgram.com'))).toBe('https://other.example/');
    expect(goalOf('https://t.co/x')).toBe('https://t.co/x');
    expect(goalOf(`${aclk}${q}`, text('other.example'))).toBe(goal);
  });

  it('have a host that is known to redirect, and ordinary hosts are not', () => {
    expect(
      [
        'yabs.yandex.ru',
        'www.google.com',
        'www.bing.com',
        't.co',
        'ad.doubleclick.net',
        'syndicatedsearch.goog',
      ].filter((host) => mayRedirect(host)),
    ).toHaveLength(6);
    expect(
      ['boostgram.com', 'notgoogle.com', 'google.other.example', 'host.example', 'my-t.co'].filter((host) =>
        mayRedirect(host),
      ),
    ).toEqual(['google.other.example']);
    expect(mayRedirect('https://www.google.com/url', 8, 22)).toBe(true);
    expect(mayRedirect('https://host.example/google.com', 8, 20)).toBe(false);
  });

  it('are told from those that do', () => {
    expect([yandex, aclk, 'https://www.bing.com/aclk?ld=e8'].map(hidesGoal)).toEqual([true, true, true]);
    expect([`${aclk}${q}`, goal, 'https://t.co/x', 'https://yandex.ru/search/?text=x'].map(hidesGoal)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
