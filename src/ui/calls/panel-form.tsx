/** Frame of a small form in the panel: title, fields, one main button; Escape leaves, ⌘ or Ctrl Enter sends. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Permission } from '../../domain/permissions.ts';
import { t } from '../../i18n/index.ts';
import { Button, runHotkey } from '../kit/index.ts';

export interface PanelFormProps {
  title: string;
  submit: string;
  /** Permission that sending it asks for. */
  needs: Permission;
  onSubmit: () => Promise<void>;
  onCancel: () => void;
  children: ComponentChildren;
}

export function PanelForm({ title, submit, needs, onSubmit, onCancel, children }: PanelFormProps): JSX.Element {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // Before the next key: what is typed right after the form was asked for belongs into it.
  useLayoutEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const send = (event: Event) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <form ref={form} class="card panel-form" aria-labelledby={id} noValidate onSubmit={send} onKeyDown={(event) => void runHotkey({ Escape: onCancel, 'Mod+Enter': send }, event)}>
      <h2 class="strong" id={id}>{title}</h2>
      {children}
      <div class="row">
        <Button tone="quiet" class="pull" onClick={onCancel}>{t('action.cancel')}</Button>
        <span class="grow" />
        <Button tone="main" type="submit" needs={needs}>{submit}</Button>
      </div>
    </form>
  );
}
