/** What a grid is given and gives: its columns, where it was left, and how rows are chosen. */
import type { ComponentChildren } from 'preact';

export interface Column<T> {
  /** A field's path where the column shows one. Its cells have the class `c-<id>`, with `-` for `.`. */
  id: string;
  label: string;
  /** CSS pixels that show most values in full. */
  width: number;
  /** Least pixels; 60 when absent. */
  min?: number | undefined;
  grows?: boolean | undefined;
  /** Left out of the list's own columns where it is narrow, the higher the sooner. */
  spare?: number | undefined;
  /** Set by the agent. */
  own?: number | undefined;
  numeric?: boolean | undefined;
  /** The head is heard, not seen. */
  quiet?: boolean | undefined;
  /** Field to sort by; absent: it cannot be. */
  by?: string | undefined;
  cell: (row: T) => ComponentChildren;
  /** Full text of a cell that may be cut. */
  title?: ((row: T) => string | undefined) | undefined;
}

/** Where a list was left: its cursor and scroll. Kept by the list, so that Back finds it. */
export interface Place {
  cursor: number;
  scroll: number;
  /** The row under the cursor. */
  id?: string | undefined;
}

/** `from`: rows from there to `to`; else the one at `to`, or all of them. */
export type Select = (what: { to: number; from?: number | undefined } | 'all' | 'none') => void;

export interface Hold {
  held: () => boolean;
  anchor: () => { id: string; index: number } | null;
  moved: (by: number) => void;
}
