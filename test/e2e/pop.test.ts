/** The product's main job on real input: a raw SIP INVITE rings a JsSIP page, the side panel pops whom it belongs to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launch } from '../support/browser.ts';
import { callers, type Caller } from '../support/callers.ts';
import type { PlacedCall } from '../support/sip-peer.ts';
import { openPages, openPhone, openStage, shownAt, type Stage } from '../support/stage.ts';

const { known, pairs, unknown } = callers();
const used = known.values();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** A customer who has not called yet in this run. */
function nextCaller(): Caller {
  return used.next().value as Caller;
}

function nameOf({ customer }: Pick<Caller, 'customer'>): string {
  return `${customer.firstName} ${customer.lastName}`;
}

/** The sample softphone's places, as an administrator would write them down. Without one, a call needs a number to be seen. */
const RECIPE = {
  id: 'webphone',
  name: 'Webphone',
  hosts: ['127.0.0.1'],
  call: '.call',
  callerId: [{ at: '.caller-id' }],
  ringing: [{ at: '.call--ringing' }],
  live: [{ at: '.call--live' }],
  answer: ['[data-action=answer]'],
  decline: ['[data-action=decline]'],
  seen: '2026-11-23',
};
/** What the page shows in place of the number. */
const WITHHELD = 'Anonymous';

/** An agent's patience: what pops later than this did not pop (ms after the INVITE). */
const IN_TIME = 2_000;

async function ring(from: string | undefined, shown: string): Promise<PlacedCall> {
  const popped = shownAt(stage.panel, shown);
  const call = stage.peer.call(from === undefined ? {} : { from });
  expect((await popped) - call.sentAt).toBeLessThan(IN_TIME);
  return call;
}

/** Ends a call and its wrap-up, so that the next test starts from Ready. */
async function end(call: PlacedCall): Promise<void> {
  call.cancel();
  await call.ended;
  await stage.panel.locator('[data-call]').waitFor({ state: 'detached' });
}

function phoneButton(name: string) {
  return stage.phone.getByRole('button', { name });
}

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { name });
}

describe('a call on a JsSIP page', () => {
  test('pops the one customer out of 5,000, and is logged with its notes', async () => {
    const caller = nextCaller();
    const call = await ring(caller.e164, nameOf(caller));
    await expect.poll(() => stage.panel.locator('[data-call="ringing"]').isVisible()).toBe(true);
    await phoneButton('Answer').click();
    expect(await call.answered).toBe(true);
    await stage.panel.locator('[data-call="live"]').waitFor();
    await stage.panel.getByLabel('Notes for this call').fill('Wants a morning slot.');
    await stage.panel.getByText('Saved here').first().waitFor();
    call.hangUp();
    await stage.panel.getByRole('button', { name: 'End wrap-up' }).click();
    await stage.panel.locator('[data-call]').waitFor({ state: 'detached' });
    const [logged] = await interactionsOf(caller);
    expect(logged).toMatchObject({ channel: 'phone', direction: 'in', callerKey: caller.e164, notes: 'Wants a morning slot.', state: 'ended', outcome: 'answered' });
    await stage.app.goto(stage.browser.url(`app.html#/customers/${logged!.customerId}/interactions`));
    await stage.app.getByText('Wants a morning slot.').first().waitFor();
  });

  test('from nobody known asks to create a customer with the number filled in', async () => {
    const call = await ring(unknown, 'Nobody has');
    await expect.poll(() => stage.panel.getByRole('button', { name: 'Create and link' }).isVisible()).toBe(true);
    await stage.panel.getByLabel('First name').fill('Rosalind');
    await stage.panel.getByLabel('Last name').fill('Newcomer');
    await stage.panel.getByRole('button', { name: 'Create and link' }).click();
    await heading(stage.panel, 'Rosalind Newcomer').waitFor();
    await end(call);
    expect((await stage.crm.lookup({ kind: 'phone', value: unknown })).matches.map((match) => match.customer.lastName)).toEqual(['Newcomer']);
  });

  test('from a number with two owners opens the chooser and picks nobody by itself', async () => {
    const { e164, owners } = pairs[0]!;
    const call = await ring(e164, 'Two customers share this number');
    const names = owners.map((customer) => nameOf({ customer }));
    for (const name of names) await stage.panel.getByRole('radio', { name: new RegExp(name) }).waitFor();
    expect((await stage.crm.calls.list())[0]?.customer).toBeNull();
    await stage.panel.getByRole('radio', { name: new RegExp(names[1]!) }).click({ force: true });
    await stage.panel.getByRole('button', { name: `Use ${names[1]}` }).click();
    await heading(stage.panel, names[1]!).waitFor();
    await end(call);
  });

  test('with a withheld number pops nobody, and says so where a recipe names the page’s places', async () => {
    await stage.crm.settings.set('recipe.webphone', RECIPE);
    const call = await ring(undefined, WITHHELD);
    expect((await stage.crm.calls.list())[0]).toMatchObject({ contact: null, customer: null, matches: [] });
    await end(call);
    await stage.crm.settings.set('recipe.webphone', null);
  });

  test('is declined from the panel, through the page’s own button', async () => {
    const caller = nextCaller();
    const call = await ring(caller.e164, nameOf(caller));
    await stage.panel.getByRole('button', { name: 'Decline' }).click();
    expect(await call.answered).toBe(false);
    await call.ended;
    await stage.panel.locator('[data-call]').waitFor({ state: 'detached' });
    expect((await interactionsOf(caller))[0]).toMatchObject({ outcome: 'declined', state: 'ended' });
  });
});

async function interactionsOf(caller: Caller) {
  const { matches } = await stage.crm.lookup({ kind: 'account', value: caller.customer.accountNumber });
  return (await stage.crm.interactions.list({ customerId: matches[0]!.customer.id, limit: 5 })).rows;
}

/** What else a browser does to its extensions is in hosts.test.ts, with few records; here, what 5,000 or a JsSIP page may change. */
const disturbances: [string, () => Promise<void>][] = [
  ['the softphone came back from the back/forward cache', leaveAndComeBack],
  ['the extension was reloaded with the softphone open', reloadExtension],
  ['the browser was started again', restart],
];

describe('a call pops as well after', () => {
  test.each(disturbances)('%s', async (_what, disturb) => {
    await disturb();
    const caller = nextCaller();
    await end(await ring(caller.e164, nameOf(caller)));
  });
});

async function leaveAndComeBack(): Promise<void> {
  const { phone, peer, site } = stage;
  await phone.evaluate(() => addEventListener('pageshow', (event) => (document.title = `persisted ${event.persisted}`)));
  await phone.goto(`${site.origin}/elsewhere`);
  await phone.evaluate(() => history.back());
  await expect.poll(() => phone.title()).toBe('persisted true');
  await peer.waitRegistered();
}

async function reloadExtension(): Promise<void> {
  await stage.browser.reloadExtension();
  Object.assign(stage, await openPages(stage.browser, stage.phone));
}

async function restart(): Promise<void> {
  await stage.browser.context.close();
  stage.browser = await launch({ profile: stage.browser.profile });
  Object.assign(stage, await openPages(stage.browser, await openPhone(stage.browser, stage.peer, stage.site)));
}
