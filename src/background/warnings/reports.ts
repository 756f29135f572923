/** Prepares reports for keeping: checks them, limits their size, and adds what only the background can find. */
import { findListed } from '../../domain/match/listed.ts';
import type { ListedSite } from '../../domain/match/listed.ts';
import { withLookalike } from '../../domain/match/lookalike.ts';
import { leads } from '../../domain/finding.ts';
import type { PageReport } from '../../messages/page.ts';
import type { World } from '../world.ts';

/**
 * The most that is kept of a report, in characters of JSON. An honest page stays far below; a script that was taken
 * over must not fill session storage.
 */
const MOST_CHARS = 20_000;

/**
 * A report without listed sites that its host contradicts: the host alone tells whose site it is. Otherwise a script
 * that was taken over could report one service after the other, and make the reader's choices about them.
 */
const truthful = (report: PageReport, { index }: World): PageReport => {
  const listed = findListed(index, report.host);
  const isTrue = (finding: ListedSite): boolean =>
    finding.service === listed?.service && finding.host === listed.host && finding.weak === listed.weak;
  return { ...report, findings: report.findings.filter((each) => each.kind !== 'listed-site' || isTrue(each)) };
};

/** The report with a look-alike added to its findings where the page's host resembles a listed one. */
const withResemblance = (report: PageReport, { index }: World): PageReport => ({
  ...report,
  findings: withLookalike(index, report.host, report),
});

/** A report cut to MOST_CHARS: links and mentions go first, and the last of them before the others. */
function withinLimits(report: PageReport): PageReport {
  if (JSON.stringify(report).length <= MOST_CHARS) return report;
  let left = MOST_CHARS - JSON.stringify({ ...report, findings: [] }).length;
  const fits = (finding: unknown): boolean => (left -= JSON.stringify(finding).length + 1) >= 0;
  const findings = [...report.findings.filter(leads), ...report.findings.filter((each) => !leads(each))];
  return { ...report, findings: findings.filter(fits) };
}

/** The part of a report that is kept. */
export const takenFrom = (report: PageReport, world: World): PageReport =>
  withResemblance(withinLimits(truthful(report, world)), world);
