/**
 * What each call of the core asks for: the one gate in front of them all. A call without a rule does not compile. Writes are
 * asked about once more, field by field, where they are written (commit.ts).
 */
import { CrmError } from '../domain/errors.ts';
import { viewOf } from '../domain/permissions.ts';
import type { May, Permission } from '../domain/permissions.ts';
import type { RecordType } from '../domain/records.ts';
import type { CustomerPage, SearchResult } from '../domain/views.ts';
import { plainApi } from './api.ts';
import type { CrmApi, Parts, PlainApi } from './api.ts';

type Call = (...args: never[]) => Promise<unknown>;

/**
 * - `open`: also while locked: to unlock, to look right, to keep a running call.
 * - `keep`: also in the moment after locking: typing that a page was about to save.
 * - `unlocked`: anybody signed in; a write, about which `commit` asks.
 * - a permission: refused without it.
 * - `see`: without it the answer is `none`, for lists, search and look-up.
 * - `need`: the permission depends on what is asked for.
 * - `part`: takes out of the answer what may not be seen.
 */
export type Rule<F extends Call> =
  | 'open'
  | 'keep'
  | 'unlocked'
  | Permission
  | { see: Permission; none: (...args: Parameters<F>) => Awaited<ReturnType<F>> }
  | { need: (...args: Parameters<F>) => Permission | null }
  | { part: (answer: Awaited<ReturnType<F>>, may: May) => Awaited<ReturnType<F>> };

export type Rules<Api> = { readonly [K in keyof Api]: Api[K] extends Call ? Rule<Api[K]> | readonly Rule<Api[K]>[] : Rules<Api[K]> };

/** Every call behind the one gate: locked or not, permitted or not. */
export function createApi(parts: Parts): CrmApi {
  return guarded(plainApi(parts), ACCESS, parts.session);
}

export interface Gate {
  isLocked(): boolean;
  isJustLocked(): boolean;
  may: May;
}

const noRows = () => ({ total: 0, rows: [] });
const noIds = () => ({ total: 0, ids: [] });

export const ACCESS: Rules<PlainApi> = {
  info: 'unlocked',
  lookup: { see: 'customer.view', none: (contact) => ({ contact, matches: [] }) },
  find: { see: 'customer.view', none: () => null },
  read: 'unlocked',
  search: { part: visibleFinds },
  session: { state: 'open', lock: 'open', unlock: 'open', active: 'open', setPassphrase: 'unlocked' },
  customers: {
    list: { see: 'customer.view', none: noRows },
    ids: { see: 'customer.view', none: noIds },
    position: { see: 'customer.view', none: () => null },
    briefs: { see: 'customer.view', none: (ids) => ids.map(() => null) },
    get: 'customer.view',
    page: ['customer.view', { part: visiblePart }],
    create: 'unlocked', edit: 'unlocked', remove: 'unlocked', restore: 'unlocked', merge: 'unlocked', erase: 'admin', beforeErase: 'admin', verifyErased: 'admin',
  },
  dashboard: { part: (view, may) => ({ cases: may('case.view') ? view.cases : [], days: may('customer.view') ? view.days : [], tasks: may('task.view') ? view.tasks : { late: 0, today: 0, later: 0, undated: 0 } }) },
  supervisor: { view: ['history', 'customer.view', 'case.view'], csv: ['history', 'export', 'customer.view', 'case.view'] },
  duplicates: {
    list: { see: 'customer.view', none: () => ({ state: 'none', done: 0, total: 0, count: 0, rows: [] }) },
    find: 'customer.view',
    of: 'customer.view',
    dismiss: 'unlocked',
  },
  cases: {
    list: { see: 'case.view', none: noRows },
    ids: { see: 'case.view', none: noIds },
    position: { see: 'case.view', none: () => null },
    get: 'case.view',
    followUps: 'case.view',
    create: 'unlocked', edit: 'unlocked', remove: 'unlocked', restore: 'unlocked', addFollowUp: 'unlocked', editFollowUp: 'unlocked',
  },
  mail: { place: ['customer.view', 'case.view'], take: 'unlocked' },
  files: { begin: 'case.followUp', add: 'case.followUp', state: 'case.view', piece: 'case.view' },
  tasks: {
    list: { see: 'task.view', none: noRows },
    ids: { see: 'task.view', none: noIds },
    position: { see: 'task.view', none: () => null },
    get: 'task.view',
    clone: 'task.view', create: 'unlocked', edit: 'unlocked', remove: 'unlocked', restore: 'unlocked',
  },
  reminders: { list: { see: 'task.view', none: () => [] }, snooze: 'unlocked', dismiss: 'unlocked', wake: 'open' },
  interactions: {
    list: { see: 'customer.view', none: noRows },
    ids: { see: 'customer.view', none: noIds },
    position: { see: 'customer.view', none: () => null },
    get: 'customer.view', edit: 'unlocked',
  },
  history: {
    of: { need: (type: RecordType) => viewOf(type) },
    recent: ['history', { part: (entries, may) => entries.filter(({ type }) => maySee(type, may)) }],
    activity: 'history',
    undo: 'unlocked',
  },
  drafts: {
    put: 'keep',
    get: { part: (draft, may) => (draft && maySee(draft.type, may) ? draft : null) },
    list: { part: (drafts, may) => drafts.filter(({ type }) => maySee(type, may)) },
    discard: 'unlocked',
  },
  settings: { all: 'unlocked', set: 'admin' },
  device: { all: 'open', set: 'unlocked' },
  agents: { list: 'unlocked', current: 'open', create: 'admin', edit: 'unlocked', signIn: 'open', resetPassphrase: 'admin' },
  roles: { list: 'unlocked', save: 'admin', remove: 'admin' },
  fields: { list: 'unlocked', create: 'admin', edit: 'admin', order: 'admin', remove: 'admin', restore: 'admin' },
  recipes: { list: 'unlocked' },
  // What was begun by somebody who may goes on by its secret id, though the screen has locked since.
  imports: { begin: ['import', { need: ({ addOptions }) => (addOptions ? 'admin' : null) }], rows: 'open', finish: 'open', cancel: 'open', list: 'import', undo: 'import', kept: 'import', mapping: 'import', remember: 'import' },
  exports: { begin: ['export', { need: ({ type }) => viewOf(type) }], next: 'open', subject: ['export', 'customer.view', 'case.view', 'task.view'], cancel: 'open' },
  changes: { last: 'export', begin: 'export', next: 'open', finish: 'open', cancel: 'open' },
  targets: { list: 'admin', create: 'admin', edit: 'admin', remove: 'admin', pause: 'admin', resume: 'admin', secret: 'admin', test: 'admin', failures: 'admin', again: 'admin', forget: 'admin' },
  bulk: { begin: { need: ({ type }) => viewOf(type) }, next: 'unlocked', cancel: 'unlocked', undo: 'unlocked' },
  views: { list: 'unlocked', create: 'unlocked', edit: 'unlocked', remove: 'unlocked', restore: 'unlocked', prefs: 'unlocked', keep: 'unlocked' },
  batches: { begin: 'import', rows: 'import', publish: 'import', undo: 'import', list: 'import' },
  pages: { view: 'unlocked', setSite: 'unlocked' },
  calls: {
    list: 'open', note: 'open', press: 'open',
    choose: 'unlocked', unlink: 'unlocked', dispose: 'unlocked', linkCase: 'unlocked', linkTask: 'unlocked', endWrapUp: 'unlocked', extendWrapUp: 'unlocked', dismiss: 'unlocked', dial: 'unlocked', start: 'unlocked', pop: 'unlocked',
  },
  sync: { state: 'unlocked', request: 'unlocked', confirm: 'unlocked', unpair: 'unlocked' },
  demo: { load: 'import' },
  check: 'admin',
};

