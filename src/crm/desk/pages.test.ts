import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '../../link/messages.ts';
import type { ToPage } from '../../link/messages.ts';
import { stage, type Person } from './desk.fixture.ts';

const ERIKA: Person = { id: 'erika', phones: ['+493023125001'], emails: ['erika@sample.example'] };
const MAX: Person = { id: 'max', phones: ['+493023125002'], level: 'suffix' };
const PEOPLE = [ERIKA, MAX];

const shown = async (set: ReturnType<typeof stage>, tab = 1): Promise<string[]> =>
  (await set.desk.pages.view(tab)).contacts.map(({ contact, matches, count }) => `${contact.value} ${matches.map(({ customer }) => customer.id).join()} ${count}`);

describe('what a tab shows', () => {
  test('known first, certain before maybe; all frames of a tab together', async () => {
    const set = stage(PEOPLE);
    const top = set.page();
    const frame = set.page({ frame: 7, url: 'https://other.example/', origin: 'https://other.example' });
    top.see('+49 30 23125009', '+49 30 23125002', '+49 30 23125001');
    frame.see('erika@sample.example', '+49 30 23125001');
    await set.clock.pass(1_000);
    expect(await shown(set)).toEqual(['+493023125001 erika 2', 'erika@sample.example erika 1', '+493023125002 max 1', '+493023125009  1']);
    expect(await set.desk.pages.view(1)).toMatchObject({ host: 'voice.example.com', off: false });
    expect(set.events.every((event) => event.type === 'page' && event.tab === 1)).toBe(true);
    expect(set.records.writes).toEqual([]);
  });

  test('what leaves the page, the frame or the tab leaves the view', async () => {
    const set = stage(PEOPLE);
    const top = set.page();
    const frame = set.page({ frame: 7 });
    top.see('+49 30 23125001', '+49 30 23125002');
    frame.see('erika@sample.example');
    await set.clock.pass(100);
    top.say({ t: 'seen', add: [], gone: [1] });
    expect(await shown(set)).toEqual(['erika@sample.example erika 1', '+493023125002 max 1']);
    frame.close();
    expect(await shown(set)).toEqual(['+493023125002 max 1']);
    top.close();
    expect(await shown(set)).toEqual([]);
  });

  test('a Port that died without a word is followed by the next', async () => {
    const set = stage(PEOPLE);
    const before = set.page();
    before.see('+49 30 23125001');
    await set.clock.pass(10);
    const after = set.page();
    after.see('+49 30 23125002');
    before.see('+49 30 23125001');
    await set.clock.pass(10);
    expect(await shown(set)).toEqual(['+493023125002 max 1']);
  });

  test('each contact is looked up once, and again when a record changed', async () => {
    const set = stage([]);
    const page = set.page();
    page.see(...Array<string>(40).fill('+49 30 23125001'));
    await set.clock.pass(1_000);
    expect(set.records.lookups).toEqual(['+493023125001']);
    set.records.people.push(ERIKA);
    set.desk.changed({ type: 'changed', path: 'typed', records: [{ type: 'task', id: 't' }] });
    await set.clock.pass(1_000);
    expect(await shown(set)).toEqual(['+493023125001  40']);
    set.desk.changed({ type: 'changed', path: 'typed', records: [{ type: 'customer', id: 'erika' }] });
    await set.clock.pass(1_000);
    expect(await shown(set)).toEqual(['+493023125001 erika 40']);
    expect(set.records.lookups).toHaveLength(2);
  });

  test('a batch does not look up with every chunk of it', async () => {
    const set = stage([]);
    set.page().see('+49 30 23125001');
    await set.clock.pass(1_000);
    for (let chunk = 0; chunk < 50; chunk += 1) {
      set.desk.changed({ type: 'changed', path: 'import', records: 'many' });
      await set.clock.pass(100);
    }
    expect(set.records.lookups.length).toBeLessThan(5);
  });

  test('a name beside the contact is kept for a new record', async () => {
    const set = stage([]);
    set.page().say({ t: 'seen', add: [{ id: 1, text: '+49 30 23125001', start: 0, end: 15, name: 'Erika Sample' }], gone: [] });
    expect((await set.desk.pages.view(1)).contacts[0]).toMatchObject({ raw: '+49 30 23125001', nameHint: 'Erika Sample' });
  });
});

