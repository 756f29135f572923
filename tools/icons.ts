/** Renders the toolbar icons in public/icons from the shapes of the logo in src/ui/logo/shapes.ts. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { LOGO_PIECES, MARK_STATES } from '../src/ui/logo/shapes.ts';
import type { LogoState } from '../src/ui/logo/shapes.ts';
import { findBrowser, missingBrowser } from './browsers/find.ts';
import { ROOT } from './lib/paths.ts';

const SIZES = [16, 32, 48, 128] as const;
/** A toolbar may be light or dark, so every icon has a background (`paper`) of its own. */
const COLOURS: Readonly<Record<LogoState, { readonly line: string; readonly paper: string; readonly caret: string }>> =
  {
    clear: { line: '#6d665a', paper: '#fffdf8', caret: '#3d5a45' },
    mention: { line: '#2b4a7d', paper: '#eef3fb', caret: '#2b4a7d' },
    notice: { line: '#8a5600', paper: '#ffe9b8', caret: '#6b4100' },
    alert: { line: '#a3232a', paper: '#a3232a', caret: '#fffdf8' },
    paused: { line: '#857c6d', paper: '#efeadf', caret: '#5c574e' },
  };

/** The icon of a state as an SVG file. */
function iconSvg(state: LogoState, size: number): string {
  const { line, paper, caret } = COLOURS[state];
  const paths = LOGO_PIECES[state].map(({ path, role, drawn }) =>
    role === 'tab'
      ? `<path d="${path}" fill="${paper}" stroke="${line}" stroke-width="1.25" stroke-linejoin="round"/>`
      : drawn === 'fill'
        ? `<path d="${path}" fill="${caret}"/>`
        : `<path d="${path}" fill="none" stroke="${caret}" stroke-width="1.75" stroke-linecap="round" ` +
          'stroke-linejoin="round"/>',
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="${size}" ` +
    `height="${size}">${paths.join('')}</svg>`
  );
}

/** Writes public/icons/<state>-<size>.png. @returns the number of files. @throws Error when Chromium is missing. */
async function renderIcons(): Promise<number> {
  const program = findBrowser('chromium');
  if (program === undefined) throw new Error(missingBrowser('chromium'));
  const folder = join(ROOT, 'public/icons');
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: program,
    headless: true,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  let written = 0;
  try {
    const page = await browser.newPage();
    for (const state of MARK_STATES) {
      for (const size of SIZES) {
        await page.setViewport({ width: size, height: size });
        await page.setContent(`<style>*{margin:0}svg{display:block}</style>${iconSvg(state, size)}`);
        await writeFile(join(folder, `${state}-${size}.png`), await page.screenshot({ omitBackground: true }));
        written += 1;
      }
    }
  } finally {
    await browser.close();
  }
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(`${await renderIcons()} icons in public/icons`);
}
