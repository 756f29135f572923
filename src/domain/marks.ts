/** Where links to listed services may be marked: on search engines, on social sites, everywhere else; each can be switched off. */
import { parentHosts } from './hostname.ts';
import type { Preferences } from './preferences.ts';

/** Search engines with one address for each country are known by their label alone. */
const SEARCH_LABELS = /^(?:www\.|search\.)?(?:google|bing|yandex|ecosia|startpage|duckduckgo|qwant|baidu|yahoo)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;
const SEARCH_HOSTS: ReadonlySet<string> = new Set(['search.brave.com', 'ya.ru', 'search.yahoo.com', 'html.duckduckgo.com']);
const SOCIAL_HOSTS: ReadonlySet<string> = new Set([
  'facebook.com', 'instagram.com', 'threads.net', 'x.com', 'twitter.com', 'linkedin.com', 'tiktok.com', 'youtube.com', 'reddit.com', 'pinterest.com', 'vk.com',
  'ok.ru', 'quora.com', 'tumblr.com', 'twitch.tv', 'discord.com', 't.me', 'bsky.app', 'mastodon.social',
]);

/** What kind of site a host is, as far as marks go. */
export function markingSite(host: string): 'search' | 'social' | 'elsewhere' {
  if (SEARCH_LABELS.test(host) || SEARCH_HOSTS.has(host)) return 'search';
  return parentHosts(host).some((each) => SOCIAL_HOSTS.has(each)) ? 'social' : 'elsewhere';
}

/** Whether the user wants links marked on a host. */
export function mayMark(host: string, { marksOnSearch, marksOnSocial, marksElsewhere }: Preferences): boolean {
  return { search: marksOnSearch, social: marksOnSocial, elsewhere: marksElsewhere }[markingSite(host)];
}
