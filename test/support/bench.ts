/** What every bench gives back, and how people read it. */

export interface BenchResult {
  name: string;
  /** `ms`, `µs`, `rows/s`, `MB`, … */
  unit: string;
  ours: number;
  /** The bare thing beside ours, measured in the same run; null where nothing compares. */
  baseline: number | null;
  /** `ours / baseline`. */
  ratio: number | null;
  /** What is wanted, in words: `≤ 1.3 × baseline`, `≤ 100 ms`; null where the figure is only told. */
  goal: string | null;
  met: boolean | null;
}

/** A file of `test/bench/`. `args` is what stands after the suite's name, without `--json`. */
export interface Suite {
  run(args: string[]): Promise<BenchResult[]>;
}

/** The value below which so large a share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function table(results: BenchResult[]): string {
  const rows = [['', 'ours', 'baseline', 'ratio', 'goal', ''], ...results.map(row)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) => cells.map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n') + '\n';
}

function row({ name, unit, ours, baseline, ratio, goal, met }: BenchResult): string[] {
  const verdict = met === null ? '' : met ? 'met' : 'NOT MET';
  return [name, `${figure(ours)} ${unit}`, baseline === null ? '–' : `${figure(baseline)} ${unit}`, ratio === null ? '–' : `× ${figure(ratio)}`, goal ?? '', verdict];
}

/** Three figures that count. */
function figure(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
