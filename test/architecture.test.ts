/**
 * The rules of the architecture as tests: who may import whom, what may be in the bundles, which permissions Caveat
 * has. Each failure says what to do.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { PAGE_PATHS } from '../src/platform/extension/page-paths.ts';
import { filesBelow, importsOf, roomOf, sources as sourcesOf } from '../tools/lib/imports.ts';
import { ROOT as root } from '../tools/lib/paths.ts';
import { PICTURE_FILE, withPicture } from '../tools/lib/picture.ts';
import { needlessExports } from './needless-exports.ts';

const sources = sourcesOf();
const withoutComments = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const imports = importsOf(sources);

/** For each room, the other rooms it may import. */
const WALLS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  registry: ['domain'],
  phrases: ['domain', 'registry'],
  messages: ['domain'],
  platform: ['domain', 'messages'],
  words: ['domain', 'platform'],
  ui: ['domain', 'words'],
  search: ['domain'],
  content: ['domain', 'messages', 'platform'],
  background: ['domain', 'messages', 'platform', 'search', 'words'],
  warning: ['ui', 'words', 'domain', 'messages', 'platform'],
  pages: ['ui', 'words', 'domain', 'messages', 'platform', 'search', 'warning'],
};

/** For each room, the packages and compiled modules it may import. */
const PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [/^tldts$/, /^punycode\//],
  registry: [/^node:/, /^yaml$/, /^tldts$/],
  phrases: [/^node:/, /^yaml$/],
  messages: [],
  platform: [/^webextension-polyfill$/, /^idb$/],
  words: [/^caveat:words$/],
  ui: [/^preact/, /^caveat:platforms$/],
  content: [/^caveat:gate$/, /^caveat:page-index$/, /^caveat:phrases$/],
  background: [/^caveat:/],
  warning: [/^preact/],
  search: [/^minisearch$/],
  pages: [/^preact/, /^caveat:(catalog|platforms)$/],
};

/** The part of the platform that may run inside web pages. All other parts would bring the polyfill into every page. */
const PAGE_PART = 'src/platform/page/';

/** Matches code that sends something, or that turns text into code or markup. */
const SENDS = new RegExp(
  [
    String.raw`\b(fetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|new Image\b|importScripts`,
    String.raw`\beval\s*\(|new Function\b|innerHTML|dangerouslySetInnerHTML)`,
  ].join('|'),
  'g',
);

describe('walls', () => {
  it('every folder of src has its rule', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !room.endsWith('.ts')).sort()).toEqual(
      Object.keys(WALLS).sort(),
    );
  });

  it('imports go one way', () => {
    const wrong = imports
      .filter(({ to }) => to.startsWith('/'))
      .filter(
        ({ from, to }) => roomOf(from) !== roomOf(to) && relative(join(root, 'src'), to).startsWith('..') === false,
      )
      .filter(({ from, to }) => !WALLS[roomOf(from)]?.includes(roomOf(to)))
      // Pages may import the warning because the rehearsal shows it.
      .map(
        ({ from, spec }) => `${relative(root, from)} must not import ${spec}: see WALLS in test/architecture.test.ts`,
      );
    expect(wrong).toEqual([]);
  });

  it('packages stay where they belong', () => {
    const wrong = imports
      .filter(({ spec }) => !spec.startsWith('.'))
      .filter(({ from, spec }) => !PACKAGES[roomOf(from)]?.some((allowed) => allowed.test(spec)))
      .map(
        ({ from, spec }) =>
          `${relative(root, from)} must not import ${spec}: see PACKAGES in test/architecture.test.ts`,
      );
    expect(wrong).toEqual([]);
  });

  it('what runs in web pages uses only the page part of the platform', () => {
    const wrong = imports
      .filter(({ from }) => ['content', 'warning', 'words', 'ui'].includes(roomOf(from)))
      .filter(({ to }) => roomOf(to) === 'platform' && !relative(root, to).startsWith(PAGE_PART))
      .map(
        ({ from, spec }) =>
          `${relative(root, from)} must not import ${spec}: it would bring the polyfill into every page`,
      );
    expect(wrong).toEqual([]);
  });

  it('no expression with properties of letters is made where a script begins in a page', () => {
    const reach = new Set(['index', 'reader'].map((name) => join(root, `src/content/${name}.ts`)));
    const wrong: string[] = [];
    for (const file of reach) {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
      const look = (node: ts.Node): void => {
        if (ts.isFunctionLike(node)) return;
        if (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly !== true) {
          const to = imports.find(
            ({ from, spec }) => from === file && node.moduleSpecifier.getText(source).includes(spec),
          );
          if (to?.to.endsWith('.ts')) reach.add(to.to);
        } else if (!/^(?:\/|new RegExp)/.test(node.getText(source)) || !node.getText(source).includes('\\p{'))
          ts.forEachChild(node, look);
        else wrong.push(`${relative(root, file)}: make it when it is asked for: ${node.getText(source).slice(0, 40)}`);
      };
      look(source);
    }
    expect(wrong).toEqual([]);
  });

  it('the domain knows no clock, no chance and no browser', () => {
    const wrong = sources
      .filter((file) => roomOf(file) === 'domain')
      .flatMap((file) => {
        const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return [
          ...code.matchAll(
            /\b(Date\.now|new Date\(\)|Math\.random|document\.|window\.|localStorage|fetch\(|browser\.|chrome\.)/g,
          ),
        ].map((match) => `${relative(root, file)}: ${match[0]}`);
      });
    expect(wrong).toEqual([]);
  });

  it('only the platform names the browser API', () => {
    const wrong = sources
      .filter((file) => !['platform'].includes(roomOf(file)))
      .flatMap((file) => {
        const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return [...code.matchAll(/\b(?:chrome|browser)\.(?:tabs|runtime|storage|action|scripting|i18n)\b/g)].map(
          (match) => `${relative(root, file)}: ${match[0]}`,
        );
      })
      .filter((use) => !use.startsWith('src/background/index.ts'));
    expect(wrong).toEqual([]);
  });
});

