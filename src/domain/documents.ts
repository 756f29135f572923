/** The documents behind what is shown: which addresses of the web a record names. */
import type { JudgedFinding } from './finding.ts';

/** Only https leads out of Caveat, whatever a record holds; an http address stands there as text. */
export const isSafeLink = (url: string): boolean => /^https:\/\//.test(url);

/** Every address that can be opened from a finding as it is shown. */
export function documentsOf({ dossier, relatedCases }: JudgedFinding): string[] {
  return [...(dossier?.cases ?? []), ...relatedCases].flatMap(({ sources, responses = [] }) => [
    ...sources.flatMap(({ url, archive }) => (archive === undefined ? [url] : [url, archive])),
    ...responses.map(({ url }) => url),
  ]);
}
