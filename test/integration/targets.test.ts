import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Core, CoreOptions } from '../../src/crm/index.ts';
import type { Wants } from '../../src/domain/exchange.ts';
import { newId } from '../../src/domain/ids.ts';
import { testCore } from '../support/cores.ts';
import { importFile } from '../support/import-files.ts';
import { joinCores, pairCores } from '../support/join-cores.ts';
import { startReceiver } from '../support/receiver.ts';
import type { Mood, Receiver } from '../support/receiver.ts';

let receiver: Receiver;
beforeEach(async () => void (receiver = await startReceiver()));
afterEach(() => receiver.stop());

const ALL: Wants = Object.fromEntries(['customer', 'case', 'followUp', 'task', 'interaction'].map((type) => [type, ['created', 'edited', 'deleted']]));
const QUICK: NonNullable<CoreOptions['sending']> = { retry: { first: 2, most: 20, timeOut: 150 } };

async function sending(wants: Wants = ALL, options: Partial<CoreOptions> = {}): Promise<{ core: Core; target: string }> {
  const core = await testCore({ sending: QUICK, ...options });
  const { id, secret } = await core.api.targets.create({ name: 'CRM', url: receiver.url, wants });
  receiver.secret = secret;
  return { core, target: id };
}

/** Nothing waits any more. */
const through = ({ api }: Core, state = 'idle') => vi.waitFor(async () => expect((await api.targets.list())[0]).toMatchObject({ state, behind: 0 }), 20_000);

/** Every change of these records in the log, by id, in order. */
async function logged({ api }: Core, records: readonly string[]): Promise<Map<string, string[]>> {
  const lists = await Promise.all(records.map(async (id) => [id, (await api.history.of('customer', id)).map((entry) => entry.id).toReversed()] as const));
  return new Map(lists);
}

/** First arrivals of each record, in order. */
function arrived(): Map<string, string[]> {
  const records = Map.groupBy(receiver.changes, ({ record }) => record);
  return new Map([...records].map(([record, list]) => [record, list.map(({ id }) => id)]));
}

async function busyLife(core: Core, people = 6): Promise<string[]> {
  const made = [];
  for (let n = 0; n < people; n += 1) made.push(await core.api.customers.create({ firstName: 'N', lastName: `${n}` }));
  for (const round of ['A', 'B', 'C']) for (const { id } of made) await core.api.customers.edit(id, { company: `${round}` });
  await core.api.customers.remove(made[0]!.id);
  await core.api.customers.restore(made[0]!.id);
  return made.map(({ id }) => id);
}

describe('each change arrives', () => {
  it('signed, in order per record, with what changed and the record as it stands', async () => {
    const { core } = await sending();
    const ids = await busyLife(core);
    await through(core);
    expect(arrived()).toEqual(await logged(core, ids));
    expect(receiver.forged).toEqual([]);
    expect(receiver.requests).toHaveLength(receiver.changes.length);
    expect(receiver.changes.filter(({ record }) => record === ids[0]).map(({ event }) => event)).toEqual(['created', 'edited', 'edited', 'edited', 'deleted', 'created']);
    expect(receiver.changes.at(-1)).toMatchObject({ type: 'customer', path: 'typed', current: { company: 'C' } });
    expect(receiver.changes.find(({ event }) => event === 'edited')).toMatchObject({ changes: { company: { from: null, to: 'A' } } });
  });

  test.for<[string, (n: number) => Mood]>([
    ['fails three times', (n) => (n % 7 < 3 ? 'fail' : 'take')],
    ['says it is busy', (n) => (n % 5 === 1 ? 'busy' : 'take')],
    ['hangs after taking it', (n) => (n === 4 || n === 9 ? 'hang' : 'take')],
    ['resets the connection', (n) => (n % 3 === 0 ? 'reset' : 'take')],
    ['resets in the middle of its answer', (n) => (n % 4 === 0 ? 'reset-body' : 'take')],
    ['answers twice', (n) => (n % 2 === 0 ? 'twice' : 'take')],
    ['answers without end', (n) => (n === 3 ? 'endless' : 'take')],
    ['leads elsewhere', (n) => (n < 4 ? 'redirect' : 'take')],
    ['answers nonsense', (n) => (n % 6 === 5 ? 'garbage' : 'take')],
    ['is never the same', (n) => (['fail', 'reset', 'reset-body', 'twice', 'take', 'take', 'busy', 'take'] as const)[(n * 5) % 8]!],
  ])('at a target that %s', { timeout: 30_000 }, async ([, mood]) => {
    const { core } = await sending();
    receiver.mood((_change, n) => mood(n));
    const ids = await busyLife(core, 4);
    await through(core);
    expect(arrived()).toEqual(await logged(core, ids));
    expect(receiver.forged).toEqual([]);
  });

  it('only those that were asked for', async () => {
    const { core } = await sending({ customer: ['created', 'deleted'], followUp: ['created'] });
    const [id] = await busyLife(core, 1);
    const made = await core.api.cases.create({ customerId: id!, subject: 'x' });
    await core.api.cases.addFollowUp(made.id, { text: 'y' });
    await through(core);
    expect(receiver.changes.map(({ type, event }) => `${type} ${event}`)).toEqual(['customer created', 'customer deleted', 'customer created', 'followUp created']);
  });

  it('by import, undo, merge and erasure too, each row with an id of its own', async () => {
    const { core } = await sending();
    const { api } = core;
    const kept = await api.customers.create({ firstName: 'Kept', lastName: 'One', emails: { a: { address: 'kept@example.com', order: 0 } } });
    const file = `First name,Last name,E-mail,Company\n${Array.from({ length: 250 }, (_, n) => `Row,N${n},n${n}@example.com,`).join('\n')}\nKept,One,kept@example.com,Imported`;
    const { batch } = await importFile(core, file, { duplicates: 'update' });
    await through(core);
    const imported = receiver.changes.filter(({ path }) => path === 'import');
    expect(imported.filter(({ event }) => event === 'created')).toHaveLength(250);
    expect(imported.filter(({ event }) => event === 'edited')).toMatchObject([{ record: kept.id, changes: { company: { from: null, to: 'Imported' } }, current: { company: 'Imported' } }]);
    expect(new Set(receiver.changes.map(({ id }) => id)).size).toBe(251 + 1);
    const [first, second] = imported;
    await api.customers.edit(first!.record, { company: 'Edited since' });
    await api.customers.merge({ keep: first!.record, lose: second!.record });
    await api.imports.undo(batch);
    await through(core);
    expect(receiver.changes.filter(({ path }) => path === 'merge').map(({ record }) => record)).toEqual(expect.arrayContaining([second!.record]));
    const undone = receiver.changes.filter(({ path, event }) => path === 'undo' && event === 'deleted');
    expect(undone).toHaveLength(248);
    expect(undone.map(({ record }) => record)).not.toContain(first!.record);
    await api.customers.erase(kept.id);
    await through(core);
    expect(receiver.changes.at(-1)).toMatchObject({ record: kept.id, event: 'deleted', current: null, changes: {} });
  }, 30_000);
});

