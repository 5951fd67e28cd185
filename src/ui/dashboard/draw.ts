/** Draws stacked bars with uPlot. Loaded only where a chart shows: the library is a third of the rest of the screen. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Bars {
  /** Words under each bar. */
  labels: readonly string[];
  /** From the ground up. */
  series: readonly { label: string; colour: string; values: readonly number[] }[];
}

export interface Look {
  ink: string;
  line: string;
  font: string;
  rtl: boolean;
  formatNumber: (value: number) => string;
}

export interface Drawn {
  resize(width: number): void;
  remove(): void;
}

const HEIGHT = 220;
/** Part of its place that a bar fills, and its widest in CSS pixels. */
const BAR: [number, number] = [0.62, 44];
/** Pixels that a label needs. */
const LABEL_ROOM = 62;

export function draw(box: HTMLElement, bars: Bars, look: Look): Drawn {
  const xs = bars.labels.map((_, at) => at);
  const stacked = stack(bars.series.map(({ values }) => values));
  // The topmost is drawn first and widest; each below covers its foot.
  const drawn = bars.series.map((series, at) => ({ ...series, sums: stacked[at] ?? [] })).reverse();
  const grid = { stroke: look.line, width: 1 };
  const axis = { stroke: look.ink, font: look.font, ticks: { show: false } };
  const plot = new uPlot(
    {
      width: Math.max(120, box.clientWidth), height: HEIGHT, padding: [8, 18, 0, 18], legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false, range: [-0.6, xs.length - 0.4], ori: 0, dir: look.rtl ? -1 : 1 }, y: { range: (_plot, _min, max) => [0, niceTop(max ?? 0)] } },
      series: [{}, ...drawn.map(({ label, colour }) => ({ label, fill: colour, stroke: colour, width: 0, points: { show: false }, paths: uPlot.paths.bars!({ size: BAR, radius: 0 }) }))],
      axes: [
        { ...axis, size: 30, grid: { show: false }, splits: (self) => every(xs, self.width), values: (_plot, splits) => splits.map((at) => bars.labels[at] ?? '') },
        { ...axis, grid, side: look.rtl ? 1 : 3, size: 40, incrs: WHOLE, values: (_plot, splits) => splits.map((value) => (value === null ? '' : look.formatNumber(value))) },
      ],
    },
    [xs, ...drawn.map(({ sums }) => sums)] as uPlot.AlignedData,
    box,
  );
  return { resize: (width) => plot.setSize({ width: Math.max(120, width), height: HEIGHT }), remove: () => plot.destroy() };
}

/** Counts have no halves. */
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6];

/** A top with some air, and never an axis without height. */
function niceTop(max: number): number {
  return Math.max(4, Math.ceil(max * 1.08));
}

/** As many labels as have room, evenly; the last one always. */
function every(xs: readonly number[], width: number): number[] {
  const step = Math.max(1, Math.ceil((xs.length * LABEL_ROOM) / Math.max(1, width - LABEL_ROOM)));
  return xs.filter((at) => (xs.length - 1 - at) % step === 0);
}

function stack(series: readonly (readonly number[])[]): number[][] {
  const sums: number[][] = [];
  for (const values of series) sums.push(values.map((value, at) => value + (sums.at(-1)?.[at] ?? 0)));
  return sums;
}
