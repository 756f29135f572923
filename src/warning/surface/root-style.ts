/**
 * What a page sets on its root element reaches everything in it, in the top layer, too. It is corrected by a user style
 * sheet, which the background inserts: nothing is set on the page's elements, and no rule of the page beats it.
 */
import { ROOT_RIGHTS } from '../../messages/warning.ts';
import type { RootRight } from '../../messages/warning.ts';

/** Has exactly these things corrected, and no others. Settles once they are. */
export type SetRight = (wrongs: readonly RootRight[]) => Promise<unknown>;

const isFirefox = (): boolean => 'openOrClosedShadowRoot' in Element.prototype;
const runsUpwards = ({ writingMode, direction }: CSSStyleDeclaration): boolean =>
  /^(?:vertical-|sideways-rl)/.test(writingMode) && direction === 'rtl';
/** In `sideways-lr`, lines that run from left to right elsewhere run upwards. */
const turnsUpwards = ({ writingMode, direction }: CSSStyleDeclaration): boolean =>
  writingMode === 'sideways-lr' && direction === 'ltr';

/** Which styles of the root element and of the body keep the stage from being shown as it is. */
const IS_WRONG: Readonly<
  Record<RootRight, (root: CSSStyleDeclaration, body: CSSStyleDeclaration, jumps: boolean) => boolean>
> = {
  display: ({ display }) => display === 'none',
  // A picture as content takes the place of all that stands in the element.
  content: (root) => !/^n|^$/.test(root.getPropertyValue('content')), // neither `normal` nor `none`
  'content-visibility': (root) => root.getPropertyValue('content-visibility') === 'hidden',
  // In Firefox a filter works on the top layer, too; in Chrome it spares the top layer.
  filter: ({ filter }) => isFirefox() && !/^(?:none)?$/.test(filter),
  // A zoom is undone in the layer, a frame later; one that changes all the time leaves no frame right.
  zoom: (root, _body, jumps) => jumps && !/^1?$/.test(root.getPropertyValue('zoom')),
  // Where lines run upwards, Firefox places fixed elements far outside of the window.
  direction: (root, body) => isFirefox() && (runsUpwards(root) || runsUpwards(body)),
  'writing-mode': (root, body) => isFirefox() && (turnsUpwards(root) || turnsUpwards(body)),
};

interface RootStyle {
  /** Has what is wrong corrected. A correction stays until `giveBack`, even if the page stops being wrong. */
  readonly setRight: () => void;
  /** Whether something is wrong still, and no correction is under way. */
  readonly isWrong: () => boolean;
  /** Removes all corrections. */
  readonly giveBack: () => void;
}

/**
 * @param jumps whether the zoom changes all the time
 * @param then called when something was corrected
 */
export function watchRootStyle(doc: Document, setRight: SetRight, jumps: () => boolean, then: () => void): RootStyle {
  const asked = new Set<RootRight>();
  let isPending = false;
  const wrongs = (): RootRight[] => {
    const root = getComputedStyle(doc.documentElement);
    const body = doc.body === null ? root : getComputedStyle(doc.body);
    return ROOT_RIGHTS.filter((name) => IS_WRONG[name](root, body, jumps()));
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
