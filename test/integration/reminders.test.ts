import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Reminder } from '../../src/domain/views.ts';
import { testCore } from '../support/cores.ts';
import { joinCores, pairCores } from '../support/join-cores.ts';
import { testClock } from '../support/test-clock.ts';
import type { TestClock } from '../support/test-clock.ts';

const START = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;

interface Bed {
  core: Core;
  clock: TestClock;
  /** Subjects, in the order in which they were shown. */
  shown: string[];
  missed: Reminder[];
}

async function bed({ clock = testClock(START), ...options }: { clock?: TestClock; name?: string; role?: 'extension' | 'web' } = {}): Promise<Bed> {
  const core = await testCore({ ...options, clock: clock.now, timers: clock });
  const [shown, missed]: [string[], Reminder[]] = [[], []];
  core.onEvent((event) => {
    if (event.type !== 'remind') return;
    shown.push(...event.reminders.map(({ task }) => task.subject));
    missed.push(...event.reminders.filter((one) => one.missed));
  });
  return { core, clock, shown, missed };
}

const task = (core: Core, minutes: number, more: Record<string, unknown> = {}) =>
  core.api.tasks.create({ subject: 'Call back', taskType: 'call', dueAt: START + minutes * MINUTE, ...more });

/** Lets what was started in IndexedDB end, timers of the core included. */
async function settle(...clocks: TestClock[]): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    for (const clock of clocks) clock.pass(60);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a reminder', () => {
  it.each([
    ['half an hour before', { remindBefore: 30 }, 60, 29.8, 30.2],
    ['at the time', { remindBefore: 0 }, 60, 59.8, 60.2],
    ['five minutes before by itself', { taskType: 'meeting' }, 60, 54.8, 55.2],
  ])('comes %s, once', async (_, more, due, before, after) => {
    const { core, clock, shown } = await bed();
    await task(core, due, more);
    await settle(clock);
    clock.pass(START + before * MINUTE - clock.now());
    await settle();
    expect(shown).toEqual([]);
    clock.pass(START + after * MINUTE - clock.now());
    await vi.waitFor(() => expect(shown).toEqual(['Call back']));
    clock.pass(120 * MINUTE);
    await settle(clock);
    expect(shown).toHaveLength(1);
    expect(await core.api.reminders.list()).toHaveLength(1);
  });

  it('stands until it is put away, and comes again when the task is moved', async () => {
    const { core, clock, shown } = await bed();
    const { id } = await task(core, 10);
    await vi.waitFor(async () => (await settle(clock), expect(shown).toHaveLength(1)));
    await core.api.reminders.dismiss(id);
    await settle(clock);
    expect(await core.api.reminders.list()).toEqual([]);
    await core.api.tasks.edit(id, { dueAt: clock.now() + 20 * MINUTE });
    await vi.waitFor(async () => (await settle(clock), expect(shown).toHaveLength(2)));
  });

  it('comes again when it was snoozed, and goes with its task', async () => {
    const { core, clock, shown } = await bed();
    const { id } = await task(core, 10);
    await vi.waitFor(async () => (await settle(clock), expect(shown).toHaveLength(1)));
    await core.api.reminders.snooze(id, clock.now() + 15 * MINUTE);
    await settle(clock);
    expect(await core.api.reminders.list()).toEqual([]);
    clock.pass(15 * MINUTE);
    await vi.waitFor(async () => (await settle(clock), expect(shown).toHaveLength(2)));
    await core.api.tasks.edit(id, { status: 'completed' });
    await settle(clock);
    expect(await core.api.reminders.list()).toEqual([]);
  });

  it.each([
    ['another agent’s', async (core: Core) => void (await task(core, 5, { assignedTo: (await core.api.agents.create({ name: 'Grace' })).id }))],
    ['one without a due time', async (core: Core) => void (await task(core, 5, { dueAt: null }))],
    ['one told not to', async (core: Core) => void (await task(core, 5, { remindBefore: null }))],
    ['one that is done', async (core: Core) => void (await task(core, 5, { status: 'completed' }))],
    ['a deleted one', async (core: Core) => core.api.tasks.remove((await task(core, 90)).id)],
  ])('does not come for a task: %s', async (_, make) => {
    const { core, clock, shown } = await bed();
    await make(core);
    await settle(clock);
    clock.pass(100 * MINUTE);
    await settle(clock);
    expect(shown).toEqual([]);
  });

  it('missed while nothing ran is shown at the next start, said so, and not again at the one after', async () => {
    const name = newId();
    const first = await bed({ name });
    await task(first.core, 60);
    await first.core.close();
    const clock = testClock(START + 300 * MINUTE);
    const second = await bed({ name, clock });
    await vi.waitFor(async () => (await settle(clock), expect(second.missed.map(({ task: { subject } }) => subject)).toEqual(['Call back'])));
    await second.core.close();
    const third = await bed({ name, clock: testClock(START + 301 * MINUTE) });
    await settle(third.clock);
    expect(third.shown).toEqual([]);
    expect(await third.core.api.reminders.list()).toHaveLength(1);
  });

  it('comes within seconds of waking when the computer slept over it', async () => {
    const { core, clock, shown } = await bed();
    await task(core, 60);
    await settle(clock);
    clock.jump(90 * MINUTE);
    clock.pass(5_100);
    await vi.waitFor(async () => (await settle(), expect(shown).toEqual(['Call back'])));
  });

  it('comes once though the clock is set back over it', async () => {
    const { core, clock, shown } = await bed();
    await task(core, 31);
    await settle(clock);
    clock.pass(2 * MINUTE);
    await vi.waitFor(async () => (await settle(), expect(shown).toHaveLength(1)));
    clock.jump(-60 * MINUTE);
    await core.api.reminders.wake();
    await settle(clock);
    clock.pass(61 * MINUTE);
    await settle(clock);
    expect(shown).toHaveLength(1);
  });
});

