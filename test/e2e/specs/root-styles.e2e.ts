/**
 * Whatever a page sets on its root element, the warning looks as it does on a plain page (compared by pixels) and takes
 * presses. Caveat sets nothing on the root element.
 */
import type { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, forget, html, layer, openWorld, pictureOf, press, visit } from '../browser.ts';

/** Declarations that a page may set on its root element. */
const STYLES: readonly string[] = [
  'filter: invert(1) blur(9px)',
  'filter: opacity(0)',
  'opacity: 0',
  'clip-path: circle(0)',
  'mask: linear-gradient(transparent, transparent)',
  'transform: translateX(-3000px) scale(.1)',
  'scale: 0',
  'rotate: 90deg',
  'zoom: .5',
  'display: none',
  'display: contents',
  'content-visibility: hidden',
  'interactivity: inert',
  'pointer-events: none',
  'visibility: hidden',
  'mix-blend-mode: difference; background: #fff',
  'contain: strict',
  'perspective: 10px; transform-style: preserve-3d',
  'will-change: filter, transform; overflow: hidden; height: 0',
  'position: fixed; width: 0; height: 0; overflow: clip',
  'writing-mode: vertical-rl',
  'writing-mode: vertical-rl; direction: rtl',
  'writing-mode: sideways-lr',
  'writing-mode: sideways-lr; direction: rtl',
  'backdrop-filter: invert(1)',
  'content: linear-gradient(#fff, #fff)',
];
const important = (style: string): string => style.replaceAll(/;|$/g, ' !important;');

/** A page whose title names the service: Caveat reads the title even if nothing on the page can be seen. */
const page = (head = ''): string =>
  html('<h1>Massroot8</h1><p>Connect your account.</p>', head).replace('A page', 'Massroot8');

const world = openWorld({
  'massroot8.com/plain': page(),
  'massroot8.com/moving': page(
    '<style>@keyframes away { from, to { opacity: 0; filter: invert(1); display: none; content-visibility: ' +
      'hidden; } }' +
      'html { animation: away 1s infinite; }</style>',
  ),
  'massroot8.com/jumping': page(
    '<style>@keyframes jump { 0%, 49% { zoom: .03 } 50%, 100% { zoom: 40 } }' +
      'html { animation: jump 60ms step-end infinite }</style>',
  ),
  'massroot8.com/starting': page(
    '<style>@starting-style { * { opacity: 0; filter: opacity(0); transform: scale(0); clip-path: circle(0) } }' +
      '* { transition: all 9999s linear !important; }</style>',
  ),
  ...Object.fromEntries(
    STYLES.map((style, at) => [`massroot8.com/style-${at}`, page(`<style>html { ${important(style)} }</style>`)]),
  ),
});

/** A picture of the upper part of the alert. */
async function picture(page: Page): Promise<PNG> {
  await page.bringToFront();
  return pictureOf(page, { x: 350, y: 110, width: 500, height: 160 });
}

/** The share of pixels, from 0 to 1, that differ by more than colour blending explains; 1 if the sizes differ. */
function difference(one: PNG, other: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(one.data[at + channel]! - other.data[at + channel]!) > 40)) count += 1;
  return count / (one.width * one.height);
}

let plain: PNG | undefined;
/** A picture of the alert on a page that sets nothing. */
async function plainPicture(): Promise<PNG> {
  if (plain !== undefined) return plain;
  const page = await visit(world, 'https://massroot8.com/plain');
  await layer(world, page);
  await page.mouse.move(5, 700);
  let before: PNG | undefined;
  await eventually('it has come to rest', async () => {
    [before, plain] = [plain, await picture(page)];
    return before !== undefined && difference(before, plain) === 0;
  });
  await page.close();
  await forget(world);
  return plain!;
}

describe('the alert', () => {
  it.each([
    ...STYLES.map((style, at) => [style, `style-${at}`] as const),
    ['an animation of these', 'moving'] as const,
    ['a transition from these', 'starting'] as const,
    ['a zoom that jumps', 'jumping'] as const,
  ])('stands as it is over a page with %s', async (_style, path) => {
    const wanted = await plainPicture();
    const page = await visit(world, `https://massroot8.com/${path}`);
    let now = 1;
    await eventually('as it is', async () => (now = difference(await picture(page), wanted)) < 0.01).catch(() => {
      expect(now).toBeLessThan(0.01);
    });
    expect(
      await page.evaluate(() => [document.documentElement.getAttributeNames(), document.documentElement.style.length]),
    ).toEqual([['lang'], 0]);
    await press(world, page, '[data-action="continue"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  });
});
