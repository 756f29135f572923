/**
 * Makes a fresh clone ready: Node packages (`npm ci`) and, on Debian as root, the two browsers.
 * Plain JavaScript, because it runs before any package is installed. Prints nothing when nothing is missing.
 *
 *   node tools/setup.mjs              packages and browsers
 *   node tools/setup.mjs --packages   packages only
 *   --bench                           also the packages that the benches compare with
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Prints one line and ends with exit code 1. */
function stop(message) {
  console.error(`caveat: ${message}`);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(
      `Node 20.19 or newer is needed; this is ${process.versions.node}. Install it from your ` +
        `system's packages or nodejs.org.`,
    );
}

/** Installs the packages of a folder's lock file, unless the same lock file was installed before. */
function installPackages(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(`${folder}package-lock.json`))
    .digest('hex');
  const stamp = `${folder}node_modules/.caveat-lock`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('caveat: installing Node packages (npm ci) ...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    stop('npm ci failed; see its message above. Check the connection to the npm registry, then try again.');
  writeFileSync(stamp, lock);
}

const onPath = (name) => (process.env.PATH ?? '').split(':').some((dir) => dir !== '' && existsSync(`${dir}/${name}`));

function installBrowsers() {
  const missing = [
    [
      'chromium',
      ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'],
      process.env.CAVEAT_CHROMIUM,
    ],
    ['firefox-esr', ['firefox-esr', 'firefox'], process.env.CAVEAT_FIREFOX],
  ]
    .filter(([, names, chosen]) => chosen === undefined && !names.some(onPath))
    .map(([name]) => name);
  if (missing.length === 0 || process.platform !== 'linux') return;
  // Not root, or no apt-get: tools/browsers/find.ts says what to install once a browser is needed.
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.error(`caveat: installing ${missing.join(' and ')} (apt-get) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env });
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', ...missing], {
    stdio: ['ignore', 'ignore', 2],
    env,
  });
  if (status !== 0)
    stop(
      `apt-get could not install ${missing.join(' and ')}; install ` +
        `${missing.length > 1 ? 'them' : 'it'} by hand, then try again.`,
    );
}

requireNode();
installPackages(root);
// The packages that the benches compare with have a package.json of their own: nothing else needs them.
if (process.argv.includes('--bench')) installPackages(`${root}test/bench/`);
if (!process.argv.includes('--packages')) installBrowsers();
