/** Rules about the sources of a case, the facts they support, and the responses it quotes. */
import type { CaseRecord, OperatorResponse, Source } from '../../domain/model.ts';
import { DECISIONS, factsOf, independentFor, isDayOfDecision } from '../facts.ts';
import type { Report } from '../fault.ts';
import { notInFuture } from './context.ts';
import type { LintContext } from './context.ts';

/** Addresses of copies in web archives. */
const ARCHIVES = new RegExp(
  String.raw`^https:\/\/(?:web\.archive\.org\/web\/\d{4,14}\/|(?:archive\.(?:today|ph|is|md|li|fo|vn)` +
    String.raw`|perma\.cc|megalodon\.jp|ghostarchive\.org|arquivo\.pt|webarchive\.nationalarchives\.gov\.uk)\/)`,
);
/** Addresses of press releases of companies and authorities. */
const RELEASES = new RegExp(
  String.raw`\/(?:press-releases?|news-releases?|newsroom|presseinformationen|pressemitteilungen)\/|\/\/` +
    String.raw`(?:www\.)?(?:prnewswire|businesswire|globenewswire|publicnow)\.com\/|\/\/about\.fb\.com\/news\/` +
    String.raw`|\/\/(?:www\.)?aboutamazon\.com\/news\/|\/\/news\.linkedin\.com\/`,
);
/** Longest quotation of a response, in words. */
const MAX_QUOTED_WORDS = 40;

function lintAddress(source: Source, at: number, record: CaseRecord, report: Report): void {
  const field = `sources[${at}]`;
  const isPlain = source.url.startsWith('http://');
  if (isPlain && source.insecure !== true)
    report(
      `${field}.url`,
      'the address is not https',
      'Give the https address; where there is none, add `insecure: true`.',
    );
  if (!isPlain && source.insecure === true) report(`${field}.insecure`, 'the address is https', 'Remove the field.');
  // If the case has several decisions, an http source may be the only one for one of them.
  const several = record.events.filter(({ kind }) => DECISIONS.has(kind)).length > 1;
  // A fact needs two independent sources, and an http source may be the second one.
  const others = record.sources.filter(({ url }) => url.startsWith('https://'));
  if (isPlain && source.supports.every((fact) => independentFor(others, fact) > 1 && !(several && fact === 'outcome')))
    report(
      `${field}.url`,
      'the address is http, and two https sources bear out all that it does',
      'Remove the source; http stands only where https is not enough.',
    );
  if (source.archive !== undefined && !ARCHIVES.test(source.archive))
    report(
      `${field}.archive`,
      `${source.archive} is in no web archive that is known here`,
      'Give the address of the copy in the archive.',
    );
}

/**
 * Press releases and reports carry the day on which they appeared. If a decision's day is known from such sources only,
 * and all of them appeared on that day, it most likely is their day and not the decision's.
 */
function lintDaysOfDecisions(record: CaseRecord, report: Report): void {
  const telling = record.sources.filter(({ supports }) => supports.includes('decided'));
  const days = record.events.map((event, at) => [event, at] as const).filter(([event]) => isDayOfDecision(event));
  for (const [{ date = '' }, at] of days) {
    const field = `events[${at}].date`;
    const papers = telling.filter(({ primary, release }) => primary === true && release !== true);
    if (telling.length === 0)
      report(
        field,
        `no source says that ${date} is when this was decided (“decided”)`,
        'Add “decided” to the source that says so; else add `dated: announced` or `dated: reported` to the event.',
      );
    else if (papers.length === 0 && date.length === 10 && telling.every((source) => source.date === date))
      report(
        field,
        `${date} is the day on which the sources for it appeared`,
        'Look for the decision’s own day; else add `dated: announced` or `dated: reported` to the event.',
      );
  }
}

function lintResponse(response: OperatorResponse, field: string, { today }: LintContext, report: Report): void {
  notInFuture(response.date, `${field}.date`, today, report);
  if (response.url.startsWith('http://') !== (response.insecure === true))
    report(
      `${field}.url`,
      'the address and `insecure` do not fit',
      'Give the https address; `insecure: true` stands with http only.',
    );
  const words = response.text.split(/\s+/).length;
  if (response.quoted === true && words > MAX_QUOTED_WORDS)
    report(
      `${field}.text`,
      `is ${words} words long; at most ${MAX_QUOTED_WORDS} may be quoted`,
      'Quote the sentence that answers the claim.',
    );
}

/** Reports all faults of a case's sources and responses. */
export function lintSources(record: CaseRecord, context: LintContext, report: Report): void {
  const urls = new Set<string>();
  record.sources.forEach((source, at) => {
    notInFuture(source.date, `sources[${at}].date`, context.today, report);
    if (urls.has(source.url))
      report(`sources[${at}].url`, 'the same source stands twice', 'Merge the two; supports may name several facts.');
    urls.add(source.url);
    lintAddress(source, at, record, report);
    if (source.primary === true && source.release !== true && RELEASES.test(source.url))
      report(
        `sources[${at}].release`,
        'the address is that of a press release',
        'Add `release: true`: its day is the day it was published.',
      );
  });
  const borneOut = new Set(record.sources.flatMap(({ supports }) => supports));
  for (const [fact, field] of factsOf(record))
    if (!borneOut.has(fact))
      report(
        field,
        `no source supports it (“${fact}”)`,
        `Add “${fact}” to the supports of the source that says so, or leave the fact out.`,
      );
  lintDaysOfDecisions(record, report);
  record.responses?.forEach((response, at) => {
    lintResponse(response, `responses[${at}]`, context, report);
  });
}
