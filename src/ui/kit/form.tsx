/**
 * A form over a draft: what is typed is kept at once, faults are told on leaving a field, and what the core refuses stands at
 * its field. A record that changes elsewhere shows through wherever nothing was typed.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ErrorDetail } from '../../domain/errors.ts';
import { toPlainError } from '../../domain/errors.ts';
import type { PickOption } from '../../domain/records.ts';
import { checkField } from '../../domain/validate.ts';
import { t } from '../../i18n/index.ts';
import { useDraft, type DraftHandle, type DraftOptions } from './draft.ts';
import { wordFault } from './errors.ts';
import { useFields, useSettings } from './live.ts';
import { customerPath } from './paths.ts';
import { href } from './router.ts';
import { toastError } from './toast.tsx';

export interface Form {
  draft: DraftHandle;
  value: (path: string) => unknown;
  /** Value as text, '' for none. */
  text: (path: string) => string;
  set: (path: string, value: unknown) => void;
  /** The field was left: from now on its fault is told. */
  leave: (path: string) => void;
  /** Fault of a path or of a part of its element, `emails.<id>.address`. */
  fault: (path: string) => ComponentChildren;
  /** What a text field needs. */
  field: (path: string) => { value: string; fault: ComponentChildren; onInput: (value: string) => void; onBlur: () => void };
  /** What a list of choices needs. */
  choice: (path: string) => { value: string; fault: ComponentChildren; onChange: (value: string) => void };
  /** Saves; what is refused goes to its field and the first such field gets the focus. True when it was saved. */
  submit: (save: () => Promise<unknown>) => Promise<boolean>;
}

export function useForm(options: DraftOptions): Form {
  const draft = useDraft(options);
  const settings = useSettings();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Record<string, ErrorDetail>>({});
  const [refusals, countRefusal] = useState(0);
  useEffect(() => {
    if (refusals > 0) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const fields = useFields();
  const lists = { options: (list: string) => (settings?.[`lists.${list}`] ?? []) as readonly PickOption[], definition: (id: string) => fields?.find((one) => one.id === id) };
  const value = (path: string) => draft.fields[path];
  const text = (path: string) => String(value(path) ?? '');
  const set = (path: string, next: unknown) => {
    draft.set(path, next);
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([at]) => at !== path && !at.startsWith(`${path}.`))));
  };
  const leave = (path: string) => setLeft((before) => new Set(before).add(path));
  const fault = (path: string): ComponentChildren => {
    if (refused[path]) return wordRefusal(refused[path]);
    const held = heldBy(path);
    return settings && left.has(held) && !isBlankElement(value(held)) ? worded(checkField(options.type, held, value(held), lists), path) : undefined;
  };
  return {
    draft, value, text, set, leave, fault,
    field: (path) => ({ value: text(path), fault: fault(path), onInput: (next) => set(path, next), onBlur: () => leave(path) }),
    choice: (path) => ({ value: text(path), fault: fault(path), onChange: (next) => set(path, next || null) }),
    async submit(save) {
      try {
        await save();
        return true;
      } catch (thrown) {
        const { code, detail } = toPlainError(thrown);
        const faults = code === 'validation' || code === 'duplicate' ? [detail, ...(detail.also ?? [])].filter((one) => one.field !== undefined) : [];
        setRefused(Object.fromEntries(faults.map((one) => [one.field, one])));
        if (faults.length === 0) toastError(thrown);
        else countRefusal(refusals + 1);
        return false;
      }
    },
  };
}

/** `emails.<id>.address` is held by the element `emails.<id>`. */
function heldBy(path: string): string {
  const parts = path.split('.');
  return /^(phones|emails|attachments)$/.test(parts[0] ?? '') ? parts.slice(0, 2).join('.') : path;
}

function worded(detail: ErrorDetail | null, path: string): ComponentChildren {
  return detail && detail.field === path ? wordFault(detail) : undefined;
}

/** A phone or e-mail with nothing in it is left out when the form is saved. */
function isBlankElement(value: unknown): boolean {
  const { number, address } = (typeof value === 'object' && value !== null ? value : {}) as { number?: string; address?: string };
  return (number ?? address)?.trim() === '';
}

/** A duplicate names who has the value already, one click away. */
function wordRefusal(detail: ErrorDetail): ComponentChildren {
  if (detail.rule !== undefined) return wordFault(detail);
  if (detail.record === undefined) return t('error.duplicate');
  return <>{t('error.duplicate')} <a class="link" href={href(customerPath(detail.record))}>{t('form.openOther')}</a></>;
}
