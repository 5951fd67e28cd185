/**
 * The main job on the real thing: `sipp` calls through kamailio, a JsSIP page and a SIP.js page ring, and the side panel
 * pops, presses their buttons and logs what came of it. Skipped, and counted so, where those programs cannot be had.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Interaction } from '../../src/domain/records.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { ensureBuilt } from '../support/built.ts';
import { coreOf } from '../support/core.ts';
import { missingForSip, startKamailio, type Kamailio } from '../support/kamailio.ts';
import type { StaticServer } from '../support/serve.ts';
import { placeCall, type Placed, type SippCall } from '../support/sipp.ts';
import { serveSoftphone, softphoneUrl } from '../support/softphone.ts';

const missing = missingForSip();
if (missing) console.warn(`Calls over real SIP are skipped: this ${missing}.`);

const ANNA = { firstName: 'Anna', lastName: 'Berg', phones: { a: { number: '+493023125077', kind: 'mobile', order: 0 } } } as const;
const RUTH = { firstName: 'Ruth', lastName: 'Diaz', phones: { a: { number: '+34 600 100 200', kind: 'voice', order: 0 } } } as const;
/** Two who share a number. */
const HOUSE = '+493023125088';
const PAIR = ['Mira', 'Nils'].map((firstName) => ({ firstName, lastName: 'Olsen', phones: { a: { number: HOUSE, kind: 'voice', order: 0 } } }) as const);
const STRANGER = '+493023125999';
const WRAP_UP = 20;

/** Softphones, by page: a page that draws itself anew with one line, and one of several lines that changes in place. */
const SOFTPHONES = { jssip: '', sipjs: 'lines.html' };
type Softphone = keyof typeof SOFTPHONES;

let kamailio: Kamailio;
let site: StaticServer;
let browser: RingsideBrowser;
let crm: Remote<CrmApi>;
const phones = {} as Record<Softphone, Page>;
/** The side panel speaks of the calls of all tabs. */
let panel: Page;
const placed: Placed[] = [];