describe('what a page learns', () => {
  const answers = async (people: Person[]): Promise<ToPage[]> => {
    const set = stage(people);
    const page = set.page();
    page.see('call +49 30 23125001 now', 'erika@sample.example');
    page.say({ t: 'look', id: 9, kind: 'any', text: '+49 30 23125001 and erika@sample.example' });
    await set.clock.pass(1_000);
    return page.got;
  };

  test('the same of known and unknown contacts', async () => {
    const known = await answers(PEOPLE);
    expect(known).toEqual(await answers([]));
    expect(known.slice(1)).toEqual([
      { t: 'spans', spans: [{ id: 1, start: 5, end: 20 }, { id: 2, start: 0, end: 20 }] },
      { t: 'looked', id: 9, found: 2 },
    ]);
  });

  test.each([
    ['any', '+49 30 23125001', 1],
    ['any', '030/23125001', 1],
    ['phone', '+972 50-208-7821', 1],
    ['email', 'erika@sample.example or +49 30 23125001', 1],
    ['any', 'nobody at all', 0],
  ] as const)('how many contacts a person pointed at: %s in %j', async (kind, text, found) => {
    const set = stage(PEOPLE);
    const page = set.page();
    page.say({ t: 'look', id: 1, kind, text });
    await set.clock.pass(10);
    expect(page.got.at(-1)).toEqual({ t: 'looked', id: 1, found });
  });

  test('spans go out before anyone is looked up', () => {
    const set = stage(PEOPLE);
    const page = set.page();
    page.see('+49 30 23125001');
    expect(page.got.map(({ t }) => t)).toEqual(['ready', 'spans']);
  });
});

describe('off', () => {
  test('a site, its frames included, and on again', async () => {
    const set = stage(PEOPLE);
    const top = set.page();
    const frame = set.page({ frame: 3, url: 'https://other.example/', origin: 'https://other.example' });
    const elsewhere = set.page({ tab: 2, url: 'https://other.example/', origin: 'https://other.example' });
    top.see('+49 30 23125001');
    await set.desk.pages.setSite('voice.example.com', true);
    for (const page of [top, frame, elsewhere]) page.see('+49 30 23125002');
    frame.call({ callerId: '+49 30 23125001' });
    await set.clock.pass(1_000);
    expect(await set.desk.pages.view(1)).toMatchObject({ off: true, contacts: [] });
    expect(await shown(set, 2)).toEqual(['+493023125002 max 1']);
    expect(await set.desk.calls.list()).toEqual([]);
    expect(top.got.at(-1)).toEqual({ t: 'off', off: true });
    await set.desk.pages.setSite('voice.example.com', false);
    expect(set.device.get('sitesOff')).toEqual([]);
    expect([top.got.at(-1), frame.got.at(-1)]).toEqual([{ t: 'off', off: false }, { t: 'off', off: false }]);
  });

  test('a page that opens while it is off gets its recipe only once it is switched on, and overall means everywhere', () => {
    const set = stage(PEOPLE);
    set.device.set('off', true);
    const page = set.page({ url: 'https://tryit.jssip.net/', origin: 'https://tryit.jssip.net' });
    expect(page.got).toEqual([{ t: 'ready', v: PROTOCOL, off: true, region: 'DE', recipe: null, prints: [] }]);
    set.device.set('off', false);
    set.desk.deviceChanged();
    expect(page.got.slice(1)).toContainEqual({ t: 'off', off: false });
    expect(page.got.at(-1)).toMatchObject({ t: 'recipe', prints: expect.arrayContaining([{ id: 'browser-phone', at: '#UserCallID' }]) });
  });

  test('a top frame that greets later takes its frames along', () => {
    const set = stage(PEOPLE);
    set.device.set('sitesOff', ['voice.example.com']);
    const frame = set.page({ frame: 3, url: 'https://other.example/', origin: 'https://other.example' });
    expect(frame.got).toMatchObject([{ t: 'ready', off: false }]);
    set.page();
    expect(frame.got.at(-1)).toEqual({ t: 'off', off: true });
  });
});

