import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core } from '../../src/crm/index.ts';
import { DEFAULT_LISTS } from '../../src/domain/lists.ts';
import { newId } from '../../src/domain/ids.ts';

type Api = Core['api'];

/** What a sequence of steps has made so far. */
interface Made {
  customers: string[];
  cases: string[];
  fields: string[];
}

/** One step; `n` chooses among what there is. A refusal is an answer: nothing may be half-written by it. */
const STEPS: Record<string, (api: Api, made: Made, n: number) => Promise<unknown>> = {
  customer: async (api, made, n) => made.customers.push((await api.customers.create({ firstName: 'A', lastName: `L${n}`, ...(made.fields.length > 0 && { [`custom.${pick(made.fields, n)}`]: 'x' }) })).id),
  case: async (api, made, n) => made.cases.push((await api.cases.create({ customerId: pick(made.customers, n), subject: `S${n}`, status: ['new', 'open', 'pending', 'closed'][n % 4] })).id),
  status: (api, made, n) => api.cases.edit(pick(made.cases, n), { status: ['open', 'closed', 'pending', 'new'][n % 4] }),
  note: (api, made, n) => api.cases.addFollowUp(pick(made.cases, n), { text: `T${n}`, inbound: n % 2 === 0 }),
  file: async (api, made, n) => {
    const data = Buffer.from(`file ${n % 3}`);
    const hash = createHash('sha256').update(data).digest('hex');
    await api.files.begin({ hash, size: data.length });
    await api.files.add(hash, 0, data.toString('base64'));
    await api.cases.addFollowUp(pick(made.cases, n), { text: 'f', attachments: { a: { name: 'f.txt', type: 'text/plain', size: data.length, hash } } });
  },
  unfile: async (api, made, n) => {
    const [one] = (await api.cases.followUps(pick(made.cases, n))).filter(({ attachments }) => attachments['a']);
    if (one) await api.cases.editFollowUp(one.id, { 'attachments.a': null });
  },
  mail: (api, made, n) => api.mail.take({ mail: { from: `p${n}@example.com`, to: [] }, text: `M${n}`, ...(n % 2 && made.cases.length > 0 ? { caseId: pick(made.cases, n) } : { customerId: pick(made.customers, n) }) }),
  field: async (api, made, n) => made.fields.push((await api.fields.create({ target: 'customer', name: `f${n}`, fieldType: 'text', ...(n % 2 && { defaultValue: 'd' }) })).id),
  unfield: (api, made, n) => (n % 2 ? api.fields.remove(pick(made.fields, n)) : api.fields.restore(pick(made.fields, n))),
  list: (api, _made, n) => api.settings.set('lists.caseStatus', DEFAULT_LISTS.caseStatus.map((one) => (one.id === 'pending' ? { ...one, closed: n % 2 === 0 } : one))),
  rule: (api, _made, n) => api.settings.set('reopen', { when: ['never', 'always', 'within'][n % 3], days: 1, to: n % 2 ? 'last' : 'next' }),
  undo: async (api, _made, n) => api.history.undo(pick((await api.history.recent({ limit: 20 })).map(({ commit }) => commit), n)),
  erase: (api, made, n) => api.customers.erase(pick(made.customers, n)),
};

/** An id of nobody where there is none yet. */
function pick(from: readonly string[], n: number): string {
  return from[n % Math.max(1, from.length)] ?? 'nobody';
}

it('any sequence of cases, follow-ups, files, e-mails, fields, lists and undos leaves records, indexes, log and files in step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(50)), { minLength: 5, maxLength: 40 }), async (steps) => {
      const core = await openCore({ name: newId(), clock: Date.now });
      try {
        const made: Made = { customers: [], cases: [], fields: [] };
        await STEPS['customer']!(core.api, made, 0);
        await STEPS['case']!(core.api, made, 2);
        for (const [step, n] of steps) await STEPS[step]!(core.api, made, n).catch((error: { code?: string }) => expect(error.code, step).toMatch(/^(validation|not-found|conflict|duplicate)$/));
        expect((await core.api.check()).problems).toEqual([]);
        for (const one of (await core.api.cases.list({ limit: 500 })).rows) {
          expect([one.closedAt == null, one.closedBy == null], one.status).toEqual(one.closedAt == null ? [true, true] : [false, false]);
          for (const { attachments } of await core.api.cases.followUps(one.id)) for (const { hash } of Object.values(attachments)) expect((await core.api.files.state(hash))?.whole).toBe(true);
        }
      } finally {
        await core.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
