/** Saved views of lists, and what each agent made of a list: settings of their own, which an agent may write without being an administrator. */
import { CrmError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { ListType } from '../domain/list-fields.ts';
import { LIST_TYPES } from '../domain/list-fields.ts';
import { checkLook, checkViewName, MAX_VIEWS, prefsSetting, VIEW_SETTING, viewsOf } from '../domain/list-view.ts';
import type { ListLook, ListPrefs, SavedView } from '../domain/list-view.ts';
import { isAlive } from '../domain/row.ts';
import { getRow } from '../storage/rows.ts';
import { commit, mayWrite } from './commit.ts';
import type { Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import type { Lists } from './search/lists.ts';
import type { Settings } from './settings.ts';

export interface NewView extends ListLook {
  list: ListType;
  name: string;
  /** For everybody: asks for what administrators may. */
  shared?: boolean;
}

export function createViews(context: Context, settings: Settings, lists: Lists, who: () => Who) {
  const lookOf = (list: ListType, look: ListLook): ListLook => checkLook(look, (path) => lists.fieldOf(list, path));
  return {
    /** Shared ones and the signed-in agent's own, in their order. */
    list: async (list: ListType): Promise<SavedView[]> => viewsOf(settings.all(), checkList(list), who().agent),
    async create({ list, name, shared, ...look }: NewView): Promise<SavedView> {
      const others = viewsOf(settings.all(), checkList(list), who().agent);
      if (others.length >= MAX_VIEWS) throw new CrmError('validation', { field: 'name', rule: 'too-many', limit: MAX_VIEWS });
      const view: SavedView = { ...lookOf(list, look), id: newId(), list, name: checkViewName(name), agent: shared ? null : who().agent, order: (others.at(-1)?.order ?? -1) + 1 };
      await put(context, who(), view, null);
      return view;
    },
    /** Name, look, place or whether it is everybody's. */
    async edit(id: string, { shared, name, order, look }: { shared?: boolean; name?: string; order?: number; look?: ListLook }): Promise<SavedView> {
      const before = needView(settings, id);
      const { filter: _filter, sort: _sort, columns: _columns, ...facts } = before;
      const view: SavedView = {
        ...(look ? { ...facts, ...lookOf(before.list, look) } : before),
        ...(name !== undefined && { name: checkViewName(name) }),
        ...(typeof order === 'number' && Number.isFinite(order) && { order }),
        ...(shared !== undefined && { agent: shared ? null : who().agent }),
      };
      await put(context, who(), view, before);
      return view;
    },
    async remove(id: string): Promise<void> {
      const view = needView(settings, id);
      await write(context, who(), { type: 'setting', id: VIEW_SETTING + id, op: 'delete' }, view.agent);
    },
    async restore(id: string): Promise<void> {
      const row = await getRow(context.storage, 'setting', VIEW_SETTING + id);
      const owner = (row?.value as SavedView | undefined)?.agent ?? null;
      await write(context, who(), { type: 'setting', id: VIEW_SETTING + id, op: 'restore' }, owner);
    },
    /** What the signed-in agent made of a list. */
    prefs: async (list: ListType): Promise<ListPrefs> => settings.get<ListPrefs>(prefsSetting(checkList(list), who().agent), {}),
    async keep(list: ListType, { first, looks = {} }: ListPrefs): Promise<void> {
      const checked = Object.fromEntries(Object.entries(looks).slice(0, MAX_VIEWS).map(([id, look]) => [id, lookOf(checkList(list), look)]));
      const name = prefsSetting(list, who().agent);
      const row = await getRow(context.storage, 'setting', name);
      const value: ListPrefs = { looks: checked, ...(typeof first === 'string' && { first: first.slice(0, 64) }) };
      await write(context, who(), { type: 'setting', id: name, op: row && isAlive(row) ? 'edit' : 'create', fields: { value } }, who().agent);
    },
  };
}

function checkList(list: ListType): ListType {
  if (!LIST_TYPES.some((one) => one === list)) throw new CrmError('validation', { field: 'list', rule: 'not-in-list' });
  return list;
}

function needView(settings: Settings, id: string): SavedView {
  const view = settings.get<SavedView | null>(VIEW_SETTING + id, null);
  if (!view) throw new CrmError('not-found', { record: id });
  return view;
}

/** A view that is or becomes everybody's asks for both. */
function put(context: Context, who: Who, view: SavedView, before: SavedView | null): Promise<void> {
  const owner = before?.agent === null ? null : view.agent;
  if (before && before.agent !== null && before.agent !== who.agent) throw new CrmError('permission', { permission: 'admin' });
  return write(context, who, { type: 'setting', id: VIEW_SETTING + view.id, op: before ? 'edit' : 'create', fields: { value: view } }, owner);
}

/** One's own are anybody's to write; all others an administrator's. */
async function write(context: Context, who: Who, one: Write, owner: string | null): Promise<void> {
  await commit(context, who, [], {
    reads: ['setting', 'agent'],
    before: async (tx) => {
      const may = await mayWrite(tx, context, who.agent);
      if (owner !== who.agent && !may('admin')) throw new CrmError('permission', { permission: 'admin' });
      return [{ ...one, rule: true }];
    },
  });
}
