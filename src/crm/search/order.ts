/** Rows ranked by one column, kept in order as rows come, change and go: a list never sorts in the page. */

export type SortValue = string | number;

export class Order {
  private readonly values: Map<string, SortValue>;
  private sorted: string[] | null = null;

  constructor(values: Map<string, SortValue> = new Map()) {
    this.values = values;
  }

  value(id: string): SortValue | undefined {
    return this.values.get(id);
  }

  set(id: string, value: SortValue): void {
    if (this.values.get(id) === value) return;
    this.remove(id);
    this.values.set(id, value);
    if (this.sorted) this.sorted.splice(this.placeOf(id, value), 0, id);
  }

  remove(id: string): void {
    const value = this.values.get(id);
    if (value === undefined) return;
    if (this.sorted) {
      const at = this.placeOf(id, value);
      if (this.sorted[at] === id) this.sorted.splice(at, 1);
    }
    this.values.delete(id);
  }

  /** Every id, lowest first; equal ones by id, so that the order is the same each time. */
  ids(): readonly string[] {
    this.sorted ??= [...this.values.keys()].sort((a, b) => this.compare(a, this.values.get(a)!, b, this.values.get(b)!));
    return this.sorted;
  }

  /** Ids of a subset, in order. */
  of(subset: ReadonlySet<string>): string[] {
    if (subset.size * 20 > this.values.size) return this.ids().filter((id) => subset.has(id));
    return [...subset].sort((a, b) => this.compare(a, this.values.get(a) ?? '', b, this.values.get(b) ?? ''));
  }

  private placeOf(id: string, value: SortValue): number {
    const sorted = this.ids();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle]!;
      if (this.compare(other, this.values.get(other)!, id, value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Nothing comes after something. */
  private compare(a: string, va: SortValue, b: string, vb: SortValue): number {
    if (va === vb) return a < b ? -1 : a > b ? 1 : 0;
    if (va === '') return 1;
    if (vb === '') return -1;
    return va < vb ? -1 : 1;
  }
}
