/** Which rows are chosen, by id, so that a choice survives whatever comes and goes around it. */

export interface Selection {
  /** Everything the list finds, but for `ids`. */
  all: boolean;
  ids: ReadonlySet<string>;
}

export const NOTHING: Selection = { all: false, ids: new Set() };
export const EVERYTHING: Selection = { all: true, ids: new Set() };

export function isChosen({ all, ids }: Selection, id: string): boolean {
  return ids.has(id) !== all;
}

export function choose(selection: Selection, some: readonly string[], chosen: boolean): Selection {
  const ids = new Set(selection.ids);
  for (const id of some) {
    if (chosen === selection.all) ids.delete(id);
    else ids.add(id);
  }
  return { all: selection.all, ids };
}

/** How many rows of a list of `total` are chosen. */
export function countOf({ all, ids }: Selection, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size;
}
