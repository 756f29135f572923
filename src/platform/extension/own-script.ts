/**
 * The script on hosts that the reader has marked: registered with the browser for just these, so that all other pages
 * stay as they are.
 */
import { browser } from './browser.ts';

const ID = 'own';

/** The patterns of a host and all below it; an address by number has nothing below. */
const patternsOf = (host: string): string[] =>
  host.startsWith('[') || /^[\d.]+$/.test(host) ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Has `file` run on the pages of these hosts and of no others from now on. */
export async function standOn(hosts: readonly string[], file: string): Promise<void> {
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = hosts.flatMap(patternsOf);
  if (before === undefined ? hosts.length === 0 : isSame(before.matches ?? [], matches)) return;
  if (before !== undefined) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  if (hosts.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: ID, js: [file], matches, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}
