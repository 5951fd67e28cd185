/** Files on their way between a page and the core: piece by piece as base64, since a Port carries JSON only. */
import type { CrmApi } from '../../crm/index.ts';
import { CrmError } from '../../domain/errors.ts';
import { MAX_ATTACHMENT } from '../../domain/validate.ts';
import type { Remote } from '../../link/remote.ts';

/** Bytes of a piece; the core's own measure (`src/storage/blobs.ts`). */
const PIECE = 131_072;
/** Bytes per call of `fromCharCode`: more would overflow the stack. */
const STEP = 0x8000;

export interface StoredFile {
  hash: string;
  size: number;
}

/** Hands contents over; those known already go over no more. Throws `validation` where they are too large. */
export async function storeFile(crm: Remote<CrmApi>, bytes: Uint8Array<ArrayBuffer>): Promise<StoredFile> {
  if (bytes.length > MAX_ATTACHMENT) throw new CrmError('validation', { field: 'attachments', rule: 'too-large', limit: MAX_ATTACHMENT });
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const { have, pieces } = await crm.files.begin({ hash, size: bytes.length });
  for (let n = have; n < pieces; n += 1) await crm.files.add(hash, n, toBase64(bytes.subarray(n * PIECE, (n + 1) * PIECE)));
  return { hash, size: bytes.length };
}

/** The whole contents. Throws `not-found` while they are not all here. */
export async function loadFile(crm: Remote<CrmApi>, hash: string): Promise<Uint8Array<ArrayBuffer>> {
  const state = await crm.files.state(hash);
  if (!state?.whole) throw new CrmError('not-found', { record: hash });
  const bytes = new Uint8Array(state.size);
  for (let n = 0; n < state.pieces; n += 1) {
    const piece = await crm.files.piece(hash, n);
    if (piece === null) throw new CrmError('not-found', { record: hash });
    bytes.set(Uint8Array.from(atob(piece), (letter) => letter.charCodeAt(0)), n * PIECE);
  }
  return bytes;
}

/** Saves contents to disk. Never opened in a page of ours, whatever their type: HTML in them would run as ours. */
export function saveToDisk(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
