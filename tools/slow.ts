/**
 * `npm run slow -- chromium|firefox [MS] [MS]`: while it runs, on Linux, the page processes of every such browser run
 * for the first number of milliseconds and are stopped for the second, in turns (25 and 75 if none are given). Pages
 * are slow then while the specs beside it are not: what a spec takes for granted too early turns red.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [browser, running = '25', stopped = '75'] = process.argv.slice(2);
if (process.platform !== 'linux' || (browser !== 'chromium' && browser !== 'firefox'))
  throw new Error('Say `npm run slow -- chromium` or `npm run slow -- firefox`, on Linux.');

/** Whether a command line is that of a process that runs web pages. */
const runsPages = (line: string): boolean =>
  browser === 'chromium'
    ? line.includes('--type=renderer')
    : line.includes('-contentproc') && /[\0 ]tab\0*$/.test(line);

function pageProcesses(): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return runsPages(readFileSync(`/proc/${name}/cmdline`, 'utf8')) ? [Number(name)] : [];
    } catch {
      return []; // it has just ended
    }
  });
}

function tell(processes: readonly number[], signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const id of processes)
    try {
      process.kill(id, signal);
    } catch {
      /* it has just ended */
    }
}

let goesOn = true;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (goesOn = false));
while (goesOn) {
  const processes = pageProcesses();
  tell(processes, 'SIGSTOP');
  await pause(Number(stopped));
  tell(processes, 'SIGCONT');
  await pause(Number(running));
}