it('changes of the other host arrive, and one host of a pair sends', async () => {
  const { core: extension } = await sending(ALL, { role: 'extension' });
  const web = await testCore({ role: 'web', sending: QUICK });
  joinCores(extension, web);
  await pairCores(extension, web);
  const there = await web.api.customers.create({ firstName: 'From', lastName: 'There' });
  await vi.waitFor(() => expect(receiver.changes.filter(({ record }) => record === there.id)).toMatchObject([{ event: 'created', current: { lastName: 'There' } }]), 5000);
  expect(await web.api.targets.list()).toEqual([]);
  expect(JSON.stringify(await web.api.settings.all())).not.toContain(receiver.secret);
});

it('nothing is lost while the target is down for a day, and it is not asked more than it can bear', async () => {
  let now = Date.UTC(2026, 10, 23);
  const due = new Set<{ at: number; task: () => void }>();
  const timers = { now: () => now, after: (wait: number, task: () => void) => { const one = { at: now + wait, task }; due.add(one); return () => void due.delete(one); } };
  let [up, asked] = [false, 0];
  const core = await testCore({ timers, sending: { fetch: async (url, init) => { asked += 1; if (!up) throw new TypeError('Failed to fetch'); return fetch(url, init); } } });
  const { secret } = await core.api.targets.create({ name: 'CRM', url: receiver.url, wants: ALL });
  receiver.secret = secret;
  const pass = async (millis: number): Promise<void> => {
    for (const end = now + millis; now < end; ) {
      now += 10_000;
      for (const one of [...due].filter(({ at }) => at <= now)) (due.delete(one), one.task());
      await new Promise((turn) => setTimeout(turn, 0));
    }
  };
  const ids = await busyLife(core, 3);
  await pass(24 * 60 * 60_000);
  expect(receiver.changes).toEqual([]);
  expect(asked).toBeGreaterThan(100);
  expect(asked).toBeLessThan(4 * 24 * 30);
  expect((await core.api.targets.list())[0]).toMatchObject({ state: 'waiting', error: { message: 'Failed to fetch' } });
  up = true;
  await pass(6 * 60_000);
  await vi.waitFor(async () => (await pass(10_000), expect(arrived()).toEqual(await logged(core, ids))), 10_000);
}, 60_000);

it('goes on after a crash where it was, losing nothing', async () => {
  const name = newId();
  const { core: first } = await sending(ALL, { name });
  receiver.mood((_change, n) => (n > 5 ? 'hang' : 'take'));
  const ids = await busyLife(first, 5);
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(5));
  await first.close();
  receiver.mood(() => 'take');
  const second = await testCore({ name, sending: QUICK });
  await through(second);
  expect(arrived()).toEqual(await logged(second, ids));
});

