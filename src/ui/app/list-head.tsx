/** Head and filter tabs of a list that the app puts around a feature. */
import type { ComponentChildren, JSX } from 'preact';
import type { Permission } from '../../domain/permissions.ts';
import { ME, type Filter } from '../../domain/query.ts';
import { t } from '../../i18n/index.ts';
import { askExport, Button, Menu, navigate, TabPanel, Tabs, useGuard, type ExportWish } from '../kit/index.ts';

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

/** Hands the list on screen to the export. */
export function ExportMenu({ type, filter }: { type: ExportWish['type']; filter?: Filter | undefined }): JSX.Element {
  const guard = useGuard()('export');
  return <Menu label={t('imports.more')} items={[{ id: 'export', icon: 'file', label: t('export.title'), reason: guard.reason, onChoose: () => askExport({ type, ...(filter && { query: { filter } }) }) }]} />;
}

/** What the lists' tabs stand for. */
export const TAB_FILTERS: Record<string, Filter> = {
  mine: { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'equals', value: ME }] },
  open: { field: 'open', operator: 'equals', value: true },
  done: { field: 'open', operator: 'equals', value: false },
};

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
