/**
 * How case and account numbers of other systems are written, as an administrator says it: `INC-######`. No regular
 * expression is taken from people: one of these can be compiled, and none can be slow.
 *
 * `#` is a digit; `+` at the end stands for more digits; letters (in any case), digits, spaces and `-` `.` `/` mean
 * themselves.
 */
import type { ErrorDetail } from './errors.ts';

export interface CodePattern {
  kind: 'case' | 'account';
  /** `INC-######` */
  pattern: string;
}

/** Longest pattern in UTF-16 code units, and most patterns of one kind. */
export const MAX_PATTERN = 32;
export const MAX_PATTERNS = 20;
/** Most digits that a `+` at the end stands for. */
const MORE_DIGITS = 11;

const SHAPE = /^(?=[A-Z\d#])[A-Z\d#./ -]*#\+?$/i;
/** What pages look at (src/detect/prefilter.ts): six digits, or four behind a letter and a dash. */
const SEEN = /[A-Z]-#{4}|#(?:[-./ \d]{0,5}#){5}/i;

/** Faults of a setting that lists patterns, each at `<index>`; a list that is none has one fault of its own. */
export function checkPatterns(value: unknown): ErrorDetail[] {
  if (!Array.isArray(value)) return [{ field: '', rule: 'wrong-type' }];
  if (value.length > MAX_PATTERNS) return [{ field: '', rule: 'too-many', limit: MAX_PATTERNS }];
  return value.flatMap((pattern: unknown, index) => checkPattern(pattern, String(index)) ?? []);
}

function checkPattern(pattern: unknown, field: string): ErrorDetail | null {
  if (typeof pattern !== 'string') return { field, rule: 'wrong-type' };
  if (pattern.length > MAX_PATTERN) return { field, rule: 'too-long', limit: MAX_PATTERN };
  return isPattern(pattern) ? null : { field, rule: 'not-pattern' };
}

export const isPattern = (pattern: string): boolean => pattern.length <= MAX_PATTERN && SHAPE.test(pattern) && SEEN.test(pattern);

/** Nothing but digits and what parts them: only a word in front can tell such a number from others. */
export const isBare = (pattern: string): boolean => !/[A-Z]/i.test(pattern);

/** Finds a pattern in normalised text, standing by itself. Linear: no part of it can match in two ways. */
export function patternExpression(pattern: string): RegExp {
  const more = pattern.endsWith('+') ? `\\d{0,${MORE_DIGITS}}` : '';
  const parts = Array.from(more ? pattern.slice(0, -1) : pattern, (char) => PARTS[char] ?? char);
  return new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-./])${parts.join('')}${more}(?![\\p{L}\\p{N}]|[-./][\\p{L}\\p{N}])`, 'giu');
}

const PARTS: Record<string, string> = { '#': '\\d', '.': '\\.', '/': '\\/', '-': '[-–]', ' ': ' {1,2}' };