describe.skipIf(missing !== null)(`over kamailio and sipp${missing ? ' (skipped)' : ''}`, () => {
  beforeAll(async () => {
    ensureBuilt(console.log);
    kamailio = await startKamailio();
    site = await serveSoftphone();
    browser = await launch();
    crm = await coreOf(await browser.openApp(), browser.core);
    for (const customer of [ANNA, RUTH, ...PAIR]) await crm.customers.create(customer);
    await crm.settings.set('region', 'DE');
    await crm.settings.set('wrapUpSeconds', WRAP_UP);
    for (const [user, page] of Object.entries(SOFTPHONES) as [Softphone, string][]) {
      const phone = await browser.context.newPage();
      await phone.goto(softphoneUrl(site, kamailio.url, { page, user }));
      await phone.getByText('Registered').waitFor();
      phones[user] = phone;
    }
    panel = await browser.openPanel(phones.sipjs);
  });

  /** The next call begins from an empty desk, whatever became of the last one. */
  afterEach(async () => {
    await Promise.all(placed.splice(0).map((call) => call.stop()));
    for (const page of Object.values(phones)) if (await page.locator('.call').count()) await reload(page);
    await emptied();
  });

  afterAll(async () => {
    await Promise.all(placed.splice(0).map((call) => call.stop()));
    await browser?.close();
    await Promise.all([kamailio?.stop(), site?.stop()]);
  });

  test.for<[string, Softphone, string, string, string]>([
    ['international', 'jssip', '<sip:+493023125077@example.com>', 'Anna Berg', ANNA.phones.a.number],
    ['national', 'sipjs', '<sip:03023125077@example.com>', 'Anna Berg', ANNA.phones.a.number],
    ['00 and another country', 'jssip', '<sip:0034600100200@example.com;user=phone>', 'Ruth Diaz', '+34600100200'],
    ['a display name beside it', 'sipjs', '"A. Berg-Neumann" <sip:+493023125077@example.com>', 'Anna Berg', ANNA.phones.a.number],
  ])('%s pops the customer on a %s page; a caller who gives up was missed', async ([, phone, from, name, e164]) => {
    const call = await ring(phone, { from, plan: GIVES_UP }, name);
    await call.done;
    expect(await logged(call)).toMatchObject({ callerKey: e164, state: 'ended', outcome: 'missed', direction: 'in', channel: 'phone', customerId: await idOf(name) });
  });

  describe.for(Object.keys(SOFTPHONES) as Softphone[])('on a %s page', (phone) => {
    test('answered and hung up by the caller: wrap-up counts down, the log has how long it was', async () => {
      const talk = 2_500;
      const call = await ring(phone, { from: '<sip:+493023125077@example.com>', plan: { type: 'hangs up', after: talk } }, 'Anna Berg');
      await phones[phone].bringToFront();
      await phones[phone].getByRole('button', { name: 'Answer', exact: true }).click();
      await panel.locator('[data-call=live]').waitFor();
      await call.done;
      const band = panel.locator('[data-call=wrap]');
      await band.waitFor();
      const left = async () => Number(/(\d+):(\d+)/.exec(await band.getByRole('timer').innerText())?.[2]);
      const first = await left();
      expect(first).toBeGreaterThan(WRAP_UP - 5);
      await expect.poll(left, { timeout: 3_000 }).toBeLessThan(first);
      await endWrapUp();
      const record = await logged(call);
      expect(record).toMatchObject({ outcome: 'answered', state: 'ended' });
      expect(Math.abs(record.endedAt! - record.answeredAt! - talk)).toBeLessThan(NEAR);
    });

    test('answered and hung up from the panel, through the page’s own buttons', async () => {
      const call = await ring(phone, { from: '<sip:+493023125077@example.com>', plan: { type: 'is hung up on' } }, 'Anna Berg');
      await panel.getByRole('button', { name: 'Answer', exact: true }).click();
      await panel.locator('[data-call=live]').waitFor();
      await panel.getByRole('button', { name: 'Hang up', exact: true }).click();
      await call.done;
      await endWrapUp();
      expect(await logged(call)).toMatchObject({ outcome: 'answered', state: 'ended' });
    });

    test('declined from the panel', async () => {
      const call = await ring(phone, { from: '<sip:+493023125077@example.com>', plan: { type: 'is declined' } }, 'Anna Berg');
      await panel.getByRole('button', { name: 'Decline', exact: true }).click();
      await call.done;
      await emptied();
      expect(await logged(call)).toMatchObject({ outcome: 'declined', state: 'ended' });
    });
  });

  test('two owners: a chooser, and nobody is picked', async () => {
    const call = await ring('jssip', { from: `<sip:${HOUSE}@example.com>`, plan: GIVES_UP }, 'Two customers share this number');
    for (const { firstName } of PAIR) await panel.getByRole('radio', { name: new RegExp(firstName) }).waitFor();
    expect((await crm.calls.list())[0]?.customer).toBeNull();
    await call.done;
    expect(await logged(call)).toMatchObject({ callerKey: HOUSE, outcome: 'missed' });
  });

  test('from nobody known: a form with number and name filled in, which makes the customer', async () => {
    const call = await ring('sipjs', { from: `"Rosalind Frank" <sip:${STRANGER}@example.com>`, plan: { type: 'is hung up on' } }, 'Nobody has');
    await panel.getByRole('button', { name: 'Answer', exact: true }).click();
    await panel.locator('[data-call=live]').waitFor();
    await panel.getByLabel('First name').fill('Rosalind');
    await panel.getByLabel('Last name').fill('Frank');
    await panel.getByRole('button', { name: 'Create and link' }).click();
    await panel.getByRole('heading', { name: 'Rosalind Frank' }).waitFor();
    await panel.getByRole('button', { name: 'Hang up', exact: true }).click();
    await call.done;
    await endWrapUp();
    expect(await logged(call)).toMatchObject({ callerKey: STRANGER, customerId: await idOf('Rosalind Frank'), outcome: 'answered' });
  });

  describe('with a recipe', () => {
    beforeAll(() => crm.settings.set('recipe.lines', LINES));
    afterAll(() => crm.settings.set('recipe.lines', null));

    test('withheld: pops nobody, and is logged as unknown', async () => {
      const call = await ring('sipjs', { from: '"Anonymous" <sip:anonymous@anonymous.invalid>', plan: GIVES_UP }, 'Private caller');
      await call.done;
      const record = await logged(call);
      expect(record).toMatchObject({ callerId: 'Private caller', outcome: 'missed' });
      expect([record.callerKey ?? null, record.customerId ?? null]).toEqual([null, null]);
    });

    test('a caller whose name is somebody else’s number is known by the number it calls from', async () => {
      const call = await ring('sipjs', { from: `"+34 600 100 200" <sip:+493023125077@example.com>`, plan: GIVES_UP }, 'Anna Berg');
      await call.done;
      expect(await logged(call)).toMatchObject({ callerKey: ANNA.phones.a.number, customerId: await idOf('Anna Berg') });
    });
  });

  test('two at once stay apart: one is talked to while the other rings, each with its own customer and end', async () => {
    const first = await ring('sipjs', { from: '<sip:+493023125077@example.com>', plan: { type: 'is hung up on' } }, 'Anna Berg');
    await panel.getByRole('button', { name: 'Answer', exact: true }).click();
    await panel.locator('[data-call=live]').first().waitFor();
    const second = await ring('sipjs', { from: '<sip:+34600100200@example.com>', plan: GIVES_UP }, 'Ruth Diaz');
    await expect.poll(async () => (await crm.calls.list()).map(({ state, customer }) => `${customer?.firstName} ${state}`).sort()).toEqual(['Anna live', 'Ruth ringing']);
    await second.done;
    expect(await logged(second)).toMatchObject({ outcome: 'missed', customerId: await idOf('Ruth Diaz') });
    await panel.getByRole('button', { name: 'Hang up', exact: true }).click();
    await first.done;
    await endWrapUp();
    expect(await logged(first)).toMatchObject({ outcome: 'answered', customerId: await idOf('Anna Berg') });
  });
});

