/**
 * The state of the options page: the options in force, the choices taken back, and the message about the last change.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PastEntry } from '../../domain/policy/choices.ts';
import type { ServiceId } from '../../domain/model.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import type { OptionsView } from '../../messages/options.ts';
import type { OptionsPort } from './port.ts';

export type DecisionView = OptionsView['decisions'][number];

/** A choice that was taken back on this page, and the entry that restores it. */
interface TakenBack {
  readonly decision: DecisionView;
  readonly undo: PastEntry;
}

export interface Row {
  readonly decision: DecisionView;
  readonly isTakenBack: boolean;
}

export interface Options {
  /** Undefined until the first answer of the background. */
  readonly view: OptionsView | undefined;
  /** Whether the background failed to answer. */
  readonly isUnreachable: boolean;
  /** The message about the last change. */
  readonly done: { readonly said: string; readonly hasFailed: boolean };
  /** The choices in force and those taken back on this page, newest first. */
  readonly rows: readonly Row[];
  /** Sets preferences, then shows the message `done`. */
  readonly set: (changed: Partial<Preferences>, done: string) => void;
  readonly takeBack: (services: readonly ServiceId[], done: string) => void;
  readonly undo: (services: readonly ServiceId[], done: string) => void;
  /** Queues any other change behind those that were begun before; `work` gives the message to show afterwards. */
  readonly run: (work: () => Promise<string>) => void;
}

const newestFirst = (a: Row, b: Row): number =>
  b.decision.at - a.decision.at || a.decision.service.localeCompare(b.decision.service);

/** Reads the options, keeps them in step with other pages, and makes changes one after the other. */
export function useOptions(port: OptionsPort): Options {
  const [view, setView] = useState<OptionsView>();
  const [isUnreachable, setUnreachable] = useState(false);
  const [done, setDone] = useState<Options['done']>({ said: '', hasFailed: false });
  const [taken, setTaken] = useState<ReadonlyMap<ServiceId, TakenBack>>(new Map());
  const latest = useRef({ view, taken });
  latest.current = { view, taken };
  const queue = useRef({ begun: 0, open: 0, tail: Promise.resolve() });

  const actions = useMemo(() => {
    const keepTaken = (next: ReadonlyMap<ServiceId, TakenBack>): void => {
      latest.current = { ...latest.current, taken: next };
      setTaken(next);
    };
    /**
     * Reads the options. While changes are under way the answer may be older than what the reader sees, so it is
     * dropped: the last change reads again.
     */
    const read = async (): Promise<void> => {
      const { begun, open } = queue.current;
      if (open > 0) return;
      try {
        const next = await port.view();
        if (queue.current.begun !== begun) return;
        setView(next);
        setUnreachable(false);
        // If a service has a choice in force again, the reader chose anew, here or on its site: nothing left to undo.
        keepTaken(
          new Map(
            [...latest.current.taken].filter(([service]) => !next.decisions.some((each) => each.service === service)),
          ),
        );
      } catch {
        setUnreachable(true);
      }
    };
    const run = (work: () => Promise<string>): void => {
      queue.current.begun += 1;
      queue.current.open += 1;
      queue.current.tail = queue.current.tail.then(async () => {
        try {
          setDone({ said: await work(), hasFailed: false });
        } catch {
          setDone({ said: '', hasFailed: true });
        }
        queue.current.open -= 1;
        await read();
      });
    };
    return {
      read,
      run,
      set: (changed: Partial<Preferences>, said: string): void => {
        setView((before) =>
          before === undefined ? before : { ...before, preferences: { ...before.preferences, ...changed } },
        );
        run(async () => {
          await port.setPreferences(changed);
          return said;
        });
      },
      takeBack: (services: readonly ServiceId[], said: string): void =>
        run(async () => {
          const { view: now, taken: before } = latest.current;
          const decisions = (now?.decisions ?? []).filter(
            ({ service }) => services.includes(service) && !before.has(service),
          );
          const undo = await port.setPast(decisions.map(({ service }) => ({ service })));
          keepTaken(
            new Map([
              ...before,
              ...decisions.map(
                (decision, at) =>
                  [decision.service, { decision, undo: undo[at] ?? { service: decision.service } }] as const,
              ),
            ]),
          );
          return said;
        }),
      undo: (services: readonly ServiceId[], said: string): void =>
        run(async () => {
          const { taken: before } = latest.current;
          await port.setPast(services.flatMap((service) => before.get(service)?.undo ?? []));
          return said;
        }),
    };
  }, [port]);

  useEffect(() => {
    void actions.read();
    return port.onChanged(() => void actions.read());
  }, [actions]);

  const held = (view?.decisions ?? []).filter(({ service }) => !taken.has(service));
  const rows = [
    ...held.map((decision) => ({ decision, isTakenBack: false })),
    ...[...taken.values()].map(({ decision }) => ({ decision, isTakenBack: true })),
  ].sort(newestFirst);
  return { view, isUnreachable, done, rows, ...actions };
}
