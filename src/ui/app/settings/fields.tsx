/** Fields of each record: ours, ours with a list to edit, and an administrator's own, which are added, ordered, hidden and deleted here. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fieldClass, MAX_FIELDS } from '../../../domain/custom.ts';
import { FIELDS } from '../../../domain/fields.ts';
import { FIELD_TARGETS, type FieldDefinition, type FieldTarget } from '../../../domain/records.ts';
import { formatList } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { act, Button, Chip, doAndSay, fieldWord, href, Options, toast, toastError, useFields, useHost } from '../../kit/index.ts';
import { FieldForm } from './field-form.tsx';
import { Part } from './part.tsx';

export function FieldsSection(): JSX.Element {
  const [target, choose] = useState<FieldTarget>('customer');
  const [editing, edit] = useState<string | null>(null);
  const own = (useFields() ?? []).filter((one) => one.target === target);
  const full = own.length >= MAX_FIELDS;
  const done = () => edit(null);
  return (
    <>
      <Part title={t('settings.fields')} hint={t('fields.hint')}>
        <Options label={t('fields.of')} value={target} choices={FIELD_TARGETS.map((one) => ({ value: one, label: t(`fields.${one}`) }))} onChange={(next) => (choose(next as FieldTarget), edit(null))} />
      </Part>
      <Part title={t('fields.custom')} hint={t('fields.count', { count: own.length, max: MAX_FIELDS })}>
        {own.length > 0 && (
          <ul class="card settings-list">
            {own.map((one, at) => (one.id === editing
              ? <li key={one.id} class="line"><FieldForm definition={one} target={target} onDone={done} /></li>
              : <FieldRow key={one.id} one={one} at={at} all={own} onEdit={() => edit(one.id)} />))}
          </ul>
        )}
        {editing === 'new'
          ? <div class="card field-card"><FieldForm key={target} target={target} onDone={done} /></div>
          : <div><Button icon="plus" disabled={full} reason={full ? t('fault.tooMany', { limit: MAX_FIELDS }) : undefined} onClick={() => edit('new')}>{t('fields.add')}</Button></div>}
      </Part>
      <Part title={t('fields.predefined')} hint={t('fields.predefinedHint')}>
        <p class="class-list">{wordsOf(target, 'predefined')} {wordsOf(target, 'predefined') && <a class="link" href={href('/settings/lists')}>{t('fields.toLists')}</a>}</p>
      </Part>
      <Part title={t('fields.system')} hint={t('fields.systemHint')}><p class="class-list">{wordsOf(target, 'system')}</p></Part>
    </>
  );
}

/** Words of our own fields of a class; what only the core reads has none. */
function wordsOf(target: FieldTarget, kind: 'system' | 'predefined'): string {
  const paths = Object.keys(FIELDS[target]).filter((path) => path !== 'custom' && fieldClass(target, path) === kind && fieldWord(path) !== path);
  return formatList(paths.map((path) => fieldWord(path)));
}

function FieldRow({ one, at, all, onEdit }: { one: FieldDefinition; at: number; all: readonly FieldDefinition[]; onEdit: () => void }): JSX.Element {
  const { crm } = useHost();
  const hide = () => void act(crm, { type: 'fieldDefinition', id: one.id, words: t(one.hidden ? 'fields.shown' : 'fields.hidden', { name: one.label }), write: () => crm.fields.edit(one.id, { hidden: !one.hidden }) });
  const move = (by: 1 | -1) => {
    const ids = all.map(({ id }) => id);
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    void doAndSay(crm, { type: 'fieldDefinition', id: one.id, words: t('fields.moved', { name: one.label }), write: () => crm.fields.order(ids).then(() => one) }).catch(toastError);
  };
  const remove = async () => {
    try {
      await crm.fields.remove(one.id);
      toast(t('fields.deleted', { name: one.label }), { undo: () => void crm.fields.restore(one.id).catch(toastError) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <li class="line option-line">
      <span class="row movers">
        <Button tone="quiet" icon="ascending" label={t('lists.up', { name: one.label })} disabled={at === 0} onClick={() => move(-1)} />
        <Button tone="quiet" icon="descending" label={t('lists.down', { name: one.label })} disabled={at === all.length - 1} onClick={() => move(1)} />
      </span>
      <span class="col grow"><span class={one.hidden ? 'cut three' : 'cut mid'} title={one.label}><bdi>{one.label}</bdi></span>{one.name !== one.label && <span class="cut three t-sm"><bdi>{one.name}</bdi></span>}</span>
      <Chip>{t(`fields.type.${one.fieldType}`)}</Chip>
      <span class="row field-acts">
        <Button tone="quiet" icon="edit" label={t('fields.edit', { name: one.label })} onClick={onEdit} />
        <Button tone="quiet" onClick={hide}>{one.hidden ? t('lists.show') : t('lists.hide')}</Button>
        <Button tone="quiet" icon="trash" label={t('fields.delete', { name: one.label })} onClick={() => void remove()} />
      </span>
    </li>
  );
}
