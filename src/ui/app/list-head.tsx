/** Head of a list that the app puts around a feature. */
import type { ComponentChildren, JSX } from 'preact';
import type { Permission } from '../../domain/permissions.ts';
import { t } from '../../i18n/index.ts';
import { askExport, Button, Menu, useGuard, type ExportWish } from '../kit/index.ts';
import { shownQuery } from '../kit/list/index.ts';

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

/** Hands the list on screen to the export, as it is filtered and sorted. */
export function ExportMenu({ type }: { type: ExportWish['type'] }): JSX.Element {
  const guard = useGuard()('export');
  return <Menu label={t('imports.more')} items={[{ id: 'export', icon: 'file', label: t('export.title'), reason: guard.reason, onChoose: () => askExport({ type, query: shownQuery(type) }) }]} />;
}
