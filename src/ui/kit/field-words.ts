/** Words for the fields of every record: labels of forms, of History, of mappings. */
import type { FieldDefinition } from '../../domain/records.ts';
import { t, type MessageKey } from '../../i18n/index.ts';
import type { Placeholders } from '../../i18n/keys.gen.ts';

/** Messages without placeholders. */
type PlainKey = { [K in MessageKey]: keyof Placeholders[K] extends never ? K : never }[MessageKey];

const FIELD_KEYS: Record<string, PlainKey> = {
  firstName: 'customer.firstName', lastName: 'customer.lastName', accountNumber: 'customers.accountNumber', company: 'customer.company', customerType: 'customers.type',
  vip: 'customer.vip', doNotCall: 'customer.doNotCall', language: 'customer.language', timeZone: 'customers.timeZone', comments: 'customers.comments',
  phones: 'customers.phone', emails: 'customer.email', mergedInto: 'history.mergedInto', apartFrom: 'history.apartFrom', role: 'settings.role', name: 'settings.agentName', colour: 'settings.colour', locale: 'settings.agentLocale', verifier: 'settings.passphrase', active: 'history.active', value: 'history.value',
  street1: 'customers.street1', street2: 'customers.street2', city: 'customers.city', state: 'customers.state', postcode: 'customers.postcode', country: 'customers.country',
  caseNumber: 'cases.number', customerId: 'customer.label', subject: 'caseForm.subject', description: 'caseForm.description', status: 'cases.status', priority: 'caseForm.priority',
  severity: 'cases.severity', category: 'cases.category', project: 'cases.project', visibility: 'cases.visibility', channel: 'cases.channel', assignedTo: 'cases.assignedTo',
  assignedAt: 'history.assignedAt', closedBy: 'history.closedBy', closedAt: 'cases.closedAt', taskType: 'tasks.type', notes: 'tasks.notes', dueAt: 'taskForm.due', dueZone: 'customers.timeZone',
  remindBefore: 'tasks.remind', repeat: 'repeat.label', disposition: 'call.disposition', text: 'cases.note', outcome: 'interactions.outcome', caseId: 'interactions.case',
  attachments: 'files.title', mail: 'cases.email', inbound: 'cases.inbound', followsCaseId: 'cases.follows',
};

/** An administrator's own field is called by its label. */
export function fieldWord(path: string, fields?: readonly FieldDefinition[]): string {
  const [head = '', part] = path.split('.');
  if (head === 'custom') return fields?.find((one) => one.id === part)?.label ?? t('custom.gone');
  const key = FIELD_KEYS[head] ?? (part !== undefined ? FIELD_KEYS[part] : undefined);
  return key ? (t as (plain: PlainKey) => string)(key) : head;
}
