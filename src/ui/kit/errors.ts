/** The one place that words what the core refuses. */
import { toPlainError, type ErrorDetail, type Rule } from '../../domain/errors.ts';
import { formatBytes, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { permissionWord } from './session.ts';

/** One sentence for anything thrown: what happened and what to do. */
export function wordError(thrown: unknown): string {
  const { code, detail } = toPlainError(thrown);
  switch (code) {
    case 'validation': return wordFault(detail);
    case 'duplicate': return t('error.duplicate');
    case 'permission': return t('error.permission', { permission: permissionWord(detail.permission ?? '') });
    case 'locked': return t('error.locked');
    case 'passphrase': return detail.until === undefined ? t('error.passphrase') : t('error.passphraseWait', { time: formatTime(detail.until) });
    case 'not-found': return t('error.notFound');
    case 'conflict': return t(detail.fields?.[0] === 'role' && detail.record === undefined ? 'error.lastAdministrator' : 'error.conflict');
    case 'storage-full': return t('error.storageFull');
    case 'storage-blocked': return t('error.storageBlocked');
    case 'link-down': return t('error.linkDown');
    case 'internal': return t('error.internal');
  }
}

/** A refused value, for the line under its field. */
export function wordFault(detail: ErrorDetail): string {
  if (detail.rule === 'too-long') return t('fault.tooLong', { limit: detail.limit ?? 0 });
  if (detail.rule === 'too-large') return t('fault.tooLarge', { limit: formatBytes(detail.limit ?? 0) });
  if (detail.rule === 'too-many') return t('fault.tooMany', { limit: detail.limit ?? 0 });
  if (detail.rule === 'too-short') return t('fault.tooShort', { limit: detail.limit ?? 0 });
  if (detail.rule === 'unknown-placeholder') return t('fault.unknownPlaceholder', { name: detail.fields?.[0] ?? '' });
  return t(detail.rule ? FAULTS[detail.rule] : 'fault.wrong');
}

const FAULTS = {
  required: 'fault.required',
  'not-email': 'fault.notEmail',
  'not-phone': 'fault.notPhone',
  'not-url': 'fault.notUrl',
  'not-selector': 'fault.notSelector',
  'not-https': 'fault.notHttps',
  'not-pattern': 'fault.notPattern',
  'not-word': 'fault.notWord',
  'not-number': 'fault.notNumber',
  'not-date': 'fault.notDate',
  'not-recurrence': 'fault.notRecurrence',
  'not-in-list': 'fault.notInList',
  'wrong-type': 'fault.wrong',
  'unknown-field': 'fault.wrong',
  fixed: 'fault.fixed',
} as const satisfies Record<Exclude<Rule, 'too-long' | 'too-many' | 'too-large' | 'too-short' | 'unknown-placeholder'>, string>;

/** Every refused field of a write with its words, by path; a duplicate counts as a fault of its field. */
export function faultsOf(thrown: unknown): Record<string, string> {
  const { code, detail } = toPlainError(thrown);
  if (code !== 'validation' && code !== 'duplicate') return {};
  const faults = [detail, ...(detail.also ?? [])].filter((one) => one.field !== undefined);
  return Object.fromEntries(faults.map((one) => [one.field, one.rule === undefined && code === 'duplicate' ? t('error.duplicate') : wordFault(one)]));
}
