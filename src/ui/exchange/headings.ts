/** Words that an export takes along: headings of columns, options of pick lists, titles of a pack's parts. */
import type { ListName } from '../../domain/fields.ts';
import { t } from '../../i18n/index.ts';
import { fieldWord, listChoices, useFields, useSettings } from '../kit/index.ts';
import { targetWord } from './words.ts';

const COLUMNS = [
  'accountNumber', 'firstName', 'lastName', 'company', 'phones.voice', 'phones.mobile', 'phones.alternative', 'phones.fax', 'emails', 'customerType', 'vip', 'doNotCall', 'language', 'timeZone', 'comments',
  ...['primaryAddress', 'secondaryAddress'].flatMap((side) => ['street1', 'street2', 'city', 'state', 'postcode', 'country'].map((part) => `${side}.${part}`)),
  'caseNumber', 'customerId', 'subject', 'description', 'status', 'priority', 'severity', 'category', 'project', 'visibility', 'channel', 'assignedTo', 'closedAt', 'closedBy',
  'taskType', 'dueAt', 'dueZone', 'caseId', 'notes', 'outcome', 'disposition',
];
const LISTS: ListName[] = ['customerType', 'caseStatus', 'priority', 'severity', 'category', 'project', 'visibility', 'taskStatus', 'disposition'];

export function useExportWords(): { headings: Record<string, string>; words: Record<string, Record<string, string>> } {
  const settings = useSettings();
  const fields = useFields() ?? [];
  const own = { createdAt: t('export.createdAt'), updatedAt: t('export.updatedAt'), lastActivityAt: t('cases.lastActivity'), followUps: t('export.followUps'), startedAt: t('export.startedAt'), direction: t('export.direction'), callerId: t('export.callerId'), agentId: t('export.agent'), duration: t('export.duration') };
  const headings = Object.fromEntries([...COLUMNS.map((path) => [path, targetWord(path, fields)]), ...fields.map(({ id }) => [`custom.${id}`, fieldWord(`custom.${id}`, fields)])]);
  const words = Object.fromEntries(LISTS.map((list) => [list, Object.fromEntries(listChoices(settings, list).map(({ value, label }) => [value, label]))]));
  return { headings: { ...headings, ...own }, words };
}

/** Titles of a subject-access pack. */
export function packTitles(): Record<string, string> {
  return { 'title.pack': t('subject.title'), 'title.customer': t('customer.label'), 'title.case': t('app.cases'), 'title.task': t('app.tasks'), 'title.interaction': t('app.interactions'), 'title.followUp': t('export.followUps'), 'title.history': t('app.history') };
}
