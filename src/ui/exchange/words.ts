/** Words for what reader and core say of a file and its rows. */
import type { FileProblem, RowDoes, RowReason } from '../../domain/exchange.ts';
import type { Rule } from '../../domain/errors.ts';
import type { FieldDefinition } from '../../domain/records.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { fieldWord, phoneKindWord, sentence, wordFault } from '../kit/index.ts';

/** What a column may become: `Mobile`, `Primary address: City`. */
export function targetWord(target: string, fields: readonly FieldDefinition[]): string {
  const [head = '', part] = target.split('.');
  if (target === 'fullName') return t('import.fullName');
  if (target === 'phones') return t('import.phones');
  if (head === 'phones' && part) return `${t('customers.phone')}: ${phoneKindWord(part)}`;
  if (head === 'primaryAddress') return `${t('customers.primaryAddress')}: ${fieldWord(target, fields)}`;
  if (head === 'secondaryAddress') return `${t('customers.secondaryAddress')}: ${fieldWord(target, fields)}`;
  return fieldWord(target, fields);
}

/** One sentence: where in the row, and what. */
function wordReason(reason: RowReason, fields: readonly FieldDefinition[]): string {
  const place = reason.column ?? (reason.field === undefined ? '' : targetWord(placeOf(reason.field), fields));
  const what = wordCode(reason);
  return place === '' ? what : `${place}: ${what}`;
}

/** One line for each. */
export function wordReasons(reasons: readonly RowReason[], fields: readonly FieldDefinition[]): string[] {
  return reasons.map((reason) => sentence(wordReason(reason, fields)));
}

/** `emails.0190…` and `phones.0190…` stand for a whole column. */
function placeOf(field: string): string {
  return /^(emails|phones)\./.test(field) ? field.split('.')[0]! : field;
}

function wordCode({ code, value = '', title = '', row = 0, limit = 0 }: RowReason): string {
  switch (code) {
    case 'exists': return t('import.why.exists', { value, title });
    case 'several': return t('import.why.several', { value, title });
    case 'same-as-row': return t('import.why.sameAsRow', { value, row: formatNumber(row) });
    case 'other-account': return t('import.why.otherAccount', { title });
    case 'taken': return t('import.why.taken', { value, title });
    case 'unchanged': return t('import.why.unchanged', { title });
    case 'nul': return t('import.why.nul');
    case 'broken-text': return t('import.why.brokenText', { value });
    case 'quotes': return t('import.why.quotes');
    case 'too-many-cells': return t('import.why.tooManyCells', { limit });
    case 'not-in-list': return t('import.why.notInList', { value });
    default: return value === '' ? wordFault({ rule: code as Rule, limit }) : t('import.why.value', { value, fault: wordFault({ rule: code as Rule, limit }) });
  }
}

const PROBLEMS = {
  empty: 'import.problem.empty', format: 'import.problem.format', encoding: 'import.problem.encoding', truncated: 'import.problem.truncated',
  'zip-bomb': 'import.problem.zipBomb', encrypted: 'import.problem.encrypted', broken: 'import.problem.broken', unreadable: 'import.problem.unreadable',
} as const;

/** Why a whole file is refused, and at which row. */
export function wordProblem({ code, row, limit = 0 }: FileProblem): string {
  const at = row === undefined ? '' : ` ${t('import.problem.atRow', { row: formatNumber(row) })}`;
  if (code === 'unclosed-quote') return t('import.problem.unclosedQuote', { row: formatNumber(row ?? 0) });
  if (code === 'too-many-columns') return t('import.problem.tooManyColumns', { limit }) + at;
  if (code === 'too-large') return t('import.problem.tooLarge') + at;
  return t(PROBLEMS[code]) + at;
}

export function doesWord(does: RowDoes): string {
  return t(`import.does.${does}`);
}

/** `48 s left`, `3 min left`: coarse, since nobody counts along. */
export function wordLeft(share: number, elapsed: number): string {
  if (share < 0.02 || elapsed < 1500) return '';
  const seconds = Math.ceil((elapsed * (1 - share)) / share / 1000);
  return seconds < 90 ? t('import.secondsLeft', { count: Math.max(1, Math.ceil(seconds / 5) * 5) }) : t('import.minutesLeft', { count: Math.ceil(seconds / 60) });
}
