import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import { getChunk, unpackWrites } from '../../src/storage/batches.ts';
import { openStorage } from '../../src/storage/database.ts';
import { inStep, joinCores, ORIGIN, pairCores } from '../support/peers.ts';
import { one, testCore } from '../support/cores.ts';

const DAY = 24 * 60 * 60 * 1000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const email = (address: string): Record<string, unknown> => one({ address, order: 0 });
const person = (lastName: string, more: Record<string, unknown> = {}) => ({ type: 'customer' as const, fields: { firstName: 'Row', lastName, ...more } });

async function contentsOf(name: string, batch: string): Promise<string> {
  const storage = await openStorage(name);
  const chunk = await getChunk(storage, batch, 0);
  storage.close();
  return chunk ? JSON.stringify(await unpackWrites(chunk.data)) : '';
}

describe('a page that asks to be paired', () => {
  it('learns nothing of the customers before the agent agreed', async () => {
    const extension = await testCore();
    await extension.api.customers.create({ firstName: 'A', lastName: 'One', emails: email('known@example.com') });
    const answers: unknown[] = [];
    const link = extension.openPeer('https://hostile.example', (data) => answers.push(data));
    link.receive({ f: 'ask', code: '1234', dataset: 'another', records: 1 });
    link.receive({ f: 'keys', keys: ['e:known@example.com'], last: true });
    await vi.waitFor(async () => expect((await extension.api.sync.state()).requests[0]?.join).toEqual({ here: 1, there: 1, clashes: 1 }));
    await pause(20);
    expect(answers).toEqual([]);
    await extension.api.sync.confirm('https://hostile.example', false);
    await pause(20);
    expect(answers).toEqual([{ f: 'answer', yes: false }]);
  });

  it('is heard a few times, not as often as it likes', async () => {
    const extension = await testCore();
    const link = extension.openPeer('https://hostile.example', () => undefined);
    const told = vi.fn();
    extension.onEvent(({ type }) => type === 'sync' && told());
    for (let n = 0; n < 500; n += 1) link.receive({ f: 'ask', code: String(1000 + n), dataset: 'another', records: 1 });
    await pause(300);
    expect(told.mock.calls.length).toBeLessThan(10);
  });

  it.each(['null', 'http://shop.example', 'file://'])('of origin %s is not heard, since others may speak for it', async (origin) => {
    const extension = await testCore();
    const page = extension.desk.open({ tab: 1, frame: 0, url: `${origin}/`, origin, incognito: false }, () => undefined);
    page.receive({ t: 'peer', data: { f: 'ask', code: '1234', dataset: 'another', records: 1 } });
    await pause(30);
    expect((await extension.api.sync.state()).requests).toEqual([]);
  });
});

describe('an exchange', () => {
  it('holds back what is stamped days ahead without sending it round and round, and gives its own meanwhile', async () => {
    let ahead = 0;
    const [extension, web] = [await testCore(), await testCore({ role: 'web', clock: () => Date.now() + ahead })];
    const { frames } = joinCores(extension, web);
    await pairCores(extension, web);
    ahead = 3 * DAY;
    const early = await web.api.customers.create({ firstName: 'From', lastName: 'Later' });
    await vi.waitFor(async () => expect(await extension.api.sync.state()).toMatchObject({ status: 'failed' }));
    const sent = frames.length;
    await pause(200);
    expect(frames.length - sent).toBeLessThan(5);
    const mine = await extension.api.customers.create({ firstName: 'Of', lastName: 'Today' });
    await vi.waitFor(() => web.api.customers.get(mine.id));
    await expect(extension.api.customers.get(early.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('carries long notes in frames that a page may pass on', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const { frames, cut } = joinCores(extension, web);
    await pairCores(extension, web);
    cut();
    const { id } = await web.api.tasks.create({ subject: 'Long story' });
    for (let n = 0; n < 60; n += 1) await web.api.tasks.edit(id, { notes: `${n}`.repeat(10) + 'x'.repeat(15_000) });
    const again = joinCores(extension, web);
    await inStep(extension, web);
    const longest = Math.max(...[...frames, ...again.frames].map((frame) => JSON.stringify(frame).length));
    expect(longest).toBeLessThan(1_000_000);
  });

  it('goes on in a second tab when the one that paired is closed', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const first = joinCores(extension, web);
    joinCores(extension, web);
    await pairCores(extension, web);
    first.cut();
    const made = await extension.api.customers.create({ firstName: 'Second', lastName: 'Tab' });
    await vi.waitFor(() => web.api.customers.get(made.id));
  });

  it('brings a row that was edited before its batch was undone', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const { id: batch } = await extension.api.batches.begin({ kind: 'import', name: 'x' });
    const { ids } = await extension.api.batches.rows(batch, [person('Gone'), person('Kept')]);
    await extension.api.batches.publish(batch);
    await extension.api.customers.edit(ids[1]!, { company: 'Edited' });
    await extension.api.batches.undo(batch);
    joinCores(extension, web);
    await pairCores(extension, web);
    await vi.waitFor(async () => expect(await web.api.customers.get(ids[1]!)).toMatchObject({ lastName: 'Kept', company: 'Edited' }));
    expect((await web.api.customers.list()).total).toBe(1);
  });

  it('flags an e-mail that a batch brings and somebody here has, on both sides', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const { cut } = joinCores(extension, web);
    await pairCores(extension, web);
    cut();
    const typed = await web.api.customers.create({ firstName: 'Ty', lastName: 'Ped', emails: email('same@example.com') });
    const { id: batch } = await extension.api.batches.begin({ kind: 'import', name: 'x' });
    const { ids } = await extension.api.batches.rows(batch, [person('Imported', { emails: email('same@example.com') }), person('Other')]);
    await extension.api.batches.publish(batch);
    joinCores(extension, web);
    await inStep(extension, web);
    await vi.waitFor(() => web.api.customers.get(ids[0]!));
    for (const { api } of [extension, web]) for (const id of [typed.id, ids[0]!]) await vi.waitFor(async () => expect((await api.customers.get(id)).flags).toEqual(['duplicate-email']));
    expect((await web.api.customers.get(ids[1]!)).flags).toBeUndefined();
  });
});

