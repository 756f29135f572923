/**
 * A local web for tests, samples and screenshots: serves pages under the host names they stand for, over http and
 * https, from loopback only. The browsers look here for every host (see chromium.ts, firefox.ts), so nothing leaves the
 * machine.
 */
import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { generate } from 'selfsigned';

export interface SitePage {
  readonly body: string | Uint8Array;
  /** Default `text/html; charset=utf-8`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  /** Makes the page slow: this text is sent so many milliseconds after the body. */
  readonly rest?: { readonly body: string; readonly afterMs: number };
}

/** Answers one request; undefined means 404. `host` has no port, `path` no query and no fragment. */
export type Site = (host: string, path: string) => SitePage | undefined;

export interface Sites {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** A forward proxy (absolute-form GET and CONNECT) that leads every host to this server. Firefox needs it. */
  readonly proxyPort: number;
  /** Requests seen so far, `host path`, oldest first. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Serves `site` on free loopback ports. */
export async function serveSites(site: Site): Promise<Sites> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const answer: RequestListener = (request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
    // Requests through the proxy have the whole address as target; keep the path.
    const path = (request.url ?? '/').replace(/^https?:\/\/[^/]+/, '') || '/';
    seen.push(`${host} ${path}`);
    const page = site(host, path.replace(/[?#].*$/, ''));
    response.writeHead(page?.status ?? (page ? 200 : 404), {
      'content-type': page?.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...page?.headers,
    });
    const body = page?.body ?? '<!doctype html><title>Not found</title><p>Not found';
    if (page?.rest === undefined) {
      response.end(body);
      return;
    }
    const { rest } = page;
    response.write(body);
    setTimeout(() => response.end(rest.body), rest.afterMs).unref();
  };
  const certificate = await generate([{ name: 'commonName', value: 'caveat.test' }], { keySize: 2048 });
  const http = createHttp(answer);
  const https = createHttps({ key: certificate.private, cert: certificate.cert }, answer);
  const [httpPort, httpsPort] = [await listen(http), await listen(https)];

  const proxy = createHttp(answer);
  proxy.on('connect', (_request, client: Socket) => {
    const upstream = connect(httpsPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  const proxyPort = await listen(proxy);

  // closeAllConnections() misses CONNECT tunnels and half-open TLS handshakes; close() would wait for them for ever.
  for (const server of [http, https, proxy]) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  return {
    httpPort,
    httpsPort,
    proxyPort,
    seen,
    async close() {
      const closing = [http, https, proxy].map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closing);
    },
  };
}
