/**
 * The script for hosts that the reader has marked. It is registered with the browser for these hosts alone, so that it
 * costs nothing on all other pages.
 */
import { browser } from './browser.ts';

const ID = 'own';

/**
 * The match patterns of a host and its subdomains. An IPv4 address has no subdomains; for an IPv6 address there is no
 * pattern that both browsers understand.
 */
function patternsOf(host: string): string[] {
  if (host.startsWith('[')) return [];
  return /^[\d.]+$/.test(host) ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** From now on, runs `file` on the pages of these hosts and no others. */
export async function standOn(hosts: readonly string[], file: string): Promise<void> {
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = hosts.flatMap(patternsOf);
  if (before === undefined ? matches.length === 0 : isSame(before.matches ?? [], matches)) return;
  // Chrome's background for private windows does the same at the same time, so the second of the two finds it done.
  if (matches.length === 0) {
    await browser.scripting.unregisterContentScripts({ ids: [ID] }).catch(() => undefined);
    return;
  }
  const runAt = 'document_idle' as const;
  const script = { id: ID, js: [file], matches, runAt, persistAcrossSessions: true };
  const change = () => browser.scripting.updateContentScripts([script]);
  if (before === undefined) await browser.scripting.registerContentScripts([script]).catch(change);
  else await change();
}