describe('the house as it is drawn', () => {
  it('has its rooms and imports as docs/architecture.md shows them', () => {
    const now = readFileSync(PICTURE_FILE, 'utf8');
    expect(now === withPicture(now), 'The picture is old: npm run picture').toBe(true);
  });

  it('has its pages where the manifest says', () => {
    expect([manifest.action.default_popup, manifest.options_ui.page]).toEqual([PAGE_PATHS.popup, PAGE_PATHS.options]);
    expect([manifest.side_panel.default_path, manifest.sidebar_action.default_panel]).toEqual([
      PAGE_PATHS.panel,
      PAGE_PATHS.panel,
    ]);
  });
});

describe('exports', () => {
  it('each is taken by another file', () => {
    const files = ['src', 'tools', 'test'].flatMap((folder) => filesBelow(join(root, folder)));
    expect(needlessExports([...files, join(root, 'vite.config.ts')])).toEqual([]);
  });
});

describe('what Caveat may do', () => {
  it('asks for no more permissions than these, each explained in docs/permissions.md', () => {
    expect(manifest.permissions).toEqual([
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'sidePanel',
      'storage',
      'webNavigation',
    ]);
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(manifest.optional_permissions).toEqual(['history']);
    // Not a permission: the settings that an organisation may make for the browsers it manages.
    expect(manifest.storage).toEqual({ managed_schema: 'policy-schema.json' });
    expect(manifest.content_scripts.flatMap(({ matches }) => matches)).toEqual(manifest.host_permissions);
    for (const more of ['web_accessible_resources', 'optional_host_permissions', 'externally_connectable'])
      expect(manifest).not.toHaveProperty(more);
    const explained = readFileSync(join(root, 'docs/permissions.md'), 'utf8');
    const { permissions, optional_permissions, host_permissions } = manifest;
    for (const permission of [...permissions, ...optional_permissions, ...host_permissions])
      expect(explained).toContain(`\`${permission}\``);
  });

  it('sends nothing: no request of any kind in the sources', () => {
    const wrong = sources.flatMap((file) => {
      const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return [...code.matchAll(SENDS)].map((match) => `${relative(root, file)}: ${match[0]}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has a policy for its own pages that bars the network', () => {
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'self'");
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'none'");
  });
});

describe('tests', () => {
  it('are read by nothing outside of test/, but for the commands that run them', () => {
    const runners = ['tools/test.ts', 'tools/e2e.ts', 'tools/fuzz.ts'];
    const outside = [...sources, ...filesBelow(join(root, 'tools')), join(root, 'vite.config.ts')];
    const wrong = outside
      .map((file) => relative(root, file))
      .filter((file) => !runners.includes(file))
      .filter((file) => /['"`/]test\/|}test\//.test(withoutComments(file)));
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it.each(['src', 'tools', 'test'])('in %s have no line over 120 characters', (folder) => {
    const long = filesBelow(join(root, folder)).flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (line.length > 120 ? [`${relative(root, file)}:${at + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });

  it('stay short enough to read in one go', () => {
    const long = sources
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 530);
    expect(long).toEqual([]);
  });
});
