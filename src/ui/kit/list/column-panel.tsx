/** Which columns a list has, in which order: the same that dragging their heads does, for keys and single presses. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { foldText } from '../../../domain/fold.ts';
import type { ColumnChoice } from '../../../domain/list-view.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { Checkbox, SearchBox } from '../field.tsx';
import { choicesOf, type NamedColumn } from './column-order.ts';

export interface ColumnPanelProps {
  shown: readonly NamedColumn[];
  all: readonly NamedColumn[];
  /** Undefined: the list's own. */
  onChoose: (columns: readonly ColumnChoice[] | undefined) => void;
}

/** A box finds among more than so many. */
const MANY = 10;

export function ColumnPanel({ shown, all, onChoose }: ColumnPanelProps): JSX.Element {
  const [wanted, want] = useState('');
  const chosen = choicesOf(shown);
  const others = all.filter(({ id }) => !shown.some((one) => one.id === id));
  const fits = ({ label }: NamedColumn): boolean => foldText(label).includes(foldText(wanted));
  const move = (at: number, by: number): void => {
    const next = [...chosen];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChoose(next);
  };
  return (
    <div class="col">
      {all.length > MANY && <SearchBox label={t('list.findColumn')} value={wanted} onInput={want} />}
      <ul class="column-list" aria-label={t('list.columns')}>
        {shown.map((column, at) => fits(column) && (
          <li key={column.id} class="row">
            <Checkbox label={column.label} checked onChange={() => shown.length > 1 && onChoose(chosen.filter(({ id }) => id !== column.id))} />
            <span class="end row movers">
              <Button tone="quiet" icon="ascending" label={t('list.moveUp', { column: column.label })} disabled={at === 0} onClick={() => move(at, -1)} />
              <Button tone="quiet" icon="descending" label={t('list.moveDown', { column: column.label })} disabled={at === shown.length - 1} onClick={() => move(at, 1)} />
            </span>
          </li>
        ))}
      </ul>
      {others.some(fits) && <h2 class="eyebrow">{t('list.moreColumns')}</h2>}
      <ul class="column-list" aria-label={t('list.moreColumns')}>
        {others.filter(fits).map((column) => <li key={column.id} class="row"><Checkbox label={column.label} checked={false} onChange={() => onChoose([...chosen, { id: column.id }])} /></li>)}
      </ul>
      <div class="row panel-foot"><Button tone="quiet" onClick={() => onChoose(undefined)}>{t('list.ownColumns')}</Button></div>
    </div>
  );
}
