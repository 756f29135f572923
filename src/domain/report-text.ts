/**
 * A report for the people who keep the list, as Markdown that the reader copies and passes on; Caveat sends nothing.
 * It names the host and what Caveat found, never a path, a query or words of the page. In English, as the list is.
 */
import { isListed } from './finding.ts';
import type { JudgedFinding } from './finding.ts';
import type { Signal } from './model.ts';
import type { RegistrySummary } from './records.ts';

export const REPORT_KINDS = ['missing', 'wrong', 'false-alarm'] as const;
/** A service that is not on the list; an entry that says something wrong; a warning where none belongs. */
export type ReportKind = (typeof REPORT_KINDS)[number];

interface Reported {
  readonly host: string;
  readonly findings: readonly JudgedFinding[];
  readonly registry: RegistrySummary;
}

const TITLES: Readonly<Record<ReportKind, string>> = {
  missing: 'Missing service',
  wrong: 'Wrong entry',
  'false-alarm': 'False alarm',
};

/** Questions that the reporter has to answer: without the answers nobody can act on the report. */
const ASKED: Readonly<Record<ReportKind, readonly string[]>> = {
  missing: [
    'Who went to court, or decided, against it (court, case number, date):',
    'Link to the document or to a report about it:',
    'Names and addresses it goes by:',
  ],
  wrong: ['What the entry says:', 'What is right:', 'Link to a document that bears it out:'],
  'false-alarm': ['What this site is:', 'Why the warning does not belong here:'],
};

/** Text in backticks. Hosts and ids need no escape there; backticks and line breaks would end the code, so they go. */
const code = (text: string): string => `\`${text.replace(/[`\n\r]/g, '')}\``;
const signals = (all: readonly Signal[]): string =>
  all.map(({ id, place, points }) => `${code(id)} in ${place}${points === undefined ? '' : ` (${points})`}`).join(', ');

function lineOf({ finding, loudness, reason, dossier }: JudgedFinding): string {
  const parts = [
    `${finding.kind}${'service' in finding ? `: ${code(finding.service)}` : ''}`,
    ...('host' in finding ? [`address ${code(finding.host)}`] : []),
    ...('how' in finding ? [finding.how] : []),
    ...('count' in finding ? [`${finding.count} on the page`] : []),
    ...('signals' in finding && finding.signals.length > 0 ? [`signals ${signals(finding.signals)}`] : []),
    ...(isListed(finding) && dossier !== undefined && dossier.cases.length > 0
      ? [`cases ${dossier.cases.map(({ id }) => code(id)).join(', ')}`]
      : []),
    `${loudness}, ${code(reason.key)}`,
  ];
  return `- ${parts.join('; ')}`;
}

/** The reader's own marks are private and no part of a report. */
const isReported = ({ finding }: JudgedFinding): boolean => finding.kind !== 'own';

/** The report as Markdown. */
export function reportText(kind: ReportKind, { host, findings, registry }: Reported): string {
  const found = findings.filter(isReported);
  return [
    `## ${TITLES[kind]}: ${code(host)}`,
    '',
    `List ${code(registry.version)} of ${registry.date}, ${registry.services} services, ${registry.cases} cases.`,
    '',
    found.length === 0 ? 'Caveat found nothing on this page.' : 'Caveat found:',
    ...found.map(lineOf),
    '',
    ...ASKED[kind].flatMap((question) => [`**${question}**`, '', '']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** The kind of report to offer first, by the first finding; the reader may choose any other. */
export const likelyReport = (findings: readonly JudgedFinding[]): ReportKind => {
  const first = findings.find(isReported);
  if (first === undefined) return 'missing';
  return isListed(first.finding) ? 'wrong' : 'false-alarm';
};
