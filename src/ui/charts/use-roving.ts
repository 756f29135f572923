/** Makes a chart with many links a single stop for the Tab key; the arrow keys move between the links. */
import { useState } from 'preact/hooks';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

interface Roving {
  /** For the element around the links. */
  readonly onKeyDown: (event: KeyboardEvent & { readonly currentTarget: Element }) => void;
  /** For the link at a position. */
  readonly tabIndexOf: (at: number) => 0 | -1;
}

/** @param isRtl in right-to-left text the left arrow moves forward */
export function useRoving(isRtl: boolean): Roving {
  const [current, setCurrent] = useState(0);
  return {
    onKeyDown: (event) => {
      const links = [...event.currentTarget.querySelectorAll<SVGAElement | HTMLAnchorElement>('a')];
      const at = links.findIndex((link) => link === document.activeElement);
      if (at === -1) return;
      const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      const step = (STEPS[event.key] ?? 0) * (isSideways && isRtl ? -1 : 1);
      const goal = event.key === 'Home' ? 0 : event.key === 'End' ? links.length - 1 : step === 0 ? at : at + step;
      const link = links[goal];
      if (link === undefined || goal === at) return;
      event.preventDefault();
      setCurrent(goal);
      link.focus();
    },
    tabIndexOf: (at) => (at === current ? 0 : -1),
  };
}
