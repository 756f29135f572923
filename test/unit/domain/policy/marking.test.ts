import { describe, expect, it } from 'vitest';
import { markingSite, mayMark } from '../../../../src/domain/policy/marking.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';

describe('markingSite', () => {
  it.each([
    'www.google.com',
    'google.de',
    'www.google.co.uk',
    'www.bing.com',
    'duckduckgo.com',
    'search.brave.com',
    'yandex.ru',
    'www.ecosia.org',
    'www.startpage.com',
    'www.google.com.au',
    'google.cat',
    'cn.bing.com',
    'lite.duckduckgo.com',
    'start.duckduckgo.com',
    'html.duckduckgo.com',
    'yandex.com.tr',
    'ya.ru',
    'www.qwant.com',
    'search.yahoo.com',
    'de.search.yahoo.com',
    'search.yahoo.co.jp',
    'm.baidu.com',
    'kagi.com',
  ])('%s is a search engine', (host) => {
    expect(markingSite(host)).toBe('search');
  });
  it.each([
    'www.facebook.com',
    'old.reddit.com',
    'x.com',
    'www.youtube.com',
    'www.threads.com',
    'm.vk.ru',
    'go.bsky.app',
  ])('%s is a social site', (host) => {
    expect(markingSite(host)).toBe('social');
  });
  it.each([
    'mail.google.com',
    'mail.yandex.ru',
    'help.kagi.com',
    'brave.com',
    'finance.yahoo.com',
    'mybing.com',
    'notgoogle.com',
    'google.com.evil.test',
    'myx.com',
    'news.example',
  ])('%s is neither', (host) => {
    expect(markingSite(host)).toBe('elsewhere');
  });
});

describe('mayMark', () => {
  it('marks everywhere by default, and each kind of site can be switched off alone', () => {
    for (const host of ['www.google.com', 'x.com', 'news.example'])
      expect(mayMark(host, DEFAULT_PREFERENCES)).toBe(true);
    expect(mayMark('www.google.com', { ...DEFAULT_PREFERENCES, marksOnSearch: false })).toBe(false);
    expect(mayMark('x.com', { ...DEFAULT_PREFERENCES, marksOnSearch: false })).toBe(true);
    expect(mayMark('x.com', { ...DEFAULT_PREFERENCES, marksOnSocial: false })).toBe(false);
    expect(mayMark('news.example', { ...DEFAULT_PREFERENCES, marksElsewhere: false })).toBe(false);
  });
});
