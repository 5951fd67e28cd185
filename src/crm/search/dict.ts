/** The distinct values of a column's block, sorted, packed: what a filter asks once for many rows. */
import type { Value } from '../../domain/list-fields.ts';

/** Never part of a value (list-fields.ts). */
const BREAK = '\n';

export type Compare = (a: Value, b: Value) => number;

export interface Dict {
  readonly size: number;
  at(code: number): Value;
}

/** One string of all values: the engine's own `indexOf` scans it far faster than any walk over them. */
export class TextDict implements Dict {
  readonly text: string;
  readonly starts: Uint32Array<ArrayBuffer>;

  constructor(text: string, starts: Uint32Array<ArrayBuffer>) {
    this.text = text;
    this.starts = starts;
  }

  static of(sorted: readonly string[]): TextDict {
    const starts = new Uint32Array(sorted.length);
    let at = 0;
    sorted.forEach((value, i) => {
      starts[i] = at;
      at += value.length + 1;
    });
    return new TextDict(sorted.join(BREAK) + BREAK, starts);
  }

  get size(): number {
    return this.starts.length;
  }

  at(code: number): string {
    return this.text.slice(this.starts[code], this.endOf(code) - 1);
  }

  /** Calls `found` once for each value that contains the text: where the value begins and ends in all, and its first find. */
  eachWith(text: string, found: (code: number, start: number, end: number, at: number) => void): void {
    for (let at = this.text.indexOf(text); at >= 0; ) {
      const code = this.codeAt(at);
      const end = this.endOf(code);
      found(code, this.starts[code]!, end - 1, at);
      at = this.text.indexOf(text, end);
    }
  }

  /** The same for values that begin with the text; the dictionary stands in order of code units. */
  eachFrom(text: string, found: (code: number, start: number, end: number, at: number) => void): void {
    for (let code = codeFrom(this, text, (a, b) => (a < b ? -1 : a > b ? 1 : 0)); code < this.size; code += 1) {
      const start = this.starts[code]!;
      if (!this.text.startsWith(text, start)) return;
      found(code, start, this.endOf(code) - 1, start);
    }
  }

  private endOf(code: number): number {
    return code + 1 < this.starts.length ? (this.starts[code + 1] ?? 0) : this.text.length;
  }

  private codeAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

export class NumberDict implements Dict {
  readonly values: Float64Array<ArrayBuffer>;

  constructor(values: Float64Array<ArrayBuffer>) {
    this.values = values;
  }

  get size(): number {
    return this.values.length;
  }

  at(code: number): number {
    return this.values[code] ?? 0;
  }
}

/** First code whose value is not below `value`; with `past`, whose value is above it. */
export function codeFrom(dict: Dict, value: Value, compare: Compare, past = false): number {
  let low = 0;
  let high = dict.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(dict.at(middle), value);
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
