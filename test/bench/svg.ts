/** Curves as SVG: one small chart for each way in which something grows. */
export interface Curve {
  readonly title: string;
  /** Logarithmic axes, for sizes and values that differ by orders of magnitude. */
  readonly log?: boolean;
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [size: number, value: number])[];
  }[];
}

const [WIDTH, HEIGHT, COLUMNS] = [400, 260, 2];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, WIDTH - 24, 58, HEIGHT - 40];
/** Colours of the lines, in order: each on a light background and on a dark one. */
const COLOURS = ['#6b7280 #9ca3af', '#c2410c #fb923c', '#1d4ed8 #60a5fa', '#15803d #4ade80', '#7e22ce #c084fc'];
const rules = (scheme: 0 | 1): string => {
  const [ground, words, grid] = scheme === 0 ? ['#fff', '#24292f', '#d0d7de'] : ['#0d1117', '#e6edf3', '#30363d'];
  const lines = COLOURS.map((pair, at) => `.line${at}{color:${pair.split(' ')[scheme]}}`);
  return `.ground{fill:${ground}}text{fill:${words}}.grid{stroke:${grid}}${lines.join('')}`;
};
const STYLE =
  `<style>text{font:12px sans-serif}.title{font-weight:bold}${rules(0)}` +
  `@media(prefers-color-scheme:dark){${rules(1)}}</style>`;

/** The next round number, at or above `value`. */
function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 0.1)));
  return Math.ceil(value / step) * step;
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** Draws all charts, two in a row. The picture has a background of its own, so it is legible wherever it is shown. */
export function drawCurves(curves: readonly Curve[]): string {
  const charts = curves.map((curve, at) => {
    const [x, y] = [(at % COLUMNS) * WIDTH, Math.floor(at / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${drawCurve(curve)}</g>`;
  });
  const [width, height] = [COLUMNS * WIDTH, Math.ceil(curves.length / COLUMNS) * HEIGHT];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    STYLE,
    '<rect class="ground" width="100%" height="100%"/>',
    ...charts,
    '</svg>\n',
  ].join('\n');
}

function drawCurve({ title, lines, log = false }: Curve): string {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(([size]) => size))].sort((a, b) => a - b);
  const values = points.map(([, value]) => value);
  const scale = (value: number): number => (log ? Math.log10(Math.max(value, 0.001)) : value);
  const [low, high] = log
    ? [Math.floor(scale(Math.min(...values))), Math.ceil(scale(Math.max(...values)))]
    : [0, roundUp(Math.max(...values))];
  const [first, last] = log ? [scale(sizes[0] ?? 1), scale(sizes.at(-1) ?? 1)] : [0, sizes.at(-1) ?? 1];
  const x = (size: number): string => (LEFT + ((scale(size) - first) / (last - first)) * (RIGHT - LEFT)).toFixed(1);
  const y = (value: number): string => (BOTTOM - ((scale(value) - low) / (high - low)) * (BOTTOM - TOP)).toFixed(1);
  const ticks = log
    ? Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at))
    : [0, high / 4, high / 2, (3 * high) / 4, high];
  return [
    `<text class="title" x="${LEFT}" y="20">${title}</text>`,
    ...ticks.flatMap((tick) => [
      `<path class="grid" d="M${LEFT} ${y(tick)}H${RIGHT}"/>`,
      `<text x="${LEFT - 6}" y="${y(tick)}" dy="4" text-anchor="end">${short.format(tick)}</text>`,
    ]),
    ...sizes.map((size) => `<text x="${x(size)}" y="${BOTTOM + 18}" text-anchor="middle">${short.format(size)}</text>`),
    ...lines.flatMap((line, at) => [
      `<g class="line${at % COLOURS.length}" fill="currentColor">`,
      `<polyline fill="none" stroke="currentColor" stroke-width="2" points="` +
        `${line.points.map(([size, value]) => `${x(size)},${y(value)}`).join(' ')}"/>`,
      ...line.points.map(([size, value]) => `<circle cx="${x(size)}" cy="${y(value)}" r="3"/>`),
      `<rect x="${LEFT + at * 110}" y="31" width="10" height="10"/></g>`,
      `<text x="${LEFT + at * 110 + 16}" y="40">${line.name}</text>`,
    ]),
  ].join('\n');
}
