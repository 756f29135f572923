import type { Grade } from '../../domain/model.ts';

/**
 * A shape that shows how a case ended: decided a full square, settled a hatched one, open an empty one, failed a
 * crossed one, a mere statement a dot. It stands beside the words that say the same.
 */
export function OutcomeMark({ grade }: { readonly grade: Grade }) {
  return (
    <svg class="outcome-mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      {grade === 'D' ? (
        <circle cx="6" cy="6" r="2.4" class="is-full" />
      ) : (
        <>
          <rect x="1" y="1" width="10" height="10" class={grade === 'A' ? 'is-full' : 'is-empty'} />
          {grade === 'B' && <path d="M1 7 7 1M1 11 11 1M5 11l6-6" class="is-line" />}
          {grade === 'X' && <path d="m1 1 10 10M11 1 1 11" class="is-line" />}
        </>
      )}
    </svg>
  );
}
