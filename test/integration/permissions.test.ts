/** Every call of the core, by every role: what the core refuses, whatever a screen shows. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import { ACCESS } from '../../src/crm/access.ts';
import { DEFAULT_PERMISSIONS, PERMISSIONS } from '../../src/domain/permissions.ts';
import { testCore } from '../support/cores.ts';

interface Ids {
  customer: string;
  other: string;
  case: string;
  task: string;
  agent: string;
  admin: string;
  interaction: string;
}

type Row = [call: string, needs: string, run: (api: CrmApi, ids: Ids) => Promise<unknown>];

/** Product.md §4, one line for each call. `none`: an empty answer instead of a refusal. */
const CALLS: Row[] = [
  ['customers.list', 'none customer.view', async (api) => (await api.customers.list()).total],
  ['search', 'none customer.view', async (api) => (await api.search('lovelace')).customers.length],
  ['search of cases', 'none case.view', async (api) => (await api.search('engine')).cases.length],
  ['lookup', 'none customer.view', async (api) => (await api.lookup({ kind: 'phone', value: '+442079460112' })).matches.length],
  ['find', 'none customer.view', async (api) => (await api.find('+44 20 7946 0112'))?.matches.length],
  ['customers.get', 'customer.view', (api, ids) => api.customers.get(ids.customer)],
  ['customers.page', 'customer.view', (api, ids) => api.customers.page(ids.customer)],
  ['customers.create', 'customer.create', (api) => api.customers.create({ firstName: 'A', lastName: 'B' })],
  ['customers.edit', 'customer.edit', (api, ids) => api.customers.edit(ids.customer, { company: 'X' })],
  ['customers.remove', 'customer.delete', (api, ids) => api.customers.remove(ids.customer)],
  ['customers.merge', 'customer.delete', (api, ids) => api.customers.merge({ keep: ids.customer, lose: ids.other })],
  ['customers.erase', 'admin', (api, ids) => api.customers.erase(ids.other)],
  ['imports.begin', 'import', (api) => api.imports.begin({ dry: true, name: 'x', duplicates: 'skip' })],
  ['imports.begin with new options', 'admin', (api) => api.imports.begin({ dry: true, name: 'x', duplicates: 'skip', addOptions: true })],
  ['imports.list', 'import', (api) => api.imports.list()],
  ['exports.begin', 'export', (api) => api.exports.begin({ type: 'customer', format: 'csv' })],
  ['exports.subject', 'export', (api, ids) => api.exports.subject(ids.customer, { headings: {}, words: {}, zone: 'UTC', language: 'en', rtl: false })],
  ['changes.begin', 'export', (api) => api.changes.begin({ since: 0, format: 'csv' })],
  ['targets.list', 'admin', (api) => api.targets.list()],
  ['cases.list', 'none case.view', async (api) => (await api.cases.list()).total],
  ['cases.get', 'case.view', (api, ids) => api.cases.get(ids.case)],
  ['cases.followUps', 'case.view', (api, ids) => api.cases.followUps(ids.case)],
  ['cases.create', 'case.create', (api, ids) => api.cases.create({ customerId: ids.customer, subject: 'S' })],
  ['cases.edit', 'case.edit', (api, ids) => api.cases.edit(ids.case, { subject: 'T' })],
  ['cases.edit of the status', 'case.status', (api, ids) => api.cases.edit(ids.case, { status: 'closed' })],
  ['cases.addFollowUp', 'case.followUp', (api, ids) => api.cases.addFollowUp(ids.case, { text: 'Called back' })],
  ['cases.remove', 'case.delete', (api, ids) => api.cases.remove(ids.case)],
  ['tasks.list', 'none task.view', async (api) => (await api.tasks.list()).total],
  ['tasks.get', 'task.view', (api, ids) => api.tasks.get(ids.task)],
  ['tasks.create', 'task.create', (api) => api.tasks.create({ subject: 'S' })],
  ['tasks.edit', 'task.edit', (api, ids) => api.tasks.edit(ids.task, { subject: 'T' })],
  ['tasks.edit of the status', 'task.status', (api, ids) => api.tasks.edit(ids.task, { status: 'completed' })],
  ['tasks.remove', 'task.delete', (api, ids) => api.tasks.remove(ids.task)],
  ['interactions.list', 'none customer.view', async (api) => (await api.interactions.list()).total],
  ['interactions.get', 'customer.view', (api, ids) => api.interactions.get(ids.interaction)],
  ['interactions.edit', 'interaction.edit', (api, ids) => api.interactions.edit(ids.interaction, { disposition: 'resolved' })],
  ['history.of a customer', 'customer.view', (api, ids) => api.history.of('customer', ids.customer)],
  ['history.of a case', 'case.view', (api, ids) => api.history.of('case', ids.case)],
  ['history.recent', 'history', (api) => api.history.recent()],
  ['history.activity', 'history', (api) => api.history.activity()],
  ['customers.beforeErase', 'admin', (api, ids) => api.customers.beforeErase(ids.other)],
  ['duplicates.of', 'customer.view', (api, ids) => api.duplicates.of(ids.customer)],
  ['duplicates.dismiss', 'customer.edit', (api, ids) => api.duplicates.dismiss(ids.customer, ids.other)],
  ['dashboard', 'none case.view', async (api) => (await api.dashboard()).cases.length],
  ['fields.create', 'admin', (api) => api.fields.create({ target: 'customer', label: 'X', fieldType: 'text' })],
  ['settings.set', 'admin', (api) => api.settings.set('region', 'FR')],
  ['agents.create', 'admin', (api) => api.agents.create({ name: 'New' })],
  ['agents.edit of another', 'admin', (api, ids) => api.agents.edit(ids.admin, { name: 'Nobody' })],
  ['agents.edit of one’s own role', 'admin', (api, ids) => api.agents.edit(ids.agent, { role: 'administrator' })],
  ['agents.edit of one’s own name', '', (api, ids) => api.agents.edit(ids.agent, { name: 'Me' })],
  ['agents.resetPassphrase', 'admin', (api, ids) => api.agents.resetPassphrase(ids.admin, 'long enough')],
  ['roles.save', 'admin', (api) => api.roles.save({ id: 'agent', permissions: ['case.delete'] })],
  ['roles.remove', 'admin', (api) => api.roles.remove('agent')],
  ['batches.begin', 'import', (api) => api.batches.begin({ kind: 'import', name: 'x' })],
  ['demo.load', 'import', (api) => api.demo.load({ customers: 1, seed: 1 })],
  ['check', 'admin', (api) => api.check()],
  ['calls.start', '', (api) => api.calls.start({ channel: 'phone', direction: 'in' })],
  ['settings.all', '', (api) => api.settings.all()],
];

