import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { StopView } from '../../messages/stop.ts';
import { Button } from '../../ui/Button.tsx';
import { ContinueMenu } from '../../ui/ContinueMenu.tsx';
import { Docket } from '../../ui/Docket.tsx';
import { Evidence } from '../../ui/Evidence.tsx';
import { Summary } from '../../ui/Summary.tsx';
import { shortOf } from '../../ui/subject.ts';
import { useWords } from '../../ui/words.ts';
import { serviceName } from '../../words/words.ts';
import type { Shown } from '../../words/words.ts';
import { Where } from './Where.tsx';
import type { StopPort } from './port.ts';

/** The page counts as seen after it has been visible for this many milliseconds. */
const SEEN_MS = 1000;

type Stopped = Extract<StopView, { is: 'stopped' }>;

/**
 * The stop page, shown instead of a listed site. It has the alert's words and buttons, and nothing of the site behind
 * it.
 */
export function App({ port }: { readonly port: StopPort }) {
  const { say } = useWords();
  const [view, setView] = useState<StopView | 'failed'>();
  useEffect(() => {
    port.view().then(
      (next) => (next.is === 'open' ? port.goOn(next.address) : setView(next)),
      () => setView('failed'),
    );
  }, [port]);
  if (view === undefined || (view !== 'failed' && view.is === 'open'))
    return <p class="unseen">{say('popup_reading')}</p>;
  if (view === 'failed' || view.is === 'unknown') return <Unknown port={port} hasFailed={view === 'failed'} />;
  return <Stop port={port} view={view} />;
}

/** Shown when the page has no address to continue to: the only button leads back. */
function Unknown({ port, hasFailed }: { readonly port: StopPort; readonly hasFailed: boolean }) {
  const { say } = useWords();
  const title = useFocus();
  return (
    <article class="stop" data-part="stop" data-tone="plain" data-service="">
      <div class="stop__card">
        <Docket state="paused" />
        <div class="stop__inner">
          <p class="kicker">
            <span>{say('ui_speaker')}</span>
          </p>
          <h1 ref={title} tabIndex={-1}>
            {say(hasFailed ? 'options_failed' : 'stop_unknown')}
          </h1>
          {!hasFailed && <p>{say('stop_unknown_about')}</p>}
          <div class="actions">
            <Button look="primary" action="leave" onPress={() => void port.leave()}>
              {say('stop_leave')}
            </Button>
          </div>
        </div>
      </div>
    </article>
  );
}

/** Focuses the heading once, so that a screen reader starts at the top and a key does not press an unread button. */
function useFocus() {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}

function Stop({ port, view }: { readonly port: StopPort; readonly view: Stopped }) {
  const words = useWords();
  const { say } = words;
  const [titleId, storyId] = [useId(), useId()];
  const [isNotKept, setNotKept] = useState(false);
  const title = useFocus();
  const { shown, host, address, mayHaveChangedHands } = view;
  // The headline may confirm the site as the service's only while the address still belongs to the service.
  const headed: Shown =
    mayHaveChangedHands && shown.finding.kind === 'listed-site'
      ? { ...shown, finding: { ...shown.finding, corroborated: false } }
      : shown;
  useEffect(() => {
    document.title = [shortOf(shown, words), say('popup_title')].join(' – ');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => port.seen(), SEEN_MS);
    };
    wait();
    document.addEventListener('visibilitychange', wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    };
  }, [shown]);
  const keepOn = async (until: ContinueFor): Promise<void> => {
    port.seen();
    try {
      const to = await port.keepOn(until);
      if (to !== null) port.goOn(to);
    } catch {
      setNotKept(true);
    }
  };
  return (
    <article class="stop" data-part="stop" data-tone="alert" data-service={shown.dossier?.service.id ?? ''}>
      <div class="stop__card">
        <Docket state="alert" />
        <div class="stop__inner">
          <p class="kicker">
            <span>{say('ui_speaker')}</span>
            <bdi class="kicker__host">{host}</bdi>
          </p>
          <Summary shown={headed} titleId={titleId} storyId={storyId} titleRef={title} />
          {mayHaveChangedHands && <p class="muted">{say('stop_changed_hands')}</p>}
          <div class="stop__state">
            <p>{say('stop_not_opened')}</p>
            <Where address={address} />
          </div>
          {isNotKept && <p role="alert">{say('ui_not_kept')}</p>}
          <div class="actions">
            <Button
              look="primary"
              action="leave"
              onPress={() => {
                port.seen();
                void port.leave();
              }}
            >
              {say('ui_leave')}
            </Button>
            <ContinueMenu service={serviceName(shown)} onContinue={(until) => void keepOn(until)} />
          </div>
          <Evidence shown={shown} level={2} onSignedIn={port.openChecklist} />
        </div>
      </div>
      <p class="stop__foot muted">
        {say('stop_why')}{' '}
        <Button look="text" action="options" onPress={port.openOptions}>
          {say('stop_change')}
        </Button>
      </p>
    </article>
  );
}
