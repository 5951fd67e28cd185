/** All an import can do, as the API has it; reading the file is the reader's (./read), in a worker of its own. */
import type { ImportView, ReadRow } from '../../domain/exchange.ts';
import { millisOf, partsOf } from '../../domain/clock.ts';
import type { BatchWrite } from '../../domain/merge.ts';
import type { Row } from '../../domain/row.ts';
import type { BatchRow } from '../../storage/database.ts';
import { getBatch, getChunk, isErased, unpackWrites } from '../../storage/batches.ts';
import { allBatches, getLocal, getRows, setLocal } from '../../storage/rows.ts';
import { BULK_EDIT, listBatches, undoBatch } from '../batches.ts';
import type { Context, Who } from '../context.ts';
import { visible } from '../view.ts';
import { titleOf } from './matches.ts';
import { FILE_IMPORT, ImportSessions } from './session.ts';
import type { ImportRequest } from './session.ts';

/** Which columns became what, by the set of headings; on this device. */
const MAPPINGS = 'importMappings';
const KEPT_MAPPINGS = 50;
/** Rows named that an undo kept. */
const MOST_KEPT = 500;

export function createImports(context: Context, who: () => Who) {
  const sessions = new ImportSessions(context);
  return {
    begin: (request: ImportRequest) => sessions.begin(who(), request),
    rows: (id: string, rows: ReadRow[]) => sessions.rows(id, rows),
    finish: (id: string) => sessions.finish(id),
    cancel: (id: string) => sessions.cancel(id),
    /** The last 50, newest first. */
    list: () => listImports(context),
    /** Takes a whole import back; rows edited since stay, see `kept`. */
    undo: (id: string) => undoBatch(context, who(), id),
    kept: (id: string) => keptRows(context, id),
    /** Targets chosen before for the same headings; null where there are none. */
    mapping: async (key: string) => (await mappings(context)).find((one) => one.key === key)?.targets ?? null,
    remember: async (key: string, targets: string[]) => {
      const others = (await mappings(context)).filter((one) => one.key !== key);
      await setLocal(context.storage, MAPPINGS, [{ key, targets }, ...others].slice(0, KEPT_MAPPINGS));
    },
  };
}

async function mappings({ storage }: Context): Promise<{ key: string; targets: string[] }[]> {
  return (await getLocal<{ key: string; targets: string[] }[]>(storage, MAPPINGS)) ?? [];
}

async function listImports(context: Context): Promise<ImportView[]> {
  return (await listBatches(context)).map(({ id, kind, name, status, rows, counts, stamp, agent }) => ({ id, kind, name, status, rows, at: millisOf(stamp), agentId: agent, ...(counts && { counts }) }));
}

/** Records that an undone import left standing, since somebody has changed them after it. */
async function keptRows(context: Context, id: string): Promise<{ id: string; title: string }[]> {
  const batch = await getBatch(context.storage, id);
  const kept: { id: string; title: string }[] = [];
  for (let n = 0; batch && n < batch.chunks && kept.length < MOST_KEPT; n += 1) {
    const chunk = await getChunk(context.storage, id, n);
    const writes = chunk ? (await unpackWrites(chunk.data)).filter((one): one is BatchWrite => !isErased(one)) : [];
    const rows = await getRows(context.storage, 'customer', writes.map((one) => one.id));
    rows.forEach((row, at) => row && isKept(row, writes[at]!, batch.stamp) && kept.push(...visible(context, [row]).map((one) => ({ id: one.id, title: titleOf(one) }))));
  }
  return kept.slice(0, MOST_KEPT);
}

function isKept(row: Row, { op, fields }: BatchWrite, stamp: string): boolean {
  const later = (path: string): boolean => (row._.x?.[path] ?? '') > stamp;
  return op === 'create' ? Object.keys(row._.x ?? {}).some(later) : Object.keys(fields).some(later);
}

/** Imports that a crash or a closed page left staged here: nobody goes on with them. Asked before anyone can begin another. */
export async function leftoverImports(context: Context): Promise<BatchRow[]> {
  const batches = await allBatches(context.storage);
  return batches.filter(({ kind, status, stamp }) => (kind === FILE_IMPORT || kind === BULK_EDIT) && status === 'staged' && partsOf(stamp).replica === context.replica);
}

/** One whose agent may not import any more stays unseen as it is. */
export async function cancelLeftovers(context: Context, left: readonly BatchRow[]): Promise<void> {
  for (const { id, agent } of left) await undoBatch(context, { agent, path: 'import' }, id).catch(() => undefined);
}
