import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePhrases } from '../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../src/phrases/load.ts';
import { recordsOf } from '../../../src/domain/records.ts';
import { compileCatalog } from '../../../src/registry/compile.ts';
import type { RegistryRecords } from '../../../src/registry/schema.ts';
import { buildPageIndex } from '../../../src/registry/page-index.ts';
import { ROOT } from '../../../tools/lib/paths.ts';
import { decodePage, NOWHERE, readArguments } from '../../../tools/lib/scan-arguments.ts';
import { scanPage } from '../../../tools/lib/scan-page.ts';

const RECORDS = {
  services: [
    {
      id: 'quick-fans',
      name: 'QuickFans',
      category: 'fake-engagement',
      names: [{ text: 'QuickFans', match: 'free' }],
      domains: [{ host: 'quickfans.example', source: 'https://court.example/a' }],
      apps: [],
      operators: [],
      targets: ['instagram'],
      cases: ['a-v-b'],
    },
  ],
  cases: [
    {
      id: 'a-v-b',
      caption: 'A v. B',
      kind: 'civil-lawsuit',
      claimants: ['A'],
      respondents: ['B'],
      court: 'A court',
      conduct: ['fake-engagement'],
      platforms: ['instagram'],
      alleged: 'A said so.',
      events: [
        { kind: 'filed', date: '2020-01-01' },
        { kind: 'judgment', date: '2021-01-01' },
      ],
      sources: [],
      asOf: '2024-01-01',
      reviewBy: '2034-01-01',
      readAgain: '2024-01-01',
    },
  ],
} as unknown as RegistryRecords;

const catalog = compileCatalog(RECORDS, '0.0.0');
const data = {
  records: recordsOf(catalog),
  index: buildPageIndex(catalog.services, ['never.example']),
  phrases: compilePhrases(loadPhrases(ROOT)),
};
const NOW = Date.UTC(2025, 0, 1);
const SHOP = readFileSync(`${ROOT}test/pages/pages/seller/de-shop.html`, 'utf8');
const scan = (html: string, url: string): ReturnType<typeof scanPage> => scanPage(html, url, data, NOW);

describe('scan', () => {
  it.each([
    ['--host', 'quickfans.example.'],
    ['--host', 'QuickFans.example'],
    ['--host', 'quickfans。example'],
    ['--url', 'https://quickfans.example./'],
    ['--url', 'https://www.quickfans.example.:8443/x'],
    ['--url', 'https://quickfans%2Eexample/'],
  ])('knows a host however it is written: %s %s', (flag, value) => {
    const { url } = readArguments([flag, value, 'page.html']);
    expect(scan('<p>QuickFans', url).findings[0]).toMatchObject({ kind: 'listed-site', service: 'quick-fans' });
  });

  it('loses no words between two styles', () => {
    const page = `<style>p{}</style><p>QuickFans</p>${'<p>words </p>'.repeat(4000)}<style>b{}</style>`;
    expect(scan(page, NOWHERE).findings).toMatchObject([{ kind: 'mention', service: 'quick-fans' }]);
    const large = `<style>${'p{color:red}'.repeat(3000)}</style><p>QuickFans</p><style>b{}</style>`;
    expect(scan(large, NOWHERE).findings).toMatchObject([{ kind: 'mention', service: 'quick-fans' }]);
  });

  it('reports an offer of a page that no case names', () => {
    const { url, findings } = scan(SHOP, 'https://shop.example/');
    expect(url).toBe('https://shop.example/');
    expect(findings).toMatchObject([{ kind: 'offer', service: null, loudness: 'notice' }]);
    expect(findings[0]?.signals).toContain('goods_price');
    expect(findings[0]?.where).toEqual(['title', 'link', 'body']);
  });

  it('reports a listed site with its service, and no offer besides', () => {
    expect(scan(SHOP, 'https://www.quickfans.example/buy').findings).toMatchObject([
      { kind: 'listed-site', service: 'quick-fans', loudness: 'alert', where: ['address'] },
    ]);
  });

  it('reports a listed address whose page shows nothing of the trade more quietly', () => {
    expect(
      scan('<title>Garden club</title><p>Roses and tulips.</p>', 'https://quickfans.example/').findings,
    ).toMatchObject([{ kind: 'listed-site', loudness: 'notice' }]);
  });

  it('reports links and mentions', () => {
    const { findings } = scan(
      '<h1>QuickFans sued</h1><p>The site <a href="https://quickfans.example/x">is here</a>.</p>',
      'https://news.example/a',
    );
    expect(findings).toMatchObject([
      { kind: 'link', service: 'quick-fans', where: ['link'] },
      { kind: 'mention', service: 'quick-fans', loudness: 'badge', where: ['heading'] },
    ]);
  });

  it.each(['open', 'CLOSED'])('reads what a page declares as a shadow root (%s), one in another', (mode) => {
    const root = (inside: string): string => `<div><template shadowrootmode="${mode}">${inside}</template></div>`;
    expect(scan(root(`<p>Some words.</p>${root('<p>QuickFans was sued.</p>')}`), NOWHERE).findings).toMatchObject([
      { kind: 'mention', service: 'quick-fans' },
    ]);
  });

  it('says nothing of a host on the never-list, nor of an empty page', () => {
    expect(scan(SHOP, 'https://never.example/').findings).toEqual([]);
    expect(scan('', NOWHERE).findings).toEqual([]);
  });
});

describe('arguments of scan', () => {
  it('takes a file, and a host or an address in either spelling', () => {
    expect(readArguments(['a.html'])).toEqual({ file: 'a.html', url: NOWHERE });
    expect(readArguments(['--host', 'Shop.Example', 'a.html'])).toEqual({
      file: 'a.html',
      url: 'https://shop.example/',
    });
    expect(readArguments(['a.html', '--url=http://x.example/y?z'])).toEqual({
      file: 'a.html',
      url: 'http://x.example/y?z',
    });
  });

  it.each([
    [[], 'no file given'],
    [['--what', 'a.html'], "Unknown option '--what'"],
    [['a.html', 'b.html'], 'one file at a time'],
    [['--host'], "'--host <value>' argument missing"],
    [['--host', 'a/b', 'x'], 'not a host name'],
    [['--url', 'javascript:1', 'x'], 'not an http or https address'],
    [['--host', 'a.example', '--url', 'https://a.example/', 'x'], 'only one of'],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  it('reads text in the encoding a page names, and refuses what is no text', () => {
    expect(decodePage('a', new TextEncoder().encode('<p>größer</p>'))).toBe('<p>größer</p>');
    expect(
      decodePage('a', Uint8Array.from([...new TextEncoder().encode('<meta charset="windows-1251">'), 0xcf, 0xf0])),
    ).toContain('Пр');
    const late = ` content="text/html; charset=windows-1251"><style>${'a{color:red}'.repeat(500)}</style>`;
    const bytes = (text: string, ...rest: number[]) => Uint8Array.from([...new TextEncoder().encode(text), ...rest]);
    expect(decodePage('a', bytes(`<meta http-equiv=Content-Type${late}`, 0xcf, 0xf0))).toContain('Пр');
    expect(decodePage('a', bytes('<?xml version="1.0" encoding="windows-1251"?><rss>', 0xcf, 0xf0))).toContain('Пр');
    expect(decodePage('a', bytes('<p>größer, größte', 0xc3))).toContain('größte');
    expect(decodePage('a', bytes('<p>caf', 0xe9))).toBe('<p>café');
    expect(() => decodePage('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toThrow(
      'a.png: a binary file',
    );
  });
});
