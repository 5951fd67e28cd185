/** A case to write: a new one of a customer, or another wording of one. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ListName } from '../../domain/fields.ts';
import { firstShown } from '../../domain/lists.ts';
import type { Case } from '../../domain/records.ts';
import { CHANNELS } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Button, CustomerPick, CustomFields, customValues, doAndSay, listChoices, listOf, runHotkey, Saved, Select, TableFoot, TextArea, TextInput, useAgents, useCustomDefaults, useForm, useHost, useSettings, type Form } from '../kit/index.ts';

export interface CaseFormProps {
  /** Absent: a new one. */
  one?: Case | undefined;
  /** Of a new one, where it is known. */
  customer?: string | undefined;
  onDone: (id: string) => void;
  onCancel: () => void;
}

const FIELDS = ['subject', 'description', 'status', 'priority', 'severity', 'category', 'project', 'visibility', 'channel', 'assignedTo'] as const;

/** What a new case starts with: an option that an administrator has hidden is not offered. */
function useFresh(): Record<string, string> {
  const settings = useSettings();
  const usual = (list: ListName, wanted: string) => firstShown(listOf(settings, list), wanted);
  return { subject: '', status: usual('caseStatus', 'new'), priority: usual('priority', 'normal'), visibility: usual('visibility', 'public'), channel: 'phone' };
}

export function CaseForm({ one, customer, onDone, onCancel }: CaseFormProps): JSX.Element {
  const { crm, updates } = useHost();
  const defaults = useCustomDefaults('case');
  const fresh = useFresh();
  const before = one ? { ...Object.fromEntries(FIELDS.map((name) => [name, one[name] ?? null])), ...customValues(one.custom) } : { ...fresh, ...defaults, customerId: customer ?? null };
  const form = useForm({ type: 'case', record: one?.id, scope: one ? undefined : `full ${customer ?? ''}`, initial: before });
  const { draft } = form;
  useEffect(() => updates?.hold(), [updates]);
  const save = () => form.submit(async () => {
    await draft.flush();
    const made = await doAndSay<Case>(crm, {
      type: 'case', id: one?.id, words: (saved) => t(one ? 'cases.saved' : 'cases.created', { number: saved.caseNumber }),
      write: () => (one ? crm.cases.edit(one.id, draft.typed) : crm.cases.create({ ...before, ...draft.typed }, draft.id)),
    });
    await draft.discard();
    onDone(made.id);
  });
  const cancel = () => void draft.discard().catch(() => undefined).then(onCancel);
  return (
    <form
      class="col grow fit" noValidate aria-label={one ? t('cases.editTitle', { number: one.caseNumber }) : t('app.newCase')}
      onSubmit={(event) => (event.preventDefault(), void save())} onKeyDown={(event) => void runHotkey({ 'Mod+Enter': () => void save() }, event)}
    >
      <div class="scroll grow"><div class="form"><CaseFields form={form} pickCustomer={!one && customer === undefined} /></div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={cancel}>{t('cases.discard')}</Button>
        <Saved state={draft} />
        <span class="end"><Button tone="main" type="submit" keys="Mod+Enter" needs={one ? 'case.edit' : 'case.create'}>{one ? t('action.save') : t('caseForm.create')}</Button></span>
      </TableFoot>
    </form>
  );
}

function CaseFields({ form, pickCustomer }: { form: Form; pickCustomer: boolean }): JSX.Element {
  const settings = useSettings();
  const agents = useAgents().filter((agent) => agent.active || agent.id === form.text('assignedTo'));
  const list = (path: string, name: Parameters<typeof listChoices>[1]) => ({ choices: listChoices(settings, name, form.text(path)), ...form.choice(path) });
  const projects = listChoices(settings, 'project', form.text('project'));
  return (
    <section class="col form-part">
      {pickCustomer && <CustomerPick value={form.text('customerId')} fault={form.fault('customerId')} onPick={(id) => form.set('customerId', id)} />}
      <TextInput label={t('caseForm.subject')} autoFocus {...form.field('subject')} />
      <TextArea label={t('caseForm.description')} optional rows={4} {...form.field('description')} />
      <div class="form-row two-up">
        <Select label={t('cases.status')} {...list('status', 'caseStatus')} />
        <Select label={t('caseForm.priority')} {...list('priority', 'priority')} />
        <Select label={t('cases.severity')} optional none={t('field.none')} {...list('severity', 'severity')} />
        <Select label={t('cases.category')} optional none={t('field.none')} {...list('category', 'category')} />
        {projects.length > 0 && <Select label={t('cases.project')} optional none={t('field.none')} choices={projects} {...form.choice('project')} />}
        <Select label={t('cases.channel')} choices={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} {...form.choice('channel')} />
        <Select label={t('cases.visibility')} {...list('visibility', 'visibility')} />
        <Select label={t('cases.assignedTo')} optional none={t('cases.nobody')} choices={agents.map(({ id, name }) => ({ value: id, label: name }))} {...form.choice('assignedTo')} />
      </div>
      <CustomFields form={form} target="case" />
    </section>
  );
}
