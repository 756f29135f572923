/** Takes in what pages report: completed by what only the background can see, and cut to what is kept. */
import { withLookalike } from '../../domain/match/lookalike.ts';
import { leads } from '../../domain/finding.ts';
import type { PageReport } from '../../messages/page.ts';
import type { World } from '../world.ts';

/**
 * Most of a report that is kept, as text. A page of honest content stays far below; what a script that was taken over
 * sends must not fill the session's storage.
 */
export const MOST_CHARS = 20_000;

/** The report with the look-alike among its findings, where the page's host resembles a listed one. */
export const withResemblance = (report: PageReport, { index }: World): PageReport => ({
  ...report,
  findings: withLookalike(index, report.host, report),
});

/** A report without what is too much: links and mentions go first, the last of them before the others. */
export function withinLimits(report: PageReport): PageReport {
  if (JSON.stringify(report).length <= MOST_CHARS) return report;
  let left = MOST_CHARS - JSON.stringify({ ...report, findings: [] }).length;
  const fits = (finding: unknown): boolean => (left -= JSON.stringify(finding).length + 1) >= 0;
  const findings = [...report.findings.filter(leads), ...report.findings.filter((each) => !leads(each))];
  return { ...report, findings: findings.filter(fits) };
}
