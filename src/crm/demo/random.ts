/** Seeded chance: the same seed gives the same demo data on every machine. */
export interface Chance {
  /** 0 ≤ x < 1. */
  unit(): number;
  /** Whole number, 0 ≤ n < `below`. */
  below(below: number): number;
  /** True in `share` of all cases. */
  one(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** UUIDv7 (RFC 9562 §5.7) of a moment in milliseconds. */
  id(at: number): string;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and its 128 bits of state never fall into a short circle here. */
export function chance(seed: number): Chance {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  const unit = () => next() / 2 ** 32;
  const below = (limit: number) => Math.floor(unit() * limit);
  return {
    unit,
    below,
    one: (share) => unit() < share,
    pick<T>(list: readonly T[]): T {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    id: (at) => uuidv7(at, next),
  };
}

function uuidv7(at: number, next: () => number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  const [high, middle, low] = [next(), next(), next()];
  const version = (0x7000 | (high & 0xfff)).toString(16);
  const variant = (0x8000 | ((high >>> 12) & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex(middle).slice(0, 4)}${hex(low)}`;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
