/**
 * Passphrases: kept as a verifier that says nothing of them. PBKDF2 with HMAC-SHA-256 and 600,000 rounds (OWASP Password
 * Storage Cheat Sheet, read 2026-11-23), because every browser has it and it works offline.
 */
import { CrmError } from '../domain/errors.ts';

const ROUNDS = 600_000;
/** Fewest and most characters: NIST SP 800-63B-4 §3.1.1.2 asks for 8 where something else is at hand too, here the device. */
export const PASSPHRASE = { least: 8, most: 256 } as const;
const SALT_BYTES = 16;
const HASH_BITS = 256;
const NAME = 'pbkdf2-sha256';

/** `pbkdf2-sha256$600000$<salt>$<hash>`, both base64. Throws `validation` for one that is too short or too long. */
export async function makeVerifier(passphrase: unknown): Promise<string> {
  const text = typeof passphrase === 'string' ? passphrase.normalize('NFKC') : '';
  const length = [...text].length;
  if (length < PASSPHRASE.least) throw new CrmError('validation', { field: 'passphrase', rule: 'too-short', limit: PASSPHRASE.least });
  if (length > PASSPHRASE.most) throw new CrmError('validation', { field: 'passphrase', rule: 'too-long', limit: PASSPHRASE.most });
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return [NAME, ROUNDS, toBase64(salt), toBase64(await derive(text, salt, ROUNDS))].join('$');
}

/** False for a wrong one, and for a verifier that this version cannot read. */
export async function matches(passphrase: unknown, verifier: string): Promise<boolean> {
  const [name, rounds, salt, hash] = verifier.split('$');
  if (name !== NAME || !salt || !hash || typeof passphrase !== 'string' || passphrase.length > PASSPHRASE.most * 4) return false;
  const found = await derive(passphrase.normalize('NFKC'), fromBase64(salt), Number(rounds));
  return same(found, fromBase64(hash));
}

async function derive(text: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(text), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS));
}

/** Every byte is compared, so that the time taken tells nothing. */
function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((sum, byte, at) => sum | (byte ^ (b[at] ?? 0)), 0) === 0;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
