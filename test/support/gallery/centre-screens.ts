/** Pictures of the communication centre: each state of a contact, and none. */
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../../src/crm/index.ts';
import type { Call, CrmEvent } from '../../../src/domain/views.ts';
import type { Remote } from '../../../src/link/remote.ts';
import type { Screen } from './app-screens.ts';

type Window = { crm: Remote<CrmApi>; emit: (event: CrmEvent) => void };

/** A contact in the given state, another one ringing beside it. */
const contact = (shape: Partial<Call>, vip: boolean) => async (page: Page): Promise<void> =>
  page.evaluate(async ([wanted, known]) => {
    const { crm, emit } = globalThis as unknown as Window;
    const now = Date.now();
    const [customer, other] = [(await crm.customers.list({ query: 'VIP', limit: 1 })).rows[0] ?? (await crm.customers.list({ filter: { all: [{ field: 'vip', operator: 'equals', value: true }] }, limit: 1 })).rows[0], (await crm.customers.list({ limit: 1 })).rows[0]];
    const base = { channel: 'phone' as const, direction: 'in' as const, callerId: customer?.phone ?? '+442079460001', contact: { kind: 'phone' as const, value: customer?.phone ?? '+442079460001' }, matches: [], tab: 1 };
    const match = customer && { customer, level: 'exact' as const, certain: true, reasons: [{ code: 'same-number' as const, label: 'mobile' }] };
    const call = { ...base, id: 'call', state: 'live', startedAt: now - 262_000, answeredAt: now - 252_000, customer: known ? customer : null, ...(known && match && { match }), notes: 'Pressure falls to 0.4 bar every night since Thursday.', can: { hold: true, hangUp: true }, ...wanted, ...(wanted.state === 'wrap-up' && { endedAt: now - 22_000, wrapUpEndsAt: now + 38_000 }) } as Call;
    const ringing: Call = { ...base, id: 'second', state: 'ringing', startedAt: now - 8_000, customer: other ?? null, contact: { kind: 'phone', value: '+442079460958' }, callerId: '+442079460958', notes: '', can: { answer: true, decline: true } };
    emit({ type: 'calls', calls: wanted.state === 'ended' ? [] : [call, ringing] });
  }, [shape, vip] as const);

const over = contact({ state: 'ended' }, true);
const key = (shape: Partial<Call>, chord: string) => async (page: Page): Promise<void> => {
  await contact(shape, true)(page);
  await page.waitForTimeout(300);
  await page.keyboard.press(chord);
};

const addPanel = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { crm } = globalThis as unknown as Window;
    await crm.settings.set('actionPanel.sales', { id: 'sales', name: 'Sales', actions: [{ action: 'new-case' }, { action: 'callback', roles: ['agent'] }, { action: 'link', label: 'Shop', url: 'https://shop.example.com/?customer={account}', channels: ['phone'] }] });
    await crm.settings.set('activeActionPanel', 'sales');
    await new Promise((shown) => setTimeout(shown, 300));
  });

export const CENTRE_SCREENS = {
  centre: { path: () => '/centre' },
  centreRinging: { path: () => '/call/call', before: contact({ state: 'ringing', can: { answer: true, decline: true } }, true), after: over },
  centreLive: { path: () => '/call/call', before: contact({}, true), after: over },
  centreNobody: { path: () => '/call/call', before: contact({}, false), after: over },
  centreCallback: { path: () => '/call/call', before: key({ state: 'wrap-up', can: {} }, 'Alt+KeyR'), after: over },
  centreLink: { path: () => '/call/call', before: key({ elsewhere: true, can: {} }, 'Alt+KeyI'), after: over },
  centreActions: { path: () => '/settings/actions', before: addPanel },
  team: { path: () => '/team' },
  centreContact: { path: (ids) => `/centre?customer=${ids.customer}` },
  centreLatest: { path: (ids) => `/centre?interaction=${ids.interaction}` },
  centreCompany: { path: () => '/centre?do=log-company' },
  centreLookUp: { path: () => '/centre?do=look-up', before: (page) => page.getByRole('searchbox').fill('ma') },
} satisfies Record<string, Screen>;
