import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Customer } from '../../src/domain/records.ts';
import type { CrmEvent } from '../../src/domain/views.ts';
import { PROTOCOL } from '../../src/link/messages.ts';
import type { PageCall, ToPage } from '../../src/link/messages.ts';

const NUMBER = '+49 30 23125001';
const open: Core[] = [];

interface Running {
  core: Core;
  events: CrmEvent[];
  pops: () => string[];
}

async function start(name = newId()): Promise<Running> {
  const core = await openCore({ name, clock: Date.now });
  open.push(core);
  const events: CrmEvent[] = [];
  core.onEvent((event) => events.push(event));
  await core.api.settings.set('region', 'DE');
  return { core, events, pops: () => events.flatMap((event) => (event.type === 'pop' ? [`${event.reason} ${event.call.customer?.lastName ?? '?'}`] : [])) };
}

function page({ core }: Running, tab = 1) {
  const got: ToPage[] = [];
  const session = core.desk.open({ tab, frame: 0, url: 'https://voice.example.com/', origin: 'https://voice.example.com', incognito: false }, (message) => got.push(message));
  session.receive({ t: 'hello', v: PROTOCOL, host: 'voice.example.com', lang: 'de' });
  return {
    got,
    session,
    see: (text: string) => session.receive({ t: 'seen', add: [{ id: 1, text, start: 0, end: text.length }], gone: [] }),
    call: (call: Partial<PageCall> = {}) => session.receive({ t: 'call', call: { key: 'k', state: 'ringing', direction: 'in', callerId: NUMBER, can: {}, ...call } }),
  };
}

function person(core: Core, lastName: string, number = NUMBER, shared = false): Promise<Customer> {
  return core.api.customers.create({ firstName: 'Test', lastName, phones: { [newId()]: { number, kind: 'mobile', order: 0, ...(shared && { shared }) } } });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 10) {
    if (await holds()) return;
    await wait(10);
  }
  throw new Error('did not come true within 5 s');
}

const logged = async ({ core }: Running) => (await core.api.interactions.list()).rows;

afterEach(async () => {
  await Promise.all(open.splice(0).map((core) => core.close()));
});

describe('a call, from the page to the record', () => {
  it('pops its customer, and is in the log with its notes and their history', async () => {
    const running = await start();
    const { core, pops } = running;
    const ada = await person(core, 'Lovelace');
    const softphone = page(running);
    softphone.call();
    await until(() => pops().length === 1);
    expect(pops()).toEqual(['offered Lovelace']);
    softphone.call({ state: 'live' });
    await until(async () => (await logged(running))[0]?.state === 'live');
    const { id } = (await core.api.calls.list())[0]!;
    for (const text of ['B', 'Bo', 'Boiler']) await core.api.calls.note(id, text);
    await core.api.calls.dispose(id, 'resolved');
    await core.api.calls.note(id, 'Boiler', true);
    softphone.call({ state: 'ended' });
    await until(async () => (await core.api.calls.list())[0]?.state === 'wrap-up');
    await core.api.calls.endWrapUp(id);
    expect(await logged(running)).toMatchObject([{ id, customerId: ada.id, callerKey: '+493023125001', notes: 'Boiler', disposition: 'resolved', state: 'ended', outcome: 'answered' }]);
    const changed = (await core.api.history.of('interaction', id)).flatMap(({ fields }) => fields.map(({ field, to }) => `${field} ${String(to)}`));
    expect(changed.filter((one) => one.startsWith('notes'))).toEqual(['notes Boiler']);
    expect(await core.api.drafts.list({ kind: 'typing' })).toEqual([]);
    expect(await core.api.check()).toMatchObject({ ok: true, problems: [] });
  });

  it.each([
    ['two owners: a chooser', (core: Core) => Promise.all([person(core, 'Lovelace'), person(core, 'Byron')]), 2],
    ['a switchboard: a chooser of one', (core: Core) => person(core, 'Lovelace', NUMBER, true), 1],
    ['the same digits elsewhere: a maybe', (core: Core) => person(core, 'Lovelace', '+43 30 23125001'), 1],
    ['nobody: a prompt', (core: Core) => person(core, 'Lovelace', '+49 89 1234567'), 0],
  ])('%s', async (_name, make, matches) => {
    const running = await start();
    await make(running.core);
    page(running).call();
    await until(() => running.pops().length === 1);
    const [call] = await running.core.api.calls.list();
    expect([call?.customer ?? null, call?.matches.length]).toEqual([null, matches]);
    await until(async () => (await logged(running)).length === 1);
    expect((await logged(running))[0]?.customerId).toBeUndefined();
  });

  it('remembers a number with the customer chosen, who then pops alone', async () => {
    const running = await start();
    const { core } = running;
    const ada = await person(core, 'Lovelace', '+49 89 1234567');
    const softphone = page(running);
    softphone.call();
    await until(async () => (await logged(running)).length === 1);
    await core.api.calls.choose((await core.api.calls.list())[0]!.id, ada.id, { remember: true });
    softphone.call({ key: 'next' });
    await until(() => running.pops().length === 2);
    expect(running.pops()).toEqual(['offered ?', 'offered Lovelace']);
    expect(Object.values((await core.api.customers.get(ada.id)).phones).map(({ e164 }) => e164).sort()).toEqual(['+493023125001', '+49891234567']);
  });

  it('carries a live call and its typing over to the next core', async () => {
    const name = newId();
    const first = await start(name);
    await person(first.core, 'Lovelace');
    page(first).call({ state: 'live' });
    await until(async () => (await logged(first)).length === 1);
    const { id } = (await first.core.api.calls.list())[0]!;
    await first.core.api.calls.note(id, 'Boiler');
    await first.core.close();
    const next = await start(name);
    page(next, 5).call({ key: 'other', state: 'live' });
    await until(async () => (await next.core.api.calls.list()).length === 1);
    expect(await next.core.api.calls.list()).toMatchObject([{ id, state: 'live', customer: { lastName: 'Lovelace' }, notes: 'Boiler' }]);
    expect(await logged(next)).toMatchObject([{ id, notes: 'Boiler', state: 'live' }]);
    expect(next.pops()).toEqual([]);
  });
});

describe('what a page shows', () => {
  it('is known as soon as the customer is, and never written', async () => {
    const running = await start();
    const { core, events } = running;
    const softphone = page(running);
    const before = (await core.api.history.recent()).length;
    softphone.see(`Call ${NUMBER} back`);
    await until(() => events.some(({ type }) => type === 'page'));
    expect((await core.api.pages.view(1)).contacts).toMatchObject([{ contact: { kind: 'phone', value: '+493023125001' }, matches: [] }]);
    expect((await core.api.history.recent()).length).toBe(before);
    await person(core, 'Lovelace');
    await until(async () => (await core.api.pages.view(1)).contacts[0]?.matches.length === 1);
    await core.api.pages.setSite('voice.example.com', true);
    expect(await core.api.pages.view(1)).toMatchObject({ off: true, contacts: [] });
    expect(softphone.got.at(-1)).toEqual({ t: 'off', off: true });
  });

  it('a forged flood of calls is bounded', async () => {
    const running = await start();
    const softphone = page(running);
    for (let at = 0; at < 200; at += 1) softphone.call({ key: `k${at}`, callerId: `+49 30 ${23_125_000 + at}` });
    await until(async () => (await logged(running)).length >= 10);
    await wait(200);
    expect((await logged(running)).length).toBe(10);
  });
});
