/** Cost curves side by side as one SVG: a small chart each, both axes logarithmic, every point labelled. */

export interface Curve {
  name: string;
  unit: string;
  points: { size: number; value: number }[];
}

const [WIDTH, HEIGHT, PAD, COLUMNS] = [260, 170, 34, 3];

export function curves(all: readonly Curve[]): string {
  const drawn = all.filter(({ points }) => points.length > 0);
  const rows = Math.ceil(drawn.length / COLUMNS);
  const body = drawn.map((curve, at) => `<g transform="translate(${(at % COLUMNS) * WIDTH} ${Math.floor(at / COLUMNS) * HEIGHT})">${chart(curve)}</g>`).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * COLUMNS}" height="${HEIGHT * rows}" font-family="system-ui, sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${body}
</svg>
`;
}

function chart({ name, unit, points }: Curve): string {
  const x = scale(points.map(({ size }) => size), PAD, WIDTH - PAD);
  const y = scale(points.map(({ value }) => value), HEIGHT - PAD, PAD + 16);
  const line = points.map(({ size, value }) => `${x(size)},${y(value)}`).join(' ');
  const dots = points.map(({ size, value }) => `<circle cx="${x(size)}" cy="${y(value)}" r="3" fill="#1d4ed8"/>
<text x="${x(size)}" y="${y(value) - 7}" text-anchor="middle">${Number(value.toPrecision(3))}</text>
<text x="${x(size)}" y="${HEIGHT - 12}" text-anchor="middle" fill="#555">${short(size)}</text>`);
  return `<text x="10" y="16" font-weight="600">${name} <tspan fill="#555" font-weight="400">(${unit})</tspan></text>
<line x1="${PAD - 14}" y1="${HEIGHT - PAD + 8}" x2="${WIDTH - PAD + 14}" y2="${HEIGHT - PAD + 8}" stroke="#ccc"/>
<polyline points="${line}" fill="none" stroke="#1d4ed8" stroke-width="1.5"/>
${dots.join('\n')}`;
}

/** Where a value stands between two edges, by its logarithm. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const logs = values.map((value) => Math.log(Math.max(value, 1e-3)));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  return (value) => Math.round(high === low ? (from + to) / 2 : from + ((Math.log(Math.max(value, 1e-3)) - low) / (high - low)) * (to - from));
}

function short(size: number): string {
  return size >= 1e6 ? `${size / 1e6} M` : `${size / 1000} k`;
}
