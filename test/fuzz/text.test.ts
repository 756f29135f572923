/** Text from outside, whatever it says: hosts, addresses, settings files, files of the registry, documents. */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/content/reader/read-page.ts';
import { absoluteUrl, hostOfUrl, normalizeHost, parentHosts } from '../../src/domain/address/hostname.ts';
import { readSettings, writeSettings } from '../../src/domain/policy/settings-file.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import { host as hostShape } from '../../src/messages/fields.ts';
import type { ServiceId } from '../../src/domain/model.ts';
import type { Fault } from '../../src/registry/fault.ts';
import { formatFile, readFile } from '../../src/registry/load.ts';
import { CASE_SHAPE, SERVICE_SHAPE } from '../../src/registry/schema.ts';
import { formatRecord, soundCase, soundService } from '../registry/records.ts';
import { runs } from './runs.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const hostLike = fc.oneof(
  anyText,
  fc.domain(),
  fc
    .array(
      fc.constantFrom(
        ...['a', '.', '-', 'xn--', '。', 'ß', 'İ', '١'],
        ...['[', ']', ':', '%', '1', '@', ' ', '\u00ad'],
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
);

/** A text with pieces cut out, doubled or inserted. */
const damaged = (text: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        cut: fc.nat(40),
        put: fc.oneof(
          fc.string({ maxLength: 12 }),
          fc.constantFrom(
            '\n',
            '\t',
            ': ',
            '- ',
            '&a ',
            '*a',
            '!!x ',
            '{',
            '"',
            '\u202e',
            '\0',
            '---\n',
            text.slice(0, 80),
          ),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) => changes.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text));

describe('a host', () => {
  it('has one form, which fits every shape, or none', () => {
    fc.assert(
      fc.property(hostLike, (raw) => {
        const host = normalizeHost(raw);
        if (host === null) return;
        expect(normalizeHost(host)).toBe(host);
        expect(hostShape(host)).toBe(true);
        for (const parent of parentHosts(host)) expect(host.endsWith(parent)).toBe(true);
      }),
      runs(2500),
    );
  });

  it('of an address is the one that the browser goes to', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          hostLike.map((host) => `https://${host}/`),
          anyText,
        ),
        (url) => {
          const found = hostOfUrl(url);
          absoluteUrl(url, 'https://a.example/b/');
          let real: string | null = null;
          try {
            const { protocol, hostname } = new URL(url);
            if (/^https?:$/.test(protocol)) real = hostname.replace(/\.$/, '');
          } catch {
            /* not a valid address */
          }
          if (found !== null && real !== null) expect(found).toBe(normalizeHost(real));
        },
      ),
      runs(2500),
    );
  });
});

describe('what the cases found', () => {
  it.each([
    ['https://1/', '0.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['https://a.example.1.2.3/', null],
    ['https://1.2.3.4/', '1.2.3.4'],
  ])('%s has the host %s', (url, host) => expect(hostOfUrl(url)).toBe(host));
});

describe('a settings file that was damaged', () => {
  const whole = writeSettings(
    DEFAULT_PREFERENCES,
    [{ service: 'massroot8' as ServiceId, until: 'always', at: 1_700_000_000_000, revision: 'r1' }],
    1_764_000_000_000,
  );
  it('is taken whole or refused with faults, and never throws', () => {
    fc.assert(
      fc.property(damaged(whole), (text) => {
        const read = readSettings(text, 1_764_000_000_000);
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
        else for (const { service } of read.settings.decisions) expect(service).toMatch(/^[a-z0-9][a-z0-9-]*$/);
      }),
      runs(1500),
    );
  });
});

describe('a file of the registry that was damaged', () => {
  it.each([
    ['case', CASE_SHAPE, formatRecord(CASE_SHAPE, soundCase)],
    ['service', SERVICE_SHAPE, formatRecord(SERVICE_SHAPE, soundService)],
  ] as const)('(%s) is read or refused, each fault with its fix', (_name, shape, whole) => {
    fc.assert(
      fc.property(damaged(whole), (text) => {
        const faults: Fault[] = [];
        const { value } = readFile(shape as typeof CASE_SHAPE, 'x.yaml', Buffer.from(text), faults);
        if (value === undefined) expect(faults.length).toBeGreaterThan(0);
        for (const { fix, problem } of faults) expect(`${problem}${fix}`).toMatch(/\w/);
        const formatted = formatFile(shape, 'x.yaml', Buffer.from(text));
        if ('text' in formatted) {
          const again = formatFile(shape, 'x.yaml', Buffer.from(formatted.text));
          expect('text' in again && again.text).toBe(formatted.text);
        }
      }),
      runs(200),
    );
  });
});

const { window } = new JSDOM('', { url: 'https://page.example/' });
const parser = new window.DOMParser();
Object.assign(globalThis, { Node: window.Node, Element: window.Element });
const TAGS = [
  'a',
  'p',
  'form',
  'input',
  'img',
  'table',
  'tr',
  'td',
  'svg',
  'title',
  'math',
  'template',
  'iframe',
  'script',
  'style',
  'noscript',
  'select',
  'option',
  'x-y',
  'frameset',
  'body',
  'html',
  'head',
  'meta',
  'base',
  'br',
  'details',
  'slot',
  'textarea',
  'ruby',
  'rt',
  'plaintext',
];
const NAMES = [
  'name',
  'id',
  'href',
  'src',
  'action',
  'content',
  'property',
  'role',
  'aria-hidden',
  'hidden',
  'style',
  'type',
  'alt',
  'class',
];
const VALUES = [
  'firstChild',
  'attributes',
  'childNodes',
  'parentNode',
  'localName',
  'https://a.example/',
  'javascript:1',
  '//',
  'http://[',
  'display:none',
  'password',
  'og:type',
  'button',
  '',
  '\u0000',
  'querySelector',
  'documentElement',
];
const markup = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...TAGS),
          fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)), { maxLength: 4 }),
        )
        .map(([tag, attributes]) => `<${tag}${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}>`),
      fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '<?x', '&#0;', '&amp', 'Buy likes', ' '),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('a document of any form', () => {
  it.each(['text/html', 'application/xhtml+xml', 'image/svg+xml', 'text/xml'] as const)(
    '(%s) is read to its end, and its words are words of it',
    (type) => {
      fc.assert(
        fc.property(markup, (html) => {
          const doc = parser.parseFromString(
            type === 'text/html' ? html : `<r>${html.replaceAll(/[<>&]/g, ' ')}</r>`,
            type,
          );
          const reading = readPage(doc, {
            block: (text) => expect(typeof text).toBe('string'),
            link: (href) => expect(typeof href).toBe('string'),
            embed: (_how, address) => expect(address.trim()).not.toBe(''),
            form: (form) => expect(form).toBeTypeOf('object'),
          });
          for (let steps = 0; reading.next().done !== true; steps += 1) expect(steps).toBeLessThan(5000);
        }),
        runs(type === 'text/html' ? 250 : 50),
      );
    },
    600_000,
  );
});
