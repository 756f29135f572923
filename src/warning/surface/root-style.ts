/**
 * What a page sets on its root element reaches all that stands in it, the top layer or not. It is set right by a style
 * sheet of the reader's, which the background brings in: nothing of Caveat's is set on the page's elements, and no
 * rule of the page beats it.
 */
import { ROOT_RIGHTS } from '../../messages/warning.ts';
import type { RootRight } from '../../messages/warning.ts';

/** Has exactly these things set right from now on. Settles once they are. */
export type SetRight = (wrongs: readonly RootRight[]) => Promise<unknown>;

/** Whether a computed value keeps the stage from being shown as it is. */
const IS_WRONG: Readonly<Record<RootRight, (value: string) => boolean>> = {
  display: (value) => value === 'none',
  'content-visibility': (value) => value === 'hidden',
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
    const style = getComputedStyle(doc.documentElement);
    return ROOT_RIGHTS.filter((name) => IS_WRONG[name](style.getPropertyValue(name)));
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
