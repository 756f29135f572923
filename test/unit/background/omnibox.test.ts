import { describe, expect, it } from 'vitest';
import { omnibox } from '../../../src/background/omnibox.ts';
import { buildPageIndex } from '../../../src/registry/page-index.ts';
import { makeWords } from '../../../src/words/narrate.ts';
import { getMessage } from '../../fakes/english.ts';
import { madeCatalog } from '../../fakes/made-catalog.ts';

const catalog = madeCatalog(200);
const { suggest, begin, goal } = omnibox(catalog, buildPageIndex(catalog.services, []), () =>
  makeWords(getMessage, 'en'),
);
const service = catalog.services[3]!;
const record = catalog.cases[5]!;
const text = ({ parts }: { readonly parts: readonly { readonly text: string }[] }): string =>
  parts.map((part) => part.text).join(' · ');

describe('the address bar', () => {
  it('says what it searches before anything is typed', () => expect(text(begin())).not.toBe(''));

  it('suggests what holds the words, each with its address in the case book', async () => {
    const { first, others } = await suggest('Seller 7');
    expect(text(first)).toContain('Seller 7');
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThanOrEqual(5);
    for (const { content, parts } of others) {
      expect(content).toMatch(/^(?:case|service)\//);
      expect(parts[0]!.text).not.toBe('');
    }
  });

  it('names outright what was typed in full, does not suggest it once more, and leads to it', async () => {
    const { first, others } = await suggest(service.name);
    expect(text(first)).toContain(service.name);
    expect(others.map(({ content }) => content)).not.toContain(`service/${service.id}`);
    expect(await goal(service.name)).toBe(`src/pages/casebook/index.html#service/${service.id}`);
    expect(await goal(`#case/${record.id}`)).toBe(`src/pages/casebook/index.html#case/${record.id}`);
  });

  it('says of an address that it is not listed, and of nothing that can be searched for', async () => {
    expect(text((await suggest('news.example')).first)).toContain('news.example');
    expect(await suggest('   ')).toMatchObject({ others: [] });
  });
});
