/** What a column may become, for the list of each column. */
import type { CustomTarget } from '../../domain/exchange.ts';
import type { FieldDefinition } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { listChoices, useFields, useSettings, type Choice } from '../kit/index.ts';
import { targetWord } from './words.ts';

const ADDRESS = ['street1', 'street2', 'city', 'state', 'postcode', 'country'];
const TARGETS = [
  'firstName', 'lastName', 'fullName', 'company', 'accountNumber', 'phones.voice', 'phones.mobile', 'phones.alternative', 'phones.fax', 'phones', 'emails',
  'customerType', 'vip', 'language', 'timeZone', 'doNotCall', 'comments',
  ...ADDRESS.map((part) => `primaryAddress.${part}`), ...ADDRESS.map((part) => `secondaryAddress.${part}`),
];

/** The administrator's fields of customers, those on show. */
export function useCustomerFields(): FieldDefinition[] {
  return (useFields() ?? []).filter(({ target, hidden }) => target === 'customer' && !hidden);
}

export function useCustomTargets(): CustomTarget[] {
  return useCustomerFields().map(({ id, label, fieldType }) => ({ target: `custom.${id}`, label, type: fieldType }));
}

export function targetChoices(fields: readonly FieldDefinition[]): Choice[] {
  const all = [...TARGETS, ...fields.map(({ id }) => `custom.${id}`)];
  return [{ value: '', label: t('import.leaveOut') }, ...all.map((target) => ({ value: target, label: targetWord(target, fields) }))];
}

/** Targets that one column alone may have. */
export function takesOne(target: string): boolean {
  return target !== '' && target !== 'emails' && target !== 'comments' && !target.startsWith('phones');
}

/** Built-in options by the words on this screen, so that a file in the person's own language is understood. */
export function useListWords(): Record<string, Record<string, string>> {
  const settings = useSettings();
  return { customerType: Object.fromEntries(listChoices(settings, 'customerType').map(({ value, label }) => [label, value])) };
}
