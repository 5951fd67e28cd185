import { describe, expect, test } from 'vitest';
import { START, stage, type Person, type Stage } from './desk.fixture.ts';

const NUMBER = '+493023125001';
const ERIKA: Person = { id: 'erika', phones: [NUMBER] };
const MAX: Person = { id: 'max', phones: [NUMBER] };
const RECIPE = { id: 'phone', name: 'Phone', hosts: ['voice.example.com'], callerId: [{ at: '.who' }], dial: { field: '#to' }, seen: '2026-11-23' };

function set(people: Person[] = [ERIKA], recipe: object = RECIPE): Stage {
  const made = stage(people);
  made.settings.set('recipe.phone', recipe);
  return made;
}
const logged = ({ records }: Stage) => [...records.interactions.values()].map(({ direction, state, callerKey, customerId }) => [direction, state, callerKey, customerId].join(' '));

describe('a number is called through the softphone', () => {
  test('which shows the call: one interaction, outbound, of that customer', async () => {
    const made = set([ERIKA, MAX]);
    const page = made.page();
    const dialling = made.desk.calls.dial({ number: '030 23125001', customerId: 'max', through: 'softphone' });
    await made.clock.pass(50);
    expect(page.got.at(-1)).toEqual({ t: 'dial', number: NUMBER });
    page.call({ callerId: NUMBER, direction: 'out' });
    await made.clock.pass(200);
    expect(await dialling).toMatchObject({ started: true, tab: 1, call: { direction: 'out', customer: { id: 'max' } } });
    page.call({ callerId: NUMBER, direction: 'out', state: 'live' });
    page.call({ callerId: NUMBER, direction: 'out', state: 'ended' });
    await made.clock.pass(2_000);
    expect(logged(made)).toEqual([`out wrap-up ${NUMBER} max`]);
  });

  test('which does nothing: the agent is told, and ends the call by hand', async () => {
    const made = set();
    made.page();
    const dialling = made.desk.calls.dial({ number: NUMBER, through: 'softphone' });
    await made.clock.pass(5_200);
    const { started, call } = await dialling;
    expect([started, call.state, call.can, call.customer?.id]).toEqual([false, 'live', { hangUp: true }, 'erika']);
    await made.desk.calls.press(call.id, 'hangUp');
    expect((await made.desk.calls.list()).map(({ state }) => state)).toEqual(['wrap-up']);
  });

  test('and ended by hand before it shows: it stays ended', async () => {
    const made = set();
    made.page();
    const dialling = made.desk.calls.dial({ number: NUMBER, through: 'softphone' });
    await made.clock.pass(500);
    const [call] = await made.desk.calls.list();
    await made.desk.calls.press(call!.id, 'hangUp');
    await made.clock.pass(6_000);
    expect((await dialling).call.state).toBe('ended');
    expect(await made.desk.calls.list()).toEqual([]);
  });

  test.for([
    ['none is open', (_made: Stage) => undefined],
    ['it has no dial field', (made: Stage) => (made.settings.set('recipe.phone', { ...RECIPE, dial: undefined }), made.page())],
    ['it is closed', (made: Stage) => made.page().close()],
    ['it stands in a private window', (made: Stage) => made.page({ incognito: true })],
    ['its site is off', (made: Stage) => (made.device.set('sitesOff', ['voice.example.com']), made.page())],
  ] as [string, (made: Stage) => unknown][])('%s: nothing is dialled or logged', async ([, open]) => {
    const made: Stage = set();
    open(made);
    await expect(made.desk.calls.dial({ number: NUMBER, through: 'softphone' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await made.desk.calls.list()).toEqual([]);
  });
});

test('by the system: live at once, and taken over by a page that shows it', async () => {
  const made = set();
  const { call } = await made.desk.calls.dial({ number: NUMBER, through: 'system' });
  expect(call).toMatchObject({ state: 'live', direction: 'out', startedAt: START, customer: { id: 'erika' } });
  made.page().call({ callerId: NUMBER, direction: 'out', state: 'live' });
  await made.clock.pass(50);
  expect((await made.desk.calls.list()).map(({ id, tab }) => [id, tab])).toEqual([[call.id, 1]]);
});

test.for(['', '   ', '<script>alert(1)</script>', 'javascript:alert', '\u202e'])('%j is no number', async (number) => {
  await expect(set().desk.calls.dial({ number, through: 'system' })).rejects.toMatchObject({ code: 'validation', detail: { field: 'number', rule: 'not-phone' } });
});

test('a call that comes in meanwhile is another', async () => {
  const made = set();
  const page = made.page();
  void made.desk.calls.dial({ number: NUMBER, through: 'system' });
  await made.clock.pass(50);
  page.call({ callerId: '+493023125002', direction: 'in' });
  await made.clock.pass(50);
  expect((await made.desk.calls.list()).map(({ direction }) => direction).toSorted()).toEqual(['in', 'out']);
});