const OWN = { name: 'Front desk', permissions: ['customer.create', 'case.followUp', 'task.status'] };
const GRANTED: Record<string, readonly string[]> = {
  ...DEFAULT_PERMISSIONS,
  // Each permission brings the view it needs.
  own: [...OWN.permissions, 'customer.view', 'case.view', 'task.view'],
  nothing: [],
};

async function prepared(role: string): Promise<{ api: CrmApi; ids: Ids }> {
  const { api } = await testCore();
  const admin = (await api.agents.current()).id;
  const phones = { p1: { number: '+44 20 7946 0112', kind: 'voice', order: 0 } };
  const customer = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', phones });
  const other = await api.customers.create({ firstName: 'Ada', lastName: 'Byron' });
  const one = await api.cases.create({ customerId: customer.id, subject: 'Engine' });
  const task = await api.tasks.create({ subject: 'Call back', customerId: customer.id });
  const call = await api.calls.start({ channel: 'phone', direction: 'in', customerId: customer.id });
  await api.calls.press(call.id, 'hangUp');
  await api.calls.endWrapUp(call.id);
  const made = role === 'own' || role === 'nothing' ? (await api.roles.save({ name: role, permissions: role === 'own' ? OWN.permissions : [] })).id : role;
  const agent = await api.agents.create({ name: 'Nora', role: made });
  await api.agents.signIn(agent.id);
  return { api, ids: { customer: customer.id, other: other.id, case: one.id, task: task.id, agent: agent.id, admin, interaction: call.id } };
}

