/** What an administrator adds to detection: patterns of numbers that other systems gave out, and words before numbers. */
import type { DetectOptions } from '../detect/index.ts';
import { checkPatterns, type CodePattern } from '../domain/code-pattern.ts';
import { CrmError, type ErrorDetail } from '../domain/errors.ts';

/** Settings, each a list of text: patterns as src/domain/code-pattern.ts reads them, and single words in any case. */
export const DETECTION: Record<string, readonly string[]> = {
  'detect.casePatterns': [],
  'detect.accountPatterns': [],
  'detect.phoneLabels': [],
  'detect.otherLabels': [],
};

/** Longest label in UTF-16 code units, and most labels of one kind. */
const MAX_LABEL = 32;
const MAX_LABELS = 100;
const LABEL = /^[\p{L}\p{M}]+$/u;

type DetectionOptions = Pick<DetectOptions, 'patterns' | 'labels'>;
type Get = (name: string) => unknown;

/** Throws `validation` at `detect.….<index>`, further faults in `also`. Other settings pass; null takes one out. */
export function checkDetection(name: string, value: unknown): void {
  if (!Object.hasOwn(DETECTION, name) || value === null) return;
  const faults = name.endsWith('Patterns') ? checkPatterns(value) : checkLabels(value);
  const [first, ...also] = faults.map((fault) => ({ ...fault, field: [name, fault.field].filter(Boolean).join('.') }));
  if (first) throw new CrmError('validation', also.length > 0 ? { ...first, also } : first);
}

function checkLabels(value: unknown): ErrorDetail[] {
  if (!Array.isArray(value)) return [{ field: '', rule: 'wrong-type' }];
  if (value.length > MAX_LABELS) return [{ field: '', rule: 'too-many', limit: MAX_LABELS }];
  return value.flatMap((label: unknown, index): ErrorDetail[] => {
    const field = String(index);
    if (typeof label !== 'string') return [{ field, rule: 'wrong-type' }];
    if (label.length > MAX_LABEL) return [{ field, rule: 'too-long', limit: MAX_LABEL }];
    return LABEL.test(label) ? [] : [{ field, rule: 'not-word' }];
  });
}

/** Reads the settings anew only when one of them was replaced: detection keeps what it compiled by identity. */
export function detectionOptions(get: Get): () => DetectionOptions {
  let seen: unknown[] = [];
  let options: DetectionOptions = {};
  return () => {
    const now = Object.keys(DETECTION).map(get);
    if (now.length !== seen.length || now.some((value, at) => value !== seen[at])) {
      seen = now;
      options = optionsOf(get);
    }
    return options;
  };
}

function optionsOf(get: Get): DetectionOptions {
  const patterns = (['case', 'account'] as const).flatMap((kind) => texts(get(`detect.${kind}Patterns`)).map((pattern): CodePattern => ({ kind, pattern })));
  return { patterns, labels: { phone: texts(get('detect.phoneLabels')), other: texts(get('detect.otherLabels')) } };
}

/** What a replica brings was checked by another version, if at all. */
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((text) => typeof text === 'string') : []);
