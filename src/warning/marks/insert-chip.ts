/**
 * Where in the page's tree a chip goes: beside its link, unless that changes anything there. Styles that count or
 * combine siblings see a chip, though it takes no room; among words alone none of them does.
 */
import { hold } from './place.ts';
import type { Chipped } from './place.ts';
import { covers, linksIn, rectOf, styleOf, textsIn } from './result-block.ts';
import type { Link } from './result-block.ts';

/** How many elements before a link, after it and in it are looked at. */
const MOST_AROUND = 20;

const PLACES: readonly ((host: Element, beside: Link, title: Element | null) => void)[] = [
  (host, beside) => beside.after(host),
  // Styles for last children lose the link when something follows it.
  (host, beside) => beside.before(host),
  (host, beside, title) => {
    const words = textsIn(title !== null && beside.contains(title) ? title : beside).at(-1);
    if (words === undefined) beside.append(host);
    else words.after(host);
  },
];

/** Size, place and colours of what stands around a link. */
function around(link: Link): string {
  const siblings = [...link.parentNode!.children];
  const at = siblings.indexOf(link);
  const near = [
    ...siblings.slice(Math.max(0, at - MOST_AROUND), at + MOST_AROUND),
    ...[...link.querySelectorAll('*')].slice(0, MOST_AROUND),
  ];
  const { left, top, width, height } = rectOf(link.parentElement ?? link);
  // What changes slowly has not moved yet.
  const moving = (link.parentElement as Partial<Element> | null)?.getAnimations?.({ subtree: true }).length;
  return JSON.stringify([
    width,
    height,
    moving,
    ...near
      .filter(({ localName }) => localName !== 'caveat-mark')
      .map((element) => {
        const box = rectOf(element);
        const { color, backgroundColor } = styleOf(element);
        return [
          Math.round(box.left - left),
          Math.round(box.top - top),
          Math.round(box.width),
          Math.round(box.height),
          color,
          backgroundColor,
        ];
      }),
  ]);
}

/**
 * Puts chips on the page, each above a link that lies over its whole block. All at once: each change between two
 * looks costs a layout.
 */
export function insertChips(all: readonly Chipped[]): void {
  let left = all.map((one) => {
    const { link, title, block } = one;
    const beside = linksIn(block).findLast((each) => covers(each, title ?? link)) ?? link;
    one.style = `z-index:${parseInt(styleOf(beside).zIndex) || 1};`;
    return { one, beside, before: around(beside) };
  });
  for (const put of PLACES) {
    for (const { one, beside } of left) put(one.chip.host, beside, one.title);
    hold(left.map(({ one }) => one));
    left = left.filter(({ beside, before }) => around(beside) !== before);
  }
}
