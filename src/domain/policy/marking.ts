/**
 * Where links to listed services may be marked: on search engines, on social sites, everywhere else; each can be
 * switched off.
 */
import { parentHosts } from '../address/hostname.ts';
import type { Preferences } from './preferences.ts';

/**
 * Search engines that have many hosts (one for each country, say) are known by their label. A host with another prefix
 * than these is a different service of the same company.
 */
const SEARCH_LABELS = new RegExp(
  String.raw`^(?:(?:www|search|m|cn|global|lite|html|safe|start|noai|images|news|eu|us` +
    String.raw`|[a-z]{2}\.search)\.)?(?:google|bing|yandex|ecosia|startpage|duckduckgo|qwant|baidu` +
    String.raw`|yahoo)\.[a-z]{2,3}(?:\.[a-z]{2})?$`,
);
/** Known by their whole host: other hosts with the label are no search engines, or anybody can have the label. */
const SEARCH_HOSTS: ReadonlySet<string> = new Set([
  'search.brave.com',
  'ya.ru',
  'search.yahoo.co.jp',
  'kagi.com',
  'www.mojeek.com',
  'swisscows.com',
  'metager.org',
  'search.seznam.cz',
  'search.naver.com',
  'www.so.com',
  'www.sogou.com',
  'go.mail.ru',
]);
const SOCIAL_HOSTS: ReadonlySet<string> = new Set([
  'facebook.com',
  'instagram.com',
  'threads.net',
  'threads.com',
  'x.com',
  'twitter.com',
  'linkedin.com',
  'tiktok.com',
  'youtube.com',
  'reddit.com',
  'pinterest.com',
  'vk.com',
  'vk.ru',
  'ok.ru',
  'quora.com',
  'tumblr.com',
  'twitch.tv',
  'discord.com',
  't.me',
  'web.telegram.org',
  'web.whatsapp.com',
  'messenger.com',
  'snapchat.com',
  'bsky.app',
  'mastodon.social',
  'weibo.com',
]);

/** The kind of site a host is, which decides the preference for marks on it. */
export function markingSite(host: string): 'search' | 'social' | 'elsewhere' {
  if (SEARCH_LABELS.test(host) || SEARCH_HOSTS.has(host)) return 'search';
  return parentHosts(host).some((each) => SOCIAL_HOSTS.has(each)) ? 'social' : 'elsewhere';
}

/** Whether the reader wants links marked on a host. */
export function mayMark(host: string, { marksOnSearch, marksOnSocial, marksElsewhere }: Preferences): boolean {
  return { search: marksOnSearch, social: marksOnSocial, elsewhere: marksElsewhere }[markingSite(host)];
}
