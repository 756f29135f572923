/** Well-known and ordinary hosts that the registry may list only with a reason; see test/data/README.md. */
import { readFileSync } from 'node:fs';

const FILES = ['popular-hosts-2014.txt', 'random-hosts-2014.txt', 'top-sites-500.txt'];

/** All lists as one set. `root` ends in a slash. */
export function ordinaryHosts(root: string): ReadonlySet<string> {
  return new Set(
    FILES.flatMap((name) => readFileSync(`${root}test/data/${name}`, 'utf8').split('\n'))
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
