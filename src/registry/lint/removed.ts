/** Rules about what was removed: it needs a reason, and must not come back unnoticed. */
import type { RegistryRecords } from '../schema.ts';
import type { Snapshot } from '../changes.ts';
import type { Removed } from '../schema.ts';
import { reporter } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { caseFile, REMOVED_FILE, serviceFile } from '../places.ts';
import { notInFuture } from './context.ts';
import type { LintContext } from './context.ts';
import { neutral } from './words.ts';

interface Kept extends RegistryRecords {
  readonly removed?: readonly Removed[];
  readonly released?: Snapshot | undefined;
}

/** Everything that can be removed, with its file. */
function listed({ cases, services }: RegistryRecords): Map<string, string> {
  return new Map([
    ...cases.map(({ id }) => [id, caseFile(id)] as const),
    ...services.flatMap(({ id, domains }) => [
      [id, serviceFile(id)] as const,
      ...domains.map(({ host }) => [host, serviceFile(id)] as const),
    ]),
  ]);
}

function lintGone(now: ReadonlyMap<string, string>, { removed = [], released }: Kept, faults: Fault[]): void {
  if (released === undefined) return;
  const told = new Set(removed.map(({ what }) => what));
  const gone = (what: string, file: string, subject: string): void => {
    if (!now.has(what) && !told.has(what))
      reporter(faults, file)(
        '',
        `${subject} was in the last release and is gone`,
        `Say why in ${REMOVED_FILE}: what, date and reason.`,
      );
  };
  for (const { id } of released.cases) gone(id, caseFile(id), 'the case');
  for (const { id, addresses } of released.services) {
    gone(id, serviceFile(id), 'the service');
    if (now.has(id)) for (const host of Object.keys(addresses)) gone(host, serviceFile(id), `the address ${host}`);
  }
}

/** Reports what was removed without a reason, and what is listed again although it was removed. */
export function lintRemoved(kept: Kept, { today }: LintContext, faults: Fault[]): void {
  const now = listed(kept);
  const report = reporter(faults, REMOVED_FILE);
  (kept.removed ?? []).forEach(({ what, date, reason }, at) => {
    notInFuture(date, `[${at}].date`, today, report);
    neutral(reason, `[${at}].reason`, report);
    const file = now.get(what);
    if (file !== undefined)
      report(
        `[${at}].what`,
        `${what} is listed again in ${file}`,
        'Remove the entry here if the reason no longer holds, else remove it there.',
      );
  });
  lintGone(now, kept, faults);
}
