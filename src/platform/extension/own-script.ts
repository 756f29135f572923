/**
 * The script on hosts that the reader has marked: registered with the browser for just these, so that all other pages
 * stay as they are.
 */
import { browser } from './browser.ts';

const ID = 'own';

/**
 * The patterns of a host and all below it. An address by number has nothing below; one with colons has no pattern that
 * both browsers know.
 */
function patternsOf(host: string): string[] {
  if (host.startsWith('[')) return [];
  return /^[\d.]+$/.test(host) ? [`*://${host}/*`] : [`*://${host}/*`, `*://*.${host}/*`];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Has `file` run on the pages of these hosts and of no others from now on. */
export async function standOn(hosts: readonly string[], file: string): Promise<void> {
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = hosts.flatMap(patternsOf);
  if (before === undefined ? matches.length === 0 : isSame(before.matches ?? [], matches)) return;
  // Chrome's background for private windows does the same at the same time: whoever comes second finds it done.
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
