/** The browser's own history: asked for by a press, looked through once, and given back. */
import { hostOfUrl } from '../../domain/address/hostname.ts';
import { inLetters } from '../../domain/address/punycode.ts';
import type { Visit } from '../../domain/history/look-back.ts';
import { browser } from './browser.ts';

const PERMISSION = { permissions: ['history' as const] };
/** Pages of one host, and visits to them, that are looked at: enough for every day of some years. */
const MOST_PAGES = 1000;

/** Asks for the history; must be called in the very turn of a press. @returns whether it may be read */
export const askForHistory = (): Promise<boolean> => browser.permissions.request(PERMISSION);

/** Gives the history back, whether it was asked for or not. */
export async function giveHistoryBack(): Promise<void> {
  await browser.permissions.remove(PERMISSION);
}

/** The browser compares words with addresses as it shows them, so both forms of a host are asked for. */
const formsOf = (host: string): string[] => [...new Set([host, inLetters(host)])];

/**
 * Every visit to these hosts and to those below them that the browser remembers.
 * @param onStep told how many hosts were looked for
 */
export async function lookThrough(hosts: readonly string[], onStep: (done: number) => void): Promise<Visit[]> {
  const visits: Visit[] = [];
  const seen = new Set<string>();
  for (const [at, host] of hosts.entries()) {
    for (const text of formsOf(host))
      for (const { url } of await browser.history.search({ text, startTime: 0, maxResults: MOST_PAGES })) {
        const found = url === undefined ? null : hostOfUrl(url);
        // The words may stand anywhere in an address or a title.
        if (url === undefined || found === null || seen.has(url)) continue;
        if (found !== host && !found.endsWith(`.${host}`)) continue;
        seen.add(url);
        for (const { visitTime } of await browser.history.getVisits({ url }))
          if (visitTime !== undefined) visits.push({ host: found, at: Math.round(visitTime) });
      }
    onStep(at + 1);
  }
  return visits;
}
