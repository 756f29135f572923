import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReviewView } from '../../messages/review.ts';
import { useWords } from '../../ui/words.ts';
import { Body } from './Body.tsx';
import { Dock, hasDock } from './Dock.tsx';
import { Foot } from './Foot.tsx';
import { Frame, Lines } from './Frame.tsx';
import { Head } from './Head.tsx';
import type { PopupPort } from './port.ts';
import { headingOf, pageState } from './state.ts';
import type { PageState } from './state.ts';

/** How long to wait before asking again for a page that is still being read. */
const ASK_AGAIN_MS = 700;
const MOST_ASKS = 8;

interface Props {
  readonly port: PopupPort;
  /** The side panel: it stays open while tabs come and go, takes no focus, and says aloud what has changed. */
  readonly isPanel?: boolean;
  /** Calls when another tab, or something about this one, is to be looked at; the panel's. @returns what ends that */
  readonly follow?: (listener: () => void) => () => void;
  /** What stands below the page's review. */
  readonly below?: (view: ReviewView) => ComponentChildren;
}

/** The toolbar popup; the same in the side panel. */
export function App({ port, isPanel = false, follow, below }: Props) {
  const words = useWords();
  const [shown, setShown] = useState<{ readonly tab: number; readonly view: ReviewView }>();
  const [hasFailed, setFailed] = useState(false);
  const [turn, setTurn] = useState({ count: 0, asks: 0 });
  const look = (): void => setTurn(({ count }) => ({ count: count + 1, asks: 0 }));

  useEffect(() => {
    let isStale = false;
    void (async () => {
      try {
        const tab = await port.tab();
        const view = await port.view(tab);
        if (isStale) return;
        setShown({ tab, view });
        setFailed(false);
      } catch {
        if (!isStale) setFailed(true);
      }
    })();
    return () => {
      isStale = true;
    };
  }, [turn]);
  useEffect(() => {
    if (shown === undefined || shown.view.complete || turn.asks >= MOST_ASKS) return undefined;
    const timer = setTimeout(() => setTurn(({ count, asks }) => ({ count: count + 1, asks: asks + 1 })), ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  useEffect(() => follow?.(look), [follow]);

  const foot = <Foot view={shown?.view} openPage={port.openPage} />;
  const headOf = (known?: { readonly view: ReviewView; readonly state: PageState }) => (
    <Head
      {...(known && { shown: known })}
      hasFailed={hasFailed}
      takesFocus={!isPanel}
      {...(port.openPanel && { openPanel: port.openPanel })}
    />
  );
  if (shown === undefined || hasFailed)
    return (
      <Frame state={hasFailed ? 'failed' : 'loading'} mark="clear" tone="plain" head={headOf()} foot={foot}>
        {!hasFailed && <Lines />}
      </Frame>
    );
  const { tab, view } = shown;
  const state = pageState(view);
  return (
    <>
      {isPanel && (
        <p class="unseen" role="status">
          {view.host} {headingOf(view, state, words)}
        </p>
      )}
      <Frame
        state={view.pausedSince === undefined ? view.state : 'paused'}
        mark={state.mark}
        tone={state.tone}
        head={headOf({ view, state })}
        {...(hasDock(view) && {
          dock: <Dock view={view} main={state.main} tab={tab} port={port} onChanged={look} />,
        })}
        foot={foot}
      >
        <Body view={view} state={state} tab={tab} port={port} onChanged={look} />
        {below?.(view)}
      </Frame>
    </>
  );
}
