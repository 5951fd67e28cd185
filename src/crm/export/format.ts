/** Records as text of a format, with what begins and ends the file. */
import type { Customer } from '../../domain/records.ts';
import type { Cell, CellWords, ExportedRecord, columnsOf } from './cells.ts';
import { csvLine } from './csv.ts';
import { localTime } from './dates.ts';
import { SHEET_END, SHEET_START, headRow, sheetRow } from './sheet.ts';
import { vcard } from './vcard.ts';

export interface Layout {
  format: 'csv' | 'xlsx' | 'vcard' | 'jsonl';
  /** CSV; a comma when absent. */
  delimiter?: string;
  /** CSV: byte order mark, which tells Excel that it is UTF-8. */
  bom?: boolean;
  /** vCard; 4.0 when absent. */
  version?: '4.0' | '3.0';
  /** Headings by column path; a path without one stands for itself. */
  headings?: Record<string, string>;
  /** Options of pick lists by id, in the person's language. */
  words?: Record<string, Record<string, string>>;
  /** IANA zone that moments are written in; UTC when absent. */
  zone?: string;
}

export function formatted(layout: Layout, columns: ReturnType<typeof columnsOf>, records: readonly ExportedRecord[], words: CellWords, place: { first: boolean; last: boolean }): string {
  const { format, delimiter = ',', headings = {}, zone = 'UTC', version = '4.0' } = layout;
  const head = columns.map(([path]) => headings[path] ?? path);
  const cells = (one: ExportedRecord): Cell[] => columns.map(([, cell]) => cell(one, words));
  switch (format) {
    case 'jsonl':
      return records.map(({ record, followUps }) => `${JSON.stringify(followUps.length > 0 ? { ...record, followUps } : record)}\n`).join('');
    case 'vcard':
      return records.map(({ record }) => vcard(record as Customer, version)).join('');
    case 'xlsx':
      return (place.first ? SHEET_START + headRow(head) : '') + records.map((one) => sheetRow(cells(one), zone)).join('') + (place.last ? SHEET_END : '');
    case 'csv': {
      const start = place.first ? (layout.bom ? '\uFEFF' : '') + csvLine(head, delimiter) : '';
      return start + records.map((one) => csvLine(cells(one).map((cell) => plain(cell, zone)), delimiter)).join('');
    }
  }
}

function plain(cell: Cell, zone: string): string | number {
  if (typeof cell !== 'object') return cell;
  return 'day' in cell ? cell.day : localTime(cell.at, zone);
}
