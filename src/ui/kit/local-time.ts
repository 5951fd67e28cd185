/** Moments as `<input type="datetime-local">` writes them: local, to the minute, without a zone. */

export function toLocalInput(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Milliseconds since 1970; null for nothing or nonsense. */
export function fromLocalInput(text: string): number | null {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}

/** The next quarter of an hour at least an hour ahead: a moment one can promise. */
export function inOneHour(now: number): number {
  const QUARTER = 900_000;
  return Math.ceil((now + 4 * QUARTER) / QUARTER) * QUARTER;
}
