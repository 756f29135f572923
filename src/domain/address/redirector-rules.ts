/**
 * Redirectors: sites whose links lead elsewhere and contain the address they lead to, the goal. One row for each form
 * of link; a new row needs a line with a link as seen on pages in test/unit/domain/address/redirectors.test.ts.
 */
export interface Redirector {
  /** Each host of the rule has one of these labels, by which nearly all other links are ruled out. */
  readonly labels: string;
  /** Matches the host without `www.`; a group in it captures the goal. */
  readonly host: RegExp;
  /** Matches path and query; a group in it captures the goal. */
  readonly path: RegExp;
  /** Query parameters that hold the goal, the likeliest first. */
  readonly goal?: string;
  /**
   * How the goal is written where it is no percent-encoded address: with or without `https://` (`bare`), in base 64, in
   * Proofpoint's own code (`dashes`), or as a label of the host (`label`).
   */
  readonly written?: 'bare' | 'base64' | 'dashes' | 'label';
}

export const REDIRECTORS: readonly Redirector[] = [
  // Social networks and messengers
  { labels: 'facebook', host: /^(?:(?:lm?|m)\.)?facebook\.com$/, path: /^\/(?:l\.php|flx\/warn\/?)/, goal: 'u' },
  { labels: 'instagram', host: /^(?:l\.)?instagram\.com$/, path: /^\/(?:\?|l\.php|linkshim)/, goal: 'u' },
  {
    labels: 'threads messenger workplace',
    host: /^l\.(?:threads\.(?:net|com)|messenger\.com|workplace\.com)$/,
    path: /^\/(?:\?|l\.php)/,
    goal: 'u',
  },
  { labels: 'youtube', host: /^(?:m\.)?youtube\.com$/, path: /^\/(?:redirect|attribution_link)\b/, goal: 'q u' },
  {
    labels: 'linkedin',
    host: /^linkedin\.com$/,
    path: /^\/(?:redir\/(?:redirect|suspicious-page|general-malware-page)|safety\/go)\b/,
    goal: 'url',
  },
  { labels: 'lnkd', host: /^lnkd\.in$/, path: /^\/.*\?/, goal: 'url dest' },
  { labels: 'reddit', host: /^(?:out\.)?reddit\.com$/, path: /^\/(?:t3_|link|\?)/, goal: 'url' },
  { labels: 'vk', host: /^(?:(?:away|m)\.)?vk\.(?:com|ru)$/, path: /^\/away(?:\.php)?\b/, goal: 'to' },
  {
    labels: 'ok odnoklassniki',
    host: /^(?:(?:m|connect)\.)?(?:ok|odnoklassniki)\.ru$/,
    path: /^\/(?:dk|offsite)\?/,
    goal: 'st.rfn st.link',
  },
  { labels: 'pinterest', host: /^pinterest\.[a-z.]+$/, path: /^\/offsite\/?/, goal: 'url' },
  { labels: 'umblr', host: /^t\.umblr\.com$/, path: /^\/redirect\b/, goal: 'z' },
  // The whole query is the goal.
  {
    labels: 'href anonym anon dereferer nullrefer hidereferrer',
    host: /^(?:href\.li|anonym\.to|anon\.to|dereferer\.me|nullrefer\.com|hidereferrer\.com)$/,
    path: /^\/\?(.+)/,
    written: 'bare',
  },
  { labels: 'deviantart', host: /^deviantart\.com$/, path: /^\/users\/outgoing\?(.+)/, written: 'bare' },
  { labels: 'gate exit', host: /^(?:gate|exit)\.sc$/, path: /^\/?\?/, goal: 'url' },
  { labels: 'wl', host: /^l\.wl\.co$/, path: /^\/l\?/, goal: 'u' },
  { labels: 'juejin csdn', host: /^link\.(?:juejin\.cn|csdn\.net)$/, path: /^\/?\?/, goal: 'target' },
  { labels: 'gitee', host: /^gitee\.com$/, path: /^\/link\?/, goal: 'target' },
  { labels: 'jianshu', host: /^jianshu\.com$/, path: /^\/go-wild\?/, goal: 'url' },
  { labels: 'qq', host: /^c\.pc\.qq\.com$/, path: /^\/\w+\.html\?/, goal: 'pfurl url' },
  { labels: 'tiktok', host: /^tiktok\.com$/, path: /^\/link\/v2\b/, goal: 'target' },
  { labels: 'bsky', host: /^go\.bsky\.app$/, path: /^\/redirect\b/, goal: 'u' },
  { labels: 't telegram', host: /^(?:t|telegram)\.me$/, path: /^\/iv\/?\?/, goal: 'url', written: 'bare' },
  { labels: 'weibo', host: /^(?:[a-z]+\.)?weibo\.c(?:n|om)$/, path: /^\/sinaurl\b/, goal: 'u toasturl goto' },
  { labels: 'zhihu', host: /^link\.zhihu\.com$/, path: /^\/?\?/, goal: 'target' },
  { labels: 'douban', host: /^(?:[a-z]+\.)?douban\.com$/, path: /^\/link2\b/, goal: 'url' },
  { labels: 'quora', host: /^(?:[a-z]+\.)?quora\.com$/, path: /^\/_\/redirect\b/, goal: 'url' },
  {
    labels: 'medium',
    host: /^(?:[\w-]+\.)?medium\.com$/,
    path: /^\/(?:r\/?|m\/global-identity(?:-2)?)\?/,
    goal: 'url redirectUrl',
  },
  // Disqus puts a check sum after the address.
  {
    labels: 'disq disqus',
    host: /^(?:disq\.us|redirect\.disqus\.com)$/,
    path: /^\/(?:url)?\?(?:[^#]*&)?url=([^&#]+?)(?:(?::|%3A)[\w-]{16,})?(?:[&#]|$)/,
  },
  { labels: 'steamcommunity', host: /^steamcommunity\.com$/, path: /^\/linkfilter\b/, goal: 'url u' },

  // Search engines
  {
    labels: 'google',
    host: /^google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    path: /^\/(?:url|imgres|aclk|interstitial)\b/,
    goal: 'q url adurl imgrefurl',
  },
  {
    labels: 'google',
    host: /^google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    path: /^\/amp\/(?:s\/)?([^?#]+)/,
    written: 'bare',
  },
  {
    labels: 'ampproject',
    host: /^(?:[\w-]+\.)?cdn\.ampproject\.org$/,
    path: /^\/(?:[civ]|wp|mbv|ad)\/(?:s\/)?([^?#]+)/,
    written: 'bare',
  },
  {
    labels: 'translate',
    host: /^translate\.google(?:usercontent)?\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    path: /^\/(?:translate|website)/,
    goal: 'u',
    written: 'bare',
  },
  { labels: 'translate', host: /^([\w-]+)\.translate\.goog$/, path: /^\//, written: 'label' },
  {
    labels: 'webcache',
    host: /^webcache\.googleusercontent\.com$/,
    path: /^\/search\?(?:[^#]*&)?q=cache(?::|%3A)(?:[\w-]{8,16}(?::|%3A))?([^&+#]+)/,
    written: 'bare',
  },
  {
    labels: 'googleadservices goog doubleclick',
    host: /^(?:googleadservices\.com|syndicatedsearch\.goog|.+\.doubleclick\.net)$/,
    path: /^\/(?:pagead\/)?(?:aclk|pcs\/click|searchads\/link\/click)\b/,
    goal: 'adurl ds_dest_url',
  },
  {
    labels: 'bing',
    host: /^(?:[a-z-]+\.)?bing\.com$/,
    path: /^\/(?:ck\/a|acli?c?k|alink\/link)\b/,
    goal: 'u url',
    written: 'base64',
  },
  {
    labels: 'duckduckgo',
    host: /^(?:[a-z]+\.)?duckduckgo\.com$/,
    path: /^\/(?:l\/|y\.js)/,
    goal: 'uddg ad_domain',
    written: 'bare',
  },
  { labels: 'brave', host: /^search\.brave\.com$/, path: /^\/a\/redirect\b/, goal: 'click_url' },
  { labels: 'yandex ya', host: /^(?:yandex\.[a-z.]+|ya\.ru)$/, path: /^\/clck\//, goal: 'url' },
  { labels: 'yahoo', host: /^(?:[a-z.]+\.)?search\.yahoo\.com$/, path: /\/RU=([^/]*)/ },
  { labels: 'ecosia', host: /^ecosia\.org$/, path: /^\/url\?/, goal: 'url' },
  // Startpage's anonymous view, here and under its older name ixquick-proxy. An encrypted goal cannot be read.
  { labels: 'startpage', host: /^(?:[a-z0-9-]+\.)?startpage\.com$/, path: /^\/(?:do|av)\/proxy\?/, goal: 'u' },
  {
    labels: 'ixquick-proxy',
    host: /^(?:[a-z0-9-]+\.)?ixquick-proxy\.com$/,
    path: /^\/do\/spg\/highlight\.pl\?/,
    goal: 'u',
  },
  { labels: 'naver', host: /^link\.naver\.com$/, path: /^\/bridge\?/, goal: 'url' },
  { labels: 'naver', host: /^c[cr]\d?\.naver\.com$/, path: /^\/\w+\?/, goal: 'u' },
  { labels: 'naver', host: /^(?:m\.)?search\.naver\.com$/, path: /^\/p\/crd\/rd\?/, goal: 'u' },
  { labels: 'mail', host: /^(?:click(?:er)?|click\.my)\.mail\.ru$/, path: /^\/redir\?/, goal: 'u' },
  { labels: 'mail', host: /^checklink\.mail\.ru$/, path: /^\/proxy\?/, goal: 'url' },
  { labels: 'mail', host: /^r\.mail\.ru$/, path: /^\/(?:cl[a-z]*|n)\d+\/(.+)/, written: 'bare' },

  // Archives, mail, office software
  {
    labels: 'archive',
    host: /^(?:(?:web|wayback)\.)?archive\.org$/,
    path: /^\/web\/[\d*]+[a-z_]*\/(.+)/,
    written: 'bare',
  },
  { labels: 'archive', host: /^web\.archive\.org$/, path: /^\/(?:web\/|save\/)?(https?(?::|%3A).+)/i },
  {
    labels: 'archive',
    host: /^archive\.(?:today|ph|is|li|vn|fo|md)$/,
    path: /^\/(?:\d{4,14}|\d{4}\.[\d.]+-\d+|newest|oldest|o\/\w+)\/(.+)/,
    written: 'bare',
  },
  // Links of the store of Firefox add-ons.
  {
    labels: 'outgoing',
    host: /^outgoing\.prod\.(?:webservices\.mozgcp|mozaws)\.net$/,
    path: /^\/v1\/[0-9a-f]+\/([^?#]+)/,
  },
  { labels: 'slack-redir', host: /^slack-redir\.net$/, path: /^\/link\b/, goal: 'url' },
  { labels: 'outlook', host: /^(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com$/, path: /^\/?/, goal: 'url' },
  { labels: 'office', host: /^statics\.teams\.cdn\.office\.net$/, path: /\/atp-safelinks\.html\?/, goal: 'url' },
  { labels: 'cudasvc', host: /^linkprotect\.cudasvc\.com$/, path: /^\/url\?/, goal: 'a' },
  { labels: 'cisco', host: /^secure-web\.cisco\.com$/, path: /^\/[^/?]+\/(https?(?::|%3A).+)/i },
  // Mimecast gives only the host.
  { labels: 'mimecast', host: /^[\w-]+\.mimecast\.com$/, path: /^\/s\//, goal: 'domain', written: 'bare' },
  { labels: 'urldefense', host: /^urldefense(?:\.proofpoint)?\.com$/, path: /^\/v1\/url\?/, goal: 'u' },
  {
    labels: 'urldefense',
    host: /^urldefense(?:\.proofpoint)?\.com$/,
    path: /^\/v2\/url\?/,
    goal: 'u',
    written: 'dashes',
  },
  // Version 3 puts a star for a character that it leaves out, perhaps one of the slashes.
  {
    labels: 'urldefense',
    host: /^urldefense(?:\.proofpoint)?\.(?:com|us)$/,
    path: /^\/v3\/__(?:https?:\/[/*]?)?(.+?)__;/,
    written: 'bare',
  },

  // Affiliate networks
  { labels: 'awin1 zenaps', host: /^(?:awin1|zenaps)\.com$/, path: /^\/(?:c|aw|p|r)\w*\.php\?/, goal: 'ued p' },
  {
    labels: 'skimresources redirectingat',
    host: /^go\.(?:skimresources|redirectingat)\.com$/,
    path: /^\/?\?/,
    goal: 'url',
  },
  {
    labels: 'linksynergy',
    host: /^click\.linksynergy\.com$/,
    path: /^\/(?:deeplink|fs-bin\/click)\b/,
    goal: 'murl RD_PARM1',
  },
  { labels: 'rover', host: /^rover\.ebay\.[a-z.]+$/, path: /^\/rover\//, goal: 'mpre' },
  { labels: 'shareasale', host: /^shareasale\.com$/, path: /^\/r\.cfm\?/, goal: 'urllink', written: 'bare' },
  { labels: 'tradedoubler', host: /^clk\w*\.tradedoubler\.com$/, path: /^\/click\b/, goal: 'url' },
  { labels: 'admitad alitems', host: /^(?:ad\.admitad|alitems)\.com$/, path: /^\/g\//, goal: 'ulp' },
  // Partnerize: the goal is the last of the pairs in the path.
  { labels: 'prf', host: /^prf\.hn$/, path: /^\/click\/.*?\/?destination:(.+)/ },
  { labels: 'flexlinkspro', host: /^track\.flexlinkspro\.com$/, path: /^\/[ag]\.ashx\?/, goal: 'url' },
  { labels: 'viglink', host: /^(?:redirect|api)\.viglink\.com$/, path: /^\/(?:api\/click)?\?/, goal: 'u out' },
  {
    // Impact gives each advertiser a host of its own.
    labels: 'sjv pxf 7eer evyy ojrq imp',
    host: /^(?:[a-z0-9-]+\.(?:sjv\.io|pxf\.io|7eer\.net|evyy\.net|ojrq\.net)|imp\.i\d+\.net)$/,
    path: /^\/c\/\d+\//,
    goal: 'u',
  },
  {
    // CJ puts the goal after the kind of link, or in the query.
    labels: 'anrdoezrs dpbolvw jdoqocy kqzyfj tkqlhce emjcd qksrv dotomi',
    host: /^(?:(?:anrdoezrs|dpbolvw|qksrv)\.net|(?:jdoqocy|kqzyfj|tkqlhce|emjcd|cj\.dotomi)\.com)$/,
    path: /^\/links(?:-t)?\/[^?#]*?\/(https?(?::|%3A).+)/i,
  },
  {
    labels: 'anrdoezrs dpbolvw jdoqocy kqzyfj tkqlhce emjcd qksrv dotomi',
    host: /^(?:(?:anrdoezrs|dpbolvw|qksrv)\.net|(?:jdoqocy|kqzyfj|tkqlhce|emjcd|cj\.dotomi)\.com)$/,
    path: /^\/click-\d+-\d+/,
    goal: 'url',
  },
];
