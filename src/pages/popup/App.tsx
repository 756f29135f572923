import { useEffect, useState } from 'preact/hooks';
import type { ReviewView } from '../../messages/review.ts';
import { Docket } from '../../ui/Docket.tsx';
import { useWords } from '../../ui/words.ts';
import { CheckAddress } from './CheckAddress.tsx';
import { Foot } from './Foot.tsx';
import { Review } from './Review.tsx';
import type { PopupPort } from './port.ts';
import { StateHeading } from './StateHeading.tsx';

/** How long to wait before asking again for a page that is still being read. */
const ASK_AGAIN_MS = 700;
const MOST_ASKS = 8;

/** The toolbar popup. */
export function App({ port }: { readonly port: PopupPort }) {
  const { say } = useWords();
  const [tab, setTab] = useState<number>();
  const [view, setView] = useState<ReviewView>();
  const [failed, setFailed] = useState(false);
  const [asks, setAsks] = useState(0);

  useEffect(() => {
    let stale = false;
    void (async () => {
      try {
        const id = tab ?? (await port.tab());
        const next = await port.view(id);
        if (stale) return;
        setTab(id);
        setView(next);
      } catch {
        if (!stale) setFailed(true);
      }
    })();
    return () => {
      stale = true;
    };
  }, [asks]);
  useEffect(() => {
    if (view === undefined || view.complete || asks >= MOST_ASKS) return undefined;
    const timer = setTimeout(() => setAsks(asks + 1), ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [view]);

  if (view === undefined || tab === undefined) {
    return (
      <div class="popup__body" data-state={failed ? 'failed' : 'loading'}>
        <Docket state="clear" />
        <StateHeading text={say(failed ? 'popup_failed' : 'popup_reading')} />
      </div>
    );
  }
  return (
    <>
      <Review view={view} tab={tab} port={port} onChanged={() => setAsks(asks + 1)}>
        <CheckAddress check={port.check} />
      </Review>
      <Foot view={view} openPage={port.openPage} />
    </>
  );
}
