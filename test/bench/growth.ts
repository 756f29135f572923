/** How the gate's table grows with the list: its size, the time until the gate is ready, the cost of one look-up. */
import { mayHoldMarkup } from '../../src/content/gate/whole.ts';
import { hashHost } from '../../src/domain/match/listed.ts';
import { HASH_DIGITS, HASH_MASK, isNoted, rowOf } from '../../src/domain/match/gate-table.ts';
import { hashToken } from '../../src/domain/text/tokens.ts';
import { bitTable, hostTable, likelyTable, nameTable } from '../../src/phrases/gate-table-build.ts';
import type { GateTable } from '../../src/domain/match/gate-table.ts';
import { makeHosts, makeText } from './data.ts';
import { medianMs, printTable } from './measure.ts';

/** A table of made-up hosts and of names of one word, without words of the trade. */
function makeTable(count: number): GateTable {
  const hosts = makeHosts(count);
  const names = hosts.map((host) => host.slice(0, host.indexOf('.')).replaceAll('-', ''));
  const none = { bits: '', groups: '' };
  return {
    bits: bitTable(new Set(names.map(hashToken))),
    firsts: bitTable(new Set()),
    seconds: bitTable(new Set()),
    likely: likelyTable(new Set(names.map(hashToken))),
    topics: '',
    slashed: '',
    names: nameTable(names),
    longNames: '',
    hosts: hostTable(hosts),
    words: { latin: none, others: none },
  };
}

/** Hosts that are not listed. */
const strangers = Array.from({ length: 4096 }, (_, at) => `www.stranger${at.toString(36)}.example`);

/** The costs of a list with so many hosts. */
export interface Growth {
  readonly hosts: number;
  readonly tableKb: number;
  readonly beginMs: number;
  /** Nanoseconds for one look-up of a host. */
  readonly hostNs: number;
  /** Million characters of text that the gate reads in a second. */
  readonly text: number;
  /** Of a hundred unlisted hosts: how many are taken for listed, and how many the table of words does not rule out. */
  readonly wrong: number;
  readonly asked: number;
}

/** Measures lists of made-up hosts, one for each of these lengths. */
export function measureGrowth(counts: readonly number[] = [300, 10_000, 100_000, 1_000_000]): Growth[] {
  const text = makeText(96 * 1024, 'english', ['the ferry']);
  return counts.map((hosts) => {
    const table = makeTable(hosts);
    const isListed = (host: string): boolean =>
      rowOf(table.hosts, HASH_DIGITS, hashHost(host) & HASH_MASK) < table.hosts.length;
    const { bits, likely, names, longNames } = table;
    const bytes = [bits, likely, names, longNames, table.hosts].reduce((sum, { length }) => sum + length, 0);
    const lookUps = medianMs(() => strangers.filter(isListed).length);
    const words = medianMs(() => +mayHoldMarkup(table, `<p>${text}</p>`));
    const inHundred = (is: (host: string) => boolean): number => (100 * strangers.filter(is).length) / strangers.length;
    return {
      hosts,
      tableKb: bytes / 1000,
      beginMs: medianMs(() => +mayHoldMarkup(table, '<p>One line.</p>')),
      hostNs: (lookUps * 1e6) / strangers.length,
      text: text.length / 1000 / words,
      wrong: inHundred(isListed),
      asked: inHundred((host) => isNoted(table.bits, hashToken(host))),
    };
  });
}

/** Prints a row for each length of the list. */
export function benchGrowth(quick: boolean): void {
  printTable(
    'Growth of the gate: a made-up list',
    ['hosts', 'table kB', 'ms to begin', 'ns a host', 'Mchar/s of text', '% hosts wrongly', '% words asked further'],
    measureGrowth(quick ? [300] : undefined).map((each) => [
      String(each.hosts),
      each.tableKb,
      each.beginMs,
      each.hostNs,
      each.text,
      each.wrong,
      each.asked,
    ]),
  );
}
