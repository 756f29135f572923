/** Look-up of hosts and look-alikes: Caveat's beside packages from npm, and a minimal loop that nothing can beat. */
import { createRequire } from 'node:module';
import { getHostname } from 'tldts';
import { hostOfUrl } from '../../src/domain/address/hostname.ts';
import { findListed } from '../../src/domain/match/listed.ts';
import { findLookalike } from '../../src/domain/match/lookalike.ts';
import type { ServiceRecord } from '../../src/domain/model.ts';
import { buildPageIndex } from '../../src/registry/page-index.ts';
import { makeHosts, makeTypo, random } from './data.ts';
import { keep, medianMs, printTable } from './measure.ts';

const load = createRequire(import.meta.url);
type Lookup = (host: string) => boolean;

const recordOf = (host: string): ServiceRecord => ({
  id: host as ServiceRecord['id'],
  name: host,
  category: 'fake-engagement',
  names: [],
  domains: [{ host, source: '' }],
  apps: [],
  operators: [],
  targets: [],
  cases: [],
});
const indexOf = (hosts: readonly string[]): ReturnType<typeof buildPageIndex> =>
  buildPageIndex(hosts.map(recordOf), []);

interface Phishing {
  check(host: string): { result: boolean };
}
const phishing = (hosts: readonly string[], fuzzy: readonly string[]): Phishing => {
  const Detector = load('eth-phishing-detect/src/detector') as new (config: object) => Phishing;
  return new Detector({
    blacklist: hosts,
    whitelist: [],
    fuzzylist: fuzzy,
    tolerance: fuzzy.length > 0 ? 2 : 0,
    version: 1,
  });
};

const METHODS: readonly {
  readonly name: string;
  readonly most: number;
  readonly make: (hosts: readonly string[]) => Lookup;
}[] = [
  {
    name: 'limit: charCodeAt over the host',
    most: Infinity,
    make: () => (host) => {
      let sum = 0;
      for (let i = 0; i < host.length; i++) sum = (sum + host.charCodeAt(i)) | 0;
      return sum === 1;
    },
  },
  {
    name: 'Caveat',
    most: Infinity,
    make: (hosts) => {
      const index = indexOf(hosts);
      return (host) => findListed(index, host) !== null;
    },
  },
  {
    name: 'Set of strings + parent walk',
    most: Infinity,
    make: (hosts) => {
      const set = new Set(hosts);
      return (host) => {
        for (let rest = host; ; ) {
          if (set.has(rest)) return true;
          const dot = rest.indexOf('.');
          if (dot < 0) return false;
          rest = rest.slice(dot + 1);
        }
      };
    },
  },
  {
    name: 'tldts + Set',
    most: Infinity,
    make: (hosts) => {
      const set = new Set(hosts);
      const { getDomain } = load('tldts') as { getDomain(this: void, host: string): string | null };
      return (host) => set.has(getDomain(host) ?? '');
    },
  },
  {
    name: 'eth-phishing-detect, block list',
    most: 10_000,
    make: (hosts) => {
      const detector = phishing(hosts, []);
      return (host) => detector.check(host).result;
    },
  },
  {
    name: '@ghostery/adblocker',
    most: 10_000,
    make: (hosts) => {
      const { FiltersEngine, Request } = load('@ghostery/adblocker') as {
        FiltersEngine: { parse(list: string): { match(request: unknown): { match: boolean } } };
        Request: { fromRawDetails(details: object): unknown };
      };
      const engine = FiltersEngine.parse(hosts.map((host) => `||${host}^`).join('\n'));
      return (host) => engine.match(Request.fromRawDetails({ url: `https://${host}/`, type: 'script' })).match;
    },
  },
];

/** A mix of hosts as pages have them, listed or not. Each is a newly made string, as a host from a page is. */
function asked(hosts: readonly string[], hit: boolean): string[] {
  const next = random(3);
  const heads = ['', 'www.', '', 'm.', 'shop.', 'cdn.static.'];
  return Array.from({ length: 4096 }, () => {
    const host = hosts[Math.floor(next() * hosts.length)] ?? '';
    const full = (heads[Math.floor(next() * heads.length)] ?? '') + (hit ? host : `x${host}`);
    return Buffer.from(full).toString('latin1');
  });
}

function nanoseconds(lookup: Lookup, hosts: readonly string[], budget: number): number {
  return (
    (medianMs(() => {
      let hits = 0;
      for (const host of hosts) if (lookup(host)) hits++;
      return hits;
    }, budget) *
      1e6) /
    hosts.length
  );
}

