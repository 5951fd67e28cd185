/**
 * Files on follow-ups, kept in this database and replicated like the rest: pieces of at most 128 kB under the SHA-256 of the
 * whole, so that the same file is stored once. A page hands a file over piece by piece, then names it in a follow-up.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CrmError } from '../domain/errors.ts';
import type { Millis } from '../domain/records.ts';
import { MAX_ATTACHMENT } from '../domain/validate.ts';
import { HEAD } from '../storage/blob-rows.ts';
import { blobHead, blobPieces, PIECE, piecesOf } from '../storage/blobs.ts';
import type { BlobHead, BlobPiece } from '../storage/blob-rows.ts';
import { getLocal } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { filesIn, LOOSE, MISSING } from './blob-refs.ts';
import type { Fields } from './commit.ts';
import type { Context } from './context.ts';

/** What is known of a file's contents here. */
export interface FileState {
  size: number;
  pieces: number;
  have: number;
  whole: boolean;
}

/** Nobody's contents older than this (ms) are taken away at the next start: a page was closed before its follow-up was posted. */
const LOOSE_FOR = 7 * 86_400_000;

/** Begins or goes on with a file: answers how many pieces are here already. Throws `validation` where it is too large. */
export async function beginFile(context: Context, { hash, size }: { hash: string; size: number }): Promise<FileState> {
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || !Number.isSafeInteger(size) || size < 0) throw new CrmError('validation', { field: 'attachments', rule: 'wrong-type' });
  if (size > MAX_ATTACHMENT) throw new CrmError('validation', { field: 'attachments', rule: 'too-large', limit: MAX_ATTACHMENT });
  const at = context.clock();
  return stateOf(await write(context.storage, [], false, async (tx) => {
    const known = await tx.blobHead(hash);
    if (known) return known;
    const head: BlobHead = { hash, n: HEAD, size, have: 0, whole: false, refs: [], at };
    await tx.putBlob(head);
    await tx.setLocal(LOOSE, { ...(await tx.local<Record<string, Millis>>(LOOSE)), [hash]: at });
    return head;
  }));
}

/** The next piece, as base64. The last one closes the file: throws `conflict` and forgets the pieces where they are not what their hash says. */
export async function addPiece(context: Context, hash: string, n: number, data: string): Promise<FileState> {
  return stateOf(await storePiece(context, { hash, n, data: bytesOf(data) }));
}

function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(data);
  } catch {
    throw new CrmError('validation', { field: 'attachments', rule: 'wrong-type' });
  }
}

export async function storePiece(context: Context, piece: BlobPiece): Promise<BlobHead> {
  const head = await blobHead(context.storage, piece.hash);
  if (!head) throw new CrmError('not-found', { record: piece.hash });
  if (head.whole || piece.n < head.have) return head;
  const pieces = piecesOf(head.size);
  const length = piece.n === pieces - 1 ? head.size - (pieces - 1) * PIECE : PIECE;
  if (piece.n !== head.have || piece.n >= pieces || piece.data.length !== length) throw new CrmError('validation', { field: 'attachments', rule: 'wrong-type' });
  const next = await write(context.storage, [], false, async (tx) => {
    const now = (await tx.blobHead(piece.hash)) ?? head;
    await tx.putBlob(piece);
    const moved = { ...now, have: Math.max(now.have, piece.n + 1) };
    await tx.putBlob(moved);
    return moved;
  });
  return next.have === pieces ? seal(context, next) : next;
}

async function seal(context: Context, head: BlobHead): Promise<BlobHead> {
  const good = (await digestOf(context, head)) === head.hash;
  const sealed = await write(context.storage, [], true, async (tx) => {
    const now = (await tx.blobHead(head.hash)) ?? head;
    const next = good ? { ...now, whole: true } : { ...now, have: 0 };
    if (!good) await tx.removePieces(head.hash);
    await tx.putBlob(next);
    if (good) await found(tx, head.hash);
    return next;
  });
  if (!good) throw new CrmError('conflict', { record: head.hash }, `the pieces of ${head.hash} are not what it says`);
  if (sealed.refs.length > 0) context.emit({ type: 'changed', path: 'system', records: sealed.refs.map((id) => ({ type: 'followUp', id })) });
  return sealed;
}

async function found(tx: WriteTx, hash: string): Promise<void> {
  const missing = (await tx.local<string[]>(MISSING)) ?? [];
  if (missing.includes(hash)) await tx.setLocal(MISSING, missing.filter((one) => one !== hash));
}

async function digestOf(context: Context, { hash, size }: BlobHead): Promise<string> {
  const bytes = new Uint8Array(size);
  for (const { n, data } of await blobPieces(context.storage, hash, 0, piecesOf(size))) bytes.set(data, n * PIECE);
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export async function fileState(context: Context, hash: string): Promise<FileState | null> {
  const head = await blobHead(context.storage, hash);
  return head ? stateOf(head) : null;
}

/** A piece as base64; null where it is not here. */
export async function readPiece(context: Context, hash: string, n: number): Promise<string | null> {
  const [piece] = await blobPieces(context.storage, hash, n, 1);
  return piece?.n === n ? toBase64(piece.data) : null;
}

/** Throws `validation` at the attachment whose contents are not all here: a follow-up never names what was not handed over. */
export async function needFiles(context: Context, fields: Fields): Promise<void> {
  for (const [path, value] of Object.entries(fields)) {
    const inner: [string, unknown][] = path === 'attachments' && typeof value === 'object' && value !== null ? Object.entries(value).map(([id, one]) => [`attachments.${id}`, one]) : [[path, value]];
    for (const [at, one] of inner) for (const { hash } of filesIn(at, one)) if (!(await blobHead(context.storage, String(hash)))?.whole) throw new CrmError('validation', { field: at, rule: 'required' });
  }
}

/** At start: contents that no follow-up came to name. */
export async function dropLoose(context: Context): Promise<void> {
  const loose = (await getLocal<Record<string, Millis>>(context.storage, LOOSE)) ?? {};
  const limit = context.clock() - LOOSE_FOR;
  const old = Object.entries(loose).filter(([, at]) => at < limit).map(([hash]) => hash);
  if (old.length === 0) return;
  await write(context.storage, [], false, async (tx) => {
    for (const hash of old) if ((await tx.blobHead(hash))?.refs.length === 0) await tx.removeBlob(hash);
    await tx.setLocal(LOOSE, Object.fromEntries(Object.entries((await tx.local<Record<string, Millis>>(LOOSE)) ?? {}).filter(([hash]) => !old.includes(hash))));
  });
}

function stateOf({ size, have, whole }: BlobHead): FileState {
  return { size, pieces: piecesOf(size), have, whole };
}
