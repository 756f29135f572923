/** Runs the parts of `npm test`, prints how each went and how long it took, and counts passes and failures. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './paths.ts';

export interface Part {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Set for a run of vitest: its tests are counted one by one, and its output is shown as it comes. */
  readonly isSuite?: boolean;
  /** Set for a part that takes only what time the others leave. */
  readonly isPatient?: boolean;
}

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

interface Finished {
  readonly ok: boolean;
  readonly output: readonly string[];
}

/** No colours from other programs: their codes would end up inside our own lines, also when these go into a file. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0' };

/** Runs a program from `node_modules`. @param tell gets each line of its output as it comes */
function run({ command, args, env, isPatient }: Part, tell: (line: string) => void): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...PLAIN, ...env },
    });
    if (isPatient === true && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        tell(line);
      });
    }
    child.once('error', (error) => resolve({ ok: false, output: [...output, String(error)] }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Runs a check, which passes or fails as a whole. Prints its output only when it fails. */
async function runCheck(part: Part): Promise<Pick<Outcome, 'passed' | 'failed'>> {
  const { ok, output } = await run(part, () => undefined);
  if (ok) return { passed: 1, failed: 0 };
  for (const line of output) console.log(`  ${part.name} │ ${line}`);
  return { passed: 0, failed: 1 };
}

/** Runs a suite, and counts its tests. A suite that breaks off counts as at least one failure. */
async function runSuite(part: Part): Promise<Pick<Outcome, 'passed' | 'failed'>> {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=./tools/lib/line-reporter.ts', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await run({ ...part, args: [...part.args, ...reporters] }, (line) => {
    if (line.trim() !== '' && !line.startsWith('JSON report')) console.log(`  ${part.name} │ ${line}`);
  });
  let counts = { numPassedTests: 0, numFailedTests: 0 };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8')) as typeof counts;
  } catch {
    console.log(`  ${part.name} │ no report was written`);
  }
  rmSync(folder, { recursive: true, force: true });
  return { passed: counts.numPassedTests, failed: ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests) };
}

/** Runs one part, and prints that it starts and how it ended. */
async function runPart(part: Part): Promise<Outcome> {
  const start = Date.now();
  console.log(`… ${part.name}`);
  const counts = await (part.isSuite === true ? runSuite(part) : runCheck(part));
  const seconds = (Date.now() - start) / 1000;
  const how = part.isSuite === true ? `: ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${part.name}${how}, ${seconds.toFixed(1)} s`);
  return { name: part.name, ...counts, seconds };
}

/** Runs parts one after the other. */
export async function inTurn(parts: readonly Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) outcomes.push(await runPart(part));
  return outcomes;
}
