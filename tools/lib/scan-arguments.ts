/** Reads the arguments of `npm run scan`, and decodes its file. */
import { parseArgs } from 'node:util';
import { normalizeHost } from '../../src/domain/address/hostname.ts';

const USAGE = 'usage: npm run -s scan -- [--host HOST | --url URL] FILE.html';
/** The address of a page when none is given. `.invalid` belongs to nobody. */
export const NOWHERE = 'https://page.invalid/';

export interface ScanRequest {
  readonly file: string;
  readonly url: string;
}

/** Reads the arguments. @throws Error that says in one line what is wrong with them. */
export function readArguments(args: readonly string[]): ScanRequest {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  const { host = [], url = [] } = values;
  if ([...host, ...url].includes('')) throw new Error(`--host and --url need a value; ${USAGE}`);
  if (host.length + url.length > 1) throw new Error(`only one of --host and --url may be given; ${USAGE}`);
  if (more.length > 0) throw new Error(`one file at a time; ${USAGE}`);
  if (file === undefined) throw new Error(`no file given; ${USAGE}`);
  const [page] = [...host.map(urlOfHost), ...url.map(checkUrl)];
  return { file, url: page ?? NOWHERE };
}

function parsed(args: readonly string[]): {
  readonly values: { readonly host?: string[]; readonly url?: string[] };
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { host: { type: 'string', multiple: true }, url: { type: 'string', multiple: true } },
    });
  } catch (error) {
    // Node's first sentence says what is wrong; the others explain how it reads arguments.
    const [what] = (error as Error).message.split(/[.\n]/);
    throw new Error(`${what ?? ''}; ${USAGE}`, { cause: error });
  }
}

function urlOfHost(host: string): string {
  const known = /[/?#@\s]/.test(host) ? null : normalizeHost(host);
  if (known === null) throw new Error(`--host ${host}: not a host name.`);
  return checkUrl(`https://${known}/`);
}

function checkUrl(value: string): string {
  try {
    const url = new URL(value);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.href;
  } catch {
    /* thrown below */
  }
  throw new Error(`--url ${value}: not an http or https address.`);
}

/** Where a page names its encoding: near its beginning, as HTML or as XML. */
const NAMES_ENCODING = /<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s*=\s*["']?([\w-]{3,20})/i;

/** Decodes the bytes of a page: UTF-16 or UTF-8, else the encoding it names. @throws Error when they are no text. */
export function decodePage(file: string, bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.subarray(0, 65_536).includes(0)) throw new Error(`${file}: a binary file, not a page.`);
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return text;
  // Old pages name another encoding. If the page names none, many broken letters mean that it is no text at all.
  const named = NAMES_ENCODING.exec(text.slice(0, 4000))?.[1];
  if (named === undefined && text.slice(0, 4000).split('\ufffd').length > 201)
    throw new Error(`${file}: a binary file, not a page.`);
  // With many whole letters beside a few broken ones, it is UTF-8 that was cut or damaged.
  const isUtf8 = broken < (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
  try {
    return new TextDecoder(named ?? (isUtf8 ? 'utf-8' : 'windows-1252')).decode(bytes);
  } catch {
    return text;
  }
}
