/** Which changes are shown: whose, by which way, of which records or fields. */
import type { JSX } from 'preact';
import { FIELDS } from '../../domain/fields.ts';
import type { ChangePath } from '../../domain/change.ts';
import { t } from '../../i18n/index.ts';
import { compareText } from '../../i18n/format.ts';
import { fieldWord, Select, useAgents, useFields, type Choice } from '../kit/index.ts';

export interface ChangeFilter {
  agent: string;
  path: string;
  type: string;
  field: string;
}

export const NO_FILTER: ChangeFilter = { agent: '', path: '', type: '', field: '' };

const PATHS: readonly ChangePath[] = ['typed', 'import', 'merge', 'sync', 'undo', 'system'];
const TYPES = ['customer', 'case', 'followUp', 'task', 'interaction'] as const;

export interface FilterBarProps {
  filter: ChangeFilter;
  onChange: (filter: ChangeFilter) => void;
  /** Offers the type of the record; else it is one record's own history. */
  types?: boolean;
}

export function FilterBar({ filter, onChange, types }: FilterBarProps): JSX.Element {
  const agents = useAgents();
  const set = (change: Partial<ChangeFilter>) => onChange({ ...filter, ...change });
  const fields = useFieldChoices(types ? filter.type : 'customer');
  return (
    <div class="bar change-filters">
      <Select label={t('changes.agent')} none={t('changes.any')} value={filter.agent} choices={agents.map(({ id, name }) => ({ value: id, label: name }))} onChange={(agent) => set({ agent })} />
      <Select label={t('changes.path')} none={t('changes.any')} value={filter.path} choices={PATHS.map((path) => ({ value: path, label: t(`changes.path.${path}`) }))} onChange={(path) => set({ path })} />
      {types && <Select label={t('changes.type')} none={t('changes.any')} value={filter.type} choices={typeChoices()} onChange={(type) => set({ type, field: '' })} />}
      {fields.length > 0 && <Select label={t('changes.field')} none={t('changes.any')} value={filter.field} choices={fields} onChange={(field) => set({ field })} />}
    </div>
  );
}

function typeChoices(): Choice[] {
  return [
    ...TYPES.map((type) => ({ value: type, label: t(`erase.${type}`) })),
    { value: 'agent', label: t('changes.agentRecord') }, { value: 'setting', label: t('changes.settingRecord') }, { value: 'fieldDefinition', label: t('changes.fieldRecord') },
  ];
}

/** Fields of a type that have a word, and an administrator's own. */
function useFieldChoices(type: string): Choice[] {
  const own = useFields() ?? [];
  const known = TYPES.find((one) => one === type);
  if (!known) return [];
  const plain = Object.keys(FIELDS[known]).filter((path) => path !== 'custom' && fieldWord(path) !== path).map((path) => ({ value: path, label: fieldWord(path) }));
  const custom = own.filter(({ target }) => target === known).map(({ id, label }) => ({ value: `custom.${id}`, label }));
  return [...plain, ...custom].sort((a, b) => compareText(a.label, b.label));
}

/** Whether an entry passes; the core asks the same of the whole log. */
export function passes(entry: { agentId: string; path: string; fields: readonly { field: string }[] }, { agent, path, field }: ChangeFilter): boolean {
  if (agent && entry.agentId !== agent) return false;
  if (path && entry.path !== path) return false;
  return !field || entry.fields.some((one) => one.field === field || one.field.startsWith(`${field}.`));
}