describe('an erasure', () => {
  it('takes the contents out of the chunks of every replica', async () => {
    const name = newId();
    const [extension, web] = [await testCore(), await testCore({ name, role: 'web' })];
    const { id: batch } = await extension.api.batches.begin({ kind: 'import', name: 'x' });
    const { ids } = await extension.api.batches.rows(batch, [person('Secret'), person('Open')]);
    await extension.api.batches.publish(batch);
    joinCores(extension, web);
    await pairCores(extension, web);
    await vi.waitFor(() => web.api.customers.get(ids[0]!));
    await extension.api.customers.erase(ids[0]!);
    await vi.waitFor(async () => expect(await contentsOf(name, batch)).not.toContain('Secret'));
    expect(await contentsOf(name, batch)).toContain('Open');
  });
});

describe('pairing', () => {
  it('never empties a web app that holds tasks', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const task = await web.api.tasks.create({ subject: 'Call back' });
    joinCores(extension, web);
    await pairCores(extension, web);
    expect((await web.api.tasks.get(task.id)).subject).toBe('Call back');
  });

  it('leaves drafts and the settings of the device', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    await web.api.drafts.put({ id: 'd1', kind: 'saved', type: 'customer', fields: { firstName: 'Half' } });
    await web.api.device.set('locale', 'fr');
    joinCores(extension, web);
    await pairCores(extension, web);
    expect((await web.api.drafts.get('d1'))?.fields).toEqual({ firstName: 'Half' });
    expect(await web.api.device.all()).toMatchObject({ locale: 'fr' });
  });

  it('gives no letter twice, even when a pairing ended in between', async () => {
    const [extension, first, second] = [await testCore(), await testCore({ role: 'web' }), await testCore({ role: 'web' })];
    const { cut } = joinCores(extension, first);
    await pairCores(extension, first);
    cut();
    await extension.api.sync.unpair(ORIGIN);
    joinCores(extension, second, 'https://other.example');
    await pairCores(extension, second, 'https://other.example');
    const numbers = await Promise.all([first, second].map(async ({ api }) => (await api.customers.create({ firstName: 'N', lastName: 'N' })).accountNumber));
    expect(new Set(numbers).size).toBe(2);
  });

  it('can be ended and made again on the same channel', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    joinCores(extension, web);
    await pairCores(extension, web);
    await web.api.sync.unpair('extension');
    await extension.api.sync.unpair(ORIGIN);
    const made = await extension.api.customers.create({ firstName: 'Mean', lastName: 'While' });
    await pairCores(extension, web);
    await vi.waitFor(() => web.api.customers.get(made.id));
  });
});

