/** Completes a page's report with what only the background can see: that the page's host resembles a listed one. */
import tables from 'caveat:lookalikes';
import index from 'caveat:page-index';
import { withLookalike } from '../domain/match/lookalike.ts';
import type { PageReport } from '../messages/page.ts';

const full = { ...index, ...tables };

/** The report with the look-alike among its findings, where there is one. */
export const withResemblance = (report: PageReport): PageReport => ({
  ...report,
  findings: withLookalike(full, report.host, report),
});
