// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId, CatalogCase } from '../../src/domain/model.ts';
import { CaseDetails } from '../../src/ui/CaseDetails.tsx';
import { WordsProvider } from '../../src/ui/words.ts';
import { expectAccessible, words } from './help.tsx';

const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

const PAPER = 'https://court.example/order.pdf';
const RELEASE = 'https://agency.example/news';
const PLAIN = 'http://old.example/report';
const record = {
  id: 'one-v-two-2020' as CaseId,
  caption: 'One v. Two',
  kind: 'civil-lawsuit',
  claimants: ['One'],
  respondents: ['Two Ltd', 'Three Ltd'],
  court: 'Court of Example',
  country: 'US',
  conduct: ['fake-engagement'],
  platforms: ['instagram'],
  alleged: 'One alleged that Two Ltd sold likes.',
  events: [
    { kind: 'filed', date: '2020-01-02' },
    { kind: 'withdrawal', date: '2020-03', inPart: true, respondents: ['Three Ltd'] },
    { kind: 'fine', date: '2020-05-06', dated: 'announced', notFinal: true },
  ],
  sources: [
    { url: PLAIN, publisher: 'Old Report', supports: ['parties'], insecure: true },
    { url: RELEASE, publisher: 'Agency', supports: ['outcome'], primary: true, release: true },
    {
      url: PAPER,
      publisher: 'Court',
      supports: ['court'],
      primary: true,
      archive: 'https://web.archive.org/web/2021/',
    },
  ],
  asOf: '2026-11-01',
  reviewBy: '2027-11-01',
  grade: 'A',
  outcome: 'fine',
} satisfies CatalogCase;
const show = (part: Partial<CatalogCase> = {}): void =>
  render(
    <WordsProvider value={words}>
      <h1>Case</h1>
      <CaseDetails record={{ ...record, ...part }} level={2} />
    </WordsProvider>,
    main,
  );
const texts = (selector: string): string[] =>
  [...main.querySelectorAll(selector)].map((each) => each.textContent ?? '');

describe('a case in full', () => {
  it('says of each step whether its day is the announcement’s, whether it is final and whom it concerns', async () => {
    show();
    expect(texts('.timeline li')).toEqual([
      'January 2, 2020Filed',
      'March 2020Withdrawn, in partConcerns: Three Ltd',
      'announced May 6, 2020Fine (not final)',
    ]);
    await expectAccessible(main);
  });

  it('names a paper before a press release, and leads to no address without https', () => {
    show();
    expect(texts('.sources li')).toEqual([
      'Courtprimary documentArchived copy',
      'Agencypress release',
      'Old Reportaddress without encryption',
    ]);
    expect([...main.querySelectorAll('.sources a')].map((link) => link.getAttribute('href'))).toEqual([
      PAPER,
      'https://web.archive.org/web/2021/',
      RELEASE,
    ]);
  });

  it('tells the day of the second reading where there was one', () => {
    show();
    expect(main.querySelector('.facts')?.textContent).not.toContain('again');
    show({ readAgain: '2026-11-28' });
    expect(main.querySelector('.facts')?.textContent).toContain('November 28, 2026');
  });

  it('shows every answer of the other side with who gave it, and says so where there is none', () => {
    show();
    expect(texts('.response figure')).toEqual([]);
    expect(main.querySelector('.response p')?.textContent).not.toBe('');
    const answer = { quoted: true as const, url: RELEASE, text: 'We reject this.', by: 'Two Ltd' };
    show({
      responses: [
        answer,
        { ...answer, text: 'We shall appeal.', date: '2020-06', url: PLAIN, insecure: true as const },
      ],
    });
    expect(texts('.response blockquote')).toEqual(['We reject this.', 'We shall appeal.']);
    expect(texts('.response figcaption').map((text) => text.startsWith('Two Ltd'))).toEqual([true, true]);
    expect(main.querySelectorAll('.response a')).toHaveLength(1);
  });
});