describe('a batch', () => {
  it('keeps the rows of calls made at once', async () => {
    const { api } = await testCore();
    const { id: batch } = await api.batches.begin({ kind: 'import', name: 'x' });
    await Promise.all([api.batches.rows(batch, [person('A')]), api.batches.rows(batch, [person('B')])]);
    await api.batches.publish(batch);
    expect((await api.batches.list())[0]).toMatchObject({ rows: 2, chunks: 2 });
  });

  it('stays cancelled when rows were still on their way', async () => {
    const name = newId();
    const { api } = await testCore({ name });
    const { id: batch } = await api.batches.begin({ kind: 'import', name: 'x' });
    await Promise.allSettled([api.batches.rows(batch, Array.from({ length: 300 }, (_, n) => person(`N${n}`))), pause(5).then(() => api.batches.undo(batch))]);
    expect((await api.batches.list())[0]).toMatchObject({ status: 'undone' });
    const again = await openCore({ name, clock: Date.now });
    expect((await again.api.customers.list()).total).toBe(0);
    await again.close();
  });

  it('finishes an erasure that a crash cut short', async () => {
    const name = newId();
    const first = await testCore({ name });
    const { id: batch } = await first.api.batches.begin({ kind: 'import', name: 'x' });
    const { ids } = await first.api.batches.rows(batch, [person('Secret'), person('Open')]);
    await first.api.batches.publish(batch);
    const storage = await openStorage(name);
    const stop = vi.spyOn(globalThis, 'CompressionStream').mockImplementation(() => {
      throw new Error('died');
    });
    await first.api.customers.erase(ids[0]!).catch(() => undefined);
    stop.mockRestore();
    storage.close();
    await testCore({ name });
    await vi.waitFor(async () => expect(await contentsOf(name, batch)).not.toContain('Secret'));
  });
});

describe('a flag', () => {
  it.each(['remove', 'erase'] as const)('goes from the one left over when its twin is taken away by %s, on both sides', async (how) => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const { cut } = joinCores(extension, web);
    await pairCores(extension, web);
    cut();
    const here = await extension.api.customers.create({ firstName: 'A', lastName: 'A', emails: email('same@example.com') });
    const there = await web.api.customers.create({ firstName: 'B', lastName: 'B', emails: email('same@example.com') });
    joinCores(extension, web);
    for (const { api } of [extension, web]) for (const { id } of [here, there]) await vi.waitFor(async () => expect((await api.customers.get(id)).flags).toEqual(['duplicate-email']));
    await extension.api.customers[how](there.id);
    for (const { api } of [extension, web]) await vi.waitFor(async () => expect((await api.customers.get(here.id)).flags).toBeUndefined());
  });
});

describe('merging', () => {
  it('of three that share an e-mail goes one by one', async () => {
    const [extension, ...webs] = [await testCore(), await testCore({ role: 'web' }), await testCore({ role: 'web' })];
    const origins = [ORIGIN, 'https://other.example'];
    const same = { emails: email('same@example.com'), phones: one({ number: '+4930901820', kind: 'voice', order: 0 }) };
    for (const [n, web] of webs.entries()) {
      const { cut } = joinCores(extension, web, origins[n]);
      await pairCores(extension, web, origins[n]);
      cut();
    }
    const { id: keep } = await extension.api.customers.create({ firstName: 'A', lastName: 'A', ...same });
    const others = await Promise.all(webs.map(({ api }) => api.customers.create({ firstName: 'B', lastName: 'B', emails: email('same@example.com'), phones: one({ number: '+4930901820', kind: 'voice', order: 0 }) })));
    webs.forEach((web, n) => joinCores(extension, web, origins[n]));
    for (const { id } of others) await vi.waitFor(() => extension.api.customers.get(id));
    for (const { id: lose } of others) await extension.api.customers.merge({ keep, lose });
    const kept = await extension.api.customers.get(keep);
    expect([Object.keys(kept.emails ?? {}), Object.keys(kept.phones ?? {})]).toEqual([[expect.any(String)], [expect.any(String)]]);
    expect(kept.flags).toBeUndefined();
  });
});

describe('erasing', () => {
  it('by the id of one that was merged away erases the person, not the redirect alone', async () => {
    const { api } = await testCore();
    const keep = await api.customers.create({ firstName: 'Kept', lastName: 'One' });
    const lose = await api.customers.create({ firstName: 'Lost', lastName: 'One' });
    await api.customers.merge({ keep: keep.id, lose: lose.id });
    await api.customers.erase(lose.id);
    await expect(api.customers.get(keep.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('reaches one who was deleted before', async () => {
    const { api } = await testCore();
    const gone = await api.customers.create({ firstName: 'Gone', lastName: 'Before' });
    await api.customers.remove(gone.id);
    await api.customers.erase(gone.id);
    expect((await api.history.of('customer', gone.id)).flatMap(({ fields }) => fields)).toEqual([]);
  });
});

describe('taking back', () => {
  it('a creation that somebody built on since is refused, with what they changed', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    joinCores(extension, web);
    await pairCores(extension, web);
    const made = await extension.api.customers.create({ firstName: 'Made', lastName: 'Here' });
    await vi.waitFor(() => web.api.customers.get(made.id));
    await web.api.customers.edit(made.id, { company: 'There' });
    await vi.waitFor(async () => expect((await extension.api.customers.get(made.id)).company).toBe('There'));
    const [creation] = (await extension.api.history.of('customer', made.id)).filter(({ op }) => op === 'create');
    await expect(extension.api.history.undo(creation!.commit)).rejects.toMatchObject({ code: 'conflict', detail: { fields: ['company'] } });
    expect((await extension.api.customers.get(made.id)).company).toBe('There');
  });
});
