/** A custom field to write: what it is called, what it holds, and what a new record starts with. The type stands once it is saved. */
import type { JSX } from 'preact';
import { MAX_DEFAULT } from '../../../domain/custom.ts';
import { MAX_TEXT } from '../../../domain/fields.ts';
import { FIELD_TYPES, type FieldDefinition, type FieldTarget, type FieldType, type PickOption } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { Button, CustomInput, doAndSay, Select, TextInput, useForm, useHost, type Form } from '../../kit/index.ts';
import { OptionRows } from './option-rows.tsx';

const FIELDS = ['label', 'name', 'fieldType', 'maxLength', 'defaultValue', 'options'] as const;

export function FieldForm({ definition, target, onDone }: { definition?: FieldDefinition; target: FieldTarget; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const fresh = { label: '', fieldType: 'text', options: [] };
  const before = definition ? Object.fromEntries(FIELDS.map((name) => [name, definition[name] ?? null])) : fresh;
  const form = useForm({ type: 'fieldDefinition', record: definition?.id, scope: definition ? undefined : target, initial: before });
  const save = () => form.submit(async () => {
    await form.draft.flush();
    await doAndSay<FieldDefinition>(crm, {
      type: 'fieldDefinition', id: definition?.id, words: (one) => t(definition ? 'fields.saved' : 'fields.created', { name: one.label }),
      write: () => (definition ? crm.fields.edit(definition.id, form.draft.typed) : crm.fields.create({ ...before, ...form.draft.typed, target })),
    });
    await form.draft.discard();
    onDone();
  });
  const cancel = () => void form.draft.discard().catch(() => undefined).then(onDone);
  return (
    <form class="col grow form-part field-form" noValidate aria-label={definition ? t('fields.edit', { name: definition.label }) : t('fields.add')} onSubmit={(event) => (event.preventDefault(), void save())}>
      <div class="form-row two-up">
        <TextInput label={t('fields.label')} hint={t('fields.labelHint')} autoFocus {...form.field('label')} />
        <TextInput label={t('fields.name')} hint={t('fields.nameHint')} optional {...form.field('name')} fault={form.text('label').trim() ? form.fault('name') : undefined} />
        <Select
          label={t('fields.type')} hint={definition ? t('fault.fixed') : undefined} disabled={definition !== undefined}
          choices={FIELD_TYPES.map((one) => ({ value: one, label: t(`fields.type.${one}`) }))} {...form.choice('fieldType')}
        />
        <MaxLength form={form} />
      </div>
      {form.text('fieldType') === 'pick' && <Choices form={form} definition={definition} />}
      <Default form={form} target={target} />
      {form.fault('target') !== undefined && <p class="fault" role="alert">{form.fault('target')}</p>}
      <div class="row"><Button tone="main" type="submit">{t('action.save')}</Button><Button tone="quiet" onClick={cancel}>{t('cases.discard')}</Button></div>
    </form>
  );
}

function MaxLength({ form }: { form: Form }): JSX.Element | null {
  if (!['text', 'url'].includes(form.text('fieldType'))) return null;
  const { value, fault, onBlur } = form.field('maxLength');
  const put = (text: string) => form.set('maxLength', text.trim() === '' ? null : Number(text));
  return <TextInput label={t('fields.maxLength')} hint={t('fields.maxLengthHint', { limit: MAX_TEXT })} optional type="number" value={value} fault={fault} onInput={put} onBlur={onBlur} />;
}

function Choices({ form, definition }: { form: Form; definition: FieldDefinition | undefined }): JSX.Element {
  const options = (form.value('options') ?? []) as PickOption[];
  const saved = new Set(definition?.options?.map(({ id }) => id));
  return (
    <fieldset class="col form-part">
      <legend class="strong">{t('fields.options')}</legend>
      <OptionRows options={options} isSaved={(id) => saved.has(id)} fault={(id) => asText(form.fault(`options.${id}`))} onChange={(next) => form.set('options', next)} />
      {form.fault('options') !== undefined && <p class="fault" role="alert">{t('fields.optionNeeded')}</p>}
    </fieldset>
  );
}

function asText(fault: unknown): string | undefined {
  return typeof fault === 'string' ? fault : undefined;
}

function Default({ form, target }: { form: Form; target: FieldTarget }): JSX.Element {
  const fieldType = (form.text('fieldType') || 'text') as FieldType;
  const shape = { ...EMPTY, target, fieldType, options: (form.value('options') ?? []) as PickOption[] };
  return <CustomInput key={fieldType} definition={shape} path="defaultValue" form={form} max={MAX_DEFAULT} label={t('fields.default')} hint={t('fields.defaultHint')} />;
}

const EMPTY: FieldDefinition = { id: '', target: 'customer', name: '', label: '', fieldType: 'text', fieldClass: 'custom', order: 0, createdAt: 0, createdBy: '', updatedAt: 0, updatedBy: '' };
