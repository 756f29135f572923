import { CHECKLIST_PLATFORMS } from 'caveat:platforms';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { OutLink } from '../../ui/OutLink.tsx';
import { under } from '../../words/keys.ts';
import { onSight } from '../on-sight.ts';
import { useWords } from '../../ui/words.ts';
import { Masthead } from '../Masthead.tsx';
import type { Platform } from '../../domain/platforms.ts';
import { tick } from '../../domain/policy/ticks.ts';
import type { Step, Ticks } from '../../domain/policy/ticks.ts';
import { inSettings, settingsPage, stepsOf } from './steps.ts';

/** Where the page reads and keeps its ticks. */
export interface TickStore {
  /** Whether this is a private window: then nothing is kept. */
  readonly isPrivate: boolean;
  readonly read: () => Promise<Ticks>;
  /** Keeps the ticked steps of one platform. */
  readonly keep: (platform: string, steps: readonly Step[]) => Promise<unknown>;
}

interface Props {
  readonly asked: string | null;
  readonly store: TickStore;
}

const isPlatform = (value: string | null): value is Platform =>
  (CHECKLIST_PLATFORMS as readonly (string | null)[]).includes(value);

/** The checklist: what to do after signing in at a listed service, step by step, for the account on one platform. */
export function App({ asked, store }: Props) {
  const { say } = useWords();
  const [platform, setPlatform] = useState<Platform>(isPlatform(asked) ? asked : 'facebook');
  const [ticks, setTicks] = useState<Ticks>({});
  /** The ticks that were cleared last, for undoing it. */
  const [cleared, setCleared] = useState<{ readonly platform: Platform; readonly steps: readonly Step[] }>();
  const [hasFailed, setFailed] = useState(false);
  /** Reads and changes, one after the other; only the answer to the last is shown. */
  const queue = useRef({ begun: 0, tail: Promise.resolve() });
  const inTurn = (work: () => Promise<Ticks>): void => {
    queue.current.begun += 1;
    const mine = queue.current.begun;
    const isLast = (): boolean => mine === queue.current.begun;
    queue.current.tail = queue.current.tail.then(work).then(
      (next) => {
        if (isLast()) setTicks(next);
      },
      async () => {
        setFailed(true);
        const held = await store.read().catch(() => undefined);
        if (held !== undefined && isLast()) setTicks(held);
      },
    );
  };
  useEffect(() => {
    const read = (): void => inTurn(() => store.read());
    read();
    // Ticks may be set in another window.
    return onSight(read);
  }, [store]);
  const steps = stepsOf(platform);
  const done = steps.filter((step) => ticks[platform]?.includes(step) === true);
  const name = say(`platform_${under(platform)}`);
  // A change begins with what is kept now: without reading it, ticks set in another window would be lost.
  const change = (turn: (before: Ticks) => Ticks): void => {
    setTicks(turn);
    setFailed(false);
    inTurn(async () => {
      const next = turn(await store.read());
      await store.keep(platform, next[platform] ?? []);
      return next;
    });
  };
  const canUndo = done.length === 0 && cleared?.platform === platform;
  const clearOrUndo = (): void => {
    const ticked = canUndo ? cleared.steps : [];
    setCleared(canUndo || done.length === 0 ? undefined : { platform, steps: done });
    change((before) => ({ ...before, [platform]: ticked }));
  };
  return (
    <div class="page__column checklist">
      <Masthead />
      <h1>{say('checklist_title', name)}</h1>
      <p class="lede">{say(store.isPrivate ? 'checklist_intro_private' : 'checklist_intro')}</p>
      <div class="checklist__head">
        <label>
          {say('checklist_choose')}
          <select
            value={platform}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              if (isPlatform(chosen)) setPlatform(chosen);
            }}
          >
            {CHECKLIST_PLATFORMS.map((each) => (
              <option key={each} value={each}>
                {say(`platform_${under(each)}`)}
              </option>
            ))}
          </select>
        </label>
        <p class="figures" role="status">
          {say('checklist_progress', done.length, steps.length)}
        </p>
      </div>
      <ol class="checklist__steps">
        {steps.map((step) => {
          const url = settingsPage(platform, step);
          const isDone = done.includes(step);
          return (
            <li key={step} class={isDone ? 'is-done' : ''}>
              <label class="checklist__tick">
                <input
                  type="checkbox"
                  checked={isDone}
                  aria-describedby={`about-${step}`}
                  onChange={({ currentTarget: { checked } }) =>
                    change((before) => tick(before, platform, step, checked))
                  }
                />
                <span>{say(`checklist_${step}`)}</span>
              </label>
              <p id={`about-${step}`}>{say(`checklist_${step}_about`)}</p>
              {url !== undefined && (
                <p>
                  <OutLink url={url}>{say('checklist_open', name)}</OutLink>
                </p>
              )}
              {url === undefined && inSettings(step) && <p class="muted">{say('checklist_in_app', name)}</p>}
            </li>
          );
        })}
      </ol>
      <div class="actions">
        <Button action="clear" onPress={clearOrUndo}>
          {say(canUndo ? 'options_undo' : 'checklist_clear')}
        </Button>
        <p role="alert">{hasFailed ? say('options_not_saved') : ''}</p>
      </div>
    </div>
  );
}
