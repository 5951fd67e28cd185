/** Tasks: the agent's own, everybody's, or one customer's; late ones show it. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { ME } from '../../domain/query.ts';
import type { Task } from '../../domain/records.ts';
import { locale, t } from '../../i18n/index.ts';
import { askExport, Button, EmptyState, Kbd, lazy, navigate, taskPath } from '../kit/index.ts';
import { RecordList, type BuiltIn } from '../kit/list/index.ts';
import { useClone } from './clone.ts';
import { STANDARD, useTaskColumns } from './columns.tsx';
import { useToggle } from './done.ts';

const Agenda = lazy(async () => (await import('./agenda.tsx')).Agenda);
const Month = lazy(async () => (await import('./month.tsx')).Month);

export interface TaskListProps {
  /** Path of the screen. */
  path: string;
  /** The view that the address names. */
  tab?: TaskTab | null;
  customer?: string | undefined;
  onNew: () => void;
  bar?: JSX.Element;
}

export const TASK_TABS = ['mine', 'agenda', 'month', 'open', 'done', 'all'] as const;
export type TaskTab = (typeof TASK_TABS)[number];

const SOONEST = { sort: [{ field: 'open', desc: true }, { field: 'dueAt' }] };
const OWN = STANDARD.filter((id) => id !== 'customer');

export function TaskList({ path, tab = null, customer, onNew, bar }: TaskListProps): JSX.Element {
  const toggle = useToggle();
  const clone = useClone();
  const columns = useTaskColumns(toggle);
  const tabs = useMemo((): BuiltIn[] => [
    { id: 'mine', label: t('tasks.mine'), look: { ...SOONEST, filter: { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'in', value: [ME] }] } } },
    { id: 'agenda', label: t('tasks.agenda'), look: { sort: [] } },
    { id: 'month', label: t('tasks.month'), look: { sort: [] } },
    { id: 'open', label: t('tasks.everybodys'), look: { ...SOONEST, filter: { all: [{ field: 'open', operator: 'equals', value: true }] } } },
    { id: 'done', label: t('tasks.done'), look: { ...SOONEST, filter: { all: [{ field: 'open', operator: 'equals', value: false }] } } },
    { id: 'all', label: t('customers.all'), look: SOONEST },
  ], [locale()]);
  return (
    <RecordList<Task>
      list="task" label={t('app.tasks')} path={path} tabs={customer === undefined ? tabs : [{ id: 'own', label: '', look: { sort: [] } }]} tab={tab} columns={columns} standard={customer === undefined ? STANDARD : OWN} on={['customer']} name={(task) => task.subject}
      customerOf={customer === undefined ? (task) => task.customerId : undefined} customer={customer} onOpen={(row) => navigate(taskPath(row.id))} keys={(row) => ({ x: () => toggle(row), c: () => void clone(row) })}
      hints={<><span class="keys-hint"><Kbd keys="x" />{t('tasks.complete')}</span><span class="keys-hint"><Kbd keys="c" />{t('tasks.clone')}</span></>}
      searchLabel={t('tasks.search')} bar={bar} panels={{ agenda: <Agenda onNew={onNew} />, month: <Month /> }} onExport={(wish) => askExport({ type: 'task', ...wish })}
      empty={<EmptyState icon="task" title={t('tasks.empty')} actions={<Button icon="plus" needs="task.create" onClick={onNew}>{t('app.newTask')}</Button>}>{t('tasks.emptyHint')}</EmptyState>}
    />
  );
}