describe('a change that is refused', () => {
  it('is listed, holds back later ones of its record alone, and is sent again in order', async () => {
    const { core, target } = await sending();
    const bad = await core.api.customers.create({ firstName: 'Bad', lastName: 'One' });
    const good = await core.api.customers.create({ firstName: 'Good', lastName: 'One' });
    await through(core);
    receiver.mood(({ record }) => (record === bad.id ? 'refuse' : 'take'));
    for (const company of ['A', 'B', 'C']) for (const { id } of [bad, good]) await core.api.customers.edit(id, { company });
    await through(core);
    const list = await logged(core, [bad.id, good.id]);
    expect(arrived()).toEqual(new Map([[bad.id, list.get(bad.id)!.slice(0, 1)], [good.id, list.get(good.id)!]]));
    expect(await core.api.targets.failures(target)).toMatchObject([
      { id: list.get(bad.id)![1], behind: false, error: { status: 422, message: 'no such customer there' } },
      { id: list.get(bad.id)![2], behind: true },
      { id: list.get(bad.id)![3], behind: true },
    ]);
    expect(await core.api.targets.again(target)).toBe(3);
    receiver.mood(() => 'take');
    expect(await core.api.targets.again(target, bad.id)).toBe(0);
    expect(arrived()).toEqual(list);
    expect((await core.api.targets.list())[0]).toMatchObject({ failures: 0 });
  });

  it('may be given up: the next change of its record is sent', async () => {
    const { core, target } = await sending();
    receiver.mood((_change, n) => (n === 1 ? 'refuse' : 'take'));
    const bad = await core.api.customers.create({ firstName: 'Bad', lastName: 'One' });
    await through(core);
    await core.api.targets.forget(target, bad.id);
    await core.api.customers.edit(bad.id, { company: 'A' });
    await through(core);
    expect(receiver.changes.map(({ event }) => event)).toEqual(['edited']);
  });
});

it('is paused, and sends what happened meanwhile when it goes on', async () => {
  const { core, target } = await sending();
  await core.api.targets.pause(target);
  const ids = await busyLife(core, 2);
  expect(receiver.requests).toEqual([]);
  expect((await core.api.targets.list())[0]).toMatchObject({ state: 'paused' });
  await core.api.targets.resume(target);
  await through(core);
  expect(arrived()).toEqual(await logged(core, ids));
});

test.for<[string, boolean]>([
  ['https://crm.example/hook', true],
  ['http://localhost:8080/hook', true],
  ['http://127.0.0.1/hook', true],
  ['http://[::1]:99/', true],
  ['http://crm.example/hook', false],
  ['http://localhost.crm.example/', false],
  ['https://user:secret@crm.example/', false],
  ['ftp://crm.example/', false],
  ['javascript:alert(1)', false],
  ['', false],
])('address %s: %s', async ([url, good]) => {
  const core = await testCore({ sending: { fetch: async () => new Response() } });
  const made = core.api.targets.create({ name: 'x', url, wants: ALL });
  if (good) await expect(made).resolves.toBeDefined();
  else await expect(made).rejects.toMatchObject({ code: 'validation', detail: { field: 'url', rule: 'not-url' } });
});

it('tries a target out, and is an administrator’s', async () => {
  const { core, target } = await sending();
  expect(await core.api.targets.test(target)).toEqual({ result: 'taken' });
  receiver.mood(() => 'refuse');
  expect(await core.api.targets.test(target)).toMatchObject({ result: 'refused', error: { status: 422 } });
  const { id } = await core.api.agents.create({ name: 'Lead', role: 'supervisor' });
  await core.api.agents.signIn(id);
  await expect(core.api.targets.secret(target)).rejects.toMatchObject({ code: 'permission', detail: { permission: 'admin' } });
});

describe('changes as a file', () => {
  const download = async ({ api }: Core, request: Parameters<Core['api']['changes']['begin']>[0]): Promise<string> => {
    const { id } = await api.changes.begin(request);
    let text = '';
    for (let done = false; !done; ) {
      const next = await api.changes.next(id);
      text += next.text;
      ({ done } = next);
    }
    await api.changes.finish(id);
    return text;
  };
  const lines = (text: string) => text.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; event: string; record: string });

  it('since a moment, and since the last time', async () => {
    let now = Date.UTC(2026, 10, 1);
    const core = await testCore({ clock: () => now });
    const [early] = await busyLife(core, 1);
    now += 60_000;
    const [late] = await busyLife(core, 1);
    await importFile(core, 'First name,Last name\nA,B\nC,D\n');
    const all = lines(await download(core, { since: 0, format: 'jsonl' }));
    expect(all.filter(({ record }) => record === early)).toHaveLength(6);
    const since = lines(await download(core, { since: now, format: 'jsonl' }));
    expect(new Set(since.map(({ record }) => record)).size).toBe(3);
    expect(since.map(({ record }) => record)).not.toContain(early);
    expect(since.filter(({ record }) => record === late)).toHaveLength(6);
    expect(lines(await download(core, { since: 'last', format: 'jsonl' }))).toEqual([]);
    await core.api.customers.edit(late!, { company: '=1+1' });
    const csv = await download(core, { since: 'last', format: 'csv' });
    expect(csv).toContain("company,C,'=1+1");
  });
});
