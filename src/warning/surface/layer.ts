/**
 * The layer shows the parts (`parts.ts`) on the page (`home.ts`). It is made to be seen on any page, and to give way to
 * a page that insists: how often it insists itself is counted here.
 */
import { pageWorld } from '../../platform/page/world.ts';
import { allowance } from './allowance.ts';
import { capture } from './capture.ts';
import { makeHome } from './home.ts';
import { makeParts } from './parts.ts';
import type { PartName, Parts, PartsOptions } from './parts.ts';
import { bringPresses } from './presses.ts';
import { watchRootStyle } from './root-style.ts';
import type { SetRight } from './root-style.ts';

/** How often a removed host is put back, and a changed one repaired, before the layer gives way. */
const RETURNS = 1;
const REPAIRS = 5;
/**
 * A page that takes away or changes a host that has stood for this many milliseconds does not insist, nor does one that
 * has another address or body since: it may take over the markup of another page, in which there is no host. It is not
 * held against it, so many times at once and once more in each PACE_MS; where the address and the body stay, so many
 * times in all, because a page that takes the host away without end leaves nobody the time to answer.
 */
const SETTLED_MS = 400;
const SETTLINGS = 60;
const PACE_MS = 250;
/** How often the stage is put above what the page shows over it. */
const RAISES = 3;
/** How often the stage follows a dialog or a fullscreen element that was just opened, which is no attack in itself. */
const FOLLOWS = 40;
/** How often the zoom of the root element is undone in the layer before it is corrected where it is set. */
const RESIZES = 60;
const LOOKS_MS: readonly number[] = [300, 1000, 2500, 5000];

export interface LayerOptions extends PartsOptions {
  /** Corrects what the page does to its root element; without it, nothing is corrected. */
  readonly setRight?: SetRight;
  /** The layer has given way to the page. */
  readonly onLost: () => void;
  /** The page has another root element. After `document.open`, listeners on the document are gone. */
  readonly onRenewed: () => void;
  /** False once the extension was updated or removed: a host that is removed then is not put back. */
  readonly isAlive: () => boolean;
}

export interface Layer extends Pick<Parts, 'host' | 'root' | 'own' | 'onRaise'> {
  /** Where alert, bar, guard and card are rendered. */
  readonly stage: HTMLElement;
  readonly chips: HTMLElement;
  readonly above: HTMLElement;
  /** Puts a part on the page, or takes it away; the host is on the page while any part is. */
  readonly use: (name: PartName, isUsed: boolean) => void;
  /** Something lay over the alert at `times` looks: puts the stage on top again, and gives way after RAISES of them. */
  readonly uncover: (times: number) => void;
  /** Whether this very event was made for a person's press that the page had kept from coming in. */
  readonly isBrought: (event: Event) => boolean;
  /** Takes all parts away, for good. */
  readonly close: () => void;
}

