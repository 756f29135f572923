import { LOGO_PIECES } from './shapes.ts';
import type { LogoPiece, LogoState } from './shapes.ts';

interface Props {
  readonly state: LogoState;
  /** Edge length in pixels. */
  readonly size?: number;
}

const classOf = ({ role, drawn }: LogoPiece): string => `logo-${role} is-${drawn}`;

/** The mark, for use beside words that say the same, so it is hidden from screen readers. */
export function Logo({ state, size = 16 }: Props) {
  return (
    <svg
      class={`logo logo--${state}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {LOGO_PIECES[state].map((piece) => (
        <path key={piece.path} class={classOf(piece)} d={piece.path} />
      ))}
    </svg>
  );
}
