/** Rows of one sheet of an XLSX workbook, streamed. Formulas are never worked out: the value stored with them counts. */
import { FileError, MAX_COLUMNS } from './problem.ts';
import type { RawRow } from './problem.ts';
import { isDateFormat, serialToIso } from './xlsx-dates.ts';
import { openWorkbook } from './workbook.ts';
import type { Workbook } from './workbook.ts';

/** Characters of all shared strings together, which a workbook makes us hold. */
const MAX_SHARED = 60_000_000;

export async function sheetNames(file: Blob): Promise<string[]> {
  const book = await openWorkbook(file);
  await book.close();
  return book.sheets.map(({ name }) => name);
}

/** Hands on rows as they are read; `take` may wait, and then so does the unfolding. */
export async function sheetRows(file: Blob, sheet: number, take: (rows: RawRow[]) => Promise<void>, told: (share: number) => void): Promise<void> {
  const book = await openWorkbook(file);
  try {
    const path = book.sheets[sheet]?.path;
    if (path === undefined) throw new FileError('broken');
    const rows: RawRow[] = [];
    const handlers = rowHandlers(await sharedStrings(book), await dateStyles(book), book.from1904, (row) => rows.push(row));
    await book.parse(path, handlers, (share) => {
      told(share);
      return rows.length > 0 ? take(rows.splice(0)) : undefined;
    });
  } finally {
    await book.close();
  }
}

async function sharedStrings(book: Workbook): Promise<string[]> {
  const strings: string[] = [];
  let [text, reading, total] = ['', false, 0];
  let phonetic = false;
  await book.parse('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      reading = name === 't' && !phonetic;
    },
    text: (part) => void (reading && (text += part)),
    close(name) {
      reading = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      strings.push(unescaped(text));
      total += text.length;
      if (total > MAX_SHARED) throw new FileError('too-large', { limit: MAX_SHARED });
    },
  }, () => undefined);
  return strings;
}

/** Which cell styles show a number as a date. */
async function dateStyles(book: Workbook): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await book.parse('xl/styles.xml', {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') formats.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(isDateFormat(Number(numFmtId), formats.get(Number(numFmtId))));
    },
    close: (name) => void (name === 'cellXfs' && (inCells = false)),
  }, () => undefined);
  return styles;
}

function rowHandlers(shared: string[], dates: boolean[], from1904: boolean, done: (row: RawRow) => void) {
  let cells: (string | number)[] = [];
  let [row, column, type, style] = [0, 0, '', 0];
  let [value, reading] = ['', false];
  const cellValue = (): string | number => {
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e' || value === '') return '';
    if (type === 'd') return value.replace(/T00:00(:00(\.0+)?)?$/, '');
    if (type !== '' && type !== 'n') return unescaped(value);
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return dates[style] ? serialToIso(number, from1904) : number;
  };
  return {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'row') {
        cells = [];
        row = Number(attributes['r'] ?? row + 1);
        column = -1;
      } else if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1;
        if (column >= MAX_COLUMNS) throw new FileError('too-many-columns', { row, limit: MAX_COLUMNS });
        [type, style, value] = [attributes['t'] ?? '', Number(attributes['s'] ?? 0), ''];
      }
      reading = name === 'v' || name === 't';
    },
    text: (part: string) => void (reading && (value += part)),
    close(name: string) {
      reading = false;
      if (name === 'c') {
        while (cells.length < column) cells.push('');
        cells[column] = cellValue();
      }
      if (name === 'row' && cells.some((cell) => cell !== '')) done({ row, cells });
    },
  };
}

/** `BC12` → 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** ECMA-376 §22.9.2.19: characters XML cannot carry stand as `_x000D_`. */
function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
