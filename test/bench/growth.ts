/** How the gate's table grows with the list: its size, what it takes to begin, and what one look-up costs. */
import { mayHoldMarkup } from '../../src/content/gate/whole.ts';
import { hashHost } from '../../src/domain/match/listed.ts';
import { digitsAt, HASH_DIGITS, HASH_MASK, isNoted, rowOf } from '../../src/domain/match/gate-table.ts';
import { hashToken } from '../../src/domain/text/tokens.ts';
import { bitTable, hostTable, nameTable } from '../../src/phrases/gate-table-build.ts';
import type { GateTable } from '../../src/domain/match/gate-table.ts';
import { makeHosts, makeText } from './data.ts';
import { keep, medianMs, printTable } from './measure.ts';

/** A table of made-up hosts and of names of one word; without words of the trade. */
function makeTable(count: number): GateTable {
  const hosts = makeHosts(count);
  const names = hosts.map((host) => host.slice(0, host.indexOf('.')).replaceAll('-', ''));
  const none = { bits: '', groups: '' };
  return {
    bits: bitTable(new Set(names.map(hashToken))),
    firsts: bitTable(new Set()),
    seconds: bitTable(new Set()),
    topics: '',
    starts: '',
    names: nameTable(names),
    longNames: '',
    hosts: hostTable(hosts),
    words: { latin: none, others: none },
  };
}

/** Strangers' hosts: none of them is listed. */
const strangers = Array.from({ length: 4096 }, (_, at) => `www.stranger${at.toString(36)}.example`);

/** Prints a row for each length of the list. */
export function benchGrowth(quick: boolean): void {
  const text = makeText(96 * 1024, 'english', ['the ferry']);
  const rows = (quick ? [300] : [300, 10_000, 100_000, 1_000_000]).map((count) => {
    const table = makeTable(count);
    const bytes = table.bits.length + table.names.length + table.longNames.length + table.hosts.length;
    const begin = medianMs(() => +mayHoldMarkup(table, '<p>One line.</p>'));
    const host = medianMs(() => {
      let found = 0;
      for (const each of strangers)
        if (rowOf(table.hosts, HASH_DIGITS, hashHost(each) & HASH_MASK) < table.hosts.length) found += 1;
      return found;
    });
    let wrong = 0;
    for (const each of strangers)
      if (rowOf(table.hosts, HASH_DIGITS, hashHost(each) & HASH_MASK) < table.hosts.length) wrong += 1;
    let noted = 0;
    for (const each of strangers) if (isNoted(table.bits, hashToken(each))) noted += 1;
    const words = medianMs(() => +mayHoldMarkup(table, `<p>${text}</p>`));
    keep(digitsAt(table.hosts, 0, HASH_DIGITS));
    return [
      String(count),
      bytes / 1000,
      begin,
      (host * 1e6) / strangers.length,
      text.length / 1000 / words,
      (100 * wrong) / strangers.length,
      (100 * noted) / strangers.length,
    ];
  });
  printTable(
    'Growth of the gate: a made-up list',
    ['hosts', 'table kB', 'ms to begin', 'ns a host', 'Mchar/s of text', '% hosts wrongly', '% words asked further'],
    rows,
  );
}
