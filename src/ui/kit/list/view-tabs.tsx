/** Saved views as tabs; what does not fit beside the first seven stands in a menu. Named, ordered, shared and deleted here. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListType } from '../../../domain/list-fields.ts';
import { MAX_VIEW_NAME, type SavedView } from '../../../domain/list-view.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { faultsOf } from '../errors.ts';
import { Checkbox, TextInput } from '../field.tsx';
import { useHost } from '../host-context.tsx';
import { Menu, type MenuItem } from '../menu.tsx';
import { useMay } from '../session.ts';
import { Tabs, type Tab } from '../tabs.tsx';
import { toast, toastError } from '../toast.tsx';
import type { BuiltIn, ListHandle } from './state.ts';
import { Popover } from './popover.tsx';

export interface ViewTabsProps {
  list: ListType;
  label: string;
  tabs: readonly BuiltIn[];
  handle: ListHandle;
  onTab: (tab: string) => void;
}

const MOST_TABS = 7;

export function ViewTabs({ list, label, tabs, handle, onTab }: ViewTabsProps): JSX.Element {
  const all: Tab[] = [...tabs.map(({ id, label: words, count }) => ({ id, label: words, count })), ...handle.views.map(({ id, name }) => ({ id, label: name }))];
  const at = all.findIndex(({ id }) => id === handle.tab);
  // The chosen one is always among the tabs, wherever it stands in the order.
  const shown = all.length <= MOST_TABS ? all : at < MOST_TABS ? all.slice(0, MOST_TABS) : [...all.slice(0, MOST_TABS - 1), ...all.slice(at, at + 1)];
  const rest = all.filter((one) => !shown.includes(one));
  return (
    <div class="row view-tabs">
      <Tabs group={list} label={label} chosen={handle.tab} onChoose={onTab} tabs={shown} />
      {rest.length > 0 && <Menu label={t('views.more', { count: rest.length })} class="btn btn-quiet more-views" items={rest.map((one) => ({ id: one.id, label: one.label, onChoose: () => onTab(one.id) }))}>{t('views.more', { count: rest.length })}</Menu>}
      <ViewActions list={list} tabs={tabs} handle={handle} onTab={onTab} />
    </div>
  );
}

function ViewActions({ list, tabs, handle, onTab }: Omit<ViewTabsProps, 'label'>): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const { tab, views, look, changed, me } = handle;
  const view = views.find(({ id }) => id === tab);
  const first = tab === (handle.prefs.first ?? tabs[0]?.id);
  const mine = view && (view.agent === me.id || may('admin'));
  const attempt = (work: Promise<unknown>): void => void work.catch((thrown: unknown) => toastError(thrown));
  const swap = (by: number): void => {
    const at = views.findIndex(({ id }) => id === tab);
    const order = views.toSpliced(at, 1).toSpliced(at + by, 0, views[at] as SavedView);
    attempt(Promise.all(order.map((one, place) => (one.order !== place && (one.agent === me.id || may('admin')) ? crm.views.edit(one.id, { order: place }) : null))));
  };
  const remove = (): void => {
    if (!view) return;
    onTab(tabs[0]?.id ?? '');
    attempt(crm.views.remove(view.id).then(() => toast(t('views.removed', { name: view.name }), { undo: () => attempt(crm.views.restore(view.id).then(() => onTab(view.id))) })));
  };
  const items: MenuItem[] = [];
  if (!first) items.push({ id: 'first', icon: 'pin', label: t('views.makeFirst'), onChoose: () => (handle.setFirst(tab), toast(t('views.isFirst'))) });
  if (view && mine) {
    const at = views.indexOf(view);
    if (at > 0) items.push({ id: 'before', icon: 'back', label: t('views.moveBefore'), onChoose: () => swap(-1) });
    if (at < views.length - 1) items.push({ id: 'after', icon: 'next', label: t('views.moveAfter'), onChoose: () => swap(1) });
    if (may('admin')) items.push({ id: 'share', icon: 'people', label: view.agent === null ? t('views.unshare') : t('views.share'), onChoose: () => attempt(crm.views.edit(view.id, { shared: view.agent !== null })) });
    items.push({ id: 'remove', icon: 'trash', tone: 'harm', label: t('views.remove'), onChoose: remove });
  }
  return (
    <span class="row view-acts end">
      {changed && <span class="chip" data-tone="wrap">{t('views.changed')}</span>}
      {changed && <Button tone="quiet" icon="undo" onClick={handle.reset}>{t('views.reset')}</Button>}
      {changed && view && mine && <Button tone="quiet" icon="tick" onClick={() => attempt(crm.views.edit(view.id, { look }).then(() => (handle.reset(), toast(t('views.saved', { name: view.name })))))}>{t('views.update')}</Button>}
      <Popover label={t('views.saveAs')} icon="plus" class="name-panel">
        {(close) => <NameForm submit={t('views.save')} offersShare={may('admin')} onSave={async (name, shared) => {
          const made = await crm.views.create({ list, name, shared, sort: look.sort, ...(look.filter && { filter: look.filter }), ...(look.columns && { columns: look.columns }) });
          close();
          handle.reset();
          onTab(made.id);
          toast(t('views.saved', { name: made.name }), { undo: () => attempt(crm.views.remove(made.id)) });
        }} />}
      </Popover>
      {view && mine && (
        <Popover label={t('views.rename')} icon="edit" quiet class="name-panel">
          {(close) => <NameForm submit={t('views.save')} start={view.name} offersShare={false} onSave={async (name) => (await crm.views.edit(view.id, { name }), close())} />}
        </Popover>
      )}
      {items.length > 0 && <Menu label={t('views.actions')} items={items} />}
    </span>
  );
}

function NameForm({ submit, start = '', offersShare, onSave }: { submit: string; start?: string; offersShare: boolean; onSave: (name: string, shared: boolean) => Promise<void> }): JSX.Element {
  const [name, setName] = useState(start);
  const [shared, share] = useState(false);
  const [fault, setFault] = useState<string | undefined>();
  const save = async (): Promise<void> => {
    try {
      await onSave(name, shared);
    } catch (thrown) {
      const said = faultsOf(thrown)['name'];
      if (said === undefined) toastError(thrown);
      setFault(said);
    }
  };
  return (
    <form class="col name-form" onSubmit={(event) => (event.preventDefault(), void save())}>
      <TextInput label={t('views.name')} value={name} onInput={setName} fault={fault} maxLength={MAX_VIEW_NAME} />
      {offersShare && <Checkbox label={t('views.forAll')} checked={shared} onChange={share} />}
      <div class="row panel-foot"><span class="end" /><Button type="submit" tone="main">{submit}</Button></div>
    </form>
  );
}