describe.each(Object.keys(GRANTED))('a role: %s', (role) => {
  it('is refused what it does not include, by every call', async () => {
    const wrong: string[] = [];
    for (const [call, needs, run] of CALLS) {
      const { api, ids } = await prepared(role);
      const [permission, empty] = needs.startsWith('none ') ? [needs.slice(5), true] : [needs, false];
      const may = permission === '' || GRANTED[role]?.includes(permission) === true;
      const [answer, refused] = await run(api, ids).then((value) => [value, null] as const, (error: { code: string; detail: { permission?: string } }) => [null, error] as const);
      if (empty && (refused || Boolean(answer) !== may)) wrong.push(`${call}: ${refused ? refused.code : `answered ${String(answer)}`}`);
      if (!empty && may !== (refused === null)) wrong.push(`${call}: ${refused ? `${refused.code} ${refused.detail.permission}` : 'let through'}`);
      if (!empty && refused && refused.code !== 'permission') wrong.push(`${call}: ${refused.code}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Paths of all calls, `customers.list`. */
function paths(api: object, head = ''): string[] {
  return Object.entries(api).flatMap(([name, one]) => (typeof one === 'function' ? [head + name] : paths(one as object, `${head}${name}.`)));
}

describe('the gate', () => {
  it('lets nothing through while Ringside is locked but what unlocks it, keeps a call, and finishes a file that was begun', async () => {
    const { api } = await testCore();
    await api.session.lock();
    const open = paths(api).filter((path) => ruleAt(path) === 'open').sort();
    expect(open).toEqual([
      'agents.current', 'agents.signIn', 'calls.list', 'calls.note', 'calls.press', 'changes.cancel', 'changes.finish', 'changes.next', 'device.all', 'exports.cancel', 'exports.next',
      'imports.cancel', 'imports.finish', 'imports.rows', 'reminders.wake', 'session.active', 'session.lock', 'session.state', 'session.unlock',
    ]);
    // A file on its way in or out goes on by the secret id that its beginning gave; without one there is nothing.
    for (const path of open.filter((one) => /^(changes|exports|imports)\.(next|rows|finish)$/.test(one))) await expect(callAt(api, path)('no such id', []), path).rejects.toMatchObject({ code: 'not-found' });
    for (const path of paths(api)) {
      const rule = ruleAt(path);
      if (rule === 'open' || rule === 'keep') continue;
      await expect(callAt(api, path)(), path).rejects.toMatchObject({ code: 'locked' });
    }
  });

  it('keeps a permission for one who gets another role at once', async () => {
    const { api, ids } = await prepared('viewer');
    await expect(api.tasks.create({ subject: 'S' })).rejects.toMatchObject({ code: 'permission' });
    await api.agents.signIn(ids.admin);
    await api.roles.save({ id: 'viewer', permissions: ['task.create'] });
    await api.agents.signIn(ids.agent);
    await expect(api.tasks.create({ subject: 'S' })).resolves.toMatchObject({ subject: 'S' });
    expect((await api.customers.list()).total).toBe(0);
  });
});

function callAt(api: CrmApi, path: string): (...args: unknown[]) => Promise<unknown> {
  return path.split('.').reduce<unknown>((at, name) => (at as unknown as Record<string, unknown>)[name], api) as (...args: unknown[]) => Promise<unknown>;
}

function ruleAt(path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], ACCESS);
}

describe('roles', () => {
  it('have known permissions, a name, and no agent left when they go', async () => {
    const { api } = await testCore();
    await expect(api.roles.save({ name: 'X', permissions: ['customer.fly'] })).rejects.toMatchObject({ code: 'validation', detail: { field: 'permissions' } });
    await expect(api.roles.save({ name: 'X', permissions: ['admin'] })).rejects.toMatchObject({ code: 'validation' });
    await expect(api.roles.save({ name: ' ', permissions: [] })).rejects.toMatchObject({ code: 'validation', detail: { field: 'name', rule: 'required' } });
    await expect(api.roles.save({ id: 'administrator', permissions: [] })).rejects.toMatchObject({ code: 'permission' });
    const { id } = await api.roles.save({ name: 'Night', permissions: ['task.edit'] });
    const agent = await api.agents.create({ name: 'Owl', role: id });
    await expect(api.roles.remove(id)).rejects.toMatchObject({ code: 'conflict', detail: { record: agent.id } });
    await api.agents.edit(agent.id, { role: 'viewer' });
    await api.roles.remove(id);
    expect((await api.roles.list()).map((role) => role.id)).not.toContain(id);
    await expect(api.agents.edit(agent.id, { role: id })).rejects.toMatchObject({ code: 'validation', detail: { field: 'role' } });
  });

  it('always leave an administrator', async () => {
    const { api } = await testCore();
    const me = (await api.agents.current()).id;
    await expect(api.agents.edit(me, { role: 'viewer' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.agents.edit(me, { active: false })).rejects.toMatchObject({ code: 'conflict' });
    const second = await api.agents.create({ name: 'Second', role: 'administrator' });
    await api.agents.edit(me, { role: 'viewer' });
    await api.agents.signIn(second.id);
    await expect(api.agents.edit(second.id, { active: false })).rejects.toMatchObject({ code: 'conflict' });
    expect((await api.session.state()).permissions).toEqual([...PERMISSIONS]);
  });
});
