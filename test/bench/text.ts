/** Text matching: Caveat's beside automata from npm, and minimal loops that nothing can beat. */
import { createRequire } from 'node:module';
import { FOLD } from '../../src/domain/text/fold.ts';
import { scanTerms } from '../../src/domain/text/terms.ts';
import { buildTermTable } from '../../src/registry/term-table-build.ts';
import { makeNames, makeText } from './data.ts';
import { medianMs, printTable } from './measure.ts';

const load = createRequire(import.meta.url);
type Matcher = (text: string) => number;
interface Method {
  readonly name: string;
  readonly most: number;
  readonly make: (names: readonly string[]) => Matcher;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const METHODS: readonly Method[] = [
  {
    name: 'limit: charCodeAt sum',
    most: Infinity,
    make: () => (text) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
      return sum;
    },
  },
  {
    name: 'limit: one table load per character',
    most: Infinity,
    make: () => (text) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (sum + (FOLD[text.charCodeAt(i)] ?? 0)) | 0;
      return sum;
    },
  },
  {
    name: 'Caveat',
    most: Infinity,
    make: (names) => {
      const table = buildTermTable(names.map((text) => ({ text, twins: true })));
      return (text) => {
        let hits = 0;
        scanTerms(table, text, () => {
          hits++;
        });
        return hits;
      };
    },
  },
  {
    name: '@monyone/aho-corasick/fast',
    most: 10_000,
    make: (names) => {
      const { AhoCorasick } = load('@monyone/aho-corasick/fast') as {
        AhoCorasick: new (words: readonly string[]) => { matchInText(text: string): unknown[] };
      };
      const automaton = new AhoCorasick(names);
      return (text) => automaton.matchInText(text.toLowerCase()).length;
    },
  },
  {
    name: '@monyone/aho-corasick',
    most: 600,
    make: (names) => {
      const { AhoCorasick } = load('@monyone/aho-corasick') as {
        AhoCorasick: new (words: readonly string[]) => { matchInText(text: string): unknown[] };
      };
      const automaton = new AhoCorasick(names);
      return (text) => automaton.matchInText(text.toLowerCase()).length;
    },
  },
  {
    name: 'fastscan',
    most: 10_000,
    make: (names) => {
      const loaded = load('fastscan') as { default?: unknown };
      const FastScanner = (loaded.default ?? loaded) as new (
        words: readonly string[],
      ) => { search(text: string): unknown[] };
      const automaton = new FastScanner(names);
      return (text) => automaton.search(text.toLowerCase()).length;
    },
  },
  {
    name: 'ahocorasick',
    most: 10_000,
    make: (names) => {
      const AhoCorasick = load('ahocorasick') as new (words: readonly string[]) => { search(text: string): unknown[] };
      const automaton = new AhoCorasick(names);
      return (text) => automaton.search(text.toLowerCase()).length;
    },
  },
  {
    name: 'aho-corasick-node',
    most: 600,
    make: (names) => {
      const { builder } = load('aho-corasick-node') as {
        builder(this: void): { add(word: string): void; build(): { match(text: string): unknown[] } };
      };
      const building = builder();
      for (const name of names) building.add(name);
      const automaton = building.build();
      return (text) => automaton.match(text.toLowerCase()).length;
    },
  },
  {
    name: 'modern-ahocorasick',
    most: 600,
    make: (names) => {
      const loaded = load('modern-ahocorasick') as { default?: unknown };
      const AhoCorasick = (loaded.default ?? loaded) as new (
        words: readonly string[],
      ) => { search(text: string): unknown[] };
      const automaton = new AhoCorasick(names);
      return (text) => automaton.search(text.toLowerCase()).length;
    },
  },
  {
    name: 'RegExp alternation, giu',
    most: 600,
    make: (names) => {
      const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
      return (text) => [...text.matchAll(expression)].length;
    },
  },
];

/** Prints million characters a second for every method, without methods that are too slow or too large for a size. */
export function benchText(quick: boolean): void {
  const sizes = quick ? [100_000] : [10_000, 1_000_000, 10_000_000];
  for (const count of quick ? [600] : [600, 10_000, 100_000]) {
    const names = makeNames(count);
    const texts = sizes.flatMap((size) =>
      (['mixed', 'english'] as const).map((kind) => ({
        head: `${kind} ${size / 1000}k`,
        text: makeText(size, kind, names),
      })),
    );
    const rows = METHODS.filter(({ most }) => count <= most).map(({ name, make }) => {
      let matcher: Matcher;
      const start = performance.now();
      try {
        matcher = make(names);
      } catch (error) {
        return [name, `does not start: ${String(error).slice(0, 60)}`];
      }
      const prepare = performance.now() - start;
      return [
        name,
        prepare,
        ...texts.map(({ text }) => {
          try {
            return text.length > 1_000_000 && !/limit|Caveat/.test(name)
              ? null
              : text.length / 1000 / medianMs(() => matcher(text), quick ? 100 : 400);
          } catch {
            return null;
          }
        }),
      ];
    });
    printTable(
      `Text, ${count} names: million characters a second, warm (prepare: ms to build at run time; Caveat's is ` +
        `built beforehand)`,
      ['method', 'prepare', ...texts.map(({ head }) => head)],
      rows,
    );
  }
}
