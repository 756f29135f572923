/**
 * What Caveat would say about one saved page: runs the content script's detector over jsdom, then judges loudness
 * without any past.
 */
import { hostOfUrl } from '../../src/domain/address/hostname.ts';
import { NO_PAST } from '../../src/domain/policy/attention.ts';
import { judgeFindings } from '../../src/domain/policy/judged.ts';
import { PLACES } from '../../src/domain/model.ts';
import type { Finding, Loudness, ServiceNumber } from '../../src/domain/model.ts';
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import { withLookalike } from '../../src/domain/match/lookalike.ts';
import type { FullIndex } from '../../src/domain/match/page-index.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import type { Records } from '../../src/domain/records.ts';
import { closePage, detect, parsePage } from './detect-html.ts';

interface ScanData {
  readonly records: Records;
  readonly index: FullIndex;
  readonly phrases: OfferPhrases;
}

interface ScannedFinding {
  readonly kind: Finding['kind'];
  /** Id of the service; null for an offer, which no case names. */
  readonly service: string | null;
  readonly loudness: Loudness;
  readonly signals: readonly string[];
  /** What each signal added to the score of an offer; an offer needs 100 points. */
  readonly points?: Readonly<Record<string, number>>;
  readonly where: readonly string[];
}

interface Scan {
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

/** Scans a page. @param now in milliseconds since 1970 */
export function scanPage(html: string, url: string, { records, index, phrases }: ScanData, now: number): Scan {
  const doc = parsePage(html, url);
  const host = hostOfUrl(url) ?? '';
  const detector = detect(doc, index, phrases);
  const findings = withLookalike(index, host, detector.verdict()).map((finding): ScannedFinding => {
    if (finding.kind === 'own') throw new Error('No page can hold what a reader has marked.');
    const [judged] = judgeFindings([finding], host, records, { preferences: DEFAULT_PREFERENCES, past: NO_PAST, now });
    if (judged === undefined) throw new Error('The page index names a service that the catalog does not hold.');
    const signals = 'signals' in finding ? finding.signals : [];
    return {
      kind: finding.kind,
      service: judged.dossier?.service.id ?? null,
      loudness: judged.loudness,
      signals: signals.map(({ id }) => id),
      ...(signals.length > 0 && { points: Object.fromEntries(signals.map(({ id, points = 0 }) => [id, points])) }),
      where: whereOf(finding),
    };
  });
  closePage(doc);
  return { url, findings };
}
