import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { serviceOf } from '../domain/finding.ts';
import type { WarningView } from '../messages/warning.ts';
import type { Shown } from '../words/words.ts';
import { Alert } from './Alert.tsx';
import { Bar } from './Bar.tsx';
import type { Chip } from './marks/chip.ts';
import { Guard } from './Guard.tsx';
import type { GuardedAct } from './Guard.tsx';
import { MarkCard } from './marks/Card.tsx';
import type { Timers } from './surface/timers.ts';

/** What happens on the page that a warning answers to. */
export type PageEvent =
  | {
      readonly kind: 'field';
      readonly field: HTMLElement;
      readonly what: GuardedAct;
      /** The field has the focus still: without it, it would not be shown. */
      readonly keepsFocus: boolean;
      /** It may be used: said before the guard goes. The answer gives it back, once the guard is gone. */
      readonly onUse: () => () => void;
      readonly onClosed: () => void;
    }
  | { readonly kind: 'mark'; readonly shown: Shown; readonly chip: Chip; readonly onClosed: () => void }
  /** The page took the layer away for good. */
  | { readonly kind: 'lost' };

/** How the warning reaches what lies outside of it. */
export interface Outside {
  readonly onLeave: () => void;
  /** Answers whether the choice was kept. */
  readonly onContinue: (until: ContinueFor) => Promise<boolean>;
  readonly onFold: (folded: boolean) => void;
  readonly onSignedIn: (platform: string | undefined) => void;
  /** Opens the list of what the reader has marked. */
  readonly onEdit: () => void;
  readonly onRaise: (listener: () => void) => () => void;
  /** There is something to show, until the answer is called. */
  readonly onPresent: () => () => void;
  /** Tells of the page's events until the answer is called. */
  readonly onPageEvent: (listener: (event: PageEvent) => void) => () => void;
  /** Whether the alert stands; the guard waits for it. */
  readonly onAlert: (stands: boolean) => void;
  readonly timers: Timers;
}

/** Who a finding is about, as `data-service` names it. */
export const dataService = ({ finding }: Shown): string =>
  serviceOf(finding) ?? (finding.kind === 'own' ? 'own' : 'offer');

/** Chosen for good, "Continue" leaves nothing behind; chosen for a time, it leaves the bar. */
const LEAVES_BAR: Readonly<Record<ContinueFor, boolean>> = {
  visit: true,
  '7-days': true,
  'until-record-changes': false,
  // For good only once that was said outside of the page, too.
  always: true,
};

/** Stands before the parts: they are opened on a layer that is on the page. */
function Presence({ onPresent }: Pick<Outside, 'onPresent'>) {
  useLayoutEffect(onPresent, [onPresent]);
  return null;
}

/** The whole of what stands in a page: alert or bar, a guard at a field, a mark's card. */
export function Warning({ view, outside }: { readonly view: WarningView; readonly outside: Outside }) {
  const { main, host } = view;
  const wished = main?.loudness === 'alert' || main?.loudness === 'notice' ? main.loudness : 'none';
  const [part, setPart] = useState<'alert' | 'notice' | 'none'>(wished);
  const [event, setEvent] = useState<Exclude<PageEvent, { kind: 'lost' }>>();
  /** The last choice could not be stored. */
  const [isNotKept, setLost] = useState(false);
  const { onRaise, onPageEvent, onAlert } = outside;
  useLayoutEffect(() => setPart(wished), [wished]);
  const closeEvent = useCallback(() => {
    // Not what has come up in its place meanwhile.
    setEvent((now) => (now === event ? undefined : now));
    event?.onClosed();
  }, [event]);
  // At once, not after the next frame: a field may be in use already.
  useLayoutEffect(
    () =>
      onPageEvent((next) => {
        // A second press on a chip closes its card.
        if (next.kind === 'mark' && event?.kind === 'mark' && next.chip === event.chip) return closeEvent();
        if (next.kind !== 'lost') return setEvent(next);
        setPart('none');
        closeEvent();
      }),
    [onPageEvent, closeEvent],
  );
  useLayoutEffect(() => onAlert(part === 'alert'), [part, onAlert]);

  const onContinue = (until: ContinueFor): void => {
    setPart(LEAVES_BAR[until] ? 'notice' : 'none');
    setLost(false);
    void outside.onContinue(until).then((isKept) => {
      if (isKept) return;
      setPart(part);
      setLost(true);
    });
  };
  const actions = { onLeave: outside.onLeave, onSignedIn: outside.onSignedIn, onContinue, isNotKept };
  return (
    <>
      {(part !== 'none' || event !== undefined) && <Presence onPresent={outside.onPresent} />}
      {main !== undefined && part === 'notice' && (
        <Bar
          shown={main}
          serviceId={dataService(main)}
          position={view.preferences.barPosition}
          folded={view.folded}
          onFold={outside.onFold}
          onEdit={outside.onEdit}
          timers={outside.timers}
          {...actions}
        />
      )}
      {main !== undefined && part === 'alert' && (
        <Alert
          shown={main}
          host={host}
          serviceId={dataService(main)}
          onRaise={onRaise}
          timers={outside.timers}
          {...actions}
        />
      )}
      {event?.kind === 'mark' && (
        <MarkCard
          key={event.chip}
          shown={event.shown}
          serviceId={dataService(event.shown)}
          chip={event.chip}
          onClose={closeEvent}
          onRaise={onRaise}
        />
      )}
      {main !== undefined && event?.kind === 'field' && part !== 'alert' && (
        <Guard
          key={event.field}
          shown={main}
          serviceId={dataService(main)}
          field={event.field}
          what={event.what}
          keepsFocus={event.keepsFocus}
          timers={outside.timers}
          onLeave={outside.onLeave}
          onRaise={onRaise}
          onUse={() => {
            // First of all: whoever looks at the fields while the guard goes would bring it up again.
            const giveBack = event.onUse();
            closeEvent();
            // Once the guard is gone: until then the field is inert. Before any key: it would be lost, or misplaced.
            queueMicrotask(giveBack);
          }}
          onDismiss={() => {
            closeEvent();
            if (event.keepsFocus) event.field.blur(); // else it would be guarded again at once
          }}
        />
      )}
    </>
  );
}
