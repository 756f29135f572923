/** What the popup asks: about a tab, about an address. */
import index from 'caveat:page-index';
import readerScript from '../content/reader.ts?script';
import { findListed } from '../domain/match/listed.ts';
import { findListing, storeListing } from '../domain/address/stores.ts';
import { hostOfUrl, normalizeHost } from '../domain/address/hostname.ts';
import { unwrap } from '../domain/address/redirectors.ts';
import type { Finding, ServiceNumber } from '../domain/model.ts';
import { pageReport } from '../messages/message-shapes.ts';
import type { AddressView, JudgedFinding, PageReport, ReviewState, ReviewView } from '../messages/messages.ts';
import { askPage, injectScript, tabById } from '../platform/extension/tabs.ts';
import { judgeFindings } from './judging.ts';
import { registrySummary } from './records.ts';
import { withResemblance } from './resemblance.ts';
import { readTab } from './tab-state.ts';
import { circumstances, judgeTab } from './warnings.ts';

function stateOf(findings: readonly JudgedFinding[]): ReviewState {
  if (findings.some(({ finding }) => finding.kind !== 'mention' && finding.kind !== 'link')) return 'listed';
  return findings.length > 0 ? 'mention' : 'clean';
}

/**
 * The page's own word on what it holds. A page that the gate let pass, or that was open before Caveat was installed,
 * is read now.
 */
async function reportOf(tab: number): Promise<PageReport | undefined> {
  let report = await askPage(tab, 'page/report-now', {});
  if (report === undefined && (await injectScript(tab, readerScript)))
    report = await askPage(tab, 'page/report-now', {});
  return report !== undefined && pageReport(report) ? withResemblance(report) : undefined;
}

/** What there is to say about a tab. */
export async function reviewTab(tabId: number): Promise<ReviewView> {
  const tab = await tabById(tabId);
  const host = tab?.url === undefined ? '' : (hostOfUrl(tab.url) ?? '');
  const now = await circumstances(tab?.incognito !== false);
  const base = { registry: registrySummary, preferences: now.preferences, now: now.now };
  const report = tab?.url !== undefined && /^https?:|^about:blank$/.test(tab.url) ? await reportOf(tabId) : undefined;
  if (report === undefined) return { ...base, host, state: 'cannot-run', findings: [], complete: true };
  const known = await readTab(tabId);
  const findings =
    known?.report.document === report.document
      ? judgeTab({ ...known, report }, now)
      : judgeFindings(report.findings, report.host, now);
  return {
    ...base,
    host: report.host,
    findings,
    complete: report.complete,
    state: report.complete || findings.length > 0 ? stateOf(findings) : 'not-read-yet',
    ...(report.cutAtKb === undefined ? {} : { cutAtKb: report.cutAtKb }),
  };
}

/** What comes along when an address is copied out of a text. */
const AROUND = /^[\s"'“”„«»‹›‘’<([]+|[\s"'“”«»‹›‘’>)\],;]+$/gu;

/** What the registry says of an address somebody typed or pasted; null when it is not an address. */
export async function checkAddress(typed: string): Promise<AddressView | null> {
  const bare = typed.replace(AROUND, '');
  const address = unwrap(/^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`);
  let url: URL;
  try {
    url = new URL(address); // turns names people write (bücher.example) into the form hosts are listed in
  } catch {
    return null;
  }
  const host = normalizeHost(url.hostname);
  if (host === null || !/^https?:$/.test(url.protocol) || !host.includes('.')) return null;
  const findings: Finding<ServiceNumber>[] = [];
  const listed = findListed(index, host);
  if (listed !== null)
    findings.push({
      kind: 'listed-site',
      service: listed.service,
      host: listed.host,
      weak: listed.weak,
      corroborated: true,
      asksLogin: false,
      signals: [],
    });
  const listing = storeListing(url.href);
  const app = listing === null ? null : findListing(index, listing);
  if (listing !== null && app !== null)
    findings.push({ kind: 'listed-listing', service: app.service, store: listing.store, by: app.by });
  return { host, findings: judgeFindings(findings, host, await circumstances(true)) };
}
