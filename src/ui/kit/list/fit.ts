/** How wide columns are drawn: shrunk to their least before anything is cut off, grown to fill; the agent's own widths stand. */

export interface Sized {
  id: string;
  /** Width that shows most values in full (CSS pixels). */
  width: number;
  /** Below it values can no longer be told apart. */
  min: number;
  /** Takes what is left over. */
  grows?: boolean | undefined;
  /** Set by the agent. */
  own?: number | undefined;
  /** Left out first, the higher the sooner, where the list's own columns do not fit; those the agent chose are scrolled to. */
  spare?: number | undefined;
}

/** Widths by id, of the columns that are shown. `chosen`: the agent chose the columns. */
export function fitColumns(columns: readonly Sized[], room: number, chosen: boolean): Map<string, number> {
  const shown = chosen ? columns : withoutSpare(columns, room);
  const wanted = sum(shown, ideal);
  const least = sum(shown, leastOf);
  if (wanted <= room) return grown(shown, room - wanted);
  if (least > room) return new Map(shown.map((one) => [one.id, chosen ? ideal(one) : leastOf(one)]));
  const share = (room - least) / Math.max(1, wanted - least);
  return new Map(shown.map((one) => [one.id, Math.floor(leastOf(one) + (ideal(one) - leastOf(one)) * share)]));
}

function withoutSpare(columns: readonly Sized[], room: number): readonly Sized[] {
  let shown = columns;
  while (sum(shown, leastOf) > room) {
    const next = shown.reduce<Sized | undefined>((worst, one) => ((one.spare ?? 0) > (worst?.spare ?? 0) ? one : worst), undefined);
    if (!next) break;
    shown = shown.filter((one) => one !== next);
  }
  return shown;
}

function grown(columns: readonly Sized[], left: number): Map<string, number> {
  const growing = columns.filter((one) => one.grows && one.own === undefined);
  const takers = growing.length > 0 ? growing : columns.filter((one) => one.own === undefined).slice(-1);
  const share = takers.length > 0 ? Math.floor(left / takers.length) : 0;
  return new Map(columns.map((one) => [one.id, ideal(one) + (takers.includes(one) ? share : 0)]));
}

function ideal({ own, width }: Sized): number {
  return own ?? width;
}

function leastOf(one: Sized): number {
  return one.own ?? Math.min(one.min, one.width);
}

function sum(columns: readonly Sized[], of: (one: Sized) => number): number {
  return columns.reduce((total, one) => total + of(one), 0);
}
