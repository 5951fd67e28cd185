/** A writer without pause, and a ledger of what the core said it had written. */
import type { CrmApi } from '../../src/crm/index.ts';
import type { Draft } from '../../src/domain/records.ts';
import type { Remote } from '../../src/link/remote.ts';

type Crm = Remote<CrmApi>;

/** What the ledger knows of one customer of this writer's own. */
interface Entry {
  id: string;
  /** Written to two fields at once in one commit: after a crash both hold the same, or the commit was cut in half. */
  acknowledged: string;
  /** Sent and not answered when the browser died: may be there or not. */
  pending: string | null;
  /** Cases whose creation was acknowledged. */
  cases: string[];
  /** Newest acknowledged text of its draft, and one on its way; drafts are outside the log. */
  draft: string | null;
  pendingDraft: string | null;
}

export interface Ledger {
  entries: Map<string, Entry>;
  acknowledged: number;
}

export function emptyLedger(): Ledger {
  return { entries: new Map(), acknowledged: 0 };
}

/** Writes until the link dies, which is how it ends; any other error is thrown. */
export async function write(crm: Crm, name: string, ledger: Ledger, dead: () => boolean): Promise<void> {
  for (let turn = 0; !dead(); turn += 1) {
    try {
      await step(crm, name, ledger, turn);
    } catch (error) {
      if (!dead()) throw error;
    }
  }
}

/** Every fifth write is a new customer; the others go on with one that is there. */
async function step(crm: Crm, name: string, ledger: Ledger, turn: number): Promise<void> {
  const entries = [...ledger.entries.values()];
  const entry = entries[turn % Math.max(1, entries.length)];
  if (!entry || turn % 5 === 0) return create(crm, ledger, `${name} ${turn} ${Date.now()}`);
  if (turn % 5 === 1) return openCase(crm, ledger, entry);
  if (turn % 5 === 2) return saveDraft(crm, ledger, entry, `${name} ${turn}`);
  return edit(crm, ledger, entry, `${name} ${turn} ${Date.now()}`);
}

async function create(crm: Crm, ledger: Ledger, token: string): Promise<void> {
  const { id } = await crm.customers.create({ firstName: token, lastName: 'Faulttest', comments: token });
  ledger.entries.set(id, { id, acknowledged: token, pending: null, cases: [], draft: null, pendingDraft: null });
  ledger.acknowledged += 1;
}

async function edit(crm: Crm, ledger: Ledger, entry: Entry, token: string): Promise<void> {
  entry.pending = token;
  await crm.customers.edit(entry.id, { firstName: token, comments: token });
  Object.assign(entry, { acknowledged: token, pending: null });
  ledger.acknowledged += 1;
}

async function openCase(crm: Crm, ledger: Ledger, entry: Entry): Promise<void> {
  const { id } = await crm.cases.create({ customerId: entry.id, subject: 'Fault test' });
  entry.cases.push(id);
  ledger.acknowledged += 1;
}

async function saveDraft(crm: Crm, ledger: Ledger, entry: Entry, text: string): Promise<void> {
  entry.pendingDraft = text;
  await crm.drafts.put({ id: draftId(entry), type: 'customer', record: entry.id, kind: 'typing', fields: { comments: text } });
  Object.assign(entry, { draft: text, pendingDraft: null });
  ledger.acknowledged += 1;
}

export interface Losses {
  /** Acknowledged and gone. */
  lost: string[];
  /** Written in part. */
  half: string[];
}

/** Compares the core with the ledger after the restart, adds to `losses`, and settles what was pending. */
export async function audit(crm: Crm, ledger: Ledger, losses: Losses): Promise<void> {
  for (const entry of ledger.entries.values()) await auditEntry(crm, entry, losses);
}

async function auditEntry(crm: Crm, entry: Entry, { lost, half }: Losses): Promise<void> {
  const customer = await crm.customers.get(entry.id).catch(() => null);
  if (!customer) return void lost.push(`customer ${entry.id}`);
  const held = customer.firstName;
  if (held !== customer.comments) half.push(`customer ${entry.id}: ${held} beside ${customer.comments}`);
  if (held !== entry.acknowledged && held !== entry.pending) lost.push(`customer ${entry.id}: ${held} instead of ${entry.acknowledged}`);
  Object.assign(entry, { acknowledged: held, pending: null });
  for (const id of entry.cases) if (!(await crm.cases.get(id).catch(() => null))) lost.push(`case ${id}`);
  const draft = textOf(await crm.drafts.get(draftId(entry)));
  if (draft !== entry.draft && draft !== entry.pendingDraft) lost.push(`draft of ${entry.id}: ${draft} instead of ${entry.draft}`);
  Object.assign(entry, { draft, pendingDraft: null });
}

function textOf(draft: Draft | null | undefined): string | null {
  const text = draft?.fields['comments'];
  return typeof text === 'string' ? text : null;
}

function draftId({ id }: Entry): string {
  return `fault-${id}`;
}
