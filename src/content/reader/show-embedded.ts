/** Finds what a page embeds of a service, when the user asks to see it: by the same walk that found it. */
import { absoluteUrl, hostOfUrl } from '../../domain/address/hostname.ts';
import { goalOf } from '../../domain/address/redirectors.ts';
import { findListed } from '../../domain/match/listed.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { bringIntoView } from '../../platform/page/flash.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import type { ShadowOf } from './read-page.ts';

/**
 * The frames and forms of a service that can be seen, in the order of the page. Of a script there is nothing to see.
 */
export function locateEmbedded(
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  shadowOf?: ShadowOf,
): Element[] {
  const found: Element[] = [];
  const reading = readPage(
    document,
    {
      block: () => undefined,
      link: () => undefined,
      embed: (_how, address, element) => {
        const href = absoluteUrl(address, document.baseURI);
        const host = href === null ? null : hostOfUrl(goalOf(href));
        if (host !== null && findListed(index, host)?.service === service) found.push(element as Element);
      },
      form: () => undefined,
    },
    DEFAULT_LIMITS,
    document,
    shadowOf,
  );
  while (reading.next().done !== true);
  return found.filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  });
}

/** Brings the n-th part of a page that comes from a service into view, counted from 0 and around the end. */
export function showEmbedded(
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  at: number,
  shadowOf?: ShadowOf,
): { total: number } {
  const parts = locateEmbedded(document, index, service, shadowOf);
  const part = parts[at % Math.max(1, parts.length)];
  if (part !== undefined) bringIntoView(part);
  return { total: parts.length };
}
