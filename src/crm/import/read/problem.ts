/** Why a file cannot be read, thrown by the reader's parts and handed on as data. */
import type { FileProblem } from '../../../domain/exchange.ts';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly problem: FileProblem;

  constructor(code: FileProblem['code'], detail: Omit<FileProblem, 'code'> = {}) {
    super(code);
    this.problem = { code, ...detail };
  }
}

/** Anything thrown while a file is read, as a problem of the file. */
export function toProblem(thrown: unknown): FileProblem {
  if (thrown instanceof FileError) return thrown.problem;
  // Browsers throw these where a file was moved or written to since it was chosen.
  const unreadable = thrown instanceof Error && /^Not(Readable|Found)Error$/.test(thrown.name);
  return { code: unreadable ? 'unreadable' : 'broken' };
}

/** Beyond this a table is none of people: a sheet or a broken delimiter. */
export const MAX_COLUMNS = 512;
/** Characters of one record, its line breaks included: twice the longest note with all other fields. */
export const MAX_RECORD = 1_000_000;

/** One row as it stands in the file. Numbers and dates of a workbook come typed, dates as ISO text. */
export interface RawRow {
  /** As a spreadsheet counts, from 1. */
  row: number;
  cells: (string | number)[];
  /** A quotation mark stands inside a quoted cell. */
  quotes?: boolean;
}

export function checkColumns(row: RawRow): RawRow {
  if (row.cells.length > MAX_COLUMNS) throw new FileError('too-many-columns', { row: row.row, limit: MAX_COLUMNS });
  return row;
}
