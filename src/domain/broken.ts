/** How a value breaks a rule, and the checks that several rules share. */
import type { Rule } from './errors.ts';

export interface Broken {
  rule: Rule;
  limit?: number;
  /** Part of an element, such as `address`. */
  at?: string;
}

/** `max` in Unicode code points. */
export function checkText(value: unknown, max: number): Broken | null {
  if (typeof value !== 'string') return { rule: 'wrong-type' };
  if (value.length <= max) return null;
  return value.length > max * 2 || [...value].length > max ? { rule: 'too-long', limit: max } : null;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
