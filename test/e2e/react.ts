/** Pages that React itself has rendered and takes over, by the versions of it that pages of today are made with. */
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';

export type ReactVersion = 18 | 19;

interface Rendered {
  /** All of the document is React's, or one element of its body; as it was sent, or as a press makes it. */
  readonly isWhole: boolean;
  readonly isLater?: boolean;
}

export interface ReactSite {
  /** The script that takes the page over. */
  readonly client: string;
  readonly markupOf: (options: Rendered) => string;
}

const FOLDER = fileURLToPath(new URL('fixtures/react', import.meta.url));

async function bundle(file: string, version: ReactVersion): Promise<string> {
  const result = await build({
    configFile: false,
    root: FOLDER,
    logLevel: 'warn',
    resolve: { alias: version === 18 ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {} },
    // As a page's own author has it: with all that React has to say.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${FOLDER}/${file}`, formats: ['iife'], name: 'page', fileName: 'page' },
      rolldownOptions: { checks: { bundlerTimings: false }, output: { codeSplitting: false } },
    },
  });
  const [script] = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  if (script?.type !== 'chunk') throw new Error(`${file} did not become a script`);
  return script.code;
}

/** What the server's side wants to be there when it is loaded; a real one would keep the process alive. */
class NoChannel {
  readonly port1 = {};
  readonly port2 = {};
}

/** Bundles the page's two sides. */
export async function reactSite(version: ReactVersion): Promise<ReactSite> {
  const [client, server] = await Promise.all([bundle('client.js', version), bundle('server.js', version)]);
  const { markupOf } = runInNewContext(`${server}; page`, { TextEncoder, MessageChannel: NoChannel }) as ReactSite;
  return { client, markupOf };
}
