/**
 * Custom fields in forms and on pages. Up to 64 of them stand in a group of their own that is drawn only while it is open, so
 * that a form with many fields opens as fast and reads as short as one with none.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { defaultsOf, webAddress } from '../../domain/custom.ts';
import { MAX_TEXT } from '../../domain/fields.ts';
import { foldText } from '../../domain/fold.ts';
import type { CustomValue, FieldDefinition, FieldTarget } from '../../domain/records.ts';
import { formatCalendarDay, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { SearchBox, Select, TextArea, TextInput } from './field.tsx';
import type { Form } from './form.tsx';
import { useFields } from './live.ts';

/** As many as stand open in a form without being in the way. */
const FEW = 6;
/** From so many on a box finds them by their label. */
const MANY = 12;
/** A text that may be longer has room for lines. */
const ONE_LINE = 255;

type Custom = Record<string, CustomValue> | undefined;

/** Fields of a record that an administrator has not hidden. */
function useShown(target: FieldTarget): FieldDefinition[] {
  return (useFields() ?? []).filter((one) => one.target === target && !one.hidden);
}

/** `folded`: closed until it is asked for, however few they are. */
export function CustomFields({ form, target, folded }: { form: Form; target: FieldTarget; folded?: boolean }): JSX.Element | null {
  const shown = useShown(target);
  const [opened, open] = useState<boolean | null>(null);
  const [wanted, want] = useState('');
  if (shown.length === 0) return null;
  const refused = shown.some((one) => form.fault(`custom.${one.id}`) !== undefined);
  const isOpen = refused || (opened ?? (!folded && shown.length <= FEW));
  const filled = shown.filter((one) => form.text(`custom.${one.id}`) !== '').length;
  const found = shown.filter((one) => foldText(one.label).includes(foldText(wanted)) || form.fault(`custom.${one.id}`) !== undefined);
  return (
    <details class="form-part custom" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary class="strong">{t('custom.title')}<span class="count">{t('custom.filled', { filled, count: shown.length })}</span></summary>
      {isOpen && (
        <div class="col custom-body">
          {shown.length > MANY && <SearchBox label={t('custom.find')} value={wanted} onInput={want} />}
          <div class="form-row two-up">{found.map((one) => <CustomInput key={one.id} definition={one} path={`custom.${one.id}`} form={form} />)}</div>
          {found.length === 0 && <p class="three">{t('custom.none')}</p>}
        </div>
      )}
    </details>
  );
}

/** The input of one field, also of a definition's own default value. */
export function CustomInput({ definition, path, form, label = definition.label, hint, max }: { definition: FieldDefinition; path: string; form: Form; label?: string; hint?: string | undefined; max?: number | undefined }): JSX.Element {
  const limit = max ?? definition.maxLength ?? MAX_TEXT;
  const common = { label, optional: true, hint };
  switch (definition.fieldType) {
    case 'text':
      return limit > ONE_LINE ? <TextArea {...common} rows={1} class="short-area" {...form.field(path)} /> : <TextInput {...common} {...form.field(path)} />;
    case 'url':
      return <TextInput {...common} type="url" placeholder="https://" {...form.field(path)} />;
    case 'number':
      return <NumberInput {...common} form={form} path={path} />;
    case 'date':
      return <TextInput {...common} type="date" {...form.field(path)} />;
    case 'pick': {
      const options = (definition.options ?? []).filter((option) => !option.hidden || option.id === form.text(path));
      return <Select {...common} none={t('field.none')} choices={options.map((option) => ({ value: option.id, label: option.label ?? option.id }))} {...form.choice(path)} />;
    }
  }
}

/** Keeps what is typed as it is typed (`1.`, `-`), and takes it as a number as soon as it is one. */
function NumberInput({ form, path, ...props }: { form: Form; path: string; label: string; optional: boolean; hint: string | undefined }): JSX.Element {
  const [typed, type] = useState<string | null>(null);
  const { fault, onBlur } = form.field(path);
  const put = (text: string) => {
    type(text);
    form.set(path, toNumber(text));
  };
  const shown = typed !== null && toNumber(typed) === form.value(path) ? typed : form.text(path);
  return <TextInput {...props} dir="ltr" value={shown} fault={fault} onInput={put} onBlur={() => (type(null), onBlur())} />;
}

/** Null for nothing; what is no number stays as it was typed, to be said at its place. A comma alone is a decimal one. */
export function toNumber(text: string): number | string | null {
  const tight = text.trim().replace(/^([-+]?\d+),(\d+)$/, '$1.$2');
  if (tight === '') return null;
  const value = Number(tight);
  return Number.isFinite(value) && /^[-+\d.eE]+$/.test(tight) ? value : text;
}

/** Values by path, for a form's start. */
export function customValues(custom: Custom): Record<string, CustomValue> {
  return Object.fromEntries(Object.entries(custom ?? {}).map(([id, value]) => [`custom.${id}`, value]));
}

/** What a new record starts with, by path. */
export function useCustomDefaults(target: FieldTarget): Record<string, CustomValue> {
  return defaultsOf((useFields() ?? []).filter((one) => one.target === target));
}

/** Fields of a record that have a value, in the fields' order, for its page. */
export function useCustomFacts(target: FieldTarget, custom: Custom): { id: string; label: string; value: JSX.Element }[] {
  return useShown(target).flatMap((one) => {
    const value = custom?.[one.id];
    return value === undefined || value === null ? [] : [{ id: one.id, label: one.label, value: <CustomText definition={one} value={value} /> }];
  });
}

/** Only a web address is a link. */
function CustomText({ definition, value }: { definition: FieldDefinition; value: CustomValue }): JSX.Element {
  const address = definition.fieldType === 'url' ? webAddress(value) : null;
  const words = customWord(definition, value);
  if (address === null) return <bdi class="pre">{words}</bdi>;
  return <a class="link" href={address} target="_blank" rel="noopener noreferrer"><bdi dir="ltr">{words}</bdi></a>;
}

/** A value as a person reads it, by the type of its field. */
export function customWord(definition: FieldDefinition, value: unknown): string {
  switch (definition.fieldType) {
    case 'number': return typeof value === 'number' ? formatNumber(value) : String(value);
    case 'date': return formatCalendarDay(String(value));
    case 'pick': return definition.options?.find((option) => option.id === value)?.label ?? String(value);
    default: return String(value);
  }
}
