/** The data set's settings, in memory; each is a record of its own, so that two people setting two of them keep both. */
import { CrmError } from '../domain/errors.ts';
import type { ListName } from '../domain/fields.ts';
import { DEFAULT_LISTS, checkList, isListName } from '../domain/lists.ts';
import { RECIPE_SETTING } from '../domain/recipe.ts';
import { readRecipe } from '../domain/recipe-check.ts';
import type { FieldDefinition, PickOption, RecordType } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Storage } from '../storage/database.ts';
import { allRows, getRow, localWithPrefix, setLocal } from '../storage/rows.ts';
import { checkPanel } from './actions.ts';
import { commit } from './commit.ts';
import type { Context, SettingsView, Who } from './context.ts';
import { checkDetection, DETECTION } from './detection.ts';
import { checkReopen, REOPEN } from './reopen.ts';
import { LOCK_AFTER, checkIdle } from './sign-in-idle.ts';
import { toRecord } from './view.ts';

/** Known settings and what holds until somebody sets them. Regions are ISO 3166-1 alpha-2, times seconds. */
export const DEFAULT_SETTINGS: Record<string, unknown> = {
  region: 'US',
  popOn: { offered: true, accepted: false, ended: false },
  wrapUpSeconds: 60,
  longestCallMinutes: 240,
  greeting: null,
  reopen: REOPEN,
  ...DETECTION,
  [LOCK_AFTER]: 0,
};

/** Settings of this device alone. */
export const DEFAULT_DEVICE: Record<string, unknown> = {
  off: false,
  sitesOff: [],
  popWindow: false,
  callWith: 'softphone',
  recipes: {},
  locale: null,
  theme: 'system',
  density: 'compact',
  contrast: 'system',
  mailFrom: null,
  latestShown: 20,
};

export class Settings implements SettingsView {
  private values = new Map<string, unknown>();
  private fields = new Map<string, FieldDefinition>();
  private shown = new Map<RecordType, FieldDefinition[]>();

  async load(storage: Storage): Promise<void> {
    const [rows, definitions] = await Promise.all([allRows(storage, 'setting'), allRows(storage, 'fieldDefinition')]);
    this.values = new Map(rows.filter(isAlive).map((row) => [row.id, row.value]));
    this.fields = new Map(definitions.map((row) => [row.id, toRecord<FieldDefinition>(row)]));
    const alive = definitions.filter(isAlive).map((row) => toRecord<FieldDefinition>(row));
    this.shown = Map.groupBy(alive.sort(inOrder), ({ target }) => target);
  }

  definition(id: string): FieldDefinition | undefined {
    return this.fields.get(id);
  }

  definitions(target: RecordType): readonly FieldDefinition[] {
    return this.shown.get(target) ?? [];
  }

  get<T>(name: string, fallback: T): T {
    return (this.values.get(name) ?? DEFAULT_SETTINGS[name] ?? fallback) as T;
  }

  /** What is set under names that begin so. */
  under(prefix: string): unknown[] {
    return [...this.values].filter(([name, value]) => name.startsWith(prefix) && value !== null).map(([, value]) => value);
  }

  options(list: ListName): readonly PickOption[] {
    return this.get<readonly PickOption[]>(`lists.${list}`, DEFAULT_LISTS[list]);
  }

  region(): string {
    return this.get('region', 'US');
  }

  all(): Record<string, unknown> {
    const lists = Object.entries(DEFAULT_LISTS).map(([name, options]) => [`lists.${name}`, options]);
    return { ...Object.fromEntries(lists), ...DEFAULT_SETTINGS, ...Object.fromEntries(this.values) };
  }
}

function inOrder(a: FieldDefinition, b: FieldDefinition): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** Longest name of a setting, in UTF-16 code units. */
const MAX_SETTING_NAME = 64;

export async function setSetting(context: Context, who: Who, name: string, value: unknown): Promise<void> {
  if (typeof name !== 'string' || name.length === 0 || name.length > MAX_SETTING_NAME) throw new CrmError('validation', { field: 'name', rule: 'too-long', limit: MAX_SETTING_NAME });
  checkSetting(context, name, value);
  const row = await getRow(context.storage, 'setting', name);
  await commit(context, who, [{ type: 'setting', id: name, op: row && isAlive(row) ? 'edit' : 'create', fields: { value: checked(name, checkPanel(context.settings, name, value)) } }]);
}

/** A recipe runs in pages of others: none is kept that would not work, or would do more than show. Null takes it out. */
function checked(name: string, value: unknown): unknown {
  if (!name.startsWith(RECIPE_SETTING) || value === null) return value;
  const recipe = readRecipe(value);
  if (name !== RECIPE_SETTING + recipe.id) throw new CrmError('validation', { field: 'id', rule: 'not-in-list' });
  return recipe;
}

/** Pick lists are what records are checked by, so they are checked themselves. Throws `validation` at `lists.<name>.<option>`. */
function checkSetting(context: Context, name: string, value: unknown): void {
  if (name === 'reopen') checkReopen(value);
  checkDetection(name, value);
  checkIdle(name, value);
  const list = name.startsWith('lists.') ? name.slice('lists.'.length) : '';
  if (!isListName(list)) return;
  const [first, ...also] = checkList(list, value, context.settings.options(list)).map((one) => ({ ...one, field: [name, one.field].filter(Boolean).join('.') }));
  if (first) throw new CrmError('validation', also.length > 0 ? { ...first, also } : first);
}

/** Recipes of one device by id; the same rule holds. */
function checkedRecipes(value: unknown): Record<string, unknown> {
  const recipes = Object.values(value ?? {}).map(readRecipe);
  return Object.fromEntries(recipes.map((recipe) => [recipe.id, recipe]));
}

const DEVICE = 'device.';

/** Settings of this device, in memory; never replicated. */
export class DeviceStore {
  private values: Record<string, unknown> = {};
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  async load(): Promise<void> {
    this.values = await localWithPrefix(this.storage, DEVICE);
  }

  get(name: string): unknown {
    return this.values[name] ?? DEFAULT_DEVICE[name];
  }

  all(): Record<string, unknown> {
    return { ...DEFAULT_DEVICE, ...this.values };
  }

  async set(name: string, value: unknown): Promise<void> {
    if (!Object.hasOwn(DEFAULT_DEVICE, name)) throw new CrmError('validation', { field: name, rule: 'unknown-field' });
    const kept = name === 'recipes' ? checkedRecipes(value) : value;
    await setLocal(this.storage, DEVICE + name, kept);
    this.values[name] = kept;
  }
}
