import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LISTS } from '../../src/domain/lists.ts';
import { testCore } from '../support/cores.ts';

describe('a task', () => {
  it.each([['call', 30], ['email', 5], ['meeting', 5], ['chat', 5], ['other', 5]])('of the type %s reminds %d minutes before, unless another time is chosen', async (taskType, minutes) => {
    const { api } = await testCore();
    const me = await api.agents.current();
    expect(await api.tasks.create({ subject: 'x', taskType })).toMatchObject({ remindBefore: minutes, status: 'not-started', assignedTo: me.id });
    expect((await api.tasks.create({ subject: 'x', taskType, remindBefore: 0 })).remindBefore).toBe(0);
  });

  it('holds a due moment in a time zone, a customer, a case, notes and an agent', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const one = await api.cases.create({ customerId: ada.id, subject: 'Boiler' });
    const fields = { subject: 'Visit', notes: 'Bring a vessel', dueAt: Date.UTC(2027, 0, 5, 9), dueZone: 'Europe/Berlin', customerId: ada.id, caseId: one.id };
    expect(await api.tasks.create(fields)).toMatchObject(fields);
  });

  it('is cloned whole, to be done again, whatever its status and whoever has it', async () => {
    const { api } = await testCore();
    const nora = await api.agents.create({ name: 'Nora' });
    const { id } = await api.fields.create({ target: 'task', name: 'place', fieldType: 'text', defaultValue: 'Office' });
    const task = await api.tasks.create({ subject: 'Visit', taskType: 'meeting', notes: 'n', dueAt: 5, dueZone: 'Europe/Berlin', assignedTo: nora.id, status: 'completed', remindBefore: 60, custom: { [id]: 'Cellar' } });
    const { id: cloneId, ...clone } = await api.tasks.clone(task.id);
    expect(cloneId).not.toBe(task.id);
    expect(clone).toMatchObject({ subject: 'Visit', taskType: 'meeting', notes: 'n', dueAt: 5, dueZone: 'Europe/Berlin', assignedTo: nora.id, status: 'not-started', remindBefore: 60, custom: { [id]: 'Cellar' } });
    const free = await api.tasks.edit(task.id, { assignedTo: null });
    expect((await api.tasks.clone(free.id)).assignedTo).toBeUndefined();
    await expect(api.tasks.clone('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('counts as open or done by the list of statuses', async () => {
    const { api } = await testCore();
    await api.settings.set('lists.taskStatus', [...DEFAULT_LISTS.taskStatus, { id: 'parked', label: 'Parked', closed: true }]);
    await api.tasks.create({ subject: 'x', status: 'parked' });
    expect([(await api.tasks.list({ open: true })).total, (await api.tasks.list({ open: false })).total]).toEqual([0, 1]);
  });
});
