/** Case and account numbers in one window of text, by the patterns that the core gives out and an administrator adds. */
import type { Contact } from '../domain/contact.ts';

/** `source`: a regular expression without anchors, as the administrator wrote it. */
export interface CodePattern {
  kind: 'case' | 'account';
  source: string;
}

type Found = Omit<Contact, 'raw'>;

/** The same as `NUMBER_PATTERN` of src/domain/numbers.ts, anywhere in text. */
const OURS = /(?<![\p{L}\p{N}-])([CK])-([A-Z]{0,2}\d{4,12})(?![\p{L}\p{N}]|-\d)/gu;

/** `text` normalised. */
export function codesIn(text: string, patterns: readonly CodePattern[] = []): Found[] {
  const found: Found[] = [];
  for (const { 0: hit, 1: letter, index } of text.matchAll(OURS)) {
    found.push(code(letter === 'K' ? 'case' : 'account', hit, index, 0.9));
  }
  for (const pattern of patterns) {
    for (const { 0: hit, index } of text.matchAll(compiled(pattern.source))) if (hit) found.push(code(pattern.kind, hit, index, 0.8));
  }
  return found;
}

const code = (kind: 'case' | 'account', hit: string, index: number, confidence: number): Found =>
  ({ kind, value: hit.toUpperCase(), start: index, end: index + hit.length, confidence, reason: 'pattern' });

const compiledSources = new Map<string, RegExp>();
const NEVER = /(?!)/g;

/** A pattern that is no regular expression finds nothing; the settings screen tells its author. */
function compiled(source: string): RegExp {
  let pattern = compiledSources.get(source);
  if (!pattern) {
    try {
      pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');
    } catch {
      pattern = NEVER;
    }
    compiledSources.set(source, pattern);
  }
  return pattern;
}
