import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import { one, testCore } from '../support/cores.ts';
import { inStep, joinCores, pairCores } from '../support/peers.ts';

const PIECE = 131_072;

/** Bytes that do not repeat, so that no two pieces are alike. */
function bytes(size: number, seed = 1): Buffer {
  const data = Buffer.alloc(size);
  for (let at = 0, x = seed; at < size; at += 1) data[at] = (x = (x * 1_103_515_245 + 12_345) >>> 0) >>> 16;
  return data;
}

const hashOf = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/** Hands a file over as a page does. */
async function handOver(api: Core['api'], data: Buffer, hash = hashOf(data)): Promise<string> {
  const { have, pieces } = await api.files.begin({ hash, size: data.length });
  for (let n = have; n < pieces; n += 1) await api.files.add(hash, n, data.subarray(n * PIECE, (n + 1) * PIECE).toString('base64'));
  return hash;
}

async function readBack(api: Core['api'], hash: string): Promise<Buffer> {
  const state = await api.files.state(hash);
  const pieces = await Promise.all(Array.from({ length: state?.pieces ?? 0 }, (_, n) => api.files.piece(hash, n)));
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece ?? '', 'base64')));
}

async function withCase(options = {}) {
  const core = await testCore(options);
  const ada = await core.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
  return { core, api: core.api, ada, id: (await core.api.cases.create({ customerId: ada.id, subject: 'Boiler' })).id };
}

const file = (hash: string, size: number, name = 'photo.png') => one({ name, type: 'image/png', size, hash });

