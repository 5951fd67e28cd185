/** Which screens of the full view are pictured, and what is done on them first. */
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../../src/crm/index.ts';
import type { CallState } from '../../../src/domain/records.ts';
import type { CrmEvent } from '../../../src/domain/views.ts';
import type { Remote } from '../../../src/link/remote.ts';
import { CENTRE_SCREENS } from './centre-screens.ts';

export interface Ids {
  customer: string;
  case: string;
  /** Born of an e-mail. */
  mail: string;
  task: string;
  interaction: string;
  phone: string;
  /** Another record of the same person. */
  twin: string;
}

/** With all that an e-mail should not do. */
const MESSAGE = [
  'Return-Path: <ada@example.com>', 'Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.com; Mon, 23 Nov 2026 08:10:05 +0000', 'From: Ada Lovelace <ada@example.com>',
  'To: Heating Help <help@example.com>', 'Cc: landlord@example.com', 'Bcc: office@example.com', 'Subject: Boiler off again', 'Date: Mon, 23 Nov 2026 08:10:00 +0000', 'Message-ID: <1@example.com>', 'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8', '',
  '<h2>Boiler off again</h2><p style="background:url(https://tracker.example.com/x)">The boiler is <b>off</b> again since last night.</p><script>top.location="https://evil.example.com"</script><img src="https://tracker.example.com/pixel.gif"><p>Please <a href="https://example.com/photos">see the photos</a>.</p>',
].join('\r\n');

export interface Screen {
  path: (ids: Ids) => string;
  before?: (page: Page) => Promise<void>;
  after?: (page: Page) => Promise<void>;
}

type Window = { crm: Remote<CrmApi>; emit: (event: CrmEvent) => void };

/** Puts a call in the given state on top of the screen. */
const ring = (state: CallState) => async (page: Page): Promise<void> =>
  page.evaluate(async (wanted) => {
    const { crm, emit } = globalThis as unknown as Window;
    const now = Date.now();
    const [customer] = (await crm.customers.list({ limit: 1 })).rows;
    const contact = { kind: 'phone' as const, value: customer?.phone ?? '' };
    emit({ type: 'calls', calls: wanted === 'ended' ? [] : [{ id: 'call', state: wanted, channel: 'phone', direction: 'in', callerId: contact.value, contact, startedAt: now - 262_000, answeredAt: now - 252_000, endedAt: now - 22_000, wrapUpEndsAt: now + 38_000, customer: customer ?? null, matches: [], notes: '', tab: 1, can: { answer: true, decline: true, hold: true, hangUp: true } }] });
  }, state);

const unlock = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { crm } = globalThis as unknown as Window;
    await crm.session.unlock((await crm.agents.current()).id);
  });

/** The call's mark is put there first: locked, the core tells nobody whom it is from. */
const lockRinging = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { crm, emit } = globalThis as unknown as Window;
    await crm.session.lock();
    await new Promise((shown) => setTimeout(shown, 250));
    const now = Date.now();
    emit({ type: 'calls', calls: [{ id: 'call', state: 'ringing', channel: 'phone', direction: 'in', callerId: '', contact: null, startedAt: now, customer: null, matches: [], notes: '', can: {}, hidden: true }] });
  });

const press = (key: string) => async (page: Page): Promise<void> => page.keyboard.press(key);

async function pasteMail(page: Page): Promise<void> {
  await page.locator('textarea').fill(MESSAGE);
  await page.locator('.form form [type=submit]').dispatchEvent('click');
  await page.waitForTimeout(300);
}

/** A pick list with nothing in it, refused. */
async function newPickField(page: Page): Promise<void> {
  await page.locator('.form-part > div > .btn').first().click();
  await page.locator('.field-form select').first().selectOption('pick');
  await page.locator('.field-form [type=submit]').click();
}

