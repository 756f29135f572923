/** Curves as SVG, one small chart for each way a page may grow. */
export interface Curve {
  readonly name: string;
  readonly lines: readonly {
    readonly side: string;
    readonly points: readonly (readonly [size: number, ms: number])[];
  }[];
}

const WIDTH = 360;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 40;
const COLOURS = ['#8a8a8a', '#c2410c', '#1d4ed8', '#15803d', '#7e22ce'];

/** A round number at or above another. */
function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 0.1)));
  return Math.ceil(value / step) * step;
}

/** One chart for each curve, side by side. */
export function drawCurves(curves: readonly Curve[]): string {
  const charts = curves.map((curve, at) => `<g transform="translate(${at * WIDTH} 0)">${drawCurve(curve)}</g>`);
  const size = `width="${curves.length * WIDTH}" height="${HEIGHT + 24}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...charts,
    '</svg>\n',
  ].join('');
}

function drawCurve({ name, lines }: Curve): string {
  const all = lines.flatMap(({ points }) => points);
  const [right, top] = [Math.max(...all.map(([size]) => size)), roundUp(Math.max(...all.map(([, ms]) => ms)))];
  const x = (size: number): string => (LEFT + (size / right) * (WIDTH - LEFT - 20)).toFixed(1);
  const y = (ms: number): string => (HEIGHT - BOTTOM - (ms / top) * (HEIGHT - BOTTOM - 20)).toFixed(1);
  const drawn = lines.map(({ side, points }, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? '#000';
    const last = points.at(-1) ?? [0, 0];
    const path = points.map(([size, ms]) => `${x(size)},${y(ms)}`).join(' ');
    const label = `x="${x(last[0])}" y="${y(last[1])}" dy="-4" text-anchor="end" fill="${colour}"`;
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${path}"/>`,
      `<text ${label}>${side}</text>`,
    ].join('');
  });
  const axes = [
    `<path d="M${LEFT} 20V${HEIGHT - BOTTOM}H${WIDTH - 20}" fill="none" stroke="#444"/>`,
    `<text x="${LEFT - 4}" y="24" text-anchor="end">${top} ms</text>`,
    `<text x="${LEFT - 4}" y="${HEIGHT - BOTTOM}" text-anchor="end">0</text>`,
    `<text x="${WIDTH - 20}" y="${HEIGHT - BOTTOM + 14}" text-anchor="end">${right.toLocaleString('en')}</text>`,
  ].join('');
  return `${axes}<text x="${LEFT}" y="${HEIGHT - 6}">script CPU by ${name}</text>${drawn.join('')}`;
}
