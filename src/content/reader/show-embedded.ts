/** Shows what a page embeds of a service, when the user asks to see it. */
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { bringIntoView } from '../../platform/page/flash.ts';
import { findPlaces } from './places.ts';
import type { ShadowOf } from './read-page.ts';

/** Whether there is something of an embedded part to see. */
export function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** The frames and forms of a service that can be seen, in the order of the page. */
export const locateEmbedded = (
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  shadowOf?: ShadowOf,
): Element[] =>
  findPlaces(document, index, shadowOf).flatMap(({ kind, service: of, element }) =>
    kind === 'embedded' && of === service && element !== undefined && isSeen(element) ? [element] : [],
  );

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
