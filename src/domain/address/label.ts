/** The registrable label of a host. Not for web pages: the list of suffixes is large. */
import { parse } from 'tldts';

/**
 * The label under which a host is registered (`massroot8` in `www.massroot8.co.uk`), by the public suffix list, hosting
 * services included; null where it has none.
 */
export const labelOf = (host: string): string | null =>
  parse(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false }).domainWithoutSuffix ||
  null;
