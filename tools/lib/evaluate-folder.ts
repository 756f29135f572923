/** Precision and recall of offers over a folder of labelled pages. */
import type { OfferPhrases } from '../../src/domain/match/offers/offers.ts';
import type { OfferTrace } from '../../src/domain/match/offers/offers.ts';
import { closePage, detectOffer, letGo, parsePage } from './detect-html.ts';

const LABELS = ['seller', 'about', 'hard-negative', 'ordinary', 'ambiguous'] as const;
type Label = (typeof LABELS)[number];

export interface PageRow {
  readonly id: string;
  readonly label: Label;
  readonly lang: string;
  readonly kind: string;
  readonly host: string | null;
  /** The site of the page: where it was found, else its host, else its id. Pages of one site go into the same fold. */
  readonly site: string;
  /** Whether the page was written for this project, not found on the web. */
  readonly isOwn: boolean;
}

interface Judged extends PageRow {
  readonly trace: OfferTrace;
  readonly milliseconds: number;
}

interface Evaluation {
  /** All pages. Ambiguous pages are read, but no figure counts them. */
  readonly pages: readonly Judged[];
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly precision: number;
  readonly recall: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Reads the manifest. @throws Error naming the line that does not fit. */
export function readManifest(text: string): PageRow[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    let row: Partial<Record<keyof PageRow | 'origin', unknown>>;
    try {
      row = JSON.parse(line) as typeof row;
    } catch {
      throw new Error(`manifest.jsonl, line ${at + 1}: not JSON.`);
    }
    const { id, label, lang, kind, host, origin } = row;
    if (typeof id !== 'string' || !/^[\w.-]+$/.test(id))
      throw new Error(`manifest.jsonl, line ${at + 1}: id must be a file name without its ending.`);
    const known = LABELS.find((each) => each === label);
    if (known === undefined)
      throw new Error(`manifest.jsonl, line ${at + 1}: label must be one of ${LABELS.join(', ')}.`);
    return [
      {
        id,
        label: known,
        lang: typeof lang === 'string' ? lang : '',
        kind: typeof kind === 'string' ? kind : '',
        host: typeof host === 'string' ? host : null,
        site: [origin, host, id].find((each) => typeof each === 'string') as string,
        isOwn: typeof origin !== 'string',
      },
    ];
  });
}

/** Judges every page of the folder. @param read gives the text of a file. @throws Error when the manifest is faulty. */
export async function evaluateFolder(
  dir: string,
  phrases: OfferPhrases,
  read: (path: string) => string,
): Promise<Evaluation> {
  const pages: Judged[] = [];
  for (const row of readManifest(read(`${dir}/manifest.jsonl`))) {
    const doc = parsePage(read(`${dir}/pages/${row.label}/${row.id}.html`), `https://${row.host ?? 'page.example'}/`);
    const { trace, milliseconds } = detectOffer(doc, phrases);
    closePage(doc);
    await letGo();
    pages.push({ ...row, trace, milliseconds });
  }
  const counted = pages.filter(({ label }) => label !== 'ambiguous');
  const truePositives = counted.filter(({ label, trace }) => label === 'seller' && trace.offer).length;
  const falsePositives = counted.filter(({ label, trace }) => label !== 'seller' && trace.offer).length;
  const falseNegatives = counted.filter(({ label, trace }) => label === 'seller' && !trace.offer).length;
  return {
    pages,
    truePositives,
    falsePositives,
    falseNegatives,
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
  };
}

function groupRows(pages: readonly Judged[], by: 'lang' | 'kind'): string[] {
  const names = [...new Set(pages.map((page) => page[by]))].sort();
  return names.map((name) => {
    const group = pages.filter((page) => page[by] === name);
    const sellers = group.filter(({ label }) => label === 'seller');
    const found = sellers.filter(({ trace }) => trace.offer).length;
    const alarms = group.filter(({ label, trace }) => label !== 'seller' && trace.offer).length;
    const recall = sellers.length === 0 ? '      ' : share(found, sellers.length).toFixed(3).padStart(6);
    return (
      `  ${name.padEnd(22)} pages ${String(group.length).padStart(4)}  sellers ` +
      `${String(found).padStart(3)}/${String(sellers.length).padEnd(3)} recall ${recall}  false alarms ${alarms}`
    );
  });
}

const describe = ({ id, label, lang, kind, trace }: Judged): string => {
  const points = [...trace.points]
    .sort((a, b) => Math.abs(b.added) - Math.abs(a.added))
    .map((each) => `${each.id} ${each.added.toFixed(1)}`);
  const topic = trace.topic ? '' : ' (no word of the trade)';
  return `  ${id} (${label}, ${lang}, ${kind}) score ${trace.score.toFixed(1)}${topic}: ${points.join(', ')}`;
};

/** The report as lines; the last is JSON with the totals. */
export function formatEvaluation(evaluation: Evaluation): string[] {
  const { pages, truePositives, falsePositives, falseNegatives, precision, recall } = evaluation;
  const counted = pages.filter(({ label }) => label !== 'ambiguous');
  const scores = (sellers: boolean): number[] =>
    counted
      .filter(({ label }) => (label === 'seller') === sellers)
      .map(({ trace }) => trace.score)
      .sort((a, b) => a - b);
  const [lowest = 0, tenth = 0] = [scores(true)[0], scores(true)[Math.floor(scores(true).length / 10)]];
  const misses = counted.filter(({ label, trace }) => label === 'seller' && !trace.offer);
  const alarms = counted.filter(({ label, trace }) => label !== 'seller' && trace.offer);
  const perLabel = Object.fromEntries(
    LABELS.map((label) => {
      const group = pages.filter((page) => page.label === label);
      return [label, { pages: group.length, offers: group.filter(({ trace }) => trace.offer).length }];
    }),
  );
  const times = pages.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const mean = share(
    times.reduce((sum, each) => sum + each, 0),
    times.length,
  );
  const totals = {
    pages: pages.length,
    truePositives,
    falsePositives,
    falseNegatives,
    precision,
    recall,
    millisecondsPerPage: Number(mean.toFixed(2)),
    labels: perLabel,
  };
  return [
    'By language',
    ...groupRows(counted, 'lang'),
    'By kind',
    ...groupRows(counted, 'kind'),
    `Missed sellers: ${misses.length}`,
    ...misses.map(describe),
    `False alarms: ${alarms.length}`,
    ...alarms.map(describe),
    `Margins: sellers from ${lowest.toFixed(1)} (tenth part below ${tenth.toFixed(1)}); highest ` +
      `of the others ${(scores(false).at(-1) ?? 0).toFixed(1)}`,
    `Time: mean ${mean.toFixed(1)} ms a page, median ` +
      `${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)}, slowest ${(times.at(-1) ?? 0).toFixed(1)} (jsdom)`,
    `Precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} over ${counted.length} pages`,
    JSON.stringify(totals),
  ];
}
