/**
 * What Caveat would say about one saved page: the content script's detector over jsdom, then loudness without any
 * past.
 */
import { hostOfUrl } from '../../src/domain/address/hostname.ts';
import { NO_PAST } from '../../src/domain/policy/attention.ts';
import { decideLoudness } from '../../src/domain/policy/loudness.ts';
import { PLACES } from '../../src/domain/model.ts';
import type { Catalog, Finding, Loudness, ServiceNumber } from '../../src/domain/model.ts';
import type { OfferPhrases } from '../../src/domain/match/offers/phrases.ts';
import { withLookalike } from '../../src/domain/match/lookalike.ts';
import type { FullIndex } from '../../src/domain/match/page-index.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import { closePage, detect, parsePage } from './detect-html.ts';

export interface ScanData {
  readonly catalog: Catalog;
  readonly index: FullIndex;
  readonly phrases: OfferPhrases;
}

export interface ScannedFinding {
  readonly kind: Finding['kind'];
  /** Id of the service; null for an offer, which no case names. */
  readonly service: string | null;
  readonly loudness: Loudness;
  readonly signals: readonly string[];
  /** What each signal added to the score of an offer, which takes 100. */
  readonly points?: Readonly<Record<string, number>>;
  readonly where: readonly string[];
}

export interface Scan {
  readonly url: string;
  readonly findings: readonly ScannedFinding[];
}

type PageFinding = Exclude<Finding<ServiceNumber>, { kind: 'own' }>;

function whereOf(finding: PageFinding): readonly string[] {
  switch (finding.kind) {
    case 'listed-site':
    case 'listed-listing':
    case 'lookalike':
      return ['address'];
    case 'embedded':
      return [finding.how];
    case 'link':
      return ['link'];
    case 'mention':
      return finding.places;
    case 'offer':
      return PLACES.filter((place) => finding.signals.some((signal) => signal.place === place));
  }
}

/** Scans a page. `now` in milliseconds since 1970. */
export function scanPage(html: string, url: string, { catalog, index, phrases }: ScanData, now: number): Scan {
  const doc = parsePage(html, url);
  const host = hostOfUrl(url) ?? '';
  const detector = detect(doc, index, phrases);
  const today = new Date(now).toISOString().slice(0, 10);
  const findings = withLookalike(index, host, detector.verdict()).map((finding): ScannedFinding => {
    if (finding.kind === 'own') throw new Error('No page can hold what a reader has marked.');
    const signals = 'signals' in finding ? finding.signals.map(({ id }) => id) : [];
    const points =
      'signals' in finding && finding.signals.length > 0
        ? { points: Object.fromEntries(finding.signals.map((signal) => [signal.id, signal.points ?? 0])) }
        : {};
    if (finding.kind === 'offer')
      return {
        kind: finding.kind,
        service: null,
        loudness: decideLoudness({ finding, preferences: DEFAULT_PREFERENCES, past: NO_PAST, now }).loudness,
        signals,
        ...points,
        where: whereOf(finding),
      };
    const service = catalog.services[finding.service];
    if (service === undefined)
      throw new Error(`The page index names service ${finding.service}, which the catalog does not hold.`);
    const cases = catalog.cases.filter(({ id }) => service.cases.includes(id));
    const evidence = {
      grade: service.grade,
      revision: service.revision,
      overdue: cases.some(({ reviewBy }) => reviewBy < today),
      conduct: [...new Set([service.category, ...cases.flatMap(({ conduct }) => conduct)])],
    };
    const named = { ...finding, service: service.id } as Finding;
    return {
      kind: finding.kind,
      service: service.id,
      loudness: decideLoudness({ finding: named, evidence, preferences: DEFAULT_PREFERENCES, past: NO_PAST, now })
        .loudness,
      signals,
      ...points,
      where: whereOf(finding),
    };
  });
  closePage(doc);
  return { url, findings };
}
