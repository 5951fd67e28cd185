/** Plugs the live desk into the stored records: every write of a call goes through `commit` like any other. */
import type { Interaction, Millis } from '../domain/records.ts';
import { interactionsOf } from '../storage/newest.ts';
import { draftsOf, removeDraft, unfinishedInteractions } from '../storage/rows.ts';
import { briefsOf } from './briefs.ts';
import type { May } from '../domain/permissions.ts';
import type { Context, Who } from './context.ts';
import { editCustomer } from './customers.ts';
import type { DeskRecords } from './desk/records.ts';
import { putDraft } from './drafts.ts';
import { createInteraction, editInteraction } from './interactions.ts';
import { lookup } from './lookup.ts';
import { idsOf, resolveCustomer } from './redirect.ts';
import { needRecord, toCustomer, toRecord, visible } from './view.ts';

export function deskRecords(context: Context, session: { readonly agent: string; may: May }): DeskRecords {
  const agent = (): string => session.agent;
  const who = (): Who => ({ agent: agent(), path: 'typed' });
  return {
    lookup: async (contact) => (session.may('customer.view') ? lookup(context, contact) : { contact, matches: [] }),
    async brief(id) {
      const row = await resolveCustomer(context, id);
      return row ? ((await briefsOf(context, [toCustomer(row)]))[0] ?? null) : null;
    },
    async customer(id) {
      const row = await resolveCustomer(context, id);
      return row ? toCustomer(row) : null;
    },
    async editCustomer(id, patch) {
      await editCustomer(context, who(), id, patch);
    },
    async ownerOfCase(id) {
      const found = await needRecord<{ customerId: string }>(context, 'case', id).catch(() => null);
      return found && ((await resolveCustomer(context, found.customerId))?.id ?? null);
    },
    async ownerOfTask(id) {
      const found = await needRecord<{ customerId?: string | null }>(context, 'task', id).catch(() => undefined);
      return found && (found.customerId ? ((await resolveCustomer(context, found.customerId))?.id ?? null) : null);
    },
    lastCalls: (ids) => lastCalls(context, ids),
    agentId: agent,
    async createInteraction({ id, ...fields }) {
      await createInteraction(context, who(), id, fields);
    },
    async editInteraction(id, patch) {
      // Every call is logged, whoever takes it: keeping it needs no more than beginning it.
      await editInteraction(context, who(), id, patch, { as: 'create' });
    },
    async unfinishedInteractions() {
      const rows = visible(context, await unfinishedInteractions(context.storage));
      return rows.filter((row) => row._.s?.endsWith(`.${context.replica}`)).map((row) => toRecord<Interaction>(row));
    },
    async unfinishedElsewhere() {
      const rows = visible(context, await unfinishedInteractions(context.storage));
      return rows.filter((row) => row.agentId === agent() && !row._.s?.endsWith(`.${context.replica}`)).map((row) => toRecord<Interaction>(row));
    },
    interaction: (id) => needRecord<Interaction>(context, 'interaction', id).catch(() => null),
    async putDraft(draft) {
      await putDraft(context, who(), draft);
    },
    async discardDraft(id) {
      await removeDraft(context.storage, id);
    },
    async callDrafts() {
      return (await draftsOf(context.storage, 'typing')).filter(({ type }) => type === 'interaction');
    },
  };
}

async function lastCalls(context: Context, customers: readonly string[]): Promise<Map<string, Millis>> {
  const last = await Promise.all(customers.map((id) => lastCall(context, id)));
  return new Map(customers.flatMap((id, i) => (last[i] === undefined ? [] : [[id, last[i]]])));
}

async function lastCall(context: Context, id: string): Promise<Millis | undefined> {
  const ids = await idsOf(context, id);
  const rows = visible(context, (await Promise.all(ids.map((one) => interactionsOf(context.storage, one, 3)))).flat());
  const ended = rows.filter(({ state }) => state === 'ended').map(({ startedAt }) => Number(startedAt));
  return ended.length > 0 ? Math.max(...ended) : undefined;
}
