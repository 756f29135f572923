import type { Grade } from '../../domain/model.ts';

/** Fill patterns for bars, one for each way a case may end, so that no colour is needed to tell them apart. */
export function EndingPatterns({ id }: { readonly id: string }) {
  const pattern = (grade: Grade, size: number) => ({
    id: `${id}-${grade}`,
    width: size,
    height: size,
    patternUnits: 'userSpaceOnUse',
  });
  return (
    <defs>
      <pattern {...pattern('B', 5)} patternTransform="rotate(45)">
        <rect width="5" height="5" class="chart__paper" />
        <rect width="2.2" height="5" class="chart__ink" />
      </pattern>
      <pattern {...pattern('X', 5)} patternTransform="rotate(45)">
        <rect width="5" height="5" class="chart__paper" />
        <path d="M0 0h5M0 0v5" class="chart__line" />
      </pattern>
      <pattern {...pattern('D', 5)}>
        <rect width="5" height="5" class="chart__paper" />
        <circle cx="2.5" cy="2.5" r="1.1" class="chart__ink" />
      </pattern>
    </defs>
  );
}

/** The fill of a bar's part for an ending. */
export function fillOf(id: string, grade: Grade): string {
  if (grade === 'A') return 'currentcolor';
  return grade === 'C' ? 'none' : `url(#${id}-${grade})`;
}
