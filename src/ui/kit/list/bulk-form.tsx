/** Which value many records are to have in a field. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FIELDS, ruleOf } from '../../../domain/fields.ts';
import type { ListType } from '../../../domain/list-fields.ts';
import { ME } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { toNumber } from '../custom-fields.tsx';
import { faultsOf } from '../errors.ts';
import { Select, TextArea, TextInput } from '../field.tsx';
import { fromZoneInput, ownZone } from '../zone-time.ts';
import { useCurrentAgent } from '../people.ts';
import { toastError } from '../toast.tsx';
import type { FieldInfo } from './fields.ts';

export interface BulkFormProps {
  list: ListType;
  fields: readonly FieldInfo[];
  count: number;
  /** Why it cannot be done. */
  missing: string | undefined;
  onRun: (fields: Record<string, unknown>) => Promise<void>;
}

export function BulkForm({ list, fields, count, missing, onRun }: BulkFormProps): JSX.Element | null {
  const me = useCurrentAgent();
  const [path, choose] = useState(fields[0]?.path ?? '');
  const [text, type] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const info = fields.find((one) => one.path === path);
  if (!info) return null;
  const rule = ruleOf(list, path);
  const required = rule !== null && 'required' in rule && rule.required === true;
  const run = async (): Promise<void> => {
    if (text === '' && required) return setFault(t('fault.required'));
    try {
      await onRun({ [path]: valueOf(info, text, me?.id) });
    } catch (thrown) {
      const said = faultsOf(thrown)[path];
      if (said === undefined) toastError(thrown);
      setFault(said);
    }
  };
  return (
    <form class="col name-form" onSubmit={(event) => (event.preventDefault(), void run())}>
      {fields.length > 1 && <Select label={t('list.field')} value={path} choices={fields.map((one) => ({ value: one.path, label: one.label }))} onChange={(next) => (choose(next), type(''), setFault(undefined))} />}
      <Value info={info} text={text} long={isLong(list, path)} required={required} fault={fault} onText={(next) => (type(next), setFault(undefined))} />
      <div class="row panel-foot"><span class="end" /><Button type="submit" tone={text === '' ? 'harm' : 'main'} disabled={missing !== undefined} reason={missing}>{text === '' ? t('bulk.clear', { count }) : t('bulk.set', { count })}</Button></div>
    </form>
  );
}

interface ValueProps {
  info: FieldInfo;
  text: string;
  long: boolean;
  required: boolean;
  fault: string | undefined;
  onText: (text: string) => void;
}

function Value({ info, text, long, required, fault, onText }: ValueProps): JSX.Element {
  const common = { label: fieldLabel(info), value: text, fault };
  const none = required ? t('list.pick') : t('bulk.blank');
  if (info.kind === 'flag') return <Select {...common} none={none} choices={[{ value: 'yes', label: t('history.yes') }, { value: 'no', label: t('history.no') }]} onChange={onText} />;
  if (info.kind === 'choice' && info.choices.length > 0) return <Select {...common} none={none} choices={info.choices} onChange={onText} />;
  if (info.kind === 'moment') return <TextInput {...common} type="datetime-local" onInput={onText} />;
  if (info.kind === 'day') return <TextInput {...common} type="date" onInput={onText} />;
  return long ? <TextArea {...common} onInput={onText} /> : <TextInput {...common} dir={info.kind === 'number' ? 'ltr' : 'auto'} onInput={onText} />;
}

function fieldLabel({ label }: FieldInfo): string {
  return t('bulk.newValue', { field: label });
}

function isLong(list: ListType, path: string): boolean {
  const field = FIELDS[list][path];
  return field !== undefined && 'kind' in field && field.kind === 'text' && field.max > 1000;
}

/** Null clears. */
function valueOf({ kind }: FieldInfo, text: string, me: string | undefined): unknown {
  if (text === '') return null;
  if (text === ME) return me;
  if (kind === 'flag') return text === 'yes';
  if (kind === 'number') return toNumber(text);
  return kind === 'moment' ? fromZoneInput(text, ownZone()) : text;
}
