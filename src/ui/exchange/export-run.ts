/** Writes an export to a file, piece by piece: the file's pace is the export's, and cancelling leaves no file. */
import type { CrmApi } from '../../crm/index.ts';
import type { Remote } from '../../link/remote.ts';
import type { Sink } from './save.ts';

export type ExportRequest = Parameters<CrmApi['exports']['begin']>[0];
export type SubjectRequest = Parameters<CrmApi['exports']['subject']>[1];

export interface Progress {
  done: number;
  total: number;
}

/** True when it was written whole. */
export async function writeExport(crm: Remote<CrmApi>, request: ExportRequest, sink: Sink, told: (progress: Progress) => void, wanted: () => boolean): Promise<boolean> {
  const { id, total, workbook } = await crm.exports.begin(request);
  const pieces = textOf(() => crm.exports.next(id), ({ at }) => told({ done: at, total }), wanted);
  try {
    if (workbook) {
      const { archiveInto } = await import('./zip.ts');
      const archive = archiveInto(sink);
      for (const [path, text] of Object.entries(workbook.parts)) await archive.addText(path, text);
      await archive.addPieces(workbook.sheet, pieces);
      await archive.close();
    } else for await (const piece of pieces) await sink.write(piece);
  } catch (thrown) {
    await sink.abort();
    await crm.exports.cancel(id);
    if (thrown instanceof Cancelled) return false;
    throw thrown;
  }
  await sink.close();
  return true;
}

export async function writeChanges(crm: Remote<CrmApi>, request: { since: number | 'last'; format: 'jsonl' | 'csv' }, sink: Sink, told: (count: number) => void, wanted: () => boolean): Promise<boolean> {
  const { id } = await crm.changes.begin(request);
  let count = 0;
  try {
    for await (const piece of textOf(() => crm.changes.next(id), (next) => told((count += next.count)), wanted)) await sink.write(piece);
  } catch (thrown) {
    await sink.abort();
    await crm.changes.cancel(id);
    if (thrown instanceof Cancelled) return false;
    throw thrown;
  }
  await sink.close();
  await crm.changes.finish(id);
  return true;
}

/** Everything kept of one customer, attachments with it. */
export async function writePack(crm: Remote<CrmApi>, customer: string, request: SubjectRequest, sink: Sink): Promise<void> {
  try {
    const [{ archiveInto }, pack] = await Promise.all([import('./zip.ts'), crm.exports.subject(customer, request)]);
    const archive = archiveInto(sink);
    for (const { path, text } of pack.files) await archive.addText(path, text);
    for (const { path, hash } of pack.attachments) await archive.addBytes(path, await attachment(crm, hash));
    await archive.close();
  } catch (thrown) {
    await sink.abort();
    throw thrown;
  }
  await sink.close();
}

async function attachment(crm: Remote<CrmApi>, hash: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let n = 0; ; n += 1) {
    const piece = await crm.files.piece(hash, n);
    if (piece === null) break;
    parts.push(Uint8Array.from(atob(piece), (letter) => letter.charCodeAt(0)));
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

class Cancelled extends Error {}

async function* textOf<T extends { text: string; done: boolean }>(next: () => Promise<T>, told: (one: T) => void, wanted: () => boolean): AsyncGenerator<string> {
  for (let done = false; !done; ) {
    const one = await next();
    if (!wanted()) throw new Cancelled();
    told(one);
    if (one.text !== '') yield one.text;
    ({ done } = one);
  }
}
