/** Rules about hosts: a host must be registrable, and no public suffix, ordinary host or host on the never list. */
import { parse } from 'tldts';
import type { Report } from '../fault.ts';
import type { HostReason } from '../schema.ts';

/**
 * The host and its parents up to the registrable domain. Private suffixes (blogspot.com, github.io) count as suffixes.
 */
export function withParents(host: string): string[] {
  const domain = parse(host, { allowPrivateDomains: true }).domain;
  const labels = host.split('.');
  const parents = labels.map((_, at) => labels.slice(at).join('.'));
  return domain === null ? [host] : parents.filter((parent) => parent.length >= domain.length);
}

/** Says what is wrong with a host's punycode, which must decode and encode back to itself; undefined if nothing is. */
function punycodeFault(host: string): string | undefined {
  if (!host.split('.').some((label) => label.startsWith('xn--'))) return undefined;
  try {
    return new URL(`https://${host}/`).hostname === host ? undefined : 'is not in its normal punycode form';
  } catch {
    return 'holds punycode that decodes to nothing';
  }
}

/** Reports a host that cannot be the address of one service. */
export function registrable(host: string, field: string, report: Report): void {
  const parsed = parse(host, { allowPrivateDomains: true });
  const punycode = punycodeFault(host);
  if (punycode !== undefined) report(field, `${host} ${punycode}`, 'Copy the xn--… form that a browser shows.');
  if (parsed.isIp === true)
    report(field, `${host} is an IP address`, 'Only named hosts are listed; addresses change hands.');
  else if (parsed.domain === null)
    report(
      field,
      `${host} is a public suffix: many unrelated sites live below it`,
      'Name the one host below it that the source names.',
    );
  else if (parsed.isIcann !== true && parsed.isPrivate !== true)
    report(
      field,
      `“.${parsed.publicSuffix ?? ''}” is not a known domain ending`,
      'Check the spelling against the source.',
    );
  else if (host.startsWith('www.'))
    report(field, `${host} starts with www.`, `Write ${host.slice(4)}; the www. address is matched with it.`);
}

/** The lists that say which hosts may not be listed. */
export interface Barred {
  readonly ordinary: ReadonlySet<string>;
  readonly exceptions: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
}

/** Reports a host on the never list, and an ordinary one without an exception: nobody should be warned about those. */
export function barred(host: string, field: string, { ordinary, exceptions, never }: Barred, report: Report): void {
  const hosts = withParents(host);
  const stopped = hosts.find((parent) => never.has(parent));
  if (stopped !== undefined)
    report(
      field,
      `${stopped} is on the never list (never.yaml)`,
      'Remove the host here, or there if its reason no longer holds.',
    );
  const known = hosts.find((parent) => ordinary.has(parent));
  if (known !== undefined && !exceptions.has(known))
    report(
      field,
      `${known} is a well-known or ordinary site`,
      'Check the source. If the record truly names it, add it with the reason to src/registry/exceptions.yaml.',
    );
}

/** Reports hosts in `never.yaml` or `exceptions.yaml` that occur twice or out of order. */
export function lintReasons(entries: readonly HostReason[], report: Report): void {
  entries.forEach(({ host }, at) => {
    const before = entries[at - 1]?.host;
    if (before !== undefined && before >= host)
      report(
        `[${at}].host`,
        before === host ? `${host} stands in the list twice` : `${host} stands after ${before}`,
        before === host ? 'Keep one.' : 'Sort the list by host.',
      );
  });
}
