/** Options of a pick list to write: words, order, hidden or not, and of statuses whether they count as closed. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '../../../domain/ids.ts';
import type { PickOption } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Checkbox, TextInput } from '../../kit/index.ts';

export interface OptionRowsProps {
  options: readonly PickOption[];
  /** Takes the whole list as it shall be. */
  onChange: (options: PickOption[]) => void;
  /** Word of a built-in option that nobody has renamed. */
  wordOf?: ((option: PickOption) => string) | undefined;
  /** Statuses say whether a record counts as closed. */
  statuses?: boolean | undefined;
  /** Options that were saved can be hidden, but not taken out: records may hold them. */
  isSaved: (id: string) => boolean;
  fault?: ((id: string) => string | undefined) | undefined;
}

export function OptionRows(props: OptionRowsProps): JSX.Element {
  const { options, onChange } = props;
  const [added, add] = useState('');
  const put = () => {
    if (!added.trim()) return;
    onChange([...options, { id: newId(), label: added.trim() }]);
    add('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') (event.preventDefault(), event.stopPropagation(), put());
  };
  return (
    <div class="col option-rows">
      {options.length > 0 && <ul class="card settings-list">{options.map((option, at) => <OptionRow key={option.id} {...props} option={option} at={at} />)}</ul>}
      <div class="row add-option" role="group" aria-label={t('lists.newOption')} onKeyDown={onKeyDown}>
        <TextInput class="grow" label={t('lists.newOption')} value={added} onInput={add} />
        <Button icon="plus" class="at-end" disabled={!added.trim()} reason={added.trim() ? undefined : t('lists.newOptionMissing')} onClick={put}>{t('lists.add')}</Button>
      </div>
    </div>
  );
}

function OptionRow({ options, onChange, wordOf, statuses, isSaved, fault, option, at }: OptionRowsProps & { option: PickOption; at: number }): JSX.Element {
  const [typed, type] = useState<string | null>(null);
  const word = option.label ?? wordOf?.(option) ?? option.id;
  const set = (patch: Partial<PickOption>) => onChange(options.map((one) => (one.id === option.id ? tidy({ ...one, ...patch }) : one)));
  const keep = () => {
    type(null);
    // Nothing written brings the built-in word back.
    if (typed !== null && typed.trim() !== word) set({ label: typed.trim() });
  };
  const move = (by: 1 | -1) => {
    const next = [...options];
    next.splice(at + by, 0, ...next.splice(at, 1));
    onChange(next);
  };
  return (
    <li class="line option-line">
      <span class="row movers">
        <Button tone="quiet" icon="ascending" label={t('lists.up', { name: word })} disabled={at === 0} onClick={() => move(-1)} />
        <Button tone="quiet" icon="descending" label={t('lists.down', { name: word })} disabled={at === options.length - 1} onClick={() => move(1)} />
      </span>
      <TextInput class="grow bare" label={t('lists.word')} value={typed ?? word} fault={fault?.(option.id)} onInput={type} onBlur={keep} />
      {statuses && <Checkbox label={t('lists.closed')} checked={option.closed === true} onChange={(closed) => set({ closed })} />}
      {isSaved(option.id)
        ? <Button tone="quiet" onClick={() => set({ hidden: !option.hidden })}>{option.hidden ? t('lists.show') : t('lists.hide')}</Button>
        : <Button tone="quiet" icon="trash" label={t('lists.remove', { name: word })} onClick={() => onChange(options.filter((one) => one.id !== option.id))} />}
    </li>
  );
}

/** No key stands for nothing. */
function tidy({ id, label, closed, hidden }: PickOption): PickOption {
  return { id, ...(label && { label }), ...(closed && { closed }), ...(hidden && { hidden }) };
}
