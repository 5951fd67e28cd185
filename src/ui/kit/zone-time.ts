/** Moments as `<input type="datetime-local">` writes them, on the clocks of any time zone. */

const MINUTE = 60_000;

/** `2026-11-23T14:30` on the zone's clocks; '' for no moment. */
export function toZoneInput(at: number | null | undefined, zone: string): string {
  if (at == null) return '';
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/** Milliseconds since 1970; null for nothing or nonsense. A time that a clock change skips is taken an hour later, one it repeats as the first. */
export function fromZoneInput(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  const first = wall - offsetAt(wall - offsetAt(wall, zone), zone);
  const earlier = wall - offsetAt(first - 3_600_000, zone);
  return toZoneInput(earlier, zone) === text ? Math.min(earlier, first) : first;
}

/** The zone of this device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC, in milliseconds; 0 for a zone the browser does not know. */
function offsetAt(at: number, zone: string): number {
  try {
    const format = formatters.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    formatters.set(zone, format);
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']) - Math.floor(at / MINUTE) * MINUTE;
  } catch {
    return 0;
  }
}
