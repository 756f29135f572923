/** Visits pages with Caveat loaded, and reports what it found: a row of a table, and screenshots. */
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Driver } from '../browsers/index.ts';
import { ROOT } from './paths.ts';

interface VisitRow {
  readonly host: string;
  readonly finding: string;
  readonly loudness: string;
  readonly case: string;
  /** Time from the start of the navigation to the end of the reading, as seen from outside the browser. */
  readonly milliseconds: number;
}

/**
 * How long to wait until a part of the warning takes presses, in milliseconds: presses count only once it has stood
 * uncovered for a moment.
 */
export const STANDS_MS = 900;

/**
 * The rest between two looks at a browser, in milliseconds, and as a part of the time waited so far: each look costs
 * the browser work that the page then waits for.
 */
const REST_MS = { least: 50, most: 500 } as const;
const REST_PART = 1 / 4;

/** Waits until `ready` gives a value. @returns the value, or undefined when it took longer than `ms` milliseconds. */
export async function waitFor<T>(ready: () => Promise<T | undefined>, ms = 10_000): Promise<T | undefined> {
  const start = Date.now();
  for (;;) {
    const value = await ready();
    const waited = Date.now() - start;
    if (value !== undefined || waited > ms) return value;
    await pause(Math.min(Math.max(waited * REST_PART, REST_MS.least), REST_MS.most));
  }
}

/** Waits for the warning. @returns the rectangle of the part that is shown, or undefined if none comes in 5 seconds. */
export async function warningBox(
  driver: Driver,
  page: Page,
): Promise<{ x: number; y: number; width: number; height: number } | undefined> {
  return waitFor(
    () =>
      driver.inLayer(page, (root) => {
        const box = root.querySelector('[data-part]')?.getBoundingClientRect();
        return box === undefined || box.width === 0
          ? undefined
          : { x: box.x, y: box.y, width: box.width, height: box.height };
      }),
    5000,
  );
}

const slug = (text: string): string => text.replace(/[^a-z0-9.-]+/gi, '-');

/** Visits one address and writes `artifacts/<browser>-<host>-{page,warning,popup}.png`. */
export async function visit(driver: Driver, url: string): Promise<VisitRow> {
  mkdirSync(`${ROOT}artifacts`, { recursive: true });
  const { host } = new URL(url);
  const picture = (what: string): `${string}.png` => `${ROOT}artifacts/${driver.name}-${slug(host)}-${what}.png`;
  const page = await driver.newPage();
  const start = Date.now();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const review = await waitFor(async () => {
    const view = await driver.review(page);
    return view.complete && view.state !== 'not-read-yet' ? view : undefined;
  });
  const milliseconds = Date.now() - start;
  const main = review?.findings[0];
  if (main !== undefined && (main.loudness === 'alert' || main.loudness === 'notice')) {
    const box = await warningBox(driver, page);
    await pause(300); // the card rises for 120 ms, and the fonts load
    if (box !== undefined) await page.screenshot({ path: picture('warning'), clip: box });
  }
  await page.screenshot({ path: picture('page') });
  const popup = await driver.popup(page);
  await popup.setViewport({ width: 380, height: 600 });
  await popup.waitForSelector('h1', { timeout: 5000 }).catch(() => undefined);
  await popup.screenshot({ path: picture('popup') });
  await popup.close();
  await page.close();
  return {
    host,
    milliseconds,
    finding: main?.finding.kind ?? (review?.state === 'clean' ? 'none' : (review?.state ?? 'not read')),
    loudness: main?.loudness ?? '-',
    case:
      main?.dossier?.cases[0]?.caption ??
      (main?.relatedCases[0] === undefined ? '-' : `like: ${main.relatedCases[0].caption}`),
  };
}

/** Prints the rows as a table of plain text. */
export function printTable(rows: readonly VisitRow[]): void {
  const columns = ['host', 'finding', 'loudness', 'case', 'milliseconds'] as const;
  const cells = [columns.map(String), ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  for (const row of cells)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    );
}
