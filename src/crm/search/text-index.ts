/** Folded text of every record of a type, searched by containment; edits go to a small overlay that is packed when it grows. */
import { Segment } from './segment.ts';

const SEGMENT_ROWS = 4096;

export class TextIndex {
  private segments: { ids: (string | null)[]; segment: Segment }[] = [];
  private place = new Map<string, { segment: number; row: number }>();
  private overlay = new Map<string, string>();

  get size(): number {
    return this.place.size + this.overlay.size;
  }

  set(id: string, text: string): void {
    this.remove(id);
    this.overlay.set(id, text);
    if (this.overlay.size >= SEGMENT_ROWS) this.pack();
  }

  remove(id: string): void {
    this.overlay.delete(id);
    const at = this.place.get(id);
    if (!at) return;
    const segment = this.segments[at.segment];
    if (segment) segment.ids[at.row] = null;
    this.place.delete(id);
  }

  /** Ids whose text contains every term. */
  *find(terms: readonly string[]): Generator<string> {
    const [rarest, ...rest] = [...terms].sort((a, b) => b.length - a.length);
    if (rarest === undefined) return;
    for (const [id, text] of this.overlay) if (terms.every((term) => text.includes(term))) yield id;
    for (const { ids, segment } of this.segments) {
      for (const row of segment.rowsWith(rarest)) {
        const id = ids[row];
        if (id && (rest.length === 0 || containsAll(segment.row(row), rest))) yield id;
      }
    }
  }

  private pack(): void {
    const ids = [...this.overlay.keys()];
    const segment = new Segment([...this.overlay.values()]);
    ids.forEach((id, row) => this.place.set(id, { segment: this.segments.length, row }));
    this.segments.push({ ids, segment });
    this.overlay.clear();
  }
}

function containsAll(text: string, terms: readonly string[]): boolean {
  return terms.every((term) => text.includes(term));
}
