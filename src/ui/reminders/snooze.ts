/** Until when a reminder can stand back. */
import { fromZoneInput, ownZone, toZoneInput } from '../kit/index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export const SNOOZES = ['5', '10', '30', '60', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** Tomorrow is nine o'clock on this device's clocks, whatever they do in the night. */
export function snoozeUntil(choice: Snooze, now: number, zone = ownZone()): number {
  if (choice !== 'tomorrow') return now + Number(choice) * MINUTE;
  const noon = `${toZoneInput(now, zone).slice(0, 10)}T12:00`;
  const next = toZoneInput((fromZoneInput(noon, zone) ?? now) + DAY, zone).slice(0, 10);
  return fromZoneInput(`${next}T09:00`, zone) ?? now + DAY;
}
