/** A host without a core, for pictures of the panel: answers what screens ask from a scene, in memory. Never shipped. */
import { PERMISSIONS } from '../../src/domain/permissions.ts';
import type { Draft } from '../../src/domain/records.ts';
import type { Call, CrmEvent, CustomerPage } from '../../src/domain/views.ts';
import type { Host } from '../../src/ui/host.ts';
import { brief, CASES, CUSTOMERS, INTERACTIONS, TASKS } from './gallery/people.ts';
import type { Scene } from './gallery/scenes.ts';

export function fakeHost(scene: Scene): Host {
  const listeners = new Set<(event: CrmEvent) => void>();
  const drafts = new Map<string, Draft>();
  const emit = (event: CrmEvent) => listeners.forEach((listener) => listener(event));
  let calls: Call[] = scene.calls;
  const change = (id: string, patch: Partial<Call>) => {
    calls = calls.map((call) => (call.id === id ? { ...call, ...patch } : call));
    emit({ type: 'calls', calls });
  };
  const device = { off: false, ...scene.device };
  const crm = {
    find: async () => null,
    search: async (query: string) => {
      const customers = CUSTOMERS.filter((one) => `${one.firstName} ${one.lastName}`.toLowerCase().includes(query.toLowerCase()));
      return { customers: customers.map((one) => brief(one.id, 1)), cases: CASES.filter((one) => one.subject.toLowerCase().includes(query.toLowerCase())) };
    },
    customers: {
      get: async (id: string) => CUSTOMERS.find((one) => one.id === id),
      page: async (id: string) => pageOf(id),
      create: async (fields: object) => ({ id: 'amelie', ...fields }),
    },
    cases: { create: async () => CASES[0] },
    tasks: { list: async () => ({ total: 6, rows: TASKS }), create: async () => TASKS[0] },
    drafts: {
      put: async (draft: Draft) => drafts.set(draft.id, { ...draft, savedAt: Date.now() }),
      get: async (id: string) => drafts.get(id) ?? null,
      discard: async (id: string) => drafts.delete(id),
    },
    settings: { all: async () => ({}) },
    fields: { list: async () => [] },
    device: { all: async () => device, set: async (name: 'off', value: boolean) => (Object.assign(device, { [name]: value }), emit({ type: 'device' })) },
    session: { state: async () => ({ agent: { id: 'nora', name: 'Nora Lindqvist', role: 'agent' }, locked: false, permissions: PERMISSIONS, agents: [] }), active: async () => undefined },
    reminders: { list: async () => [] },
    recipes: { list: async () => [] },
    interactions: { list: async () => ({ total: INTERACTIONS.length, rows: INTERACTIONS }) },
    lookup: async () => ({ matches: [] }),
    read: async () => [],
    agents: { list: async () => [], current: async () => ({ id: 'nora', name: 'Nora Lindqvist', role: 'agent', active: true }) },
    pages: { view: async () => scene.page, setSite: async () => undefined },
    calls: {
      list: async () => calls,
      start: async () => (void (calls = scene.later ?? []), emit({ type: 'calls', calls })),
      note: async (id: string, notes: string) => change(id, { notes }),
      dispose: async (id: string, disposition: string) => change(id, { disposition }),
      choose: async (id: string, customer: string) => change(id, { customer: brief(customer, 1) }),
      press: async (id: string, button: string) => change(id, button === 'answer' ? { state: 'live', answeredAt: Date.now() } : { state: 'ended' }),
      linkCase: async (id: string, caseId: string | null) => change(id, caseId ? { caseId } : {}),
      endWrapUp: async (id: string) => change(id, { state: 'ended' }),
      extendWrapUp: async (id: string) => change(id, { wrapUpExtended: true }),
    },
    sync: { state: async () => scene.sync },
  };
  return {
    kind: 'panel',
    crm: crm as unknown as Host['crm'],
    onEvent: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    onLink: (listener) => (listener(scene.down ? 'down' : 'up'), () => undefined),
    currentTab: async () => 1,
    onTabChange: () => () => undefined,
    openReader: () => { throw new Error('no reader here'); },
    openApp: (path) => document.documentElement.setAttribute('data-opened', path),
  };
}

function pageOf(id: string): CustomerPage {
  const customer = CUSTOMERS.find((one) => one.id === id);
  if (!customer) throw new Error(`no customer ${id}`);
  return { customer, counts: { openCases: 2, cases: 3, tasks: 1, interactions: 31 }, openCases: CASES, nextTasks: [], lastInteractions: INTERACTIONS };
}
