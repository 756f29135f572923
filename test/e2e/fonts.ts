/**
 * Two fonts for layout specs, one wide and one narrow, so that no spec depends on the installed fonts. `inFont` puts
 * one page in a font, in any browser. `openWorld(pages, { font })` puts a whole browser in it, on systems that use
 * fontconfig.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFont } from './fixtures/fonts/make-font.ts';
import type { SitePage } from '../../tools/browsers/index.ts';

export const FONTS = ['wide', 'narrow'] as const;
export type FontName = (typeof FONTS)[number];

const made: Readonly<Record<FontName, Buffer>> = {
  wide: makeFont({
    name: 'Caveat Wide',
    space: 450,
    thin: 500,
    letter: 780,
    broad: 1100,
    ascent: 1050,
    descent: 400,
    small: 600,
    tall: 780,
  }),
  narrow: makeFont({
    name: 'Caveat Narrow',
    space: 160,
    thin: 170,
    letter: 330,
    broad: 500,
    ascent: 780,
    descent: 200,
    small: 430,
    tall: 640,
  }),
};

/** Makes a new folder with only that font in it. @returns its path. */
export function fontFolder(name: FontName): string {
  const folder = mkdtempSync(join(tmpdir(), `caveat-font-${name}-`));
  writeFileSync(join(folder, `${name}.ttf`), made[name]);
  return folder;
}

/** Serves `https://fonts.example/<name>.ttf` to pages of any origin; undefined for other addresses. */
export function fontSite(host: string, path: string): SitePage | undefined {
  const name = FONTS.find((each) => host === 'fonts.example' && path === `/${each}.ttf`);
  return name === undefined
    ? undefined
    : { body: made[name], type: 'font/ttf', headers: { 'access-control-allow-origin': '*' } };
}

/** Adds a style to a page that shows all of its text in that font. */
export function inFont(name: FontName, page: string): string {
  const style = `<style>@font-face { font-family: "Caveat spec"; src: url(https://fonts.example/${name}.ttf);
    font-display: block }
html, html *, html *::before, html *::after { font-family: "Caveat spec" !important }</style>`;
  if (!page.includes('</head>')) throw new Error('inFont wants a page with a head');
  return page.replace('</head>', () => `${style}</head>`);
}
