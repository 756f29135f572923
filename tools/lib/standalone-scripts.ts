/**
 * Builds the scripts that run inside web pages, each into one file that loads no other. If a script had several files,
 * web pages would have to be allowed to load them: pages could then detect Caveat, and the script would start late.
 */
import { relative } from 'node:path';
import { build } from 'vite';
import type { PluginOption, ResolvedConfig } from 'vite';
import type { CrxPlugin } from '@crxjs/vite-plugin';
import manifest from '../../manifest.json' with { type: 'json' };
import { withoutTemplates } from './without-templates.ts';

/** An import that stands for the path of a built script: `import path from './entry.tsx?script'`. */
const SUFFIX = /\?script$/;
const MARK = '\0caveat:script:';

const builtPath = (source: string): string => source.replace(/\.tsx?$/, '.js');

async function buildScript(config: ResolvedConfig, source: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: config.root,
    mode: config.mode,
    logLevel: 'warn',
    resolve: { alias: config.resolve.alias },
    define: config.define ?? {},
    css: { lightningcss: config.css.lightningcss ?? {} },
    build: {
      write: false,
      copyPublicDir: false,
      minify: config.build.minify,
      target: config.build.target,
      lib: { entry: `${config.root}/${source}`, formats: ['iife'], name: 'caveat', fileName: 'script' },
      rolldownOptions: { checks: { bundlerTimings: false }, output: { codeSplitting: false } },
    },
  });
  const files = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const [script] = files;
  if (script?.type !== 'chunk' || files.length > 1)
    throw new Error(`${source}: became ${files.map(({ fileName }) => fileName).join(', ')} instead of one script.`);
  return withoutTemplates(script.code);
}

/** Takes the content scripts out of the manifest before crxjs sees it; `contentScriptsBack` puts them in afterwards. */
const contentScriptsApart: CrxPlugin = {
  name: 'caveat:content-scripts-apart',
  transformCrxManifest(built) {
    delete built.content_scripts;
    return built;
  },
};
const contentScriptsBack: CrxPlugin = {
  name: 'caveat:content-scripts-back',
  enforce: 'post', // after crxjs has done its part
  renderCrxManifest(built) {
    built.content_scripts = manifest.content_scripts.map((each) => ({ ...each, js: each.js.map(builtPath) }));
    return built;
  },
};

/**
 * Builds the manifest's content scripts, and every script whose path is imported. `crxjs` must see neither: it would
 * list them as loadable by web pages, and it prints too much.
 * @returns the plugins of `crxjs` between our own
 */
export function standaloneScripts(crxjs: readonly PluginOption[]): PluginOption[] {
  const sources = new Set(manifest.content_scripts.flatMap(({ js }) => js));
  let config: ResolvedConfig;
  return [
    {
      name: 'caveat:standalone-scripts',
      enforce: 'pre',
      configResolved(resolved) {
        config = resolved;
      },
      resolveId: {
        filter: { id: SUFFIX },
        async handler(id, importer) {
          const file = await this.resolve(id.replace(SUFFIX, ''), importer);
          if (file === null) throw new Error(`${importer ?? ''}: there is no ${id}`);
          return `${MARK}${relative(config.root, file.id)}`;
        },
      },
      load(id) {
        if (!id.startsWith(MARK)) return undefined;
        const source = id.slice(MARK.length);
        sources.add(source);
        return `export default ${JSON.stringify(builtPath(source))};`;
      },
      async generateBundle() {
        for (const source of sources)
          this.emitFile({ type: 'asset', fileName: builtPath(source), source: await buildScript(config, source) });
      },
    },
    contentScriptsApart,
    ...crxjs,
    contentScriptsBack,
  ];
}
