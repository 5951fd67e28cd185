import { describe, expect, test } from 'vitest';
import { CrmError } from '../../domain/errors.ts';
import { stage, START, type Stage } from './desk.fixture.ts';

const NUMBER = '+49 30 23125001';

async function live(): Promise<{ set: Stage; id: string; end: () => void }> {
  const set = stage([{ id: 'erika', phones: ['+493023125001'] }]);
  const page = set.page();
  page.call({ callerId: NUMBER, state: 'live' });
  await set.clock.pass(10);
  const [call] = await set.desk.calls.list();
  return { set, id: call?.id ?? '', end: () => page.call({ callerId: NUMBER, state: 'ended' }) };
}

const noted = (set: Stage): unknown[] => set.records.writes.filter(({ fields }) => 'notes' in fields).map(({ fields }) => fields['notes']);
const drafted = (set: Stage): unknown[] => [...set.records.drafts.values()].map(({ fields }) => fields['notes']);

async function type(set: Stage, id: string, text: string): Promise<void> {
  for (let end = 1; end <= text.length; end += 1) {
    await set.desk.calls.note(id, text.slice(0, end));
    await set.clock.pass(250);
  }
}

describe('typing becomes one change', () => {
  test('each report is a draft at once', async () => {
    const { set, id } = await live();
    await type(set, id, 'Boiler');
    expect([drafted(set), noted(set)]).toEqual([['Boiler'], []]);
    expect((await set.desk.calls.list())[0]?.notes).toBe('Boiler');
  });

  test.each<[string, (set: Stage, id: string, end: () => void) => Promise<void>]>([
    ['when the field is left', (set, id) => set.desk.calls.note(id, 'Boiler', true)],
    ['after a pause of 10 s', (set) => set.clock.pass(10_000)],
    ['at the end of the call', async (set, _id, end) => { end(); await set.clock.pass(1_500); }],
    ['when the core closes', (set) => set.desk.close()],
  ])('%s', async (_name, act) => {
    const { set, id, end } = await live();
    await type(set, id, 'Boiler');
    await act(set, id, end);
    expect([drafted(set), noted(set)]).toEqual([[], ['Boiler']]);
  });

  test('and another for what is typed in wrap-up, whose end at zero keeps what is there', async () => {
    const { set, id, end } = await live();
    await type(set, id, 'Boiler');
    end();
    await set.clock.pass(55_000);
    await type(set, id, 'Boiler, fixed');
    await set.clock.pass(10_000);
    expect(set.records.interactions.get(id)).toMatchObject({ state: 'ended', notes: 'Boiler, fixed' });
    expect([drafted(set), noted(set)]).toEqual([[], ['Boiler', 'Boiler, fixed']]);
  });

  test('notes still reach a call that has just ended', async () => {
    const { set, id, end } = await live();
    end();
    await set.clock.pass(120_000);
    await set.desk.calls.note(id, 'late');
    expect(drafted(set)).toEqual(['late']);
    await set.clock.pass(10_000);
    expect([drafted(set), noted(set)]).toEqual([[], ['late']]);
  });

  test('taking all back is a change too', async () => {
    const { set, id } = await live();
    await set.desk.calls.note(id, 'x', true);
    await set.desk.calls.note(id, '', true);
    expect(noted(set)).toEqual(['x', '']);
  });

  test('text over the limit is refused at once, and the last good one stays', async () => {
    const { set, id } = await live();
    await set.desk.calls.note(id, 'good');
    await expect(set.desk.calls.note(id, 'x'.repeat(32_001))).rejects.toMatchObject({ code: 'validation', detail: { field: 'notes', rule: 'too-long' } });
    expect(drafted(set)).toEqual(['good']);
  });
});

describe('storage that is full', () => {
  test('is said where somebody waits, and made good later by itself', async () => {
    const { set, id, end } = await live();
    await set.desk.calls.note(id, 'Boiler');
    set.records.failing = new CrmError('storage-full');
    await expect(set.desk.calls.note(id, 'Boiler!', true)).rejects.toMatchObject({ code: 'storage-full' });
    end();
    await set.clock.pass(90_000);
    expect(set.records.interactions.get(id)).toMatchObject({ state: 'live' });
    expect(set.records.drafts.size).toBe(1);
    set.records.failing = null;
    await set.clock.pass(20_000);
    expect(set.records.interactions.get(id)).toMatchObject({ state: 'ended', notes: 'Boiler!' });
    expect(drafted(set)).toEqual([]);
  });

  test('while notes are typed: each report is refused, the text stays on the call, and is written once there is room', async () => {
    const { set, id } = await live();
    const { putDraft } = set.records;
    set.records.putDraft = () => Promise.reject(new CrmError('storage-full'));
    for (const text of ['Boi', 'Boiler']) await expect(set.desk.calls.note(id, text)).rejects.toMatchObject({ code: 'storage-full' });
    expect((await set.desk.calls.list())[0]?.notes).toBe('Boiler');
    set.records.putDraft = putDraft;
    await set.clock.pass(10_000);
    expect(set.records.interactions.get(id)).toMatchObject({ notes: 'Boiler', state: 'live' });
  });

  test('a call erased meanwhile is not written again', async () => {
    const { set, id, end } = await live();
    await set.desk.calls.note(id, 'Boiler');
    set.records.interactions.delete(id);
    end();
    await set.clock.pass(300_000);
    expect(set.records.interactions.size).toBe(0);
    expect(set.records.writes).toHaveLength(1);
  });
});

describe('wrap-up', () => {
  test.each([
    [undefined, 60],
    [30, 30],
    [600, 600],
    [9_999, 600],
    [-5, 0],
    [0, 0],
    ['90', 60],
  ])('%j seconds are %d', async (setting, seconds) => {
    const { set, end } = await live();
    set.settings.set('wrapUpSeconds', setting);
    end();
    await set.clock.pass(1_500);
    const [call] = await set.desk.calls.list();
    expect(call?.wrapUpEndsAt ?? null).toBe(seconds === 0 ? null : START + 10 + seconds * 1000);
  });

  test('30 s more, once', async () => {
    const { set, id, end } = await live();
    await expect(set.desk.calls.extendWrapUp(id)).rejects.toMatchObject({ code: 'conflict' });
    end();
    await set.clock.pass(50_000);
    await set.desk.calls.extendWrapUp(id);
    await expect(set.desk.calls.extendWrapUp(id)).rejects.toMatchObject({ code: 'conflict' });
    await set.clock.pass(39_000);
    expect(await set.desk.calls.list()).toMatchObject([{ state: 'wrap-up', wrapUpExtended: true, wrapUpEndsAt: START + 90_010 }]);
    await set.clock.pass(2_000);
    expect(await set.desk.calls.list()).toEqual([]);
  });

  test('ended early', async () => {
    const { set, id, end } = await live();
    end();
    await set.clock.pass(2_000);
    await set.desk.calls.endWrapUp(id);
    expect(set.records.interactions.get(id)).toMatchObject({ state: 'ended' });
    await expect(set.desk.calls.endWrapUp(id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the computer slept through its end', async () => {
    const { set, id, end } = await live();
    end();
    await set.clock.pass(2_000);
    set.clock.sleep(3_600_000);
    await set.clock.pass(5_000);
    expect(set.records.interactions.get(id)).toMatchObject({ state: 'ended', endedAt: START + 10 });
  });
});