const FILE = `Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Land;Kundentyp;Bemerkungen
Ada;Lovelace;ada@example.com;+44 20 7946 0001;12 St James's Square;SW1Y 4JH;London;United Kingdom;Business;"Zwei
Zeilen"
Grace;Hopper;grace@example.com;+1 212 555 0100;;;New York;USA;Emperor;
Alan;;alan@example.com;;;;Manchester;England;;
Annie;Easley;annie@example;+1 216 555 0199;;;Cleveland;Atlantis;;
Ada;Byron;ada@example.com;;;;;;;
Katherine;Johnson;katherine@example.com;+1 757 555 0123;;;Hampton;United States;Private;
`;

async function chooseFile(page: Page): Promise<void> {
  await page.setInputFiles('#import-file', { name: 'Kunden 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.waitForSelector('.mapping');
}

async function otherFile(page: Page): Promise<void> {
  await page.locator('.exchange .btn-quiet').last().click();
}

/** One that does not answer, with what waits for it. */
async function addTarget(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { crm } = globalThis as unknown as Window;
    if ((await crm.targets.list()).length > 0) return;
    await crm.targets.create({ name: 'Head office CRM', url: 'http://127.0.0.1:9/ringside/changes', wants: { customer: ['created', 'edited'] }, all: true });
    await crm.targets.create({ name: 'Billing', url: 'https://billing.example.com/hook', wants: { case: ['created'] } });
  });
  await page.waitForTimeout(800);
}

