/** The browser's own history: the reader permits it by a press, it is searched once, and the permission is returned. */
import { hostOfUrl } from '../../domain/address/hostname.ts';
import { inLetters } from '../../domain/address/punycode.ts';
import type { Visit } from '../../domain/history/look-back.ts';
import { browser } from './browser.ts';

const PERMISSION = { permissions: ['history' as const] };
/** At most this many pages of one host, and visits, are looked at: enough for every day of some years. */
const MOST_PAGES = 1000;

/** Asks for permission to read the history, in the very turn of a press. @returns whether it may be read */
export const askForHistory = (): Promise<boolean> => browser.permissions.request(PERMISSION);

/** Returns the permission, whether or not it had been granted. */
export async function giveHistoryBack(): Promise<void> {
  await browser.permissions.remove(PERMISSION);
}

/** The browser searches addresses as it displays them, so a host is searched both in punycode and in letters. */
const formsOf = (host: string): string[] => [...new Set([host, inLetters(host)])];

/**
 * Every visit to these hosts and their subdomains that the browser remembers.
 * @param onStep told how many hosts have been searched
 */
export async function lookThrough(hosts: readonly string[], onStep: (done: number) => void): Promise<Visit[]> {
  const visits: Visit[] = [];
  const seen = new Set<string>();
  for (const [at, host] of hosts.entries()) {
    for (const text of formsOf(host))
      for (const { url } of await browser.history.search({ text, startTime: 0, maxResults: MOST_PAGES })) {
        const found = url === undefined ? null : hostOfUrl(url);
        // The search matches words anywhere in an address or a title, so compare the host itself.
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
