/**
 * What a page sets on its root element reaches all that stands in it, the top layer or not. It is set right by a style
 * sheet of the reader's, which the background brings in: nothing of Caveat's is set on the page's elements, and no
 * rule of the page beats it.
 */
import { ROOT_RIGHTS } from '../../messages/warning.ts';
import type { RootRight } from '../../messages/warning.ts';

/** Has exactly these things set right from now on. Settles once they are. */
export type SetRight = (wrongs: readonly RootRight[]) => Promise<unknown>;

const isFirefox = (): boolean => 'openOrClosedShadowRoot' in Element.prototype;
const runsUpwards = ({ writingMode, direction }: CSSStyleDeclaration): boolean =>
  /^(?:vertical-|sideways-rl)/.test(writingMode) && direction === 'rtl';
/** In this mode, lines run upwards where they run from left to right elsewhere. */
const turnsUpwards = ({ writingMode, direction }: CSSStyleDeclaration): boolean =>
  writingMode === 'sideways-lr' && direction === 'ltr';

/** Whether the styles of the root element and of the body keep the stage from being shown as it is. */
const IS_WRONG: Readonly<Record<RootRight, (root: CSSStyleDeclaration, body: CSSStyleDeclaration) => boolean>> = {
  display: ({ display }) => display === 'none',
  'content-visibility': (root) => root.getPropertyValue('content-visibility') === 'hidden',
  // In Firefox it works on all that the window shows; Chrome spares the top layer.
  filter: ({ filter }) => isFirefox() && !/^(?:none)?$/.test(filter),
  // Firefox then places what is fixed from the end of a window without end.
  direction: (root, body) => isFirefox() && (runsUpwards(root) || runsUpwards(body)),
  'writing-mode': (root, body) => isFirefox() && (turnsUpwards(root) || turnsUpwards(body)),
};

export interface RootStyle {
  /** Has what is wrong by now set right; what once was wrong stays set right until `giveBack`. */
  readonly setRight: () => void;
  /** Whether something is wrong that was not set right in spite of being asked for. */
  readonly isWrong: () => boolean;
  /** Leaves the root element as the page wants it. */
  readonly giveBack: () => void;
}

/** @param then called when something was set right */
export function watchRootStyle(doc: Document, setRight: SetRight, then: () => void): RootStyle {
  const asked = new Set<RootRight>();
  let isPending = false;
  const wrongs = (): RootRight[] => {
    const root = getComputedStyle(doc.documentElement);
    const body = doc.body === null ? root : getComputedStyle(doc.body);
    return ROOT_RIGHTS.filter((name) => IS_WRONG[name](root, body));
  };
  const ask = async (): Promise<void> => {
    isPending = true;
    await setRight([...asked]).catch(() => undefined);
    isPending = false;
    if (asked.size > 0) then();
  };
  return {
    setRight: () => {
      const now = wrongs();
      if (isPending || now.length === 0) return;
      for (const name of now) asked.add(name);
      void ask();
    },
    isWrong: () => !isPending && wrongs().length > 0,
    giveBack: () => {
      if (asked.size === 0) return;
      asked.clear();
      void ask();
    },
  };
}
