/** Passphrases, locking and who is signed in: product.md §4, issue 4. */
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { CrmEvent, SessionView } from '../../src/domain/views.ts';
import { newId } from '../../src/domain/ids.ts';
import { PASSPHRASE, makeVerifier, matches } from '../../src/crm/sign-in-passphrase.ts';
import { testCore } from '../support/cores.ts';
import { inStep, joinCores, pairCores } from '../support/peers.ts';

const RIGHT = 'correct horse battery';
const MINUTE = 60_000;

/** A desk clock that a test moves. */
function handClock(start = 1_800_000_000_000) {
  let now = start;
  const timers = new Set<{ at: number; task: () => void }>();
  return {
    now: () => now,
    after(millis: number, task: () => void) {
      const timer = { at: now + millis, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async move(millis: number) {
      now += millis;
      for (const timer of [...timers]) if (timer.at <= now && timers.delete(timer)) timer.task();
      await vi.waitFor(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

describe('a passphrase', () => {
  it('is kept as a salted verifier of 600,000 rounds', async () => {
    const [one, two] = [await makeVerifier(RIGHT), await makeVerifier(RIGHT)];
    expect(one).toMatch(/^pbkdf2-sha256\$600000\$[\w+/=]{24}\$[\w+/=]{44}$/);
    expect(one).not.toBe(two);
    expect([await matches(RIGHT, one), await matches(`${RIGHT} `, one), await matches('', one), await matches(undefined, one), await matches(RIGHT, 'argon2$1$a$b')]).toEqual([true, false, false, false, false]);
    // The same letters, composed or not (Unicode NFKC).
    expect(await matches('café au lait', await makeVerifier('cafe\u0301 au lait'))).toBe(true);
  });

  it.each([['1234567', 'too-short'], ['x'.repeat(PASSPHRASE.most + 1), 'too-long'], [null, 'too-short']])('of %j is refused', async (text, rule) => {
    await expect(makeVerifier(text)).rejects.toMatchObject({ code: 'validation', detail: { field: 'passphrase', rule } });
  });

  it('is asked for signing in, unlocking and changing it, and is shown to nobody', async () => {
    const { api } = await testCore();
    const me = await api.agents.current();
    await api.session.setPassphrase({ next: RIGHT });
    expect(await api.agents.current()).toMatchObject({ hasPassphrase: true });
    expect(JSON.stringify([await api.agents.list(), await api.history.of('agent', me.id), await api.session.state(), await api.history.recent()])).not.toMatch(/pbkdf2/);
    await expect(api.history.undo((await api.history.of('agent', me.id))[0]!.commit)).rejects.toMatchObject({ code: 'permission' });
    const other = await api.agents.create({ name: 'Nora' });
    await api.agents.signIn(other.id);
    await expect(api.agents.signIn(me.id)).rejects.toMatchObject({ code: 'passphrase' });
    await expect(api.agents.signIn(me.id, 'wrong one')).rejects.toMatchObject({ code: 'passphrase' });
    await api.agents.signIn(me.id, RIGHT);
    await expect(api.session.setPassphrase({ next: 'another long one' })).rejects.toMatchObject({ code: 'passphrase' });
    await api.session.setPassphrase({ current: RIGHT, next: null });
    expect(await api.agents.current()).toMatchObject({ hasPassphrase: false });
    await expect(api.agents.edit(me.id, { verifier: 'pbkdf2-sha256$1$a$b' })).rejects.toMatchObject({ code: 'validation' });
  });

  it('that was forgotten is set anew by another administrator', async () => {
    const { api } = await testCore();
    const me = await api.agents.current();
    const nora = await api.agents.create({ name: 'Nora' });
    await api.agents.signIn(nora.id);
    await api.session.setPassphrase({ next: RIGHT });
    await expect(api.agents.resetPassphrase(me.id, RIGHT)).rejects.toMatchObject({ code: 'permission' });
    await api.agents.signIn(me.id);
    await expect(api.agents.resetPassphrase(me.id, RIGHT)).rejects.toMatchObject({ code: 'permission' });
    await api.agents.resetPassphrase(nora.id, 'temporary one');
    await expect(api.agents.signIn(nora.id, RIGHT)).rejects.toMatchObject({ code: 'passphrase' });
    await expect(api.agents.signIn(nora.id, 'temporary one')).resolves.toMatchObject({ name: 'Nora' });
  });

  it('guessed wrong too often must wait, also after a restart and when guessed all at once', async () => {
    const [name, timers] = [newId(), handClock()];
    const first = await testCore({ name, timers });
    const me = (await first.api.agents.current()).id;
    await first.api.session.setPassphrase({ next: RIGHT });
    await first.api.session.lock();
    const guesses = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => first.api.session.unlock(me, `guess ${at}`)));
    const waits = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { detail: { until?: number } }).detail.until : 'in'));
    expect(waits.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(waits.slice(4)).toEqual(Array(4).fill(timers.now() + 30_000));
    await expect(first.api.session.unlock(me, RIGHT)).rejects.toMatchObject({ code: 'passphrase', detail: { until: timers.now() + 30_000 } });
    await first.close();
    const again = await testCore({ name, timers });
    await expect(again.api.session.unlock(me, RIGHT)).rejects.toMatchObject({ code: 'passphrase' });
    await timers.move(30_001);
    await again.api.session.unlock(me, RIGHT);
    expect((await again.api.session.state()).locked).toBe(false);
  });

  it('is the same on every replica, without the passphrase being sent', async () => {
    const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
    const me = await extension.api.agents.current();
    const wire = joinCores(extension, web);
    await pairCores(extension, web);
    await extension.api.session.setPassphrase({ next: RIGHT });
    await vi.waitFor(async () => expect((await web.api.agents.list()).find(({ id }) => id === me.id)).toMatchObject({ hasPassphrase: true }));
    await expect(web.api.session.unlock(me.id, 'wrong one')).rejects.toMatchObject({ code: 'passphrase' });
    await expect(web.api.session.unlock(me.id, RIGHT)).resolves.toMatchObject({ id: me.id });
    expect(JSON.stringify(wire.frames)).not.toContain(RIGHT);
  });
});

describe('locking', () => {
  it.each([-1, 1.5, 481, '5', true])('after %j minutes is refused', async (minutes) => {
    const { api } = await testCore();
    await expect(api.settings.set('lockAfterMinutes', minutes)).rejects.toMatchObject({ code: 'validation', detail: { field: 'lockAfterMinutes' } });
  });

  it('locks every page, and after the idle time by itself', async () => {
    const timers = handClock();
    const core = await testCore({ timers });
    const { api } = core;
    const told: SessionView[] = [];
    core.onEvent((event: CrmEvent) => event.type === 'session' && told.push(event.session));
    await api.settings.set('lockAfterMinutes', 5);
    await timers.move(4 * MINUTE);
    await api.session.active();
    await timers.move(4 * MINUTE);
    expect((await api.session.state()).locked).toBe(false);
    await timers.move(MINUTE + 1);
    expect(told.at(-1)).toMatchObject({ locked: true });
    await expect(api.customers.list()).rejects.toMatchObject({ code: 'locked' });
    await api.session.unlock((await api.agents.current()).id);
    expect(told.at(-1)).toMatchObject({ locked: false });
    expect((await api.customers.list()).total).toBe(0);
  });

  it('stays over a restart; an agent with a passphrase who was away long finds it locked', async () => {
    const [name, timers] = [newId(), handClock()];
    const first = await testCore({ name, timers });
    await first.api.session.lock();
    await first.close();
    const second = await testCore({ name, timers });
    expect((await second.api.session.state()).locked).toBe(true);
    await second.api.session.unlock((await second.api.agents.current()).id);
    await second.api.session.setPassphrase({ next: RIGHT });
    await second.close();
    await timers.move(11 * 60 * MINUTE);
    const soon = await testCore({ name, timers });
    expect((await soon.api.session.state()).locked).toBe(false);
    await soon.close();
    await timers.move(13 * 60 * MINUTE);
    expect((await (await testCore({ name, timers })).api.session.state()).locked).toBe(true);
  });

  it('lets a call ring without whom it is from, keeps its notes, and takes what was being typed', async () => {
    const core = await testCore();
    const { api } = core;
    const seen: CrmEvent[] = [];
    const phones = { p: { number: '+44 20 7946 0112', kind: 'voice', order: 0 } };
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', phones });
    const call = await api.calls.start({ channel: 'phone', direction: 'in', contact: { kind: 'phone', value: '+442079460112' } });
    expect(call.customer).toMatchObject({ id: ada.id });
    await api.session.lock();
    core.onEvent((event) => seen.push(event));
    await api.calls.note(call.id, 'wants a new engine');
    await api.drafts.put({ id: newId(), type: 'customer', kind: 'typing', fields: { firstName: 'B' } });
    const [hidden] = await api.calls.list();
    expect(hidden).toMatchObject({ id: call.id, state: 'live', hidden: true, callerId: '', contact: null, customer: null, matches: [], notes: '' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(JSON.stringify(seen)).not.toMatch(/Lovelace|2079460112|engine/);
    await api.session.unlock((await api.agents.current()).id);
    expect((await api.calls.list())[0]).toMatchObject({ notes: 'wants a new engine', customer: { id: ada.id } });
  });

  it('comes at once to an agent whom another device deactivated', async () => {
    const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
    joinCores(extension, web);
    await pairCores(extension, web);
    const nora = await extension.api.agents.create({ name: 'Nora' });
    await inStep(extension, web);
    await vi.waitFor(async () => expect(await web.api.agents.list()).toContainEqual(expect.objectContaining({ id: nora.id })));
    await web.api.agents.signIn(nora.id);
    await extension.api.agents.edit(nora.id, { active: false });
    await vi.waitFor(async () => expect((await web.api.session.state()).locked).toBe(true));
    await expect(web.api.session.unlock(nora.id)).rejects.toMatchObject({ code: 'permission' });
  });
});

describe('two replicas', () => {
  it('that each take the right from the other’s administrator end with one, the same', async () => {
    const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
    const wire = joinCores(extension, web);
    await pairCores(extension, web);
    const ada = (await extension.api.agents.current()).id;
    for (const agent of await extension.api.agents.list()) if (agent.id !== ada) await extension.api.agents.edit(agent.id, { role: 'viewer' });
    const bea = (await extension.api.agents.create({ name: 'Bea', role: 'administrator' })).id;
    await vi.waitFor(async () => expect((await web.api.agents.list()).find(({ id }) => id === bea)).toMatchObject({ role: 'administrator' }));
    await web.api.agents.signIn(bea);
    wire.cut();
    await extension.api.agents.edit(bea, { role: 'viewer' });
    await web.api.agents.edit(ada, { active: false });
    joinCores(extension, web);
    await inStep(extension, web);
    const administrators = async (core: typeof web) => (await core.api.agents.list()).filter(({ role, active }) => role === 'administrator' && active).map(({ id }) => id);
    await vi.waitFor(async () => {
      expect(await administrators(extension)).toHaveLength(1);
      expect(await administrators(web)).toEqual(await administrators(extension));
    });
  });
});
