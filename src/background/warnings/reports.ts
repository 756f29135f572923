/** Takes in what pages report: completed by what only the background can see, and cut to what is kept. */
import { findListed } from '../../domain/match/listed.ts';
import type { ListedSite } from '../../domain/match/listed.ts';
import { withLookalike } from '../../domain/match/lookalike.ts';
import { leads } from '../../domain/finding.ts';
import type { PageReport } from '../../messages/page.ts';
import type { World } from '../world.ts';

/**
 * Most of a report that is kept, as text. A page of honest content stays far below; what a script that was taken over
 * sends must not fill the session's storage.
 */
export const MOST_CHARS = 20_000;

/**
 * A report without what its page's address belies. Which service a site is of is told by its address: a script that
 * was taken over would be warned about one service after the other, to choose for the reader what is said of it.
 */
const truthful = (report: PageReport, { index }: World): PageReport => {
  const listed = findListed(index, report.host);
  const isTrue = (finding: ListedSite): boolean =>
    finding.service === listed?.service && finding.host === listed.host && finding.weak === listed.weak;
  return { ...report, findings: report.findings.filter((each) => each.kind !== 'listed-site' || isTrue(each)) };
};

/** The report with the look-alike among its findings, where the page's host resembles a listed one. */
const withResemblance = (report: PageReport, { index }: World): PageReport => ({
  ...report,
  findings: withLookalike(index, report.host, report),
});

/** A report without what is too much: links and mentions go first, the last of them before the others. */
function withinLimits(report: PageReport): PageReport {
  if (JSON.stringify(report).length <= MOST_CHARS) return report;
  let left = MOST_CHARS - JSON.stringify({ ...report, findings: [] }).length;
  const fits = (finding: unknown): boolean => (left -= JSON.stringify(finding).length + 1) >= 0;
  const findings = [...report.findings.filter(leads), ...report.findings.filter((each) => !leads(each))];
  return { ...report, findings: findings.filter(fits) };
}

/** What is kept of what a page reports. */
export const takenFrom = (report: PageReport, world: World): PageReport =>
  withResemblance(withinLimits(truthful(report, world)), world);
