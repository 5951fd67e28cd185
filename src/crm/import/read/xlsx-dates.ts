/** Dates of a workbook: numbers of days, told from other numbers by their format alone (ECMA-376 §18.8.30). */

/** Formats that every program knows by number and that show a date or time, those of East Asia included. */
const BUILT_IN: [from: number, to: number][] = [[14, 22], [27, 36], [45, 47], [50, 58]];

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').split(';')[0] ?? '';
  return /[dmyhs]/i.test(bare) && !/^general$/i.test(bare);
}

const DAY = 86_400_000;
/** Day 0 of the two calendars. 1900's counts a 29 February that never was, so its day 0 serves from 1 March 1900 on. */
const ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
/** 1 March 1900. */
const AFTER_THE_DAY_THAT_NEVER_WAS = 61;

/** `2026-11-23`, with a time where the number has a fraction: `2026-11-23T08:30`; a number that is no date stays one. */
export function serialToIso(serial: number, from1904: boolean): string | number {
  const days = !from1904 && serial < AFTER_THE_DAY_THAT_NEVER_WAS ? serial + 1 : serial;
  const date = new Date((from1904 ? ZERO[1904] : ZERO[1900]) + Math.round(days * 86_400) * 1000);
  if (serial < 0 || serial * DAY > 2.6e14 || Number.isNaN(date.getTime())) return serial;
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16);
}
