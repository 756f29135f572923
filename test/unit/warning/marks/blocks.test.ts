// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { sampleFinding } from '../../../../src/pages/rehearsal/samples.ts';
import { pageWorld } from '../../../../src/platform/page/world.ts';
import { MarkedBlocks } from '../../../../src/warning/marks/blocks.ts';
import type { Chip } from '../../../../src/warning/marks/chip.ts';
import { ListedHosts } from '../../../../src/warning/marks/listed.ts';
import { newMark } from '../../../../src/warning/marks/mark.ts';
import type { Mark } from '../../../../src/warning/marks/mark.ts';

const never = (): boolean => false;
const LISTED = 'https://www.examplegram.example/x';

/** The blocks of a page with one link near the view, as they are once they were looked at. */
function blocksOf(body: string): { blocks: MarkedBlocks; link: HTMLAnchorElement; removed: Mark[] } {
  document.body.innerHTML = `<main>${body}</main>`;
  const link = document.querySelector('a')!;
  const listed = new ListedHosts('news.example');
  listed.add([sampleFinding('link', 'B')]);
  const removed: Mark[] = [];
  const blocks = new MarkedBlocks({
    listed,
    make: (block, service, shown, titled) =>
      newMark({ ...titled, block, service, shown, chip: { rename: () => undefined } as Chip }),
    remove: (mark) => removed.push(mark),
  });
  blocks.near.add(link);
  blocks.soil(link);
  blocks.settle(never);
  return { blocks, link, removed };
}
afterEach(() => {
  document.body.innerHTML = '';
});

it('looks at links that cannot be seen no more than whether they can be now', () => {
  const { blocks } = blocksOf(`<p><span aria-hidden="true"><a href="${LISTED}">words</a></span></p>`);
  expect(blocks.size).toBe(0);
  blocks.soilUnseen();
  expect(blocks.hasDirty).toBe(false);
  document.querySelector('span')!.removeAttribute('aria-hidden');
  blocks.soilUnseen();
  expect(blocks.hasDirty).toBe(true);
  blocks.settle(never);
  expect(blocks.size).toBe(1);
});

it('drops at once the mark of a link that leads elsewhere now', () => {
  const { blocks, link, removed } = blocksOf(`<p><a href="${LISTED}">words</a></p>`);
  const [mark] = blocks.all();
  blocks.dropWrong(true);
  expect(removed).toEqual([]);
  link.href = 'https://elsewhere.example/';
  blocks.dropWrong(true);
  expect(removed).toEqual([mark]);
  expect(blocks.size).toBe(0);
});

it('keeps the mark of an advertisement whose address says nothing, as another link to it does', () => {
  pageWorld.caveatLinks = {
    hostOf: (_href, link) => (link.textContent === 'examplegram' ? 'www.examplegram.example' : 'ads.example'),
    hidesGoal: () => true,
  };
  const { blocks, removed } = blocksOf(
    '<ul><li><a href="https://ads.example/1">examplegram</a><h3><a href="https://ads.example/2">Buy</a></h3></li></ul>',
  );
  expect(blocks.all().map(({ link }) => link.textContent)).toEqual(['Buy']);
  blocks.dropWrong(true);
  expect(removed).toEqual([]);
  document.querySelector('a')!.remove();
  blocks.dropWrong(false);
  expect(removed).toHaveLength(1);
  delete pageWorld.caveatLinks;
});

it('drops at once the mark of a link that is gone', () => {
  const { blocks, link, removed } = blocksOf(`<p><a href="${LISTED}">words</a></p>`);
  link.remove();
  blocks.dropWrong(false);
  expect(removed).toHaveLength(1);
});

it('asks for no address where none may have changed', () => {
  const { blocks } = blocksOf(`<p><a href="${LISTED}">words</a></p>`);
  const hostOf = vi.fn(() => null);
  pageWorld.caveatLinks = { hostOf, hidesGoal: () => false };
  blocks.dropWrong(false);
  expect(hostOf).not.toHaveBeenCalled();
  delete pageWorld.caveatLinks;
});

it('finds marks on a page that changes links without end', () => {
  document.body.innerHTML = '';
  const { blocks, link } = blocksOf(`<p><a href="${LISTED}">words</a></p>`);
  blocks.clear();
  for (let turn = 0; turn < 2; turn += 1) {
    for (const each of [link, document.createElement('a'), document.createElement('a')]) blocks.soil(each);
    blocks.settle(() => true);
  }
  expect(blocks.size).toBe(1);
});
