/** Definitions of the action panel: several are kept, one is active. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ACTIVE_PANEL, BUILT_IN_PANEL, PANEL_LIMITS, PANEL_SETTING, panelsOf, type ActionPanel } from '../../../domain/actions.ts';
import { newId } from '../../../domain/ids.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Select, TextInput, toast, toastError, useHost, useSettings } from '../../kit/index.ts';
import { ActionsForm } from './actions-form.tsx';
import { Part } from './part.tsx';

export function ActionsSection(): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const panels = panelsOf(settings ?? {});
  const active = panels.find(({ id }) => id === settings?.[ACTIVE_PANEL])?.id ?? BUILT_IN_PANEL.id;
  const [asked, choose] = useState<string | null>(null);
  const chosen = panels.find(({ id }) => id === (asked ?? active)) ?? BUILT_IN_PANEL;
  const choices = [BUILT_IN_PANEL, ...panels].map((one) => ({ value: one.id, label: one.id === active ? t('actions.isActive', { name: nameOf(one) }) : nameOf(one) }));
  const activate = () => void crm.settings.set(ACTIVE_PANEL, chosen.id === '' ? null : chosen.id).then(() => toast(t('actions.activated', { name: nameOf(chosen) })), (thrown: unknown) => toastError(thrown));
  const remove = async () => {
    try {
      if (chosen.id === active) await crm.settings.set(ACTIVE_PANEL, null);
      await crm.settings.set(PANEL_SETTING + chosen.id, null);
      choose(null);
      toast(t('actions.deleted', { name: nameOf(chosen) }), { undo: () => void crm.settings.set(PANEL_SETTING + chosen.id, chosen).catch((thrown: unknown) => toastError(thrown)) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <>
      <Part title={t('actions.title')} hint={t('actions.hint')}>
        <Select class="narrow-form" label={t('actions.definition')} value={chosen.id} choices={choices} onChange={choose} />
        <div class="row">
          <Button disabled={chosen.id === active} reason={chosen.id === active ? t('actions.alreadyActive') : undefined} onClick={activate}>{t('actions.activate')}</Button>
          {chosen.id !== '' && <Button tone="quiet" class="btn-harm" icon="trash" onClick={() => void remove()}>{t('actions.delete')}</Button>}
        </div>
      </Part>
      <Part title={nameOf(chosen)} hint={chosen.id === '' ? t('actions.builtInHint') : t('actions.linkHint')}><ActionsForm key={chosen.id} panel={chosen} fixed={chosen.id === ''} /></Part>
      <NewPanel like={chosen} onMade={choose} />
    </>
  );
}

function nameOf(panel: ActionPanel): string {
  return panel.id === '' ? t('actions.builtIn') : panel.name;
}

/** A new one begins as the chosen one stands. */
function NewPanel({ like, onMade }: { like: ActionPanel; onMade: (id: string) => void }): JSX.Element {
  const { crm } = useHost();
  const [name, type] = useState('');
  const create = async () => {
    try {
      const id = newId();
      await crm.settings.set(PANEL_SETTING + id, { id, name, actions: like.actions });
      type('');
      onMade(id);
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <Part title={t('actions.new')}>
      <form class="form-row two-up" noValidate onSubmit={(event) => (event.preventDefault(), void create())}>
        <TextInput label={t('actions.name')} value={name} onInput={type} maxLength={PANEL_LIMITS.name} />
        <div class="at-end"><Button type="submit" icon="plus" disabled={name.trim() === ''} reason={name.trim() === '' ? t('fault.required') : undefined}>{t('action.create')}</Button></div>
      </form>
    </Part>
  );
}
