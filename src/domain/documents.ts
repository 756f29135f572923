/** The documents behind what is shown: the web addresses that records name. */
import type { JudgedFinding } from './finding.ts';

/** Whether an address may be a link out of Caveat: only https may. An http address is shown as text. */
export const isSafeLink = (url: string): boolean => /^https:\/\//.test(url);

/** Every address that a shown finding lets the reader open: sources, their archived copies, responses. */
export function documentsOf({ dossier, relatedCases }: JudgedFinding): string[] {
  return [...(dossier?.cases ?? []), ...relatedCases].flatMap(({ sources, responses = [] }) => [
    ...sources.flatMap(({ url, archive }) => (archive === undefined ? [url] : [url, archive])),
    ...responses.map(({ url }) => url),
  ]);
}
