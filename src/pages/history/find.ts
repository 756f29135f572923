/** Filters and groups the meetings of the history page. */
import type { Deed, Meeting, MeetingKind } from '../../domain/history/meetings.ts';
import { foldForSearch } from '../../domain/search/fold-search.ts';

export interface Asked {
  readonly text: string;
  readonly kind?: MeetingKind;
  readonly did?: Deed;
  readonly by: 'day' | 'service';
}

/** The meetings that fit the question, in the order given (newest first). */
export function findMeetings(
  meetings: readonly Meeting[],
  { text, kind, did }: Asked,
  nameOf: (service: string) => string | undefined,
): Meeting[] {
  const words = foldForSearch(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return meetings.filter((row) => {
    if (kind !== undefined && row.kind !== kind) return false;
    if (did !== undefined && row.did !== did) return false;
    if (words.length === 0) return true;
    const about = foldForSearch([row.host, row.service ?? '', nameOf(row.service ?? '') ?? ''].join(' '));
    return words.every((word) => about.includes(word));
  });
}

/** A row of the list: a heading, or a meeting below it. */
export type Line = { readonly heading: string; readonly count: number } | { readonly meeting: Meeting };

/** Groups meetings under headings. Groups stand in the order of their first (newest) meeting. */
export function linesOf(meetings: readonly Meeting[], headingOf: (meeting: Meeting) => string): Line[] {
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const heading = headingOf(meeting);
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [meeting]);
    else group.push(meeting);
  }
  return [...groups].flatMap(([heading, group]): Line[] => [
    { heading, count: group.length },
    ...group.map((meeting) => ({ meeting })),
  ]);
}
