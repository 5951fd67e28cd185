/** Digests and the tamper-evident chain. Synchronous on purpose: they are made inside the write transaction. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Change, ChangeHeader } from './change.ts';

export const CHAIN_START = '0'.repeat(64);

export function newSalt(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(12)));
}

export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Digest of a payload under its salt. */
export function digestOf(salt: string, payload: unknown): string {
  return hashText(`${salt}\n${JSON.stringify(payload)}`);
}

/** The chain's next link. */
export function chainOf(before: string, header: ChangeHeader, digest: string): string {
  const { replica, seq, hlc, commit, agent, path, op, type, record } = header;
  return hashText([before, replica, seq, hlc, commit, agent, path, op, type, record, digest].join('\n'));
}

/** True when the change still holds what its digest says, or was erased. */
export function isIntact(change: Change, before: string): boolean {
  if (change.chain !== chainOf(before, change, change.digest)) return false;
  return change.salt === undefined || change.digest === digestOf(change.salt, payloadOf(change));
}

/** What a digest covers. */
export function payloadOf(change: Pick<Change, 'fields' | 'seen'>): unknown {
  return [change.fields ?? null, change.seen ?? null];
}
