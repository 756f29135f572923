/** Records meetings where a report was taken and what the reader did about them; of private windows nothing. */
import { goesOn, keptSince, meetingOf, MOST_MEETINGS, seenAgain } from '../domain/history/meetings.ts';
import type { Deed, Meeting } from '../domain/history/meetings.ts';
import type { ServiceId } from '../domain/model.ts';
import { VISIT_MS } from '../domain/policy/attention.ts';
import type { JudgedFinding } from '../messages/messages.ts';
import { openHistory } from '../platform/extension/database.ts';
import type { History } from '../platform/extension/database.ts';
import { changeSession, readLasting } from '../platform/extension/storage.ts';

/** Session key that says that the last meeting could not be written down. */
export const HISTORY_FAULT = 'history-fault';

let queue: Promise<void> = Promise.resolve();
/** Runs one change after the other; a history that cannot be written never stops a warning. */
function inTurn(change: (history: History) => Promise<void>): Promise<void> {
  queue = queue.then(async () => {
    try {
      const history = await openHistory();
      try {
        await change(history);
      } finally {
        history.close();
      }
      await changeSession(HISTORY_FAULT, () => undefined);
    } catch (error) {
      await changeSession(HISTORY_FAULT, () => (error instanceof Error ? error.name : 'Error'));
    }
  });
  return queue;
}

/** Writes down what was found on a page of `host`. */
export async function recordMeetings(
  judged: readonly JudgedFinding[],
  host: string,
  isPrivate: boolean,
  now: number,
): Promise<void> {
  if (isPrivate) return;
  const { days } = await readLasting('history');
  if (days === 0) return;
  const met = judged.flatMap((each) => meetingOf(each, host, now, crypto.randomUUID()) ?? []);
  if (met.length === 0) return;
  await inTurn(async (history) => {
    const before = await history.ofHost(host);
    const rows = met.map((meeting): Meeting => {
      const earlier = before.find((each) => goesOn(each, meeting));
      return earlier === undefined ? meeting : seenAgain(earlier, meeting);
    });
    await history.put(rows);
    await history.prune(keptSince(now, days), MOST_MEETINGS);
  });
}

/** Writes down what the reader did on a page of `host`: about a service, or where none is given about all there. */
export async function recordDeed(
  host: string,
  service: ServiceId | undefined,
  did: Deed,
  isPrivate: boolean,
  now: number,
): Promise<void> {
  if (isPrivate) return;
  await inTurn(async (history) => {
    const rows = (await history.ofHost(host)).filter(
      (each) => now - each.seenAt <= VISIT_MS && (service === undefined || each.service === service),
    );
    if (rows.length > 0) await history.put(rows.map((row) => ({ ...row, did })));
  });
}
