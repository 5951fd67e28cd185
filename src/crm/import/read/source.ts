/** A file as rows, whatever its format; and what can be said of it before a person chooses columns. */
import type { CustomTarget, FileFormat, FileOverview, ReadOptions } from '../../../domain/exchange.ts';
import { pulled } from './channel.ts';
import { csvRows, detectDelimiter } from './csv.ts';
import { HEAD, detectEncoding } from './encoding.ts';
import { guessLocale } from './locale.ts';
import { suggestTargets } from './mapping.ts';
import { FileError } from './problem.ts';
import type { RawRow } from './problem.ts';
import { plainBreaks, textOf } from './text.ts';
import { CARD_COLUMNS, cardRows } from './vcard.ts';
import { isCompound } from './workbook.ts';
import { sheetNames, sheetRows } from './xlsx.ts';

/** Rows shown and judged before a person chooses columns. */
const SAMPLE = 25;
const SHOWN = 5;

export interface Source {
  overview: FileOverview;
  /** From the first row below the headings; each call begins anew. `told`: share of the file read, 0 to 1. */
  rows(told: (share: number) => void): AsyncGenerator<RawRow[]>;
}

/** Throws FileError. `region` decides on dates and numbers where the file does not. */
export async function openSource(file: Blob, options: ReadOptions, custom: readonly CustomTarget[], region: string): Promise<Source> {
  if (file.size === 0) throw new FileError('empty');
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const format = formatOf(head, options);
  const base = format === 'xlsx' ? await workbookSource(file, options) : textSource(file, format, head, options);
  return withOverview(base, format, options, file.size, custom, region);
}

type Base = Pick<FileOverview, 'encoding' | 'delimiter' | 'sheets' | 'sheet'> & { rows(told: (share: number) => void): AsyncGenerator<RawRow[]> };

function formatOf(head: Uint8Array, { encoding }: ReadOptions): FileFormat {
  if (isCompound(head)) throw new FileError('encrypted');
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return 'xlsx';
  const text = new TextDecoder(encoding ?? detectEncoding(head)).decode(head, { stream: true });
  if (/^\s*BEGIN:VCARD/i.test(text)) return 'vcard';
  // oxlint-disable-next-line no-control-regex -- pictures, documents and programs are full of them
  const controls = text.match(/[\u0000-\u0008\u000e-\u001e\ufffd]/g)?.length ?? 0;
  if (controls > 8 && controls > text.length / 50) throw new FileError('format');
  return 'csv';
}

function textSource(file: Blob, format: 'csv' | 'vcard', head: Uint8Array, options: ReadOptions): Base {
  const encoding = options.encoding ?? detectEncoding(head);
  const pieces = (told: (share: number) => void) => textOf(file, encoding, (bytes) => told(bytes / file.size));
  if (format === 'vcard') return { encoding, rows: (told) => cardRows(pieces(told)) };
  const text = plainBreaks(new TextDecoder(encoding).decode(head, { stream: true }));
  const whole = head.length < HEAD ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  const delimiter = options.delimiter ?? detectDelimiter(whole);
  return { encoding, delimiter, rows: (told) => csvRows(pieces(told), delimiter) };
}

async function workbookSource(file: Blob, { sheet = 0 }: ReadOptions): Promise<Base> {
  const sheets = await sheetNames(file);
  return { sheets, sheet, rows: (told) => pulled((give) => sheetRows(file, sheet, give, told)) };
}

async function withOverview(base: Base, format: FileFormat, options: ReadOptions, size: number, custom: readonly CustomTarget[], region: string): Promise<Source> {
  const { rows, ...read } = base;
  const first = await firstRows(rows, SAMPLE + 1);
  if (first.length === 0) throw new FileError('empty');
  const headed = format !== 'vcard' && (options.headed ?? looksLikeHeadings(first[0]!.cells));
  const body = (headed ? first.slice(1) : first).map(({ cells }) => cells);
  const width = Math.max(...first.map(({ cells }) => cells.length));
  const headings = format === 'vcard' ? [...CARD_COLUMNS] : headed ? first[0]!.cells.map((cell) => String(cell).trim()) : Array.from({ length: width }, (_, at) => String(at + 1));
  const suggested = format === 'vcard' ? [...CARD_COLUMNS] : suggestTargets(headings, body, custom);
  const overview: FileOverview = {
    format, ...read, headed, headings, suggested, size,
    sample: body.slice(0, SHOWN).map((cells) => headings.map((_, at) => String(cells[at] ?? '').slice(0, 200))),
    locale: guessLocale(body.flat(), region),
  };
  return { overview, rows: headed ? (told) => withoutFirst(rows(told)) : rows };
}

async function firstRows(rows: Base['rows'], count: number): Promise<RawRow[]> {
  const first: RawRow[] = [];
  for await (const some of rows(() => undefined)) {
    first.push(...some);
    if (first.length >= count) break;
  }
  return first.slice(0, count);
}

async function* withoutFirst(rows: AsyncGenerator<RawRow[]>): AsyncGenerator<RawRow[]> {
  let dropped = false;
  for await (const some of rows) {
    const kept = dropped ? some : some.slice(1);
    dropped ||= some.length > 0;
    yield kept;
  }
}

/** Words without an address, a number or a gap. */
function looksLikeHeadings(cells: readonly (string | number)[]): boolean {
  const texts = cells.map(String).filter((cell) => cell.trim() !== '');
  return cells.every((cell) => typeof cell === 'string') && texts.length > 0 && !texts.some((cell) => /@.+\.|^[+(]?[\d\s()./-]{5,}$|^\d+([.,]\d+)?$/.test(cell.trim()));
}
