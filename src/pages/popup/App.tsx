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

/** How long to wait before asking again about a page that is still being read, in milliseconds. */
const ASK_AGAIN_MS = 700;
const MOST_ASKS = 8;

interface Props {
  readonly port: PopupPort;
  /** Whether this is the side panel. It stays open when the tab changes, takes no focus, and announces what changed. */
  readonly isPanel?: boolean;
  /**
   * Calls the listener when the panel has to look at another tab or at this one again; only for the panel.
   * @returns a function that ends this
   */
  readonly follow?: (listener: () => void) => () => void;
  /** Content below the review of the page. */
  readonly below?: (view: ReviewView) => ComponentChildren;
}

/** The toolbar popup; the side panel shows it too. */
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