function visiblePart(page: CustomerPage, may: May): CustomerPage {
  const { counts } = page;
  return {
    ...page,
    openCases: may('case.view') ? page.openCases : [],
    nextTasks: may('task.view') ? page.nextTasks : [],
    counts: { ...counts, ...(!may('case.view') && { openCases: 0, cases: 0 }), ...(!may('task.view') && { tasks: 0 }) },
  };
}

function visibleFinds({ customers, cases, tasks, totals }: SearchResult, may: May): SearchResult {
  const [customer, kase, task] = [may('customer.view'), may('case.view'), may('task.view')];
  return {
    customers: customer ? customers : [],
    cases: kase ? cases : [],
    tasks: task ? tasks : [],
    totals: { customers: customer ? totals.customers : 0, cases: kase ? totals.cases : 0, tasks: task ? totals.tasks : 0 },
  };
}

function maySee(type: RecordType, may: May): boolean {
  const view = viewOf(type);
  return view === null || may(view);
}

/** The same calls behind the gate. */
export function guarded<Api extends object>(api: Api, rules: Rules<Api>, gate: Gate): Api {
  const entries = Object.entries(api).map(([name, one]: [string, unknown]) => {
    const rule = (rules as Record<string, unknown>)[name];
    return [name, typeof one === 'function' ? behind(one as AnyCall, [rule].flat() as Rule<AnyCall>[], gate) : guarded(one as object, rule as Rules<object>, gate)];
  });
  return Object.fromEntries(entries) as Api;
}

type AnyCall = (...args: unknown[]) => Promise<unknown>;

function behind(call: AnyCall, rules: readonly Rule<AnyCall>[], gate: Gate): AnyCall {
  return async (...args) => {
    if (!rules.includes('open') && gate.isLocked() && !(rules.includes('keep') && gate.isJustLocked())) throw new CrmError('locked');
    for (const rule of rules) {
      const missing = missingFor(rule, args, gate.may);
      if (missing) throw new CrmError('permission', { permission: missing });
      if (typeof rule === 'object' && 'see' in rule && !gate.may(rule.see)) return rule.none(...args);
    }
    const answer = await call(...args);
    return rules.reduce((shown, rule) => (typeof rule === 'object' && 'part' in rule ? rule.part(shown, gate.may) : shown), answer);
  };
}

const FREE = new Set<unknown>(['open', 'keep', 'unlocked']);

function missingFor(rule: Rule<AnyCall>, args: unknown[], may: May): Permission | null {
  if (FREE.has(rule)) return null;
  const needed = typeof rule === 'string' ? (rule as Permission) : 'need' in rule ? rule.need(...args) : null;
  return needed !== null && !may(needed) ? needed : null;
}
