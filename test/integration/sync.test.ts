import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import { coresInStep, joinCores, pairCores, WEB_ORIGIN } from '../support/join-cores.ts';

const open: Core[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function core(role: 'extension' | 'web'): Promise<Core> {
  const opened = await openCore({ name: newId(), clock: Date.now, role });
  open.push(opened);
  return opened;
}

describe('two replicas of one data set', () => {
  it('show the same code, pair when both confirm, and bring an empty web app up to date', async () => {
    const [extension, web] = [await core('extension'), await core('web')];
    await extension.api.demo.load({ customers: 30, seed: 1 });
    const ada = await extension.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    joinCores(extension, web);
    await web.api.sync.request();
    await vi.waitFor(async () => expect((await extension.api.sync.state()).requests).toHaveLength(1));
    expect((await extension.api.sync.state()).requests[0]!.code).toBe((await web.api.sync.state()).requests[0]!.code);
    await web.api.sync.confirm('extension', true);
    expect((await web.api.customers.list()).total).toBe(0);
    await extension.api.sync.confirm(WEB_ORIGIN, true);
    await coresInStep(extension, web);
    expect((await web.api.customers.get(ada.id)).lastName).toBe('Lovelace');
    await vi.waitFor(async () => expect((await web.api.customers.list()).total).toBe(31));
    expect((await web.api.info()).dataset).toBe((await extension.api.info()).dataset);
    expect(await web.api.check()).toMatchObject({ problems: [] });
    const agents = await Promise.all([extension, web].map((one) => one.api.agents.list()));
    expect(agents.map((list) => list.map(({ id }) => id))).toEqual(Array(2).fill([(await extension.api.agents.current()).id]));
    expect((await web.api.agents.current()).id).toBe((await extension.api.agents.current()).id);
  });

  it('are told apart by code when two tabs of one origin ask: the one that is meant is paired', async () => {
    const [extension, first, second] = [await core('extension'), await core('web'), await core('web')];
    joinCores(extension, first);
    joinCores(extension, second);
    await first.api.sync.request();
    await vi.waitFor(async () => expect((await extension.api.sync.state()).requests).toHaveLength(1));
    do await second.api.sync.request();
    while ((await second.api.sync.state()).requests[0]?.code === (await first.api.sync.state()).requests[0]?.code);
    await vi.waitFor(async () => expect((await extension.api.sync.state()).requests).toHaveLength(2));
    const code = (await second.api.sync.state()).requests[0]!.code;
    await vi.waitFor(async () => expect((await extension.api.sync.state()).requests.map((request) => request.code)).toContain(code));
    await extension.api.sync.confirm(WEB_ORIGIN, true, code);
    await vi.waitFor(async () => expect((await second.api.sync.state()).requests[0]).toMatchObject({ confirmedThere: true }));
    expect((await first.api.sync.state()).requests[0]).toMatchObject({ confirmedThere: false });
    await second.api.sync.confirm('extension', true);
    await coresInStep(second);
    expect((await first.api.sync.state()).peers).toEqual([]);
  });

  it('exchange both ways at once, and catch up after a time apart; numbers cannot clash', async () => {
    const [extension, web] = [await core('extension'), await core('web')];
    const cut = joinCores(extension, web);
    await pairCores(extension, web);
    cut();
    expect(await web.api.sync.state()).toMatchObject({ status: 'waiting' });
    const here = await extension.api.customers.create({ firstName: 'Ada', lastName: 'Here' });
    const there = await web.api.customers.create({ firstName: 'Bo', lastName: 'There' });
    expect(there.accountNumber).not.toBe(here.accountNumber);
    joinCores(extension, web);
    await coresInStep(extension, web);
    expect((await extension.api.customers.get(there.id)).lastName).toBe('There');
    expect((await web.api.customers.get(here.id)).lastName).toBe('Here');

    await web.api.customers.edit(here.id, { company: 'Engines Ltd' });
    await vi.waitFor(async () => expect((await extension.api.customers.get(here.id)).company).toBe('Engines Ltd'));
    expect((await extension.api.history.of('customer', here.id))[0]).toMatchObject({ path: 'typed', fields: [{ field: 'company' }] });
  });

  it('keep both of one e-mail given on either side, flagged; and an edit beats a concurrent delete', async () => {
    const [extension, web] = [await core('extension'), await core('web')];
    const cut = joinCores(extension, web);
    await pairCores(extension, web);
    const doomed = await extension.api.customers.create({ firstName: 'Do', lastName: 'Omed' });
    await vi.waitFor(() => web.api.customers.get(doomed.id));
    cut();
    const email = (): Record<string, unknown> => ({ [newId()]: { address: 'same@example.com', order: 0 } });
    const one = await extension.api.customers.create({ firstName: 'A', lastName: 'One', emails: email() });
    const two = await web.api.customers.create({ firstName: 'B', lastName: 'Two', emails: email() });
    await extension.api.customers.remove(doomed.id);
    await web.api.customers.edit(doomed.id, { company: 'Saved by an edit' });
    joinCores(extension, web);
    await coresInStep(extension, web);
    for (const side of [extension, web]) {
      for (const id of [one.id, two.id]) expect((await side.api.customers.get(id)).flags).toEqual(['duplicate-email']);
      expect(await side.api.customers.get(doomed.id)).toMatchObject({ company: 'Saved by an edit', flags: ['edited-after-delete'] });
      expect((await side.api.lookup({ kind: 'email', value: 'same@example.com' })).matches).toHaveLength(2);
    }
    await web.api.customers.merge({ keep: one.id, lose: two.id });
    await vi.waitFor(async () => expect((await extension.api.customers.get(two.id)).id).toBe(one.id));
    for (const side of [extension, web]) expect((await side.api.customers.get(one.id)).flags).toBeUndefined();
  });

  it('joins two grown data sets after saying how many come and clash', async () => {
    const [extension, web] = [await core('extension'), await core('web')];
    await extension.api.customers.create({ firstName: 'A', lastName: 'One', emails: { [newId()]: { address: 'x@example.com', order: 0 } } });
    await web.api.customers.create({ firstName: 'B', lastName: 'Two', emails: { [newId()]: { address: 'x@example.com', order: 0 } } });
    joinCores(extension, web);
    await web.api.sync.request();
    const joining = async (one: Core): Promise<unknown> => (await one.api.sync.state()).requests[0]?.join;
    await vi.waitFor(async () => expect(await joining(extension)).toEqual({ here: 1, there: 1, clashes: 2 }));
    expect(await joining(web)).toBeUndefined();
    await extension.api.sync.confirm(WEB_ORIGIN, true);
    await vi.waitFor(async () => expect(await joining(web)).toEqual({ here: 1, there: 1, clashes: 2 }));
    await web.api.sync.confirm('extension', true);
    await coresInStep(extension, web);
    expect((await extension.api.customers.list()).total).toBe(2);
    expect((await web.api.customers.list()).total).toBe(2);
  });

  it('tell nothing to an origin that is not paired, whatever it sends', async () => {
    const extension = await core('extension');
    await extension.api.customers.create({ firstName: 'A', lastName: 'One' });
    const answers: unknown[] = [];
    const link = extension.openPeer('https://hostile.example', (data) => answers.push(data));
    const hello = { f: 'hello', v: 1, replica: 'x', dataset: (await extension.api.info()).dataset, epoch: 1, records: 0, vector: {}, agent: 'x' };
    for (const frame of [hello, { f: 'want', batch: 'x', from: 0 }, { f: 'have', vector: {} }, { f: 'changes', changes: [{}] }, { f: 'paired', code: '', dataset: 'x', epoch: 1 }, null, 7, { f: 'constructor' }]) link.receive(frame);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers).toEqual([{ f: 'refused', why: 'not-paired' }]);
    expect((await extension.api.customers.list()).total).toBe(1);
  });
});

