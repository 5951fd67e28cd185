/**
 * Many records set or deleted at once. The page asks for one piece after another, so that it can show how far it is and
 * stop. Few are one commit; more are staged in a batch that is seen whole or not at all. Either is undone as one.
 */
import type { BulkFault, BulkRequest, BulkState } from '../domain/bulk.ts';
import { CrmError, toPlainError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import { LIST_TYPES } from '../domain/list-fields.ts';
import { permissionsFor } from '../domain/permissions.ts';
import type { Permission } from '../domain/permissions.ts';
import type { Row } from '../domain/row.ts';
import { getRow } from '../storage/rows.ts';
import { changesOfCommit } from '../storage/log.ts';
import { addWrites, beginBatch, BULK_EDIT, publishBatch, undoBatch } from './batches.ts';
import { bulkRows, checkBulkFields, planEdit, titleOfRow, toBatchWrite } from './bulk-plan.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { undo } from './history.ts';
import { mayOf } from './may.ts';
import type { Lists } from './search/lists.ts';

/** Rows of one piece, and of an edit that is one commit. */
const PIECE = 200;
/** Rows deleted or restored in one transaction: a look-up gets its turn in between. */
const DELETED_AT_ONCE = 50;
const MOST_FAULTS = 500;
/** Edits at once; the one begun first is cancelled for a new one. */
const MOST_SESSIONS = 8;

interface Session extends BulkState {
  id: string;
  who: Who;
  request: BulkRequest;
  ids: readonly string[];
  /** Of a staged edit. */
  batch?: string;
  turn: Promise<unknown>;
}

export function createBulk(context: Context, lists: Lists, who: () => Who) {
  const sessions = new Map<string, Session>();
  const need = (id: string): Session => sessions.get(id) ?? fail(id);
  const cancel = async (session: Session): Promise<void> => {
    sessions.delete(session.id);
    await inTurn(session, () => takeBack(context, session));
  };
  return {
    /** Throws `validation` for fields that cannot be set so, `permission` where the agent may not. */
    async begin(request: BulkRequest): Promise<{ id: string; total: number }> {
      const needs = needsOf(request);
      await checkRequest(context, who(), request, needs);
      const ids = request.ids ?? (await found(lists, who(), request));
      const id = newId();
      const session: Session = { id, who: who(), request, ids, done: 0, total: ids.length, finished: false, written: 0, faults: [], refused: 0, turn: Promise.resolve() };
      const [oldest] = sessions.values();
      if (sessions.size >= MOST_SESSIONS && oldest) await cancel(oldest);
      if (!request.remove && ids.length > PIECE) session.batch = (await beginBatch(context, session.who, { kind: BULK_EDIT, name: Object.keys(request.fields ?? {}).join(' ').slice(0, 200) }, needs)).id;
      sessions.set(id, session);
      return { id, total: ids.length };
    },
    /** Does the next piece; after the last one says that it is finished, and the records are seen as they are now. */
    next: (id: string): Promise<BulkState> => {
      const session = need(id);
      return inTurn(session, async () => {
        await doPiece(context, session);
        if (session.done < session.total) return stateOf(session);
        if (session.batch !== undefined && session.written > 0) await publishBatch(context, session.who, session.batch, {}, needsOf(session.request));
        else if (session.batch !== undefined) await undoBatch(context, session.who, session.batch);
        sessions.delete(id);
        return { ...stateOf(session), finished: true };
      });
    },
    /** Leaves every record as it was before. */
    cancel: (id: string): Promise<void> => cancel(need(id)),
    /** Takes back a whole edit or deletion, by its commit. Throws `conflict` like History does. */
    undo: (commitId: string): Promise<void> => takeBackCommit(context, who(), commitId),
  };
}

function fail(id: string): never {
  throw new CrmError('not-found', { record: id });
}

function needsOf({ type, fields, remove }: BulkRequest): Permission[] {
  return permissionsFor(type, remove ? 'delete' : 'edit', Object.keys(fields ?? {}));
}

async function checkRequest(context: Context, who: Who, request: BulkRequest, needs: readonly Permission[]): Promise<void> {
  if (!LIST_TYPES.includes(request.type) || (request.remove && request.type === 'interaction')) throw new CrmError('validation', { field: 'type', rule: 'not-in-list' });
  if (!request.remove && Object.keys(request.fields ?? {}).length === 0) throw new CrmError('validation', { field: 'fields', rule: 'required' });
  const agent = await getRow(context.storage, 'agent', who.agent);
  const may = mayOf(context, String(agent?.role));
  const permission = needs.find((one) => !may(one));
  if (permission) throw new CrmError('permission', { permission });
  if (!request.remove) await checkBulkFields(context, request.type, request.fields ?? {});
}

async function found(lists: Lists, who: Who, { type, query, except = [] }: BulkRequest): Promise<string[]> {
  const left = new Set(except);
  return (await lists.ids(type, who.agent, query)).ids.filter((id) => !left.has(id));
}

async function doPiece(context: Context, session: Session): Promise<void> {
  const { request, ids, done } = session;
  const piece = ids.slice(done, done + PIECE);
  const rows = await bulkRows(context, request.type, piece);
  const there = rows.filter((row) => row !== undefined);
  rows.forEach((row, at) => row === undefined && refuse(session, piece[at]!, undefined, new CrmError('not-found', { record: piece[at]! })));
  await (request.remove ? removePiece(context, session, there) : editPiece(context, session, there));
  session.done += piece.length;
}

async function editPiece(context: Context, session: Session, rows: readonly Row[]): Promise<void> {
  const { who, request, batch } = session;
  const planned = await Promise.all(rows.map(async (row) => ({ row, writes: await planEdit(context, who, request.type, row, request.fields as Fields) })));
  const changed = planned.filter(({ writes }) => writes.length > 0);
  if (changed.length === 0) return;
  if (batch !== undefined) {
    await addWrites(context, batch, changed.flatMap(({ row, writes }) => writes.map((one) => toBatchWrite(row, one))));
    session.commit = batch;
  } else session.commit = (await commit(context, who, changed.flatMap(({ writes }) => writes)))[0]?.commit ?? newId();
  session.written += changed.length;
}

/** Small transactions that carry on one commit. A record that refuses leaves the others be. */
async function removePiece(context: Context, session: Session, rows: readonly Row[]): Promise<void> {
  session.commit ??= newId();
  const write = (some: readonly Row[]) => commit(context, session.who, some.map(({ id }): Write => ({ type: session.request.type, id, op: 'delete' })), { id: session.commit! });
  for (let at = 0; at < rows.length; at += DELETED_AT_ONCE) {
    const some = rows.slice(at, at + DELETED_AT_ONCE);
    try {
      await write(some);
      session.written += some.length;
    } catch {
      for (const row of some) await write([row]).then(() => (session.written += 1), (error: unknown) => refuse(session, row.id, row, error));
    }
  }
}

function refuse(session: Session, id: string, row: Row | undefined, error: unknown): void {
  const fault: BulkFault = { id, title: titleOfRow(session.request.type, row), error: toPlainError(error) };
  session.refused += 1;
  if (session.faults.length < MOST_FAULTS) session.faults.push(fault);
}

function stateOf({ done, total, finished, written, faults, refused, commit: made }: Session): BulkState {
  return { done, total, finished, written, faults: [...faults], refused, ...(made !== undefined && written > 0 && { commit: made }) };
}

async function takeBack(context: Context, session: Session): Promise<void> {
  if (session.batch !== undefined) return undoBatch(context, session.who, session.batch);
  if (session.commit !== undefined && session.written > 0) await takeBackCommit(context, session.who, session.commit);
}

/** Many deletions are restored as they were made: some at a time, in one commit. */
async function takeBackCommit(context: Context, who: Who, commitId: string): Promise<void> {
  const changes = await changesOfCommit(context.storage, commitId);
  if (changes.length <= DELETED_AT_ONCE || changes.some(({ op }) => op !== 'delete')) return undo(context, who, commitId);
  const id = newId();
  const writes = changes.map((one): Write => ({ type: one.type as Write['type'], id: one.record, op: 'restore', ...(one.agent === who.agent && { as: 'delete' as const }) }));
  for (let at = 0; at < writes.length; at += DELETED_AT_ONCE) await commit(context, { ...who, path: 'undo' }, writes.slice(at, at + DELETED_AT_ONCE), { id });
}

function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const turn = session.turn.then(work);
  session.turn = turn.catch(() => undefined);
  return turn;
}
