/** The panel in which a filter is put together. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Filter } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { Builder, type BuilderProps } from './builder.tsx';
import { complete, newCondition, partsOf, withParts, type Group } from './filter.ts';

export interface FilterPanelProps extends Omit<BuilderProps, 'onChange' | 'depth'> {
  onFilter: (filter: Filter | undefined) => void;
  onDone: () => void;
}

/** What is being put together stands here until it is whole; the list follows whatever of it can be asked. */
export function FilterPanel({ list, fields, words, group, query, onFilter, onDone }: FilterPanelProps): JSX.Element {
  const [first] = fields;
  const [made, make] = useState<Group>(() => (partsOf(group).length > 0 || !first ? group : withParts(group, [newCondition(first.path, first.kind, first.record)])));
  const asked = JSON.stringify(complete(made) ?? null);
  const known = useRef(asked);
  useEffect(() => {
    if (known.current === asked) return;
    known.current = asked;
    const timer = setTimeout(() => onFilter(complete(made)), 150);
    return () => clearTimeout(timer);
  }, [asked]);
  const finish = (): void => {
    onFilter(complete(made));
    onDone();
  };
  return (
    <form class="col" onSubmit={(event) => (event.preventDefault(), finish())}>
      <Builder list={list} fields={fields} words={words} group={made} onChange={make} query={query} />
      <div class="row panel-foot">
        <Button tone="quiet" disabled={partsOf(made).length === 0} onClick={() => make(withParts(made, []))}>{t('list.clearFilter')}</Button>
        <span class="end" />
        <Button type="submit">{t('list.done')}</Button>
      </div>
    </form>
  );
}