/** Makes the layer; nothing of it is on the page before a part is used. */
export function createLayer(doc: Document, options: LayerOptions): Layer {
  const { isAlive, onLost, onRenewed, setRight, ...partsOptions } = options;
  const parts = makeParts(doc, partsOptions);
  const { host, root, used, raise } = parts;
  const { stage } = parts.elements;
  const home = makeHome(doc, host, () => check());
  let ending = new AbortController();
  let [returns, repairs, raises, follows] = [0, 0, 0, 0];
  const maySettle = allowance(SETTLINGS, PACE_MS);
  let settlings = 0;
  let stoodFrom = 0;
  const presses = bringPresses(doc, host, root, () => raises <= RAISES && follows <= FOLLOWS);

  // Only the stage is a reason to correct the root element, marks alone are none. A frame may be hidden on purpose.
  const rootStyle = watchRootStyle(
    doc,
    setRight ?? (() => Promise.resolve()),
    () => parts.resizes() > RESIZES && isModal(),
    () => check(),
  );
  const mayBeRighted = (): boolean => used.has('stage') && doc.defaultView === doc.defaultView?.top;
  /** Corrects the root element's style, and undoes its zoom. */
  const fit = (): void => {
    if (mayBeRighted()) rootStyle.setRight();
    parts.resize();
  };

  const hide = (): void => {
    used.clear();
    ending.abort();
    sizes?.disconnect();
    home.leave();
    if (pageWorld.caveatHost === host) delete pageWorld.caveatHost;
    rootStyle.giveBack();
  };
  const giveWay = (): void => {
    hide();
    onLost();
  };
  /** Makes the host right where it stands. */
  const settle = (): void => {
    fit();
    raise();
    home.overlook();
  };
  const put = (): void => {
    home.put();
    settle();
  };
  const isMeddledWith = (): boolean =>
    (mayBeRighted() && rootStyle.isWrong()) || host.attributes.length > 0 || !parts.areOpen();
  const check = (): void => {
    if (used.size === 0 || doc.documentElement === null) return; // nothing is shown, or the document is being rewritten
    const isGone = !home.holds();
    if (!isGone && !isMeddledWith()) return parts.resize();
    if (isGone && !isAlive()) return giveWay();
    if (isGone && home.isRenewed()) return onRenewed();
    const now = performance.now();
    const isAnother = home.isSwapped() || (now - stoodFrom > SETTLED_MS && (settlings += 1) <= SETTLINGS);
    if (isAnother && maySettle()) [returns, repairs] = [0, 0];
    stoodFrom = now;
    if (isGone ? (returns += 1) > RETURNS : (repairs += 1) > REPAIRS) return giveWay();
    if (isGone) return put();
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
    settle();
  };
  // Tells also of what has no event: a root element that is not displayed, or another zoom. Check later: a change of
  // size while sizes are being reported is an error in the page.
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => void setTimeout(check)) : undefined;
  const isModal = (): boolean => stage.querySelector(':modal') !== null;
  /**
   * Whether a fullscreen element, as a video, shows no children: the stage does not go over it. A modal part does:
   * under it nobody can have asked for that.
   */
  const showsOnlyItself = (): boolean =>
    /^(?:video|iframe|canvas|img|embed|object)$/.test(doc.fullscreenElement?.localName ?? '') && !isModal();
  /** Puts the stage above what the page has put over it. */
  const look = (): void => {
    if (!used.has('stage') || showsOnlyItself() || !isCovered(doc, host, stage)) return;
    // Under a modal dialog the stage is inert and never found by its position, covered or not.
    if (doc.querySelector(':modal') !== null) return;
    raises += 1;
    if (raises <= RAISES) raise();
  };
  const uncover = (times: number): void => {
    if (!used.has('stage') || showsOnlyItself()) return;
    if (times <= RAISES) raise();
    else giveWay();
  };
  /** Raises the stage after a dialog, something over a dialog, or a fullscreen element was opened. */
  const follow = (): void => {
    if (showsOnlyItself()) return;
    follows += 1;
    if (follows <= FOLLOWS) raise();
  };

  const start = (): void => {
    ending = new AbortController();
    const { signal } = ending;
    pageWorld.caveatHost = host;
    put();
    presses.listen(signal);
    sizes?.observe(host);
    const onToggle = ({ newState }: ToggleEvent): void => {
      check();
      if (newState === 'open' && doc.querySelector(':modal') !== null) follow();
      else look();
    };
    capture(doc, 'toggle', onToggle, signal);
    capture(doc, 'fullscreenchange', follow, signal);
    // A locked pointer presses nothing else.
    capture(doc, 'pointerlockchange', () => isModal() && doc.exitPointerLock(), signal);
  };
  /** Checks a few times whether the stage, which has just come up, can still be seen. */
  const watch = (): void => {
    [returns, repairs, raises, follows] = [0, 0, 0, 0];
    sizes?.observe(stage);
    const timers = LOOKS_MS.map((delay) =>
      setTimeout(() => {
        check();
        look();
        // The page opens dialogs again and again.
        if (used.size > 0 && follows > FOLLOWS) giveWay();
      }, delay),
    );
    ending.signal.addEventListener('abort', () => timers.forEach(clearTimeout));
  };
  return {
    ...parts.elements,
    host,
    root,
    own: parts.own,
    onRaise: parts.onRaise,
    uncover,
    isBrought: presses.isBrought,
    use: (name, isUsed) => {
      if (used.has(name) === isUsed) return;
      const isFirst = used.size === 0;
      if (isUsed) used.add(name);
      else used.delete(name);
      if (used.size === 0) return hide();
      if (isFirst) {
        try {
          start();
        } catch {
          return giveWay(); // a document that takes no element of ours
        }
      } else if (name !== 'chips') raise();
      if (name !== 'stage') return;
      if (isUsed) {
        fit();
        watch();
      } else rootStyle.giveBack();
    },
    close: () => {
      hide();
      parts.release();
    },
  };
}

/** Whether something lies over the middle of the part that is shown. */
function isCovered(doc: Document, host: HTMLElement, stage: HTMLElement): boolean {
  const part = stage.querySelector('[data-part]');
  if (part === null || typeof doc.elementFromPoint !== 'function') return false;
  const { left, top, width, height } = part.getBoundingClientRect();
  if (width === 0) return false;
  const seen = doc.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && seen !== host;
}
