/**
 * Customers that share a key, found among a million in bounded memory: of each key only a 32-bit hash is kept beside the
 * number of its customer, 8 bytes in all, and equal hashes are brought together by sorting small heaps of them.
 */

/** Heaps by the hash's highest bits: each is sorted in some milliseconds, so that a look-up gets between. */
const HEAPS = 1024;
/** Bits left for a customer's number in a double's 53: two million customers. */
const NUMBER_BITS = 21;
const NUMBERS = 2 ** NUMBER_BITS;
/** A key that more customers share says nothing: a switchboard not marked as one, a default postcode. */
const MOST_SHARED = 20;

export class Blocks {
  private readonly heaps: number[][] = Array.from({ length: HEAPS }, () => []);

  add(customer: number, keys: readonly string[]): void {
    for (const key of keys) {
      const hash = hashOf(key);
      this.heaps[hash >>> 22]!.push(hash * NUMBERS + customer);
    }
  }

  /** Pairs of customer numbers with a hash in common, heap by heap; the heaps are used up. */
  *pairs(): Generator<[number, number][]> {
    for (const [at, heap] of this.heaps.entries()) {
      yield pairsIn(Float64Array.from(heap).sort());
      this.heaps[at] = [];
    }
  }
}

function pairsIn(sorted: Float64Array): [number, number][] {
  const pairs: [number, number][] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && Math.floor(sorted[end]! / NUMBERS) === Math.floor(sorted[start]! / NUMBERS)) end += 1;
    const members = [...new Set(sorted.subarray(start, end))].map((one) => one % NUMBERS);
    if (members.length <= MOST_SHARED) for (const [i, a] of members.entries()) for (const b of members.slice(i + 1)) pairs.push([a, b]);
    start = end;
  }
  return pairs;
}

/** FNV-1a over UTF-16 units, unsigned. Two keys of one hash cost one comparison in vain. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
