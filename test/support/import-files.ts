/** Files to import, made as the programs of people make them, and the way a page sends one through reader and core. */
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Core } from '../../src/crm/index.ts';
import { createReader } from '../../src/crm/import/read/reader.ts';
import type { FileOverview, ReadOptions, RowOutcome } from '../../src/domain/exchange.ts';

/** A workbook of the given parts; `parts` go over the usual ones. */
export async function workbook(sheet: string, parts: Record<string, string> = {}): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  const all: Record<string, string> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  };
  for (const [name, text] of Object.entries(all)) await zip.add(name, new TextReader(text), { useWebWorkers: false });
  return zip.close();
}

/** Bytes of a text in an encoding that this machine can decode only: found by trying every code. */
export function encoded(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = new Uint8Array(text.length * 2);
    for (let at = 0; at < text.length; at += 1) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
    return bytes;
  }
  const codes = tableOf(encoding);
  return new Uint8Array([...text].flatMap((letter) => codes.get(letter) ?? [63]));
}

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  const put = (bytes: number[]): void => {
    const letter = decoder.decode(new Uint8Array(bytes));
    if ([...letter].length === 1 && letter !== '\uFFFD' && !table.has(letter)) table.set(letter, bytes);
  };
  for (let first = 0; first < 256; first += 1) put([first]);
  for (let first = 0x81; first < 255; first += 1) for (let second = 0x30; second < 255; second += 1) put([first, second]);
  tables.set(encoding, table);
  return table;
}

export interface Imported {
  overview: FileOverview;
  outcomes: RowOutcome[];
  counts: Record<string, number>;
  batch: string;
  errors: string | null;
}

export interface Sending {
  options?: ReadOptions;
  targets?: string[];
  duplicates?: 'skip' | 'update' | 'create';
  dry?: boolean;
  addOptions?: boolean;
  matchBy?: ('accountNumber' | 'emails' | 'phones')[];
  /** Rows a call. */
  limit?: number;
}

/** Opens, judges and, unless dry, takes in a file; throws its problem. */
export async function importFile({ api }: Core, file: Blob | string | Uint8Array<ArrayBuffer>, sending: Sending = {}): Promise<Imported> {
  const reader = createReader();
  const custom = (await api.fields.list('customer')).map(({ id, label, fieldType }) => ({ target: `custom.${id}`, label, type: fieldType }));
  const opened = await reader.open({ file: file instanceof Blob ? file : new Blob([file]), options: sending.options ?? {}, custom, region: (await api.info()).region });
  if ('problem' in opened) throw Object.assign(new Error(opened.problem.code), opened.problem);
  const { overview } = opened;
  await reader.start(sending.targets ?? overview.suggested, overview.locale);
  const { id } = await api.imports.begin({ dry: sending.dry ?? false, name: 'test.csv', duplicates: sending.duplicates ?? 'skip', addOptions: sending.addOptions ?? false, ...(sending.matchBy && { matchBy: sending.matchBy }) });
  const outcomes: RowOutcome[] = [];
  for (let done = false; !done; ) {
    const next = await reader.next(sending.limit ?? 200);
    if ('problem' in next) {
      await api.imports.cancel(id);
      throw Object.assign(new Error(next.problem.code), next.problem);
    }
    const told = await api.imports.rows(id, next.rows);
    await reader.note(told.filter(({ does }) => does === 'error' || does === 'conflict').map(({ row, reasons }) => ({ row, reason: reasons.map(({ code, column, field }) => `${column ?? field}: ${code}`).join('; ') })));
    outcomes.push(...told);
    ({ done } = next);
  }
  const { counts } = await api.imports.finish(id);
  return { overview, outcomes, counts, batch: id, errors: (await (await reader.errors('Reason'))?.text()) ?? null };
}
