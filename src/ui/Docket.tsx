import type { LogoState } from './logo/shapes.ts';

const CARETS: Readonly<Record<LogoState, string>> = {
  clear: 'M8 21 14 11l6 10',
  mention: 'M8 18 14 9l6 9',
  notice: 'M14 9l7 13-7-3.6L7 22Z',
  alert: 'M14 9l7 13-7-3.6L7 22Z',
  paused: 'M8 21 14 11l6 10',
};
const isOpenCaret = (state: LogoState): boolean => state !== 'alert' && state !== 'notice';

/**
 * The docket tab at the leading edge of a surface: a rule of 4 px, from which the tab with the caret hangs. For what
 * the reader wrote (`isOwn`) the rule is broken and a pencil replaces the caret. Decoration only.
 */
export function Docket({ state, isOwn = false }: { readonly state: LogoState; readonly isOwn?: boolean }) {
  return (
    <div class={isOwn ? 'docket docket--own' : 'docket'} aria-hidden="true">
      <svg class="docket__tab" viewBox="0 0 28 38" width="28" height="38" focusable="false">
        <path class="docket__ground" d="M0 0h28v38l-14-7-14 7Z" />
        {isOwn ? (
          <path class="docket__caret is-stroke" d="M9 23.5 10 19l8.5-9.5 3 2.7L13 21.8ZM16.6 11.7l3 2.7" />
        ) : (
          <path class={isOpenCaret(state) ? 'docket__caret is-stroke' : 'docket__caret is-fill'} d={CARETS[state]} />
        )}
        {state === 'mention' && !isOwn && <circle class="docket__caret is-fill" cx="14" cy="21.5" r="2.4" />}
        {state === 'paused' && <path class="docket__caret is-stroke" d="M6.5 8.5 21.5 23" />}
      </svg>
    </div>
  );
}