/** Prints nanoseconds for a look-up of a host, by method and length of the list. */
export function benchHosts(quick: boolean): void {
  for (const count of quick ? [300] : [300, 10_000, 1_000_000]) {
    const hosts = makeHosts(count);
    const [hits, misses] = [asked(hosts, true), asked(hosts, false)];
    const rows = METHODS.filter(({ most }) => count <= most).map(({ name, make }) => {
      const start = performance.now();
      const lookup = make(hosts);
      const prepare = performance.now() - start;
      const slow = /eth|ghostery/.test(name);
      const part = (list: readonly string[]): readonly string[] =>
        slow ? list.slice(0, count > 300 ? 64 : 512) : list;
      return [
        name,
        prepare,
        nanoseconds(lookup, part(hits), quick ? 100 : 300),
        nanoseconds(lookup, part(misses), quick ? 100 : 300),
      ];
    });
    printTable(
      `Host look-up, ${count} hosts: ns for each (prepare: ms to build at run time; Caveat's is built beforehand)`,
      ['method', 'prepare', 'hit', 'miss'],
      rows,
    );
  }
  const urls = makeHosts(300).map((host) => `https://www.${host}/path/to?x=1#y`);
  printTable(
    'Host of an address: ns',
    ['method', 'ns'],
    [
      ['Caveat: cut by hand', nanoseconds((url) => hostOfUrl(url) !== null, urls, 200)],
      ['new URL().hostname', nanoseconds((url) => new URL(url).hostname !== '', urls, 200)],
      ['tldts getHostname', nanoseconds((url) => getHostname(url) !== null, urls, 200)],
    ],
  );
}

function levenshteinList(labels: readonly string[]): Lookup {
  const row = new Uint8Array(64);
  const distance = (a: string, b: string): number => {
    for (let j = 0; j <= b.length; j++) row[j] = j;
    for (let i = 1; i <= a.length; i++) {
      let diagonal = row[0] ?? 0;
      row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        const above = row[j] ?? 0;
        row[j] = Math.min(
          above + 1,
          (row[j - 1] ?? 0) + 1,
          diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
        );
        diagonal = above;
      }
    }
    return row[b.length] ?? 0;
  };
  return (host) => {
    const label = host.slice(0, host.indexOf('.'));
    return labels.some((each) => Math.abs(each.length - label.length) <= 1 && distance(label, each) <= 1);
  };
}

/** Prints nanoseconds for a look-up of a look-alike, and the share of typos found, by method. */
export function benchLookalikes(quick: boolean): void {
  for (const count of quick ? [300] : [300, 10_000]) {
    const hosts = makeHosts(count).filter((host) => host.indexOf('.') >= 7);
    const next = random(5);
    const typos = Array.from({ length: 2048 }, () => {
      const host = hosts[Math.floor(next() * hosts.length)] ?? '';
      return Buffer.from(`${makeTypo(host.slice(0, host.indexOf('.')), next)}.test`).toString('latin1');
    });
    const strangers = Array.from({ length: 2048 }, (_, i) =>
      Buffer.from(
        `www.${['weather', 'gardening', 'newspaper', 'university', 'railway'][i % 5] ?? ''}` +
          `${(i * 31).toString(36)}.com`,
      ).toString('latin1'),
    );
    const index = indexOf(hosts);
    const methods: readonly { name: string; lookup: Lookup; part: number }[] = [
      { name: 'Caveat', lookup: (host) => findLookalike(index, host) !== null, part: 2048 },
      {
        name: 'Levenshtein over the list',
        lookup: levenshteinList(hosts.map((host) => host.slice(0, host.indexOf('.')))),
        part: count > 300 ? 16 : 256,
      },
      ...(count > 300
        ? []
        : [
            {
              name: 'eth-phishing-detect, fuzzy list',
              lookup: (
                (detector) => (host: string) =>
                  detector.check(host).result
              )(phishing([], hosts)),
              part: 32,
            },
          ]),
    ];
    printTable(
      `Look-alikes, ${count} names: ns for each look-up; share of typos found`,
      ['method', 'typo', 'stranger', 'found'],
      methods.map(({ name, lookup, part }) => {
        const [some, others] = [typos.slice(0, part), strangers.slice(0, part)];
        const found = some.filter(lookup).length / some.length;
        keep(found);
        return [
          name,
          nanoseconds(lookup, some, quick ? 100 : 300),
          nanoseconds(lookup, others, quick ? 100 : 300),
          found,
        ];
      }),
    );
  }
}
