/** The history as a file: CSV for spreadsheets, JSON for other tools. */
import type { Meeting } from './meetings.ts';

const COLUMNS = ['time', 'last seen', 'host', 'finding', 'service', 'case', 'loudness', 'what you did'] as const;

/** A cell of the CSV. Text that begins like a formula gets an apostrophe, so that a spreadsheet takes it for text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const moment = (at: number): string => new Date(at).toISOString();

/** Meetings as CSV with a header line; lines end in CRLF, as RFC 4180 demands. */
export function historyAsCsv(meetings: readonly Meeting[]): string {
  const rows = meetings.map((row) =>
    [moment(row.at), moment(row.seenAt), row.host, row.kind, row.service ?? '', row.case ?? '', row.loudness, row.did]
      .map(cell)
      .join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** Meetings as JSON, with everything that is kept of them. */
export const historyAsJson = (meetings: readonly Meeting[]): string =>
  `${JSON.stringify({ caveat: 'history', version: 1, meetings }, null, 2)}\n`;
