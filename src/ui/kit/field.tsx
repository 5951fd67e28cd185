/** Form fields: label above, "optional" or a word at the end side, the fault below with sign and words. */
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Icon, type IconName } from './icon.tsx';

export interface FieldProps {
  label: string;
  /** At the end side of the label: where a value came from, what was saved. Optional fields say so by themselves. */
  aside?: ComponentChildren;
  optional?: boolean | undefined;
  hint?: string | undefined;
  /** What is wrong, worded, with an example; shown when the person leaves the field. */
  fault?: ComponentChildren;
  class?: string | undefined;
}

/** Ids that tie a control to its label, hint and fault. */
export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export function Field(props: FieldProps & { children: (ids: FieldIds) => ComponentChildren }): JSX.Element {
  const id = useId();
  const said = props.fault !== undefined || props.hint !== undefined;
  const ids: FieldIds = { id, 'aria-describedby': said ? `${id}-said` : undefined, 'aria-invalid': props.fault !== undefined || undefined };
  const aside = props.aside ?? (props.optional ? t('field.optional') : undefined);
  return (
    <div class={`field ${props.class ?? ''}`}>
      <span class="lab">
        <label for={id}>{props.label}</label>
        {aside !== undefined && <span class="aside end">{aside}</span>}
      </span>
      {props.children(ids)}
      {props.fault !== undefined && <span class="fault" id={`${id}-said`} role="alert"><Icon name="warning" small />{props.fault}</span>}
      {props.fault === undefined && props.hint !== undefined && <span class="hint" id={`${id}-said`}>{props.hint}</span>}
    </div>
  );
}

export interface TextInputProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  type?: 'text' | 'password' | 'new-password' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'date' | 'time' | 'datetime-local' | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Direction of what is typed; numbers and addresses are `ltr`, names decide by themselves. */
  dir?: 'ltr' | 'auto' | undefined;
  inputRef?: RefObject<HTMLInputElement | null> | undefined;
}

const LEFT_TO_RIGHT_TYPES = new Set(['email', 'tel', 'url']);

export function TextInput(props: TextInputProps): JSX.Element {
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  // Browsers heed `autofocus` once in a page's life; and the next key belongs here already.
  useLayoutEffect(() => {
    if (props.autoFocus) input.current?.focus();
  }, []);
  const dir = props.dir ?? (LEFT_TO_RIGHT_TYPES.has(props.type ?? '') ? 'ltr' : 'auto');
  return (
    <Field {...props}>
      {(ids) => (
        <div class="in">
          <input
            {...ids} {...ofType(props.type)} ref={input} value={props.value} dir={dir} placeholder={props.placeholder}
            maxLength={props.maxLength} required={props.required} readOnly={props.readOnly} disabled={props.disabled}
            autocomplete={props.type === 'password' ? 'current-password' : props.type === 'new-password' ? props.type : 'off'} spellcheck={false} onInput={(event) => props.onInput(event.currentTarget.value)} onBlur={props.onBlur}
          />
        </div>
      )}
    </Field>
  );
}

/** Preact's types tell inputs apart by the literal of their type; which one it is here is known only at run time. */
function ofType(type: TextInputProps['type']): { type: 'text' } {
  return { type: (type === 'new-password' ? 'password' : type ?? 'text') as 'text' };
}

export interface TextAreaProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  maxLength?: number | undefined;
  rows?: number | undefined;
  areaRef?: RefObject<HTMLTextAreaElement | null> | undefined;
}

/** Grows with its text. */
export function TextArea(props: TextAreaProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <textarea
          {...ids} ref={props.areaRef ?? null} class="area" value={props.value} rows={props.rows ?? 3} dir="auto" placeholder={props.placeholder}
          maxLength={props.maxLength} onInput={(event) => props.onInput(event.currentTarget.value)} onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export interface SelectProps extends FieldProps {
  value: string;
  choices: readonly Choice[];
  /** Words for no choice; without them a choice must be made. */
  none?: string | undefined;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
}

export function Select(props: SelectProps): JSX.Element {
  return (
    <Field {...props}>
      {(ids) => (
        <div class="in">
          <select {...ids} value={props.value} disabled={props.disabled} onChange={(event) => props.onChange(event.currentTarget.value)}>
            {props.none !== undefined && <option value="">{props.none}</option>}
            {props.choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
          </select>
          <Icon name="down" small />
        </div>
      )}
    </Field>
  );
}

/** A lone search box, its label unseen. */
export function SearchBox(props: { label: string; value: string; onInput: (value: string) => void; keys?: ComponentChildren; icon?: IconName; inputRef?: RefObject<HTMLInputElement | null> | undefined; onKeyDown?: (event: KeyboardEvent) => void; autoFocus?: boolean }): JSX.Element {
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  useLayoutEffect(() => {
    if (props.autoFocus) input.current?.focus();
  }, []);
  return (
    <label class="in">
      <Icon name={props.icon ?? 'search'} />
      <span class="sr">{props.label}</span>
      <input
        ref={input} type="search" value={props.value} placeholder={props.label} autocomplete="off" spellcheck={false} dir="auto"
        onInput={(event) => props.onInput(event.currentTarget.value)} onKeyDown={props.onKeyDown}
      />
      {props.keys}
    </label>
  );
}

export function Checkbox(props: { label: ComponentChildren; checked: boolean; mixed?: boolean; onChange: (checked: boolean) => void; looks?: 'box' | 'switch' }): JSX.Element {
  const asSwitch = props.looks === 'switch';
  return (
    <label class="check">
      <input
        type="checkbox" role={asSwitch ? 'switch' : undefined} class={asSwitch ? 'switch' : 'box'} checked={props.checked}
        indeterminate={props.mixed} onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
