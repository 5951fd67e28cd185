/** The core's calls, for screens and hosts. One line each; what a call does stands in its own file. */
import type { ContactKey } from '../domain/contact.ts';
import type { ListQuery } from '../domain/query.ts';
import type { FieldTarget, Mail, RecordType } from '../domain/records.ts';
import type { ErasureReport } from '../domain/erasure.ts';
import type { SupervisorQuery } from '../domain/supervisor.ts';
import type { ActivityQuery } from '../domain/activity.ts';
import { findContacts } from '../detect/index.ts';
import { countRows } from '../storage/rows.ts';
import * as agents from './agents.ts';
import * as attachments from './attachments.ts';
import * as batches from './batches.ts';
import { createBulk } from './bulk.ts';
import * as cases from './cases.ts';
import { check } from './check.ts';
import type { Fields } from './commit.ts';
import type { Context, Who } from './context.ts';
import * as customers from './customers.ts';
import { detectionOptions } from './detection.ts';
import type { Desk } from './desk/index.ts';
import { loadDemo } from './demo/load.ts';
import * as drafts from './drafts.ts';
import { dashboard } from './dashboard.ts';
import { duplicatesOf, keepApart } from './duplicates.ts';
import { eraseCustomer, erasurePreview, verifyErasure } from './erase-report.ts';
import type { Duplicates } from './duplicates.ts';
import type { EraseDeps } from './erase-report.ts';
import { createChanges } from './export/changes.ts';
import { createExports } from './export/index.ts';
import * as fields from './fields.ts';
import { activity } from './history-activity.ts';
import * as history from './history.ts';
import { createImports } from './import/index.ts';
import type { Identity } from './identity.ts';
import * as interactions from './interactions.ts';
import { lookup } from './lookup.ts';
import type { RecordQuery } from './search/children.ts';
import * as list from './search/list.ts';
import type { Lists } from './search/lists.ts';
import * as roles from './roles.ts';
import * as mail from './mail.ts';
import { setSetting } from './settings.ts';
import type { DeviceStore, Settings } from './settings.ts';
import type { Reminders } from './reminders/index.ts';
import type { Session } from './sign-in.ts';
import type { SyncApi } from './sync.ts';
import type { Targets } from './targets/index.ts';
import { supervisor, supervisorCsv } from './supervisor.ts';
import * as tasks from './tasks.ts';
import { createViews } from './views.ts';
import { replicaCode } from './assign-number.ts';

export interface Parts {
  context: Context;
  identity: () => Identity;
  settings: Settings;
  device: DeviceStore;
  lists: Lists;
  desk: Desk;
  sync: SyncApi;
  session: Session;
  reminders: Reminders;
  duplicates: Duplicates;
  targets: Targets;
}

export type PlainApi = ReturnType<typeof plainApi>;
export type CrmApi = PlainApi;

