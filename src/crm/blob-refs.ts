/**
 * Which follow-ups hold which files, kept in the transaction that writes them. A file stays while any follow-up has or ever had
 * it, since undo may bring it back; erasing the last of them takes its contents along.
 */
import type { Change, FieldChanges } from '../domain/change.ts';
import type { Attachment, Mail, Millis } from '../domain/records.ts';
import { HEAD } from '../storage/blob-rows.ts';
import type { WriteTx } from '../storage/transaction.ts';

/** Local key: hashes that a record here points to and whose contents are not all here. */
export const MISSING = 'blobsMissing';
/** Local key: contents that no record points to yet, with the moment they were begun. */
export const LOOSE = 'blobsLoose';

interface File {
  hash: string;
  size: number;
}

/** Files that a value of a follow-up points to. */
export function filesIn(path: string, value: unknown): File[] {
  if (typeof value !== 'object' || value === null) return [];
  if (path.startsWith('attachments.')) return [value as Attachment];
  const { source, size = 0 } = value as Mail;
  return path === 'mail' && source !== undefined ? [{ hash: source, size }] : [];
}

/** Takes note of the files that a change of a follow-up brings. */
export async function holdFiles(tx: WriteTx, record: string, fields: FieldChanges, at: Millis): Promise<void> {
  const files = Object.entries(fields).flatMap(([path, [, to]]) => filesIn(path, to));
  for (const { hash, size } of files) await hold(tx, record, hash, size, at);
}

async function hold(tx: WriteTx, record: string, hash: string, size: number, at: Millis): Promise<void> {
  const head = (await tx.blobHead(hash)) ?? { hash, n: HEAD, size, have: 0, whole: false, refs: [], at };
  if (!head.refs.includes(record)) await tx.putBlob({ ...head, refs: [...head.refs, record] });
  await forget(tx, LOOSE, hash);
  const missing = (await tx.local<string[]>(MISSING)) ?? [];
  if (!head.whole && !missing.includes(hash)) await tx.setLocal(MISSING, [...missing, hash]);
}

/** Lets go of the files that an erased record's changes brought; contents that nobody else holds go for good. */
export async function releaseFiles(tx: WriteTx, record: string, changes: readonly Change[]): Promise<void> {
  const hashes = changes.flatMap(({ type, fields }) => (type === 'followUp' ? Object.entries(fields ?? {}).flatMap(([path, [, to]]) => filesIn(path, to)) : [])).map(({ hash }) => hash);
  for (const hash of new Set(hashes)) await release(tx, record, hash);
}

async function release(tx: WriteTx, record: string, hash: string): Promise<void> {
  const head = await tx.blobHead(hash);
  if (!head) return;
  const refs = head.refs.filter((one) => one !== record);
  if (refs.length > 0) return void (await tx.putBlob({ ...head, refs }));
  await tx.removeBlob(hash);
  const missing = (await tx.local<string[]>(MISSING)) ?? [];
  if (missing.includes(hash)) await tx.setLocal(MISSING, missing.filter((one) => one !== hash));
}

async function forget(tx: WriteTx, key: typeof LOOSE, hash: string): Promise<void> {
  const { [hash]: known, ...rest } = (await tx.local<Record<string, Millis>>(key)) ?? {};
  if (known !== undefined) await tx.setLocal(key, rest);
}
