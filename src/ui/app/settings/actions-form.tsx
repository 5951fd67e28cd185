/** One definition to write: which actions in which order, for which roles and channels, and links to other systems. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONTACT_ACTIONS, PANEL_LIMITS, PANEL_SETTING, PLACEHOLDERS, type ActionPanel, type ContactAction, type PanelAction } from '../../../domain/actions.ts';
import { rolesOf } from '../../../domain/permissions.ts';
import { CHANNELS, type Channel } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Checkbox, faultsOf, Num, roleChoices, Select, TextInput, toastError, useHost, useSettings } from '../../kit/index.ts';

export function ActionsForm({ panel, fixed }: { panel: ActionPanel; fixed: boolean }): JSX.Element {
  const { crm } = useHost();
  const [draft, setDraft] = useState(panel);
  const [faults, setFaults] = useState<Record<string, string>>({});
  /** What the core refuses stays on screen with the reason, and is not kept. */
  const keep = async (next: ActionPanel) => {
    setDraft(next);
    try {
      await crm.settings.set(PANEL_SETTING + next.id, next);
      setFaults({});
    } catch (thrown) {
      setFaults(faultsOf(thrown));
      if (Object.keys(faultsOf(thrown)).length === 0) toastError(thrown);
    }
  };
  const actions = (next: readonly PanelAction[]) => void keep({ ...draft, actions: next });
  const put = (at: number, patch: Partial<PanelAction>) => draft.actions.map((one, index) => (index === at ? { ...one, ...patch } : one));
  const move = (at: number, by: 1 | -1) => {
    const next = [...draft.actions];
    next.splice(at + by, 0, ...next.splice(at, 1));
    actions(next);
  };
  return (
    <fieldset class="col looked" disabled={fixed}>
      {!fixed && <TextInput class="narrow-form" label={t('actions.name')} value={draft.name} fault={faults['name']} maxLength={PANEL_LIMITS.name} onInput={(name) => setDraft({ ...draft, name })} onBlur={() => void keep(draft)} />}
      <ol class="card settings-list">
        {draft.actions.map((action, at) => (
          <ActionRow
            key={`${action.action} ${at}`} action={action} fault={(field) => faults[`actions.${at}.${field}`]}
            first={at === 0} last={at === draft.actions.length - 1} onMove={(by) => move(at, by)} onRemove={() => actions(draft.actions.filter((_, index) => index !== at))}
            onType={(patch) => setDraft({ ...draft, actions: put(at, patch) })} onKeep={(patch) => actions(put(at, patch))}
          />
        ))}
      </ol>
      {!fixed && <AddAction actions={draft.actions} onAdd={(action) => actions([...draft.actions, action])} onAddLink={() => setDraft({ ...draft, actions: [...draft.actions, { action: 'link', label: '', url: 'https://' }] })} />}
    </fieldset>
  );
}

interface RowProps {
  action: PanelAction;
  fault: (field: string) => string | undefined;
  first: boolean;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onType: (patch: Partial<PanelAction>) => void;
  onKeep: (patch: Partial<PanelAction>) => void;
}

function ActionRow({ action, fault, first, last, onMove, onRemove, onType, onKeep }: RowProps): JSX.Element {
  const name = action.action === 'link' ? action.label || t('actions.link') : wordAction(action.action);
  return (
    <li class="line action-line">
      <span class="row movers">
        <Button tone="quiet" icon="ascending" label={t('lists.up', { name })} disabled={first} onClick={() => onMove(-1)} />
        <Button tone="quiet" icon="descending" label={t('lists.down', { name })} disabled={last} onClick={() => onMove(1)} />
      </span>
      <div class="col grow">
        {action.action === 'link' ? (
          <div class="form-row two-up">
            <TextInput label={t('actions.label')} value={action.label ?? ''} maxLength={PANEL_LIMITS.label} fault={fault('label')} onInput={(label) => onType({ label })} onBlur={() => onKeep({})} />
            <TextInput label={t('actions.url')} type="url" value={action.url ?? ''} fault={fault('url')} onInput={(url) => onType({ url })} onBlur={() => onKeep({})} />
          </div>
        ) : <span class="mid">{name}</span>}
        <For action={action} onKeep={onKeep} />
      </div>
      <Button tone="quiet" icon="trash" label={t('lists.remove', { name })} onClick={onRemove} />
    </li>
  );
}

/** None ticked or all: it is offered to everybody. */
function For({ action, onKeep }: Pick<RowProps, 'action' | 'onKeep'>): JSX.Element {
  const settings = useSettings();
  const roles = roleChoices(rolesOf(settings ?? {}));
  const narrow = action.roles !== undefined || action.channels !== undefined;
  const toggle = <T extends string>(all: readonly T[], now: readonly T[] | undefined, one: T, on: boolean): readonly T[] | undefined => {
    const next = all.filter((each) => (each === one ? on : (now ?? all).includes(each)));
    return next.length === all.length || next.length === 0 ? undefined : next;
  };
  return (
    <details class="t-sm">
      <summary class="three">{narrow ? t('actions.forSome') : t('actions.forAll')}</summary>
      <fieldset class="row for-whom"><legend>{t('actions.roles')}</legend>{roles.map(({ value, label }) => <Checkbox key={value} label={label} checked={action.roles?.includes(value) ?? true} onChange={(on) => onKeep({ roles: toggle(roles.map((one) => one.value), action.roles, value, on) } as Partial<PanelAction>)} />)}</fieldset>
      <fieldset class="row for-whom"><legend>{t('actions.channels')}</legend>{CHANNELS.map((channel: Channel) => <Checkbox key={channel} label={t(`channel.${channel}`)} checked={action.channels?.includes(channel) ?? true} onChange={(on) => onKeep({ channels: toggle(CHANNELS, action.channels, channel, on) } as Partial<PanelAction>)} />)}</fieldset>
    </details>
  );
}

function AddAction({ actions, onAdd, onAddLink }: { actions: readonly PanelAction[]; onAdd: (action: PanelAction) => void; onAddLink: () => void }): JSX.Element {
  const left = CONTACT_ACTIONS.filter((one) => !actions.some(({ action }) => action === one));
  const full = actions.length >= PANEL_LIMITS.actions;
  return (
    <>
      <div class="row add-action">
        {left.length > 0 && <Select class="narrow-form" label={t('actions.add')} value="" none={t('field.none')} choices={left.map((one) => ({ value: one, label: wordAction(one) }))} onChange={(value) => value && onAdd({ action: value as ContactAction })} />}
        <Button icon="open" class="at-end" disabled={full} reason={full ? t('fault.tooMany', { limit: PANEL_LIMITS.actions }) : undefined} onClick={onAddLink}>{t('actions.addLink')}</Button>
      </div>
      <p class="hint">{t('actions.placeholders')} {PLACEHOLDERS.map((name) => <><Num key={name}>{`{${name}}`}</Num> </>)}</p>
    </>
  );
}

function wordAction(action: ContactAction): string {
  switch (action) {
    case 'new-case': return t('panel.newCase');
    case 'follow-up': return t('action.followUp');
    case 'new-task': return t('panel.newTask');
    case 'callback': return t('panel.callback');
    case 'e-mail': return t('action.email');
    case 'link-record': return t('action.linkRecord');
    case 'open-customer': return t('panel.openCustomer');
  }
}