it('what is written elsewhere for a person who was erased meanwhile goes the same way, on both sides', async () => {
  const [extension, web] = [await core('extension'), await core('web')];
  const cut = joinCores(extension, web);
  await pairCores(extension, web);
  const doomed = await extension.api.customers.create({ firstName: 'Do', lastName: 'Omed' });
  await vi.waitFor(() => web.api.customers.get(doomed.id));
  cut();
  const task = await web.api.tasks.create({ subject: 'Call her', customerId: doomed.id });
  const made = await web.api.cases.create({ subject: 'Her matter', customerId: doomed.id });
  await web.api.cases.addFollowUp(made.id, { text: 'She said so.' });
  await extension.api.customers.erase(doomed.id);
  joinCores(extension, web);
  await coresInStep(extension, web);
  for (const side of [extension, web]) {
    await vi.waitFor(async () => expect(await side.api.tasks.get(task.id).catch(({ code }) => code)).toBe('not-found'));
    await vi.waitFor(async () => expect(await side.api.cases.get(made.id).catch(({ code }) => code)).toBe('not-found'));
    expect(await side.api.cases.followUps(made.id)).toEqual([]);
    expect((await side.api.history.of('task', task.id)).every(({ fields }) => fields.length === 0)).toBe(true);
    expect(await side.api.check()).toMatchObject({ problems: [] });
  }
});
