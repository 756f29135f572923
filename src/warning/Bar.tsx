import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isListed } from '../domain/finding.ts';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { Docket } from '../ui/Docket.tsx';
import { Logo } from '../ui/logo/Logo.tsx';
import { shortOf, surfaceToneOf } from '../ui/subject.ts';
import { leadingCase } from '../words/words.ts';
import { useTrusted } from '../ui/trust.ts';
import { useWords } from '../ui/words.ts';
import type { Shown, Words } from '../words/words.ts';
import type { Actions } from './Alert.tsx';
import { BarPanel } from './BarPanel.tsx';
import { IN_PLACE } from './surface/focus.ts';
import { usePlace } from './surface/edge.ts';
import type { Timers } from './surface/timers.ts';

/** Milliseconds until the status gets its words: screen readers speak a status only when its words change. */
const SPOKEN_MS = 500;
/** Milliseconds after which a bar that covers a control, or something that stays in place, folds by itself. */
const FOLD_MS = 5000;

interface Props extends Actions {
  readonly shown: Shown;
  readonly serviceId: string;
  readonly position: 'top' | 'bottom';
  /** Whether the bar begins as a tab. */
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onEdit: () => void;
  readonly timers: Timers;
}

/** Where the bar stands, and whether as a tab: the reader folds it, or it folds by itself where it covers something. */
function useFolding(ref: RefObject<HTMLElement | null>, isOpen: boolean, { folded, onFold, position, timers }: Props) {
  const [isTab, setTab] = useState(folded);
  const { edge, covers, inset } = usePlace(ref, position, { isHeld: isOpen, isTab, timers });
  /** The pointer or the focus is in the bar, or the reader has folded or unfolded it: it does not fold by itself. */
  const [isKept, setKept] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (wasPressed.current) toggle.current?.focus(IN_PLACE);
  }, [isTab]);
  useEffect(
    () => (covers && !isTab && !isOpen && !isKept ? timers.after(FOLD_MS, () => setTab(true)) : undefined),
    [covers, isTab, isOpen, isKept, timers],
  );
  const keep = (): void => setKept(true);
  const release = (): void => setKept(wasPressed.current);
  return {
    edge,
    inset,
    isTab,
    toggle,
    fold: (isNow: boolean): void => {
      wasPressed.current = true;
      setKept(true);
      setTab(isNow);
      onFold(isNow);
    },
    keeping: { onPointerEnter: keep, onPointerLeave: release, onFocusIn: keep, onFocusOut: release },
  };
}

/** What the line says of the subject: the reader's own note, how the case ended, or that there is none. */
function standingOf(shown: Shown, { say, outcome }: Words): string | undefined {
  if (shown.finding.kind === 'own') return shown.finding.note || undefined;
  if (!isListed(shown.finding)) return say('ui_short_no_case');
  const record = leadingCase(shown);
  return record && outcome(record);
}

/**
 * The bar, at every later visit: one line at an edge of the window. It moves to the other edge when it covers what must
 * be seen (`usePlace`), and folds into a tab.
 */
export function Bar(props: Props) {
  const { shown, serviceId, onContinue, isNotKept, timers } = props;
  const words = useWords();
  const { say } = words;
  const trusted = useTrusted();
  const [isOpen, setOpen] = useState(false);
  /** The reader's choice in this bar: the line shows it in place of the outcome. */
  const [answer, setAnswer] = useState<ContinueFor>();
  const [isSpoken, setSpoken] = useState(false);
  const ref = useRef<HTMLElement>(null);
  const details = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const { isTab, fold, keeping, toggle, edge, inset } = useFolding(ref, isOpen, props);
  useEffect(() => timers.after(SPOKEN_MS, () => setSpoken(true)), [timers]);

  const tone = surfaceToneOf(shown);
  const isOwn = shown.finding.kind === 'own';
  const mark = tone === 'mention' || isOwn ? 'mention' : 'notice';
  const short = shortOf(shown, words);
  // In a page, "always" counts for the visit (`answers.ts`). "Until the record changes" takes the bar away.
  const answered = answer && say(answer === '7-days' ? 'ui_continued_7_days' : 'ui_continued_visit');
  const how = (isNotKept ? say('ui_not_kept') : answered) ?? standingOf(shown, words);
  const frame = {
    'data-part': 'notice',
    'data-service': serviceId,
    'data-tone': tone,
    'data-edge': edge,
    role: 'region',
    'aria-label': say('ui_region'),
  } as const;

  if (isTab) {
    return (
      <section ref={ref} class="bar-tab" style={{ insetInlineEnd: `${inset}px` }} {...frame}>
        <Button look="icon" buttonRef={toggle} label={say('ui_unfold', short)} onPress={() => fold(false)}>
          <Logo state={mark} size={20} />
        </Button>
      </section>
    );
  }
  return (
    <section
      ref={ref}
      class="bar"
      {...frame}
      {...keeping}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) trusted(() => setOpen(false))(event);
      }}
    >
      <div class="bar__line">
        <Docket state={mark} isOwn={isOwn} />
        <p class="bar__what">
          <b>{short}</b>
          {how !== undefined && (
            <span class={isOwn ? 'bar__how' : 'bar__how sentence'} dir="auto">
              {how}
            </span>
          )}
        </p>
        <p class="unseen" role="status">
          {isSpoken ? `${say('ui_region')}: ${isNotKept ? say('ui_not_kept') : (answered ?? short)}` : ''}
        </p>
        <div class="bar__actions">
          <Button
            look="text"
            buttonRef={details}
            action="details"
            expanded={isOpen}
            controls={panelId}
            onPress={() => setOpen(!isOpen)}
          >
            {say('ui_details')}
          </Button>
          <Button
            look="icon"
            buttonRef={toggle}
            label={say('ui_fold')}
            onPress={() => {
              setOpen(false);
              fold(true);
            }}
          >
            <svg class="chevron" viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
              <path d={edge === 'top' ? 'M2.2 8 6 4l3.8 4' : 'M2.2 4 6 8l3.8-4'} />
            </svg>
          </Button>
        </div>
      </div>
      <div class="bar__panel card" id={panelId} hidden={!isOpen}>
        {isOpen && (
          <BarPanel
            {...props}
            onContinue={(until) => {
              setOpen(false);
              setAnswer(until);
              details.current?.focus(IN_PLACE);
              onContinue(until);
            }}
          />
        )}
      </div>
    </section>
  );
}
