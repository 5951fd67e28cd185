/** A task to write: a new one or one that changes. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { firstShown } from '../../domain/lists.ts';
import type { Task } from '../../domain/records.ts';
import { TASK_TYPES } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Button, CustomFields, CustomerPick, customValues, doAndSay, EmptyState, fromZoneInput, href, Icon, inOneHour, listChoices, listOf, ownZone, Saved, Select, TableFoot, tasksPath, TextArea, TextInput, toast, toastError, toZoneInput, useAgents, useCurrentAgent, useCustomDefaults, useForm, useHost, useHotkeys, useQuery, useSettings, wordError, type Form } from '../kit/index.ts';
import { Repeat } from './repeat.tsx';
import { useClone } from './clone.ts';

export interface TaskFormProps {
  task?: Task | undefined;
  /** Of a new one, where it is known. */
  customer?: string | undefined;
  /** Of a new one: the day it is due. */
  day?: string | undefined;
  onDone: () => void;
}

/** When a task of a day is due before anyone says otherwise. */
const START_OF_WORK = '09:00';

const FIELDS = ['taskType', 'status', 'subject', 'notes', 'dueAt', 'dueZone', 'assignedTo', 'customerId', 'caseId', 'remindBefore', 'repeat'] as const;

/** The task at an address. */
export function TaskScreen({ id, onDone }: { id: string; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const { data: task, error } = useQuery({ key: `task ${id}`, on: ['task'], read: () => crm.tasks.get(id) });
  if (!task) return error ? <EmptyState icon="task" title={wordError(error)} actions={<Button onClick={onDone}>{t('tasks.back')}</Button>} /> : <div class="grow" aria-busy="true" />;
  return <TaskForm task={task} onDone={onDone} />;
}

export function TaskForm({ task, customer, day, onDone }: TaskFormProps): JSX.Element {
  const { crm, updates } = useHost();
  const me = useCurrentAgent()?.id;
  const settings = useSettings();
  const defaults = useCustomDefaults('task');
  const fresh = { ...defaults, taskType: 'call', status: firstShown(listOf(settings, 'taskStatus'), 'not-started'), subject: '', dueAt: day === undefined ? null : fromZoneInput(`${day}T${START_OF_WORK}`, ownZone()), dueZone: ownZone(), assignedTo: me ?? null, customerId: customer ?? null, remindBefore: null, repeat: null };
  const before = task ? { ...Object.fromEntries(FIELDS.map((name) => [name, task[name] ?? null])), ...customValues(task.custom) } : fresh;
  const form = useForm({ type: 'task', record: task?.id, scope: task ? undefined : `full ${customer ?? ''}${day ?? ''}`, initial: before });
  const { draft } = form;
  useEffect(() => updates?.hold(), [updates]);
  useEffect(() => void (document.title = `${task?.subject ?? t('app.newTask')} – Ringside`), [task?.subject]);
  const save = () => form.submit(async () => {
    await draft.flush();
    await doAndSay<Task>(crm, {
      type: 'task', id: task?.id, words: t(task ? 'tasks.saved' : 'taskForm.done'),
      write: () => (task ? crm.tasks.edit(task.id, draft.typed) : crm.tasks.create(withoutNone({ ...before, ...draft.typed }), draft.id)),
    });
    await draft.discard();
    onDone();
  });
  const cancel = () => void draft.discard().catch(() => undefined).then(onDone);
  useHotkeys({ 'Mod+Enter': () => void save() });
  return (
    <form class="col grow fit" noValidate aria-label={task ? t('tasks.editTitle') : t('app.newTask')} onSubmit={(event) => (event.preventDefault(), void save())}>
      <header class="head person-head">
        <a class="back three t-sm" href={href(tasksPath)}><Icon name="back" small />{t('tasks.back')}</a>
        <h1 class="cut"><bdi>{task?.subject ?? t('app.newTask')}</bdi></h1>
      </header>
      <div class="sep" />
      <div class="scroll grow"><div class="form"><TaskFields form={form} /></div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={cancel}>{t('cases.discard')}</Button>
        <Saved state={draft} />
        <span class="end row">
          {task && <CloneTask task={task} />}
          {task && <RemoveTask task={task} onDone={onDone} />}
          <Button tone="main" type="submit" keys="Mod+Enter" needs={task ? 'task.edit' : 'task.create'}>{task ? t('action.save') : t('taskForm.create')}</Button>
        </span>
      </TableFoot>
    </form>
  );
}

function TaskFields({ form }: { form: Form }): JSX.Element {
  const settings = useSettings();
  const agents = useAgents().filter((agent) => agent.active || agent.id === form.text('assignedTo'));
  return (
    <section class="col form-part">
      <TextInput label={t('taskForm.subject')} autoFocus {...form.field('subject')} />
      <TextArea label={t('tasks.notes')} optional rows={4} {...form.field('notes')} />
      <div class="form-row two-up">
        <Select label={t('tasks.type')} choices={TASK_TYPES.map((value) => ({ value, label: t(`taskType.${value}`) }))} {...form.choice('taskType')} />
        <Select label={t('cases.status')} choices={listChoices(settings, 'taskStatus', form.text('status'))} {...form.choice('status')} />
        <DueFields form={form} />
        <Select label={t('cases.assignedTo')} none={t('cases.nobody')} choices={agents.map((agent) => ({ value: agent.id, label: agent.name }))} {...form.choice('assignedTo')} />
        <Remind form={form} />
        <Repeat form={form} />
      </div>
      <Whose form={form} />
      <CustomFields form={form} target="task" />
    </section>
  );
}

/** Customer and case are optional: a task may be for the agent alone. */
function Whose({ form }: { form: Form }): JSX.Element {
  const { crm } = useHost();
  const customer = form.text('customerId');
  const cases = useQuery({ key: customer ? `cases of ${customer}` : null, on: ['case'], read: () => crm.cases.list({ customerId: customer, limit: 100 }) }).data?.rows ?? [];
  const pick = (id: string | null) => {
    form.set('customerId', id);
    form.set('caseId', null);
  };
  return (
    <>
      <CustomerPick value={customer} optional fault={form.fault('customerId')} onPick={pick} />
      {customer && <Select label={t('interactions.case')} optional none={t('field.none')} choices={cases.map((one) => ({ value: one.id, label: `${one.caseNumber} ${one.subject}` }))} {...form.choice('caseId')} />}
    </>
  );
}

/** The due time is promised on the clocks of a zone; another zone keeps what the clocks show. */
function DueFields({ form }: { form: Form }): JSX.Element {
  const zone = form.text('dueZone') || ownZone();
  const due = form.value('dueAt') as number | null;
  const zones = Intl.supportedValuesOf('timeZone');
  const setZone = (next: string) => {
    form.set('dueZone', next);
    if (due !== null) form.set('dueAt', fromZoneInput(toZoneInput(due, zone), next));
  };
  const soon = <button type="button" class="link t-sm" onClick={() => form.set('dueAt', inOneHour(Date.now()))}>{t('tasks.inOneHour')}</button>;
  return (
    <>
      <TextInput
        label={t('taskForm.due')} type="datetime-local" aside={soon} value={toZoneInput(due, zone)} fault={form.fault('dueAt')}
        onInput={(text) => form.set('dueAt', fromZoneInput(text, zone))} onBlur={() => form.leave('dueAt')}
      />
      <Select label={t('customers.timeZone')} value={zone} choices={(zones.includes(zone) ? zones : [zone, ...zones]).map((one) => ({ value: one, label: one.replaceAll('_', ' ') }))} onChange={setZone} />
    </>
  );
}

const BEFORE = [0, 5, 15, 30, 60, 1440];

function Remind({ form }: { form: Form }): JSX.Element {
  const value = form.value('remindBefore');
  const minutes = typeof value === 'number' && !BEFORE.includes(value) ? [...BEFORE, value] : BEFORE;
  return (
    <Select
      label={t('tasks.remind')} none={t('tasks.remindUsual')} value={typeof value === 'number' ? String(value) : ''}
      choices={minutes.map((count) => ({ value: String(count), label: t('tasks.minutesBefore', { count }) }))} onChange={(next) => form.set('remindBefore', next === '' ? null : Number(next))}
    />
  );
}

function CloneTask({ task }: { task: Task }): JSX.Element {
  const clone = useClone();
  return <Button tone="quiet" icon="plus" needs="task.create" onClick={() => void clone(task)}>{t('tasks.clone')}</Button>;
}

function RemoveTask({ task, onDone }: { task: Task; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const remove = async () => {
    try {
      await crm.tasks.remove(task.id);
      onDone();
      toast(t('tasks.deleted'), { undo: () => void crm.tasks.restore(task.id).catch(toastError) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return <Button tone="quiet" icon="trash" class="btn-harm" needs="task.delete" onClick={() => void remove()}>{t('app.delete')}</Button>;
}

/** The core's own defaults stand where nothing was chosen; a custom field that was emptied stays empty. */
function withoutNone(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([path, value]) => value !== null || path.startsWith('custom.')));
}