describe('hostile pages', () => {
  test('a flood is cut, keeps nobody waiting, and writes nothing', async () => {
    const set = stage(PEOPLE);
    const page = set.page();
    for (let report = 0; report < 200; report += 1) page.see(...Array.from({ length: 200 }, (_, at) => `+49 30 ${23_000_000 + report * 200 + at}`));
    set.page({ tab: 2 }).see('+49 30 23125001');
    await set.clock.pass(20);
    expect(await shown(set, 2)).toEqual(['+493023125001 erika 1']);
    await set.clock.pass(5_000);
    expect((await set.desk.pages.view(1)).contacts.length).toBeLessThanOrEqual(5_000);
    expect(set.records.writes).toEqual([]);
  });

  test('ten thousand frames that report and leave', async () => {
    const set = stage(PEOPLE);
    const frames = Array.from({ length: 10_000 }, (_, frame) => set.page({ frame: frame + 1 }));
    for (const frame of frames) frame.see('+49 30 23125001');
    await set.clock.pass(2_000);
    expect((await set.desk.pages.view(1)).contacts.map(({ count }) => count)).toEqual([4_000]);
    for (const frame of frames) frame.say({ t: 'seen', add: [], gone: Array.from({ length: 100 }, (_, id) => id) });
    expect(await shown(set)).toEqual([]);
    expect(set.records.lookups).toHaveLength(1);
  });

  test.each([
    ['nothing before hello', (set: ReturnType<typeof stage>) => set.desk.open({ tab: 1, frame: 0, url: 'https://a.example/', origin: 'https://a.example', incognito: false }, () => {}).receive({ t: 'seen', add: [{ id: 1, text: '+49 30 23125001', start: 0, end: 15 }], gone: [] })],
    ['nothing of another protocol', (set: ReturnType<typeof stage>) => set.desk.open({ tab: 1, frame: 0, url: 'https://a.example/', origin: 'https://a.example', incognito: false }, () => {}).receive({ t: 'hello', v: 999, host: 'a.example', lang: '' })],
    ['broken UTF-16', (set: ReturnType<typeof stage>) => set.page().see('\ud83d +49 30 \udc00 \ud800', '\udfff'.repeat(200))],
    ['a Port that throws', (set: ReturnType<typeof stage>) => set.desk.open({ tab: 1, frame: 0, url: 'https://a.example/', origin: 'https://a.example', incognito: false }, () => { throw new Error('disconnected'); }).receive({ t: 'hello', v: 1, host: '', lang: '' })],
  ])('%s', async (_name, act) => {
    const set = stage(PEOPLE);
    expect(() => act(set)).not.toThrow();
    await set.clock.pass(1_000);
    expect(await shown(set)).toEqual([]);
  });
});

describe('recipes', () => {
  const OWN = { id: 'own', name: 'Own', hosts: ['pbx.example.com'], callerId: [{ at: '.who' }], region: 'FR', seen: '2026-11-23' };

  test('a page that holds a fingerprint gets its recipe, and what it never was asked about nothing', () => {
    const page = stage(PEOPLE).page({ url: 'https://pbx.example.net/', origin: 'https://pbx.example.net' });
    const ready = page.got[0];
    expect(ready?.t === 'ready' && ready.prints.some(({ id }) => id === 'browser-phone')).toBe(true);
    page.say({ t: 'known', id: 'nothing' }, { t: 'known', id: 'browser-phone' });
    expect(page.got.slice(1)).toMatchObject([{ t: 'recipe', recipe: { id: 'browser-phone' }, prints: [] }]);
  });

  test('one that is set reaches open pages, and its country reads their numbers', async () => {
    const set = stage(PEOPLE);
    const page = set.page({ url: 'https://pbx.example.com/', origin: 'https://pbx.example.com' });
    set.settings.set('recipe.own', OWN);
    set.desk.changed({ type: 'changed', path: 'typed', records: [{ type: 'setting', id: 'recipe.own' }] });
    expect(page.got.at(-1)).toEqual({ t: 'recipe', recipe: { id: 'own', callerId: [{ at: '.who' }] }, prints: [] });
    page.call({ callerId: '01 42 68 53 00' });
    await set.clock.pass(100);
    expect(await set.desk.calls.list()).toMatchObject([{ contact: { value: '+33142685300' } }]);
  });

  test('a press that came to nothing is told, with the call and its page', async () => {
    const set = stage(PEOPLE);
    const page = set.page();
    page.call({ callerId: '030 23125001', name: 'E. Muster', held: true, state: 'live', can: { hangUp: true } });
    await set.clock.pass(100);
    expect(await set.desk.calls.list()).toMatchObject([{ callerName: 'E. Muster', held: true }]);
    page.say({ t: 'stuck', key: 'another', button: 'hangUp' }, { t: 'stuck', key: 'k', button: 'hangUp' });
    await set.clock.pass(100);
    expect(set.events.filter(({ type }) => type === 'stuck')).toMatchObject([{ button: 'hangUp', call: { callerId: '030 23125001', tab: 1 } }]);
  });
});
