/** The setting `lockAfterMinutes`: minutes without pointer or key until Ringside locks, 0 for never. */
import { CrmError } from '../domain/errors.ts';

export const LOCK_AFTER = 'lockAfterMinutes';
/** A working day. */
const LONGEST = 480;

/** Throws `validation` for what is no such number: it would lock at once, or never. */
export function checkIdle(name: string, value: unknown): void {
  if (name !== LOCK_AFTER || value === null) return;
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > LONGEST) throw new CrmError('validation', { field: name, rule: 'not-number', limit: LONGEST });
}
