/** Well-known and ordinary hosts that the registry may list only with a reason; see ordinary/README.md. Node only. */
import { readFileSync } from 'node:fs';
import { ORDINARY_FOLDER } from './places.ts';

const FILES = ['popular-hosts-2014.txt', 'random-hosts-2014.txt', 'top-sites-500.txt'];

/**
 * All lists as one set.
 * @param root ends in a slash
 */
export function ordinaryHosts(root: string): ReadonlySet<string> {
  return new Set(
    FILES.flatMap((name) => readFileSync(root + ORDINARY_FOLDER + name, 'utf8').split('\n'))
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
