/** Head and filter tabs of a list that the app puts around a feature. */
import type { ComponentChildren, JSX } from 'preact';
import type { Permission } from '../../domain/permissions.ts';
import { Button, navigate, TabPanel, Tabs } from '../kit/index.ts';

export function ListHead({ title, action, needs, onAction, children }: { title: string; action?: string; needs?: Permission; onAction?: () => void; children?: ComponentChildren }): JSX.Element {
  return (
    <header class="head">
      <h1>{title}</h1>
      <span class="end" />
      {children}
      {action !== undefined && <Button tone="main" icon="plus" keys="n" needs={needs} onClick={onAction}>{action}</Button>}
    </header>
  );
}

export interface FiltersProps {
  path: string;
  label: string;
  chosen: string;
  /** The one at the bare path. */
  first: string;
  filters: [id: string, label: string][];
  children: ComponentChildren;
}

/** Each filter has an address of its own. */
export function Filters({ path, label, chosen, first, filters, children }: FiltersProps): JSX.Element {
  return (
    <>
      <Tabs group="filter" label={label} chosen={chosen} tabs={filters.map(([id, words]) => ({ id, label: words }))} onChoose={(id) => navigate(id === first ? path : `${path}/${id}`, { replace: true })} />
      <TabPanel group="filter" chosen={chosen} class="col grow fit">{children}</TabPanel>
    </>
  );
}
