/** Case and account numbers in one window of text, by the patterns that the core gives out and an administrator adds. */
import { isBare, isPattern, patternExpression, type CodePattern } from '../domain/code-pattern.ts';
import type { Contact } from '../domain/contact.ts';
import { announced } from './words.ts';

type Found = Omit<Contact, 'raw'>;

/** The same as `NUMBER_PATTERN` of src/domain/numbers.ts, anywhere in text. */
const OURS = /(?<![\p{L}\p{N}-])([CK])-([A-Z]{0,2}\d{4,12})(?![\p{L}\p{N}]|-\d)/gu;
/** Context in front that may announce a number of digits alone, in code units. */
const REACH = 24;

/** Our own numbers; `text` normalised. */
export function codesIn(text: string): Found[] {
  return [...text.matchAll(OURS)].map(({ 0: hit, 1: letter, index }) => code(letter === 'K' ? 'case' : 'account', hit, index, 0.9));
}

/** Numbers of other systems; `text` normalised. */
export function patternsIn(text: string, patterns: readonly CodePattern[]): Found[] {
  const found: Found[] = [];
  for (const { kind, pattern } of patterns) {
    for (const { 0: hit, index } of text.matchAll(compiled(pattern))) {
      const told = !isBare(pattern) || announced(text.slice(Math.max(0, index - REACH), index)) === 'other';
      if (told) found.push(code(kind, hit.replace(/–/g, '-').replace(/ +/g, ' '), index, 0.8, hit.length));
    }
  }
  return found;
}

const code = (kind: 'case' | 'account', value: string, start: number, confidence: number, length = value.length): Found =>
  ({ kind, value: value.toUpperCase(), start, end: start + length, confidence, reason: 'pattern' });

const expressions = new Map<string, RegExp>();
const MOST_EXPRESSIONS = 200;
const NEVER = /(?!)/g;

/** A pattern that was never checked, from an older replica say, finds nothing. */
function compiled(pattern: string): RegExp {
  let expression = expressions.get(pattern);
  if (!expression) {
    if (expressions.size >= MOST_EXPRESSIONS) expressions.clear();
    expressions.set(pattern, (expression = isPattern(pattern) ? patternExpression(pattern) : NEVER));
  }
  return expression;
}
