/** Moments as a person of a time zone reads them, and as a spreadsheet counts them. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-23 14:05` in the zone. */
export function localTime(at: number, zone: string): string {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA-u-hc-h23', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, made);
  return made;
}

const DAY = 86_400_000;
const ZERO = Date.UTC(1899, 11, 30);

/** Days since the end of 1899, as cells of the 1900 calendar count. `text`: `2026-11-23`, or with a time behind. */
export function serialOf(text: string): number {
  return (Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? ':00' : 'T00:00:00'}Z`) - ZERO) / DAY;
}
