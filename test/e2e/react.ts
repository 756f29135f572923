/** Pages that React renders on the server and then hydrates, in the React versions that current pages use. */
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';

type ReactVersion = 18 | 19;

interface Rendered {
  /** Whether React owns the whole document, or one element in its body; and whether this is the state after a press. */
  readonly isWhole: boolean;
  readonly isLater?: boolean;
}

interface ReactSite {
  /** The script that hydrates the page. */
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
    // The development build, because only it reports hydration errors in full.
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

/** Stands in for MessageChannel, which React's server build needs on load. A real one would keep the process alive. */
class NoChannel {
  readonly port1 = {};
  readonly port2 = {};
}

/** Bundles the client's and the server's script of the page. */
export async function reactSite(version: ReactVersion): Promise<ReactSite> {
  const [client, server] = await Promise.all([bundle('client.js', version), bundle('server.js', version)]);
  const { markupOf } = runInNewContext(`${server}; page`, { TextEncoder, MessageChannel: NoChannel }) as ReactSite;
  return { client, markupOf };
}
