/** The archive around an XLSX workbook (ECMA-376): opened by zip.js, each part streamed, none larger than it may be. */
import { BlobReader, ZipReader, configure } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { SaxesParser } from 'saxes';
import { isStop } from './channel.ts';
import { FileError } from './problem.ts';

configure({ useWebWorkers: false });

/** Bytes one part may unfold to. */
const MAX_PART = 2_000_000_000;
/** Deflate packs a real sheet 5 to 60 times; beyond this it is made to fill a memory. */
const MAX_RATIO = 250;
/** Below this no ratio harms. */
const HARMLESS = 20_000_000;
const MAX_ENTRIES = 10_000;

/** Begins a workbook with a password, and every one of Excel 97–2003 (a compound file). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

export interface Workbook {
  sheets: { name: string; path: string }[];
  /** Days count from 1904. */
  from1904: boolean;
  /** Calls `on` for the XML of a part, piece by piece; a part that is not there is passed over. */
  parse(path: string, handlers: Handlers, after: After): Promise<void>;
  close(): Promise<void>;
}

/** Runs after each piece; what it waits for, the unfolding waits for too. `share` of the part read, 0 to 1. */
export type After = (share: number) => Promise<void> | void;

export interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

export function isCompound(head: Uint8Array): boolean {
  return COMPOUND.every((byte, at) => head[at] === byte);
}

export async function openWorkbook(file: Blob): Promise<Workbook> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entries = await entriesOf(zip);
  const parse: Workbook['parse'] = async (path, handlers, after) => {
    const entry = entries.get(path);
    if (entry) await parsePart(entry, handlers, after);
  };
  const targets = new Map<string, string>();
  await parse('xl/_rels/workbook.xml.rels', { open: (name, { Id = '', Target = '' }) => void (name === 'Relationship' && targets.set(Id, partPath(Target))) }, nothing);
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  const open: Handlers['open'] = (name, attributes) => {
    if (name === 'sheet' && attributes['state'] !== 'veryHidden') sheets.push({ name: attributes['name'] ?? '', path: targets.get(attributes['r:id'] ?? '') ?? '' });
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
  };
  await parse('xl/workbook.xml', { open }, nothing);
  if (sheets.length === 0) throw new FileError('format');
  return { sheets: sheets.filter(({ path }) => entries.has(path)), from1904, parse, close: () => zip.close() };
}

const nothing = (): void => undefined;

async function entriesOf(zip: ZipReader<unknown>): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.size >= MAX_ENTRIES) throw new FileError('zip-bomb');
      if (entry.encrypted) throw new FileError('encrypted');
      if (!entry.directory) entries.set(entry.filename, entry as FileEntry);
    }
  } catch (thrown) {
    throw thrown instanceof FileError ? thrown : new FileError('truncated');
  }
  return entries;
}

async function parsePart(entry: FileEntry, handlers: Handlers, after: After): Promise<void> {
  checkSize(entry, entry.uncompressedSize);
  const parser = parserOf(handlers);
  const decoder = new TextDecoder();
  let size = 0;
  // zip.js puts errors of its own in the place of what a sink throws.
  let problem: unknown;
  const take = async (bytes: Uint8Array): Promise<void> => {
    size += bytes.length;
    checkSize(entry, size);
    parser.write(decoder.decode(bytes, { stream: true }));
    await after(size / Math.max(size, entry.uncompressedSize));
  };
  const sink = new WritableStream<Uint8Array>({ write: (bytes) => take(bytes).catch((thrown: unknown) => Promise.reject((problem = thrown))) });
  try {
    await entry.getData?.(sink, { useWebWorkers: false });
    parser.write(decoder.decode()).close();
    await after(1);
  } catch (thrown) {
    const first = problem ?? thrown;
    throw first instanceof FileError || isStop(first) ? first : new FileError('broken');
  }
}

/** What a part claims is checked before it is unfolded, and what it comes to while it is. */
function checkSize({ compressedSize }: FileEntry, size: number): void {
  if (size > MAX_PART) throw new FileError('too-large', { limit: MAX_PART });
  if (size > HARMLESS && size > compressedSize * MAX_RATIO) throw new FileError('zip-bomb');
}

/** Entities other than XML's own five are an error, so that none can unfold into more. */
function parserOf({ open, text, close }: Handlers): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new FileError('broken');
  });
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Record<string, string>));
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) parser.on('text', text);
  return parser;
}

/** Some programs prefix every element: `x:row`. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Targets stand relative to `xl/`, or from the archive's root. */
function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}