/** Long enough to be seen to pop. */
const GIVES_UP = { type: 'gives up', after: 1_400 } as const;

/** Places of the SIP.js page, as an administrator would write them down. */
const LINES = {
  id: 'lines',
  name: 'Lines',
  hosts: ['127.0.0.1'],
  path: '/lines.html',
  call: '.call',
  callerId: [{ at: '.call__number' }],
  callerName: [{ at: '.call__name' }],
  ringing: [{ at: '.call--ringing' }],
  live: [{ at: '.call--live' }],
  answer: ['[aria-label=Answer]'],
  decline: ['[aria-label=Decline]'],
  hangUp: ['[aria-label="Hang up"]'],
  seen: '2026-11-23',
};

async function reload(phone: Page): Promise<void> {
  await phone.reload();
  await phone.getByText('Registered').waitFor();
}

/** An agent's patience: what pops later than this did not pop (ms after the INVITE). */
const IN_TIME = 2_000;
/** A page is looked at four times a second; so much may be wrong at either end of a call (ms). */
const NEAR = 500;

/** Places a call, and waits until the panel beside the page shows what it should. */
async function ring(to: Softphone, call: Omit<SippCall, 'to'>, shown: string): Promise<Placed> {
  const made = await placeCall(kamailio.port, { ...call, to });
  placed.push(made);
  await panel.getByText(shown).first().waitFor({ timeout: IN_TIME });
  return made;
}

function emptied(): Promise<void> {
  return expect.poll(idle, { timeout: 15_000 }).toBe(true);
}

async function idle(): Promise<boolean> {
  for (const call of await crm.calls.list()) if (call.state === 'wrap-up') await crm.calls.endWrapUp(call.id);
  return (await crm.calls.list()).length === 0;
}

async function endWrapUp(): Promise<void> {
  await panel.getByRole('button', { name: 'End wrap-up' }).click();
  await panel.locator('[data-call]').first().waitFor({ state: 'detached' });
}

/** The interaction that began with the call, once it has ended. */
async function logged({ sentAt }: Placed): Promise<Interaction> {
  const find = async () => (await crm.interactions.list({ limit: 20 })).rows.findLast(({ startedAt }) => startedAt >= sentAt);
  await expect.poll(async () => (await find())?.state, { timeout: 10_000 }).toBe('ended');
  return (await find())!;
}

async function idOf(name: string): Promise<string> {
  const [firstName, lastName] = name.split(' ');
  const { rows } = await crm.customers.list({ limit: 50 });
  return rows.find((row) => row.firstName === firstName && row.lastName === lastName)!.id;
}
