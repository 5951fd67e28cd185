/** How somebody looks at a list: which columns, which rows, in which order; under a name it is a saved view. */
import { checkText } from './broken.ts';
import { CrmError } from './errors.ts';
import type { ListType } from './list-fields.ts';
import { LIST_TYPES } from './list-fields.ts';
import { checkQuery } from './query.ts';
import type { FieldOf, Filter, Sort } from './query.ts';

export interface ColumnChoice {
  /** A field's path, or a column that a list makes of several. */
  id: string;
  /** CSS pixels; absent: as wide as the list thinks fit. */
  width?: number;
}

export interface ListLook {
  filter?: Filter;
  /** None: the list's own order. */
  sort: readonly Sort[];
  /** Absent: the list's own. */
  columns?: readonly ColumnChoice[];
}

export interface SavedView extends ListLook {
  id: string;
  list: ListType;
  name: string;
  /** Whose it is; null: everybody's, by an administrator. */
  agent: string | null;
  /** Place among the tabs. */
  order: number;
}

/** What one agent made of a list: kept as the setting `list.<list>.<agent>`, so that it is the same in extension and web app. */
export interface ListPrefs {
  /** The tab that the list opens with. */
  first?: string;
  /** Looks that differ from their tab's, by tab. */
  looks?: Record<string, ListLook>;
}

/** Each saved view is the setting `view.<id>`: two saved on two devices both stay. */
export const VIEW_SETTING = 'view.';
export const prefsSetting = (list: ListType, agent: string): string => `list.${list}.${agent}`;

/** Longest name of a view, in code points; views of one list that one agent sees. */
export const MAX_VIEW_NAME = 60;
export const MAX_VIEWS = 100;
const MAX_COLUMNS = 150;
/** Pixels. */
export const MIN_WIDTH = 40;
export const MAX_WIDTH = 1200;

/** Throws `validation` with the place of what is wrong. */
export function checkLook(look: ListLook, fieldOf: FieldOf): ListLook {
  const { filter, sort, columns } = look;
  if (!Array.isArray(sort)) throw new CrmError('validation', { field: 'sort', rule: 'wrong-type' });
  checkQuery({ ...(filter && { filter }), sort }, fieldOf, []);
  if (columns !== undefined) checkColumns(columns);
  return { sort, ...(filter && { filter }), ...(columns && { columns: columns.map(({ id, width }) => ({ id, ...(width !== undefined && { width }) })) }) };
}

function checkColumns(columns: readonly ColumnChoice[]): void {
  if (!Array.isArray(columns) || columns.length > MAX_COLUMNS) throw new CrmError('validation', { field: 'columns', rule: 'too-many', limit: MAX_COLUMNS });
  columns.forEach(({ id, width }: ColumnChoice, at) => {
    const bad = typeof id !== 'string' || id.length > 100 || (width !== undefined && !(width >= MIN_WIDTH && width <= MAX_WIDTH));
    if (bad) throw new CrmError('validation', { field: `columns.${at}`, rule: 'wrong-type' });
  });
}

/** Throws `validation` for a name that is missing or too long. */
export function checkViewName(name: unknown): string {
  const text = typeof name === 'string' ? name.trim() : '';
  if (text === '') throw new CrmError('validation', { field: 'name', rule: 'required' });
  const broken = checkText(text, MAX_VIEW_NAME);
  if (broken) throw new CrmError('validation', { field: 'name', ...broken });
  return text;
}

/** The views of a list that an agent sees, in their order: shared ones and their own. */
export function viewsOf(settings: Readonly<Record<string, unknown>>, list: ListType, agent: string): SavedView[] {
  const all = Object.entries(settings).filter(([name, value]) => name.startsWith(VIEW_SETTING) && isView(value)).map(([, value]) => value as SavedView);
  return all.filter((one) => one.list === list && (one.agent === null || one.agent === agent)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function isView(value: unknown): boolean {
  const { id, list, name, sort } = (value ?? {}) as Partial<SavedView>;
  return typeof id === 'string' && typeof name === 'string' && Array.isArray(sort) && LIST_TYPES.some((one) => one === list);
}

export function sameLook(a: ListLook, b: ListLook): boolean {
  return JSON.stringify([a.filter ?? null, a.sort, a.columns ?? null]) === JSON.stringify([b.filter ?? null, b.sort, b.columns ?? null]);
}
