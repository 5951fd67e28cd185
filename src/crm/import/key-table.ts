/**
 * Which row of a file had a key first: 12 bytes a key, whatever its length, so that a million rows with three keys each fit
 * a worker. Keys are told apart by 64 bits of hash: two of three million are alike once in four million files.
 */
export class KeyTable {
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  private rows = new Uint32Array(1024);
  private count = 0;

  /** Row of the key; 0 for one not seen. */
  get(key: string): number {
    const [high, low] = hash(key);
    return this.rows[this.place(high, low)] ?? 0;
  }

  /** The first row to claim a key keeps it. `row` from 1. */
  add(key: string, row: number): void {
    if (this.count * 2 >= this.rows.length) this.grow();
    const [high, low] = hash(key);
    this.put(high, low, row);
  }

  private put(high: number, low: number, row: number): void {
    const at = this.place(high, low);
    if (this.rows[at] !== 0) return;
    this.high[at] = high;
    this.low[at] = low;
    this.rows[at] = row;
    this.count += 1;
  }

  private place(high: number, low: number): number {
    const mask = this.rows.length - 1;
    let at = low & mask;
    while (this.rows[at] !== 0 && (this.high[at] !== high || this.low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { high, low, rows } = this;
    const size = rows.length * 2;
    [this.high, this.low, this.rows, this.count] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size), 0];
    rows.forEach((row, at) => row !== 0 && this.put(high[at] ?? 0, low[at] ?? 0, row));
  }
}

/** Two runs of MurmurHash's mixing with different seeds; the zero row marks a free place, so any hash will do. */
function hash(key: string): [high: number, low: number] {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x5bd1e995);
    low = Math.imul(low ^ code, 0x1b873593);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (low >>> 16), 0xc2b2ae35);
  low = Math.imul(low ^ (high >>> 16), 0xcc9e2d51);
  return [(high ^ (high >>> 13)) >>> 0, (low ^ (low >>> 16)) >>> 0];
}
