import { MARK_PIECES } from './shapes.ts';
import type { MarkPiece, MarkState } from './shapes.ts';

interface Props {
  readonly state: MarkState;
  /** Edge length in pixels. */
  readonly size?: number;
}

const classOf = ({ role, drawn }: MarkPiece): string => `mark-${role} is-${drawn}`;

/** The mark beside words that say the same: pictures alone are not read out, so it is hidden from screen readers. */
export function Mark({ state, size = 16 }: Props) {
  return (
    <svg
      class={`mark mark--${state}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {MARK_PIECES[state].map((piece) => (
        <path key={piece.path} class={classOf(piece)} d={piece.path} />
      ))}
    </svg>
  );
}