describe('attachments', () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])('keep a file of %d bytes as it was, in pieces of at most 128 kB', async (size) => {
    const { api, id } = await withCase();
    const data = bytes(size);
    const hash = await handOver(api, data);
    const made = await api.cases.addFollowUp(id, { text: 'See the photo', attachments: { ...file(hash, size), ...file(hash, size, 'again.png') } });
    expect(Object.values(made.attachments).map(({ name }) => name).sort()).toEqual(['again.png', 'photo.png']);
    expect((await readBack(api, hash)).equals(data)).toBe(true);
    expect(await api.files.state(hash)).toEqual({ size, pieces: Math.max(1, Math.ceil(size / PIECE)), have: Math.max(1, Math.ceil(size / PIECE)), whole: true });
  });

  it('store the same file once, and go on where a broken hand-over stopped', async () => {
    const { api } = await withCase();
    const data = bytes(2 * PIECE + 1);
    const hash = hashOf(data);
    await api.files.begin({ hash, size: data.length });
    await api.files.add(hash, 0, data.subarray(0, PIECE).toString('base64'));
    expect(await api.files.begin({ hash, size: data.length })).toMatchObject({ have: 1, whole: false });
    await handOver(api, data);
    expect(await api.files.begin({ hash, size: data.length })).toMatchObject({ have: 3, whole: true });
  });

  it.each<[string, (api: Core['api']) => Promise<unknown>, object]>([
    ['more than 25 MB', (api) => api.files.begin({ hash: 'a'.repeat(64), size: 25_000_001 }), { code: 'validation', detail: { field: 'attachments', rule: 'too-large', limit: 25_000_000 } }],
    ['a name that is no hash', (api) => api.files.begin({ hash: '../../x', size: 1 }), { code: 'validation' }],
    ['contents that are not what the hash says', (api) => handOver(api, bytes(9), 'a'.repeat(64)), { code: 'conflict' }],
    ['a piece too many', async (api) => (await handOver(api, bytes(9)), await api.files.begin({ hash: 'b'.repeat(64), size: 3 }), api.files.add('b'.repeat(64), 1, 'AAAA')), { code: 'validation' }],
    ['a piece of another length', async (api) => (await api.files.begin({ hash: 'b'.repeat(64), size: 300 }), api.files.add('b'.repeat(64), 0, 'AAAA')), { code: 'validation' }],
    ['what is no base64', async (api) => (await api.files.begin({ hash: 'b'.repeat(64), size: 3 }), api.files.add('b'.repeat(64), 0, '§')), { code: 'validation' }],
    ['a piece of nothing begun', (api) => api.files.add('c'.repeat(64), 0, 'AAAA'), { code: 'not-found' }],
  ])('refuse %s', async (_name, attempt, error) => {
    const { api } = await withCase();
    await expect(attempt(api)).rejects.toMatchObject(error);
  });

  it('are named by no follow-up before they are here, and are an agent’s to add', async () => {
    const { api, id } = await withCase();
    await expect(api.cases.addFollowUp(id, { text: 'x', attachments: { a: { name: 'x', type: '', size: 1, hash: 'd'.repeat(64) } } })).rejects.toMatchObject({ code: 'validation', detail: { field: 'attachments.a', rule: 'required' } });
    expect(await api.cases.followUps(id)).toEqual([]);
    await api.agents.signIn((await api.agents.create({ name: 'Vic', role: 'viewer' })).id);
    await expect(api.files.begin({ hash: 'd'.repeat(64), size: 1 })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'case.followUp' } });
  });

  it('can be taken off and put back by undo', async () => {
    const { api, id } = await withCase();
    const hash = await handOver(api, bytes(500));
    const made = await api.cases.addFollowUp(id, { text: 'x', attachments: { a: { name: 'x.bin', type: '', size: 500, hash } } });
    expect((await api.cases.editFollowUp(made.id, { 'attachments.a': null })).attachments).toEqual({});
    await api.history.undo((await api.history.of('followUp', made.id))[0]!.commit);
    expect((await api.cases.followUps(id))[0]?.attachments['a']?.hash).toBe(hash);
    expect((await readBack(api, hash)).length).toBe(500);
  });

  it('go with the customer who is erased, unless somebody else has the same file', async () => {
    const { api, ada, id } = await withCase();
    const [own, shared] = [await handOver(api, bytes(300, 2)), await handOver(api, bytes(300, 3))];
    const made = await api.cases.addFollowUp(id, { text: 'x', attachments: { ...file(own, 300), b: { name: 'b', type: '', size: 300, hash: shared } } });
    await api.cases.editFollowUp(made.id, { 'attachments.b': null });
    const grace = await api.customers.create({ firstName: 'Grace', lastName: 'Hopper' });
    const other = await api.cases.create({ customerId: grace.id, subject: 'Same photo' });
    await api.cases.addFollowUp(other.id, { text: 'x', attachments: file(shared, 300) });
    await api.customers.erase(ada.id);
    expect([await api.files.state(own), (await api.files.state(shared))?.whole]).toEqual([null, true]);
    await api.customers.erase(grace.id);
    expect([await api.files.state(shared), await api.files.piece(shared, 0)]).toEqual([null, null]);
  });

  it('that nobody came to name are gone a week later', async () => {
    const time = { now: Date.now() };
    const name = 'loose';
    const first = await testCore({ name, clock: () => time.now });
    const hash = await handOver(first.api, bytes(10));
    await first.close();
    time.now += 8 * 86_400_000;
    const next = await testCore({ name, clock: () => time.now });
    await vi.waitFor(async () => expect(await next.api.files.state(hash)).toBeNull());
  });
});

describe('between replicas', () => {
  it('contents follow the records, also those of a message, and are erased everywhere', async () => {
    const { core: extension, api, ada, id } = await withCase();
    const web = await testCore({ role: 'web' });
    joinCores(extension, web);
    const data = bytes(5 * PIECE + 99);
    const [hash, source] = [await handOver(api, data), await handOver(api, bytes(700, 9))];
    await api.cases.addFollowUp(id, { kind: 'email', text: 'x', attachments: file(hash, data.length), mail: { from: 'ada@example.com', to: [], source, size: 700 } });
    await pairCores(extension, web);
    await vi.waitFor(async () => expect([(await web.api.files.state(hash))?.whole, (await web.api.files.state(source))?.whole]).toEqual([true, true]));
    expect((await readBack(web.api, hash)).equals(data)).toBe(true);
    const later = await handOver(web.api, bytes(200_000, 4));
    await web.api.cases.addFollowUp(id, { text: 'From the web app', attachments: file(later, 200_000) });
    await vi.waitFor(async () => expect((await api.files.state(later))?.whole).toBe(true));
    await inStep(extension, web);
    await web.api.customers.erase(ada.id);
    await vi.waitFor(async () => expect([await api.files.state(hash), await api.files.state(later), await api.files.state(source)]).toEqual([null, null, null]));
    expect(await web.api.files.state(hash)).toBeNull();
  });
});
