/** Rows of a CSV file, streamed. Papa Parse reads the cells; pieces, limits and places of errors are ours. */
import Papa from 'papaparse';
import { FileError, MAX_RECORD, checkColumns } from './problem.ts';
import type { RawRow } from './problem.ts';

const DELIMITERS = [',', ';', '\t', '|', ':', '\u001f', '^', '~'];
/** Excel's way to say which delimiter follows. */
const SEP_LINE = /^\uFEFF?"?sep=(.)"?\n/i;

/** Rows of a text in pieces. A quoted cell that never ends is told at the row it begins in, and never fills the memory. */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<RawRow[]> {
  let row = 0;
  let open = '';
  for await (const piece of pieces) {
    open = row === 0 ? (open + piece).replace(SEP_LINE, '') : open + piece;
    const { rows, used } = parse(open, delimiter, row, false);
    open = open.slice(used);
    if (open.length > MAX_RECORD) throw new FileError('unclosed-quote', { row: row + rows.length + 1 });
    row += rows.length;
    yield rows.filter(hasCells);
  }
  if (open === '') return;
  yield parse(open, delimiter, row, true).rows.filter(hasCells);
}

/** The delimiter that cuts most rows into the same number of columns. `sample`: whole lines. */
export function detectDelimiter(sample: string): string {
  const said = SEP_LINE.exec(sample)?.[1];
  if (said) return said;
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(sample, delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** Share of rows with the usual number of columns, a little more for more columns; 0 where it cuts nothing. */
function evenness(sample: string, delimiter: string): number {
  const rows = new Papa.Parser({ delimiter, newline: '\n', preview: 50 }).parse(sample, 0, false).data as string[][];
  const counts = new Map<number, number>();
  for (const { length } of rows.filter((row) => row.some((cell) => cell !== ''))) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual = 1, times = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return usual < 2 ? 0 : times / Math.max(1, rows.length) + Math.min(usual, 50) / 500;
}

function parse(text: string, delimiter: string, before: number, whole: boolean): { rows: RawRow[]; used: number } {
  const { data, errors, meta } = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !whole) as Papa.ParseResult<string[]>;
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  if (unclosed) throw new FileError('unclosed-quote', { row: before + (unclosed.row ?? 0) + 1 });
  const bad = new Set(errors.map(({ row }) => row));
  const rows = data.map((cells, at) => checkColumns({ row: before + at + 1, cells, ...(bad.has(at) && { quotes: true }) }));
  return { rows, used: meta.cursor };
}

function hasCells({ cells }: RawRow): boolean {
  return cells.some((cell) => cell !== '');
}