export function plainApi({ context, identity, settings, device, lists, desk, sync, session, reminders, duplicates, targets }: Parts) {
  const who = (): Who => ({ agent: session.agent, path: 'typed' });
  const erasing: EraseDeps = { context, lists, peers: async () => (await sync.state()).peers };
  const importer = (): Who => ({ agent: session.agent, path: 'import' });
  const added = detectionOptions((name) => settings.get(name, undefined));
  const read = (text: string) => findContacts(String(text).slice(0, 500), { ...added(), region: settings.region() });
  const find = async (text: string) => {
    const [contact] = read(text);
    return contact ? lookup(context, contact) : null;
  };
  return {
    info: async () => ({
      ...identity(),
      replicaCode: await replicaCode(context.storage),
      agent: await agents.needAgent(context, session.agent),
      region: settings.region(),
      customers: await countRows(context.storage, 'customer'),
    }),
    lookup: (contact: ContactKey) => lookup(context, contact),
    /** Reads free text (a number in any notation, an address, `C-…`, `K-…`) and looks it up; null when it holds none. */
    find,
    /** All contacts in free text, at most 500 code units of it, in its order. */
    read: async (text: string) => read(text),
    search: (query: string, { limit = 20 }: { limit?: number } = {}) => list.search(context, lists, who(), query, limit),
    session: {
      state: () => session.view(),
      lock: () => session.lock(),
      unlock: (id: string, passphrase?: string) => session.unlock(id, passphrase),
      active: () => session.active(),
      setPassphrase: (change: { current?: string; next: string | null }) => session.setPassphrase(change),
    },
    customers: {
      list: (query?: ListQuery) => list.listCustomers(context, lists, who(), query),
      /** Ids of all that match, in the list's order: for a selection, a bulk edit, an export. */
      ids: (query?: ListQuery, { limit }: { limit?: number } = {}) => lists.ids('customer', session.agent, query, limit),
      /** Where a record stands in a list, from 0; null when it is not in it. */
      position: (id: string, query?: ListQuery) => lists.position('customer', session.agent, id, query),
      /** Names and the like of many at once, merged ones resolved; null where none is seen. */
      briefs: (ids: readonly string[]) => list.briefs(context, ids),
      get: (id: string) => customers.getCustomer(context, id),
      page: (id: string) => customers.customerPage(context, id),
      create: (fields: Fields, draft?: string) => customers.createCustomer(context, who(), fields, draft),
      edit: (id: string, patch: Fields, draft?: string) => customers.editCustomer(context, who(), id, patch, draft),
      remove: (id: string) => customers.removeCustomer(context, who(), id),
      restore: (id: string) => customers.restoreCustomer(context, who(), id),
      merge: (choice: customers.MergeChoice) => customers.mergeCustomers(context, who(), choice),
      /** For good; the report says what was looked at afterwards and what was left. */
      erase: (id: string) => eraseCustomer(erasing, who(), id),
      beforeErase: (id: string) => erasurePreview(erasing, id),
      verifyErased: (report: Pick<ErasureReport, 'places' | 'chunks'>) => verifyErasure(erasing, who(), report),
    },
    /** Open cases by age and priority, interactions by day, one's own tasks. */
    dashboard: (query?: { mine?: boolean }) => dashboard(context, lists, who(), query),
    /** What was done, by agent, day or disposition: for who leads others. */
    supervisor: {
      view: (query: SupervisorQuery) => supervisor(context, lists, who(), query),
      csv: (query: SupervisorQuery) => supervisorCsv(context, lists, who(), query),
    },
    duplicates: {
      /** Likely pairs found so far, likeliest first. */
      list: (page?: { offset?: number; limit?: number }) => duplicates.list(page),
      /** Looks through all customers; answers at once, pages hear of the progress. */
      find: async () => duplicates.find(),
      /** Those like one customer. */
      of: (id: string) => duplicatesOf(context, id, async (text) => (await lists.ids('customer', session.agent, { query: text }, 20)).ids, (ids) => list.toRows(context, ids)),
      /** Not a duplicate: said for good, on every replica. */
      dismiss: (one: string, other: string) => keepApart(context, who(), one, other),
    },
    cases: {
      list: (query?: RecordQuery) => list.listRecords(context, lists, who(), 'case', query),
      ids: async (query?: RecordQuery, { limit }: { limit?: number } = {}) => lists.ids('case', session.agent, await list.inFullOf(context, 'case', query), limit),
      position: async (id: string, query?: RecordQuery) => lists.position('case', session.agent, id, await list.inFullOf(context, 'case', query)),
      get: (id: string) => cases.getCase(context, id),
      create: (fields: Fields, draft?: string) => cases.createCase(context, who(), fields, draft),
      edit: (id: string, patch: Fields) => cases.editCase(context, who(), id, patch),
      remove: (id: string) => cases.removeCase(context, who(), id),
      restore: (id: string) => cases.restoreCase(context, who(), id),
      followUps: (caseId: string) => cases.followUps(context, caseId),
      addFollowUp: (caseId: string, fields: Fields) => cases.addFollowUp(context, who(), caseId, fields),
      editFollowUp: (id: string, patch: Fields) => cases.editFollowUp(context, who(), id, patch),
    },
    /** E-mails as files or pasted source. */
    mail: {
      place: (head: Pick<Mail, 'from' | 'subject' | 'messageId'>) => mail.placeOf(context, head),
      take: (message: mail.NewMail) => mail.takeMail(context, who(), message),
    },
    /** Contents of attachments, piece by piece as base64. */
    files: {
      begin: (file: { hash: string; size: number }) => attachments.beginFile(context, file),
      add: (hash: string, n: number, data: string) => attachments.addPiece(context, hash, n, data),
      state: (hash: string) => attachments.fileState(context, hash),
      piece: (hash: string, n: number) => attachments.readPiece(context, hash, n),
    },
    tasks: {
      list: (query?: RecordQuery) => list.listRecords(context, lists, who(), 'task', query),
      ids: async (query?: RecordQuery, { limit }: { limit?: number } = {}) => lists.ids('task', session.agent, await list.inFullOf(context, 'task', query), limit),
      position: async (id: string, query?: RecordQuery) => lists.position('task', session.agent, id, await list.inFullOf(context, 'task', query)),
      get: (id: string) => tasks.getTask(context, id),
      create: (fields: Fields, draft?: string) => tasks.createTask(context, who(), fields, draft),
      edit: (id: string, patch: Fields) => tasks.editTask(context, who(), id, patch),
      clone: (id: string) => tasks.cloneTask(context, who(), id),
      remove: (id: string) => tasks.removeTask(context, who(), id),
      restore: (id: string) => tasks.restoreTask(context, who(), id),
    },
    interactions: {
      list: (query?: RecordQuery) => list.listRecords(context, lists, who(), 'interaction', query),
      ids: async (query?: RecordQuery, { limit }: { limit?: number } = {}) => lists.ids('interaction', session.agent, await list.inFullOf(context, 'interaction', query), limit),
      position: async (id: string, query?: RecordQuery) => lists.position('interaction', session.agent, id, await list.inFullOf(context, 'interaction', query)),
      get: (id: string) => interactions.getInteraction(context, id),
      edit: (id: string, patch: Fields) => interactions.editInteraction(context, who(), id, patch),
    },
    reminders: {
      list: () => reminders.api.list(),
      snooze: (task: string, until: number) => reminders.api.snooze(who(), task, until),
      dismiss: (task: string) => reminders.api.dismiss(who(), task),
      /** A host was woken for one: looks at once. */
      wake: async () => reminders.wake(),
    },
    history: {
      of: (type: RecordType, id: string, query?: history.HistoryQuery) => history.historyOf(context, type, id, query),
      recent: ({ limit }: { limit?: number } = {}) => history.recentHistory(context, limit),
      /** Over all records, filtered and paged. */
      activity: (query?: ActivityQuery) => activity(context, session.may, query),
      undo: (commit: string) => history.undo(context, who(), commit),
    },
    drafts: {
      put: (draft: drafts.NewDraft) => drafts.putDraft(context, who(), draft),
      get: (id: string) => drafts.getDraft(context, id),
      list: (query?: Parameters<typeof drafts.listDrafts>[1]) => drafts.listDrafts(context, query),
      discard: (id: string) => drafts.discardDraft(context, id),
    },
    fields: {
      list: async (target?: FieldTarget) => fields.listFields(context, target),
      create: (definition: Fields) => fields.createField(context, who(), definition),
      edit: (id: string, patch: Fields) => fields.editField(context, who(), id, patch),
      order: (ids: readonly string[]) => fields.orderFields(context, who(), ids),
      remove: (id: string) => fields.removeField(context, who(), id),
      restore: (id: string) => fields.restoreField(context, who(), id),
    },
    settings: {
      all: async () => settings.all(),
      set: (name: string, value: unknown) => setSetting(context, who(), name, value),
    },
    device: {
      all: async () => device.all(),
      set: async (name: string, value: unknown) => {
        await device.set(name, value);
        desk.deviceChanged();
        context.emit({ type: 'device' });
      },
    },
    agents: {
      list: () => agents.listAgents(context),
      current: () => agents.needAgent(context, session.agent),
      create: (fields: Fields) => agents.createAgent(context, who(), fields),
      edit: (id: string, patch: Fields) => agents.editAgent(context, who(), id, patch),
      signIn: (id: string, passphrase?: string) => session.unlock(id, passphrase),
      resetPassphrase: (id: string, next: string | null) => agents.resetPassphrase(context, who(), id, next),
    },
    roles: {
      list: async () => roles.listRoles(settings),
      save: (role: Parameters<typeof roles.saveRole>[2]) => roles.saveRole(context, who(), role),
      remove: (id: string) => roles.removeRole(context, who(), id),
    },
    batches: {
      begin: (batch: { kind: string; name: string }) => batches.beginBatch(context, importer(), batch),
      rows: (id: string, rows: batches.NewRow[]) => batches.addRows(context, id, rows),
      publish: (id: string) => batches.publishBatch(context, importer(), id),
      undo: (id: string) => batches.undoBatch(context, importer(), id),
      list: () => batches.listBatches(context),
    },
    /** Many records at once. */
    bulk: createBulk(context, lists, who),
    /** Saved views of lists. */
    views: createViews(context, settings, lists, who),
    imports: createImports(context, importer),
    exports: createExports(context, lists, () => session.agent),
    changes: createChanges(context, () => identity().dataset),
    targets: targets.api,
    pages: desk.pages,
    calls: { ...desk.calls, list: async () => (await desk.calls.list()).map(session.shown) },
    recipes: { list: desk.recipes },
    sync,
    demo: { load: (request: { customers: number; seed: number }) => loadDemo(context, importer(), request) },
    /** Indexes, records and log compared; takes a while on much data. */
    check: () => check(context),
  };
}
