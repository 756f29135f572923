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

/** An event on the page that the warning responds to. */
export type PageEvent =
  | {
      readonly kind: 'field';
      readonly field: HTMLElement;
      readonly what: GuardedAct;
      /** The field still has the focus, because the page hides the field without it. */
      readonly keepsFocus: boolean;
      /** Allows the field; called before the guard goes. @returns resumes what was held; for when it is gone */
      readonly onUse: () => () => void;
      readonly onClosed: () => void;
    }
  | { readonly kind: 'mark'; readonly shown: Shown; readonly chip: Chip; readonly onClosed: () => void }
  /** The layer gave way to the page: alert and bar go. */
  | { readonly kind: 'lost' };

/** What the warning calls outside of itself: background, layer and page. */
export interface Outside {
  readonly onLeave: () => void;
  /** @returns whether the choice was stored */
  readonly onContinue: (until: ContinueFor) => Promise<boolean>;
  readonly onFold: (folded: boolean) => void;
  readonly onSignedIn: (platform: string | undefined) => void;
  /** Opens the options page, which lists the sites that the reader has marked. */
  readonly onEdit: () => void;
  readonly onRaise: (listener: () => void) => () => void;
  /** Puts the stage on the page. @returns takes it off again */
  readonly onPresent: () => () => void;
  /** Reports the page's events. @returns ends that */
  readonly onPageEvent: (listener: (event: PageEvent) => void) => () => void;
  /** Reports whether the alert stands: no guard comes up while it does. */
  readonly onAlert: (stands: boolean) => void;
  readonly timers: Timers;
}

/** The value of `data-service`: the service of a finding, else `own` or `offer`. */
export const dataService = ({ finding }: Shown): string =>
  serviceOf(finding) ?? (finding.kind === 'own' ? 'own' : 'offer');

/** Whether the bar stays after "Continue": it does after a choice for a time, not after one for good. */
const LEAVES_BAR: Readonly<Record<ContinueFor, boolean>> = {
  visit: true,
  '7-days': true,
  'until-record-changes': false,
  // In a page, "always" counts for the visit, until it is confirmed on the options page.
  always: true,
};

/** Puts the stage on the page. Rendered before the parts, because a dialog can be opened only on the page. */
function Presence({ onPresent }: Pick<Outside, 'onPresent'>) {
  useLayoutEffect(onPresent, [onPresent]);
  return null;
}

/** Everything on the stage: alert or bar, a guard at a field, a mark's card. */
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
    // Keep an event that has taken the place of this one meanwhile.
    setEvent((now) => (now === event ? undefined : now));
    event?.onClosed();
  }, [event]);
  // A layout effect: a field may be in use before the next frame.
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
            // Allow the field first: a look at the fields while the guard goes would bring the guard up again.
            const giveBack = event.onUse();
            closeEvent();
            // The field is inert until the guard is gone, so resume in a microtask: before any key arrives.
            queueMicrotask(giveBack);
          }}
          onDismiss={() => {
            closeEvent();
            if (event.keepsFocus) event.field.blur(); // a field with the focus is guarded again at once
          }}
        />
      )}
    </>
  );
}