export const SCREENS = {
  customers: { path: () => '/customers', before: async (page) => (await page.keyboard.press('ArrowDown'), page.keyboard.press('ArrowDown')) },
  search: { path: () => '/customers', before: (page) => page.getByRole('searchbox').first().fill('ma'), after: (page) => page.getByRole('searchbox').first().fill('') },
  customer: { path: (ids) => `/customers/${ids.customer}` },
  customerEdit: { path: (ids) => `/customers/${ids.customer}/edit` },
  customerCases: { path: (ids) => `/customers/${ids.customer}/cases` },
  customerOne: { path: (ids) => `/customers/${ids.customer}/cases?one=${ids.case}` },
  customerTasks: { path: (ids) => `/customers/${ids.customer}/tasks` },
  customerInteractions: { path: (ids) => `/customers/${ids.customer}/interactions` },
  customerHistory: { path: (ids) => `/customers/${ids.customer}/history` },
  newCustomer: { path: () => '/customers/new' },
  newCustomerFaults: { path: () => '/customers/new', before: async (page) => (await page.keyboard.press('Control+Enter'), page.waitForTimeout(200)) },
  drafts: { path: () => '/customers/drafts' },
  cases: { path: () => '/cases/open' },
  case: { path: (ids) => `/cases/${ids.case}` },
  newCase: { path: (ids) => `/cases/new?customer=${ids.customer}` },
  caseNotify: { path: (ids) => `/cases/${ids.case}`, before: (page) => page.locator('.case-title .btn').nth(1).click() },
  caseMail: { path: (ids) => `/cases/${ids.mail}` },
  caseMailHtml: { path: (ids) => `/cases/${ids.mail}`, before: (page) => page.locator('.follow-up .link').first().click() },
  caseMailSource: { path: (ids) => `/cases/${ids.mail}`, before: (page) => page.locator('.follow-up .link').nth(1).click() },
  takeMail: { path: () => '/cases/mail' },
  takeMailRead: { path: () => '/cases/mail', before: pasteMail },
  settingsCases: { path: () => '/settings/cases' },
  caseWindow: { path: (ids) => `/customers/${ids.customer}`, before: press('n'), after: press('Escape') },
  tasks: { path: () => '/tasks/open' },
  myTasks: { path: () => '/tasks' },
  task: { path: (ids) => `/tasks/${ids.task}` },
  interactions: { path: () => '/interactions' },
  interaction: { path: (ids) => `/interactions/${ids.interaction}` },
  import: { path: () => '/import' },
  importColumns: { path: () => '/import', before: chooseFile, after: otherFile },
  importChecked: { path: () => '/import', before: async (page) => (await chooseFile(page), await page.locator('.exchange .btn-main').click(), await page.waitForSelector('.outcomes'), undefined), after: async (page) => (await page.locator('.exchange .btn-quiet').last().click(), await otherFile(page)) },
  importProblem: { path: () => '/import', before: async (page) => (await page.setInputFiles('#import-file', { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('First name,Last name\nA,B\n"C,D\n') }), page.waitForTimeout(300)) },
  imports: { path: () => '/imports' },
  export: { path: () => '/export' },
  subject: { path: (ids) => `/subject/${ids.customer}` },
  targets: { path: () => '/settings/targets', before: addTarget },
  targetForm: { path: () => '/settings/targets', before: (page) => page.getByRole('button', { name: /target|cible|Ziel/i }).last().click() },
  settings: { path: () => '/settings' },
  settingsCalls: { path: () => '/settings/calls' },
  settingsAgents: { path: () => '/settings/agents' },
  settingsFields: { path: () => '/settings/fields' },
  settingsFieldForm: { path: () => '/settings/fields', before: (page) => page.locator('.field-acts .btn').first().click() },
  settingsFieldNew: { path: () => '/settings/fields', before: newPickField },
  settingsLists: { path: () => '/settings/lists' },
  customerFields: { path: (ids) => `/customers/${ids.customer}/edit`, before: (page) => page.locator('.custom > summary').click() },
  settingsRoles: { path: () => '/settings/roles' },
  settingsPairing: { path: () => '/settings/pairing' },
  settingsData: { path: () => '/settings/data' },
  settingsAbout: { path: () => '/settings/about' },
  palette: {
    path: () => '/customers',
    before: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('an');
    },
    after: press('Escape'),
  },
  ringing: { path: () => '/customers', before: ring('ringing'), after: ring('ended') },
  live: { path: (ids) => `/customers/${ids.customer}`, before: ring('live'), after: ring('ended') },
  wrapUp: { path: () => '/tasks', before: ring('wrap-up'), after: ring('ended') },
  lock: { path: () => '/customers', before: (page) => page.evaluate(() => (globalThis as unknown as Window).crm.session.lock()), after: unlock },
  lockRinging: { path: () => '/customers', before: lockRinging, after: async (page) => (await unlock(page), ring('ended')(page)) },
  ...CENTRE_SCREENS,
  changes: { path: () => '/changes' },
  dashboard: { path: () => '/dashboard', before: (page) => page.waitForTimeout(900) },
  dashboardTable: { path: () => '/dashboard', before: async (page) => { for (const button of await page.getByRole('button', { name: 'Table' }).all()) await button.click(); } },
  erase: { path: (ids) => `/customers/${ids.customer}/erase` },
  duplicates: { path: () => '/customers/duplicates', before: async (page) => (await page.evaluate(() => (globalThis as unknown as Window).crm.duplicates.find()), page.waitForTimeout(900)) },
  merge: { path: (ids) => `/customers/${ids.customer}/merge/${ids.twin}` },
  mergePick: { path: (ids) => `/customers/${ids.customer}/merge` },
  popNobody: { path: () => '/pop?account=C-999999' },
  popNew: { path: () => '/pop?phone=%2B442079460998' },
} satisfies Record<string, Screen>;

export type ScreenName = keyof typeof SCREENS;

