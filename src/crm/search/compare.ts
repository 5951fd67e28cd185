/** How values of a field stand to one another: as stored, digits as numbers, or a pick list's own order. */
import type { ListField, Value } from '../../domain/list-fields.ts';
import type { PickOption } from '../../domain/records.ts';
import type { Compare } from './dict.ts';

export const plainly: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Order in which a block keeps its values; never depends on settings. */
export function storedOrder(field: ListField): Compare {
  return field.natural ? naturally : plainly;
}

/** Order in which a list shows them. */
export function shownOrder(field: ListField, options: readonly PickOption[] | undefined): Compare {
  return options ? byPlaceIn(options) : storedOrder(field);
}

function byPlaceIn(options: readonly PickOption[]): Compare {
  const place = new Map(options.map(({ id }, at) => [id, at]));
  const of = (value: Value): number => place.get(value as string) ?? options.length;
  return (a, b) => of(a) - of(b) || plainly(a, b);
}

/** `c-999` before `c-1000`: runs of digits by length without leading zeros, then by text; the rest by code unit. */
function naturally(left: Value, right: Value): number {
  const [a, b] = [String(left), String(right)];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)];
    if (!isDigit(x) || !isDigit(y)) {
      if (x !== y) return x - y;
      i += 1;
      j += 1;
      continue;
    }
    const [from, to] = [endOfZeros(a, i), endOfZeros(b, j)];
    const [end, stop] = [endOfDigits(a, from), endOfDigits(b, to)];
    const order = end - from - (stop - to) || plainly(a.slice(from, end), b.slice(to, stop));
    if (order !== 0) return order;
    [i, j] = [end, stop];
  }
  // A prefix comes first; of two that count alike, the one with fewer leading zeros.
  return restOf(a, b) || a.length - b.length || plainly(a, b);
}

/** Which of two that agree as far as both go has more to come. */
function restOf(a: string, b: string): number {
  return a.replace(/0+(?=\d)/g, '').length - b.replace(/0+(?=\d)/g, '').length;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function endOfZeros(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 48 && isDigit(text.charCodeAt(at + 1))) at += 1;
  return at;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}