describe('two hosts of one computer', () => {
  it('show it on one of them while they are linked', async () => {
    const clock = testClock(START);
    const [extension, web] = [await bed({ clock }), await bed({ clock, role: 'web' })];
    joinCores(extension.core, web.core);
    await pairCores(extension.core, web.core);
    await task(web.core, 60);
    await vi.waitFor(async () => expect((await extension.core.api.tasks.list()).total).toBe(1));
    await settle(clock);
    clock.pass(31 * MINUTE);
    await settle(clock);
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.pass(4_000);
    await settle(clock);
    expect([...extension.shown, ...web.shown]).toEqual(['Call back']);
  });

  it('not linked, both show it, and one that puts it away puts it away for both once they meet', async () => {
    const clocks = [testClock(START), testClock(START + 7 * MINUTE)] as const;
    const [extension, web] = [await bed({ clock: clocks[0] }), await bed({ clock: clocks[1], role: 'web' })];
    const cut = joinCores(extension.core, web.core);
    await pairCores(extension.core, web.core);
    const { id } = await task(extension.core, 60);
    await vi.waitFor(async () => expect((await web.core.api.tasks.list()).total).toBe(1));
    cut();
    for (const clock of clocks) clock.pass(35 * MINUTE);
    await vi.waitFor(async () => (await settle(...clocks), expect([extension.shown, web.shown]).toEqual([['Call back'], ['Call back']])));
    await web.core.api.reminders.dismiss(id);
    joinCores(extension.core, web.core);
    await vi.waitFor(async () => (await settle(...clocks), expect(await extension.core.api.reminders.list()).toEqual([])), 5_000);
    await settle(...clocks);
    expect([extension.shown, web.shown]).toEqual([['Call back'], ['Call back']]);
  });
});

describe('a recurring task', () => {
  const repeat = 'DTSTART;TZID=UTC:20261123T100000\nRRULE:FREQ=DAILY;COUNT=3';

  it('makes the next one when it is done, of what is left to come, until the series ends', async () => {
    const { core, clock } = await bed();
    const first = await task(core, 60, { repeat, notes: 'Ask for Ada' });
    await core.api.tasks.edit(first.id, { status: 'completed' });
    const [second] = (await core.api.tasks.list({ open: true })).rows;
    expect(second).toMatchObject({ subject: 'Call back', notes: 'Ask for Ada', afterTaskId: first.id, dueAt: Date.UTC(2026, 10, 24, 10), status: 'not-started' });
    clock.pass(30 * 60 * MINUTE);
    await core.api.tasks.edit(second!.id, { status: 'completed' });
    const [third] = (await core.api.tasks.list({ open: true })).rows;
    expect(third?.dueAt).toBe(Date.UTC(2026, 10, 25, 10));
    await core.api.tasks.edit(third!.id, { status: 'completed' });
    expect((await core.api.tasks.list({ open: true })).total).toBe(0);
  });

  it('makes one next task though it is done twice, and none when it is cancelled', async () => {
    const { core } = await bed();
    const { id } = await task(core, 60, { repeat });
    for (const status of ['completed', 'in-progress', 'completed']) await core.api.tasks.edit(id, { status });
    expect((await core.api.tasks.list({ open: true })).total).toBe(1);
    const [next] = (await core.api.tasks.list({ open: true })).rows;
    await core.api.tasks.edit(next!.id, { status: 'cancelled' });
    expect((await core.api.tasks.list({ open: true })).total).toBe(0);
  });

  it('done on two hosts at once makes one next task between them', async () => {
    const [extension, web] = [await testCore(), await testCore({ role: 'web' })];
    const cut = joinCores(extension, web);
    await pairCores(extension, web);
    const { id } = await extension.api.tasks.create({ subject: 'Weekly call', dueAt: Date.now(), repeat: 'DTSTART;TZID=UTC:20261123T100000\nRRULE:FREQ=WEEKLY' });
    await vi.waitFor(async () => expect((await web.api.tasks.list()).total).toBe(1));
    cut();
    for (const core of [extension, web]) await core.api.tasks.edit(id, { status: 'completed' });
    joinCores(extension, web);
    await vi.waitFor(async () => expect((await web.api.sync.state()).status).toBe('in-step'), 5_000);
    for (const core of [extension, web]) expect((await core.api.tasks.list({ open: true })).total).toBe(1);
  });

  it('is refused at its field where the rule is none', async () => {
    const { core } = await bed();
    await expect(task(core, 60, { repeat: 'every day' })).rejects.toMatchObject({ code: 'validation', detail: { field: 'repeat', rule: 'not-recurrence' } });
  });
});