/** Fills an empty core once, and gives the records that screens show. */
export async function prepare(page: Page): Promise<Ids> {
  return page.evaluate(async (message) => {
    const { crm } = globalThis as unknown as Window;
    await crm.settings.set('region', 'GB');
    await crm.demo.load({ customers: 600, seed: 7 });
    const me = await crm.agents.current();
    await crm.agents.edit(me.id, { name: 'Nora Lindqvist' });
    await crm.agents.create({ name: 'Ilse Brandt', role: 'supervisor' });
    const cases = await crm.cases.list({ open: true, limit: 40 });
    const counted = await Promise.all(cases.rows.map(async (one) => ({ one, page: await crm.customers.page(one.customerId) })));
    const { one, page: best } = counted.sort((a, b) => b.page.counts.cases + b.page.counts.tasks - a.page.counts.cases - a.page.counts.tasks)[0]!;
    const customer = best.customer.id;
    await crm.customers.edit(customer, { vip: true, comments: 'Hard of hearing. Speak slowly, never leave voicemail.', language: 'de', timeZone: 'Europe/Berlin' });
    await crm.cases.edit(one.id, { status: 'open', priority: 'high', description: 'Pressure falls from 1.4 to 0.4 bar every night and the boiler locks out by 6 in the morning. Two radiators were bled on 16 November.' });
    await crm.cases.addFollowUp(one.id, { kind: 'note', text: 'Gauge reads 0.4 bar. Asked for a photo.' });
    await crm.cases.addFollowUp(one.id, { kind: 'note', text: 'Engineer booked for the morning.' });
    const labels = ['Contract', 'Contract until', 'Boiler', 'Boiler’s age', 'Portal', 'Service level', 'Tariff', 'Meter', 'Landlord', 'Access', 'Parking', 'Floor', 'Warranty until', 'Photo'];
    const types = ['text', 'date', 'text', 'number', 'url', 'pick', 'text', 'text', 'text', 'text', 'text', 'number', 'date', 'url'];
    const own: string[] = [];
    for (const [at, label] of labels.entries()) own.push((await crm.fields.create({ target: 'customer', label, fieldType: types[at], maxLength: at % 2 ? null : 80, ...(types[at] === 'pick' && { options: [{ id: 'gold', label: 'Gold' }, { id: 'silver', label: 'Silver' }] }) })).id);
    await crm.fields.edit(own[6]!, { hidden: true });
    const values = ['H-20931', '2027-03-31', 'Vaillant ecoTEC', 12.5, 'https://portal.example.com/c/20931', 'gold'];
    await crm.customers.edit(customer, Object.fromEntries(values.map((value, at) => [`custom.${own[at]!}`, value])));
    const part = await crm.fields.create({ target: 'case', label: 'Part ordered', fieldType: 'text', maxLength: 80 });
    await crm.cases.edit(one.id, { [`custom.${part.id}`]: 'Expansion vessel, 12 l' });
    const task = await crm.tasks.create({ subject: 'Call back with the visit time', taskType: 'call', dueAt: Date.now() + 25 * 60_000, dueZone: 'Europe/London', customerId: customer });
    await crm.tasks.create({ subject: 'Send the cover letter', taskType: 'email', dueAt: Date.now() - 2 * 86_400_000, dueZone: 'Europe/London', customerId: customer });
    await crm.drafts.put({ id: 'draft:1', type: 'customer', kind: 'saved', fields: { firstName: 'Callum', lastName: 'Reddin' } });
    const [interaction] = best.lastInteractions;
    const phone = Object.values(best.customer.phones)[0]?.e164 ?? '';
    const { firstName, lastName, company, primaryAddress } = best.customer;
    const twin = await crm.customers.create({ firstName: `${firstName} J.`, lastName, company, primaryAddress, comments: 'Prefers mornings.', phones: { second: { number: '+44 20 7946 0441', kind: 'mobile', order: 0 } } });
    const source = new TextEncoder().encode(message);
    const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', source)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    await crm.files.begin({ hash, size: source.length });
    await crm.files.add(hash, 0, btoa(message));
    const mail = await crm.mail.take({
      customerId: customer, text: 'The boiler is off again since last night.\nPlease find a photo of the gauge attached.',
      mail: { from: 'Ada Lovelace <ada@example.com>', to: ['Heating Help <help@example.com>'], cc: ['landlord@example.com'], bcc: ['office@example.com'], subject: 'Boiler off again', date: Date.now() - 7_200_000, messageId: '<1@example.com>', source: hash, size: source.length },
      attachments: { a: { name: 'gauge-reading-2026-11-23-morning.eml', type: 'message/rfc822', size: source.length, hash } },
    });
    return { twin: twin.id, customer, case: one.id, mail: mail.caseId, task: task.id, interaction: interaction?.id ?? '', phone };
  }, MESSAGE);
}
