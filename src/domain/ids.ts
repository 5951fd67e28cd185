import { uuidv7 } from 'uuidv7';

/** A new record, element or commit id: UUIDv7 (RFC 9562), so ids sort by the time they were made. */
export function newId(): string {
  return uuidv7();
}

const REPLICA_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new replica id: 13 letters of base 32, 65 random bits; short, since every stamp carries it. */
export function newReplicaId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(13)), (byte) => REPLICA_ALPHABET[byte & 31]).join('');
}
