import type { ComponentChildren } from 'preact';
import { Docket } from '../../ui/Docket.tsx';
import type { LogoState } from '../../ui/logo/shapes.ts';

interface Props {
  readonly state: string;
  readonly mark: LogoState;
  readonly tone: LogoState | 'plain';
  readonly head: ComponentChildren;
  /** What the reader can do about the page; it stays in place while the body scrolls. */
  readonly dock?: ComponentChildren;
  readonly foot: ComponentChildren;
  readonly children?: ComponentChildren;
}

/**
 * The frame of popup and panel: head, scrolling body, dock, foot. `index.html` holds the same elements in the same
 * places, so that the frame is visible before any script runs.
 */
export function Frame({ state, mark, tone, head, dock, foot, children }: Props) {
  return (
    <div class="frame" data-state={state} data-tone={tone}>
      <header class="frame__head">
        <Docket state={mark} />
        {head}
      </header>
      <div class="frame__body">{children}</div>
      {dock !== undefined && <div class="frame__dock">{dock}</div>}
      <footer class="frame__foot muted">{foot}</footer>
    </div>
  );
}

/** Placeholder lines in the body until the view arrives. */
export const Lines = () => (
  <div class="frame__lines" aria-hidden="true">
    <i />
    <i />
    <i />
  </div>
);
