/** The core's calls, for screens and hosts. One line each; what a call does stands in its own file. */
import type { ContactKey } from '../domain/contact.ts';
import type { FieldTarget, RecordType } from '../domain/records.ts';
import { findContacts } from '../detect/index.ts';
import { countRows } from '../storage/rows.ts';
import * as agents from './agents.ts';
import * as batches from './batches.ts';
import * as cases from './cases.ts';
import { check } from './check.ts';
import type { Fields } from './commit.ts';
import type { Context, Who } from './context.ts';
import * as customers from './customers.ts';
import type { Desk } from './desk/index.ts';
import { loadDemo } from './demo/load.ts';
import * as drafts from './drafts.ts';
import * as fields from './fields.ts';
import * as history from './history.ts';
import type { Identity } from './identity.ts';
import * as interactions from './interactions.ts';
import { lookup } from './lookup.ts';
import type { CustomerIndex } from './search/customer-index.ts';
import * as list from './search/list.ts';
import { setSetting } from './settings.ts';
import type { DeviceStore, Settings } from './settings.ts';
import type { SyncApi } from './sync.ts';
import * as tasks from './tasks.ts';
import { replicaCode } from './assign-number.ts';

export interface Parts {
  context: Context;
  identity: () => Identity;
  settings: Settings;
  device: DeviceStore;
  index: CustomerIndex;
  desk: Desk;
  sync: SyncApi;
  /** The signed-in agent; `signIn` changes it for every page of this device. */
  session: { agent: string };
}

export function createApi({ context, identity, settings, device, index, desk, sync, session }: Parts) {
  const who = (): Who => ({ agent: session.agent, path: 'typed' });
  const importer = (): Who => ({ agent: session.agent, path: 'import' });
  const read = (text: string) => findContacts(String(text).slice(0, 500), { region: settings.region() });
  const find = async (text: string) => {
    const [contact] = read(text);
    return contact ? lookup(context, contact) : null;
  };
  return {
    info: async () => ({
      ...identity(),
      replicaCode: await replicaCode(context.storage),
      agent: await agents.currentAgent(context, session.agent),
      region: settings.region(),
      customers: await countRows(context.storage, 'customer'),
    }),
    lookup: (contact: ContactKey) => lookup(context, contact),
    /** Reads free text (a number in any notation, an address, `C-…`, `K-…`) and looks it up; null when it holds none. */
    find,
    /** All contacts in free text, at most 500 code units of it, in its order. */
    read: async (text: string) => read(text),
    search: (query: string, { limit = 20 }: { limit?: number } = {}) => list.search(context, index, query, limit),
    customers: {
      list: (query?: list.CustomerQuery) => list.listCustomers(context, index, query),
      get: (id: string) => customers.getCustomer(context, id),
      page: (id: string) => customers.customerPage(context, id),
      create: (fields: Fields, draft?: string) => customers.createCustomer(context, who(), fields, draft),
      edit: (id: string, patch: Fields, draft?: string) => customers.editCustomer(context, who(), id, patch, draft),
      remove: (id: string) => customers.removeCustomer(context, who(), id),
      restore: (id: string) => customers.restoreCustomer(context, who(), id),
      merge: (choice: customers.MergeChoice) => customers.mergeCustomers(context, who(), choice),
      erase: (id: string) => customers.eraseCustomer(context, who(), id),
    },
    cases: {
      list: (filter?: cases.CaseFilter) => cases.listCases(context, filter),
      get: (id: string) => cases.getCase(context, id),
      create: (fields: Fields, draft?: string) => cases.createCase(context, who(), fields, draft),
      edit: (id: string, patch: Fields) => cases.editCase(context, who(), id, patch),
      remove: (id: string) => cases.removeCase(context, who(), id),
      restore: (id: string) => cases.restoreCase(context, who(), id),
      followUps: (caseId: string) => cases.followUps(context, caseId),
      addFollowUp: (caseId: string, fields: Fields) => cases.addFollowUp(context, who(), caseId, fields),
    },
    tasks: {
      list: (filter?: tasks.TaskFilter) => tasks.listTasks(context, who(), filter),
      get: (id: string) => tasks.getTask(context, id),
      create: (fields: Fields, draft?: string) => tasks.createTask(context, who(), fields, draft),
      edit: (id: string, patch: Fields) => tasks.editTask(context, who(), id, patch),
      remove: (id: string) => tasks.removeTask(context, who(), id),
      restore: (id: string) => tasks.restoreTask(context, who(), id),
    },
    interactions: {
      list: (filter?: interactions.InteractionFilter) => interactions.listInteractions(context, who(), filter),
      get: (id: string) => interactions.getInteraction(context, id),
      edit: (id: string, patch: Fields) => interactions.editInteraction(context, who(), id, patch),
    },
    history: {
      of: (type: RecordType, id: string, query?: history.HistoryQuery) => history.historyOf(context, type, id, query),
      recent: ({ limit }: { limit?: number } = {}) => history.recentHistory(context, limit),
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
      current: () => agents.currentAgent(context, session.agent),
      create: (fields: Fields) => agents.createAgent(context, who(), fields),
      edit: (id: string, patch: Fields) => agents.editAgent(context, who(), id, patch),
      signIn: async (id: string) => {
        const agent = await agents.signIn(context, id);
        session.agent = agent.id;
        context.emit({ type: 'device' });
        return agent;
      },
    },
    batches: {
      begin: (batch: { kind: string; name: string }) => batches.beginBatch(context, importer(), batch),
      rows: (id: string, rows: batches.NewRow[]) => batches.addRows(context, id, rows),
      publish: (id: string) => batches.publishBatch(context, importer(), id),
      undo: (id: string) => batches.undoBatch(context, importer(), id),
      list: () => batches.listBatches(context),
    },
    pages: desk.pages,
    calls: desk.calls,
    recipes: { list: desk.recipes },
    sync,
    demo: { load: (request: { customers: number; seed: number }) => loadDemo(context, importer(), request) },
    /** Indexes, records and log compared; takes a while on much data. */
    check: () => check(context),
  };
}

export type CrmApi = ReturnType<typeof createApi>;
