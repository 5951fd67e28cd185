/** Whom a call belongs to: by look-up where that is beyond doubt, else by the agent. */
import type { ContactKey } from '../../domain/contact.ts';
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import { isRunning, type LiveCall } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallLog } from './call-log.ts';
import type { Lookups } from './lookups.ts';
import { soleMatch } from './rank.ts';
import type { DeskRecords } from './records.ts';

export interface CallWho {
  /** Looks the contact up and links a sole certain match; then the call is logged. Never rejects. */
  identify(call: LiveCall): void;
  /** The agent's choice. Throws `not-found`, and what saving throws. */
  choose(call: LiveCall, customerId: string): Promise<void>;
  unlink(call: LiveCall): Promise<void>;
  linkCase(call: LiveCall, caseId: string | null): Promise<void>;
  linkTask(call: LiveCall, taskId: string | null): Promise<void>;
  dispose(call: LiveCall, disposition: string | null): Promise<void>;
  /** Adds the caller's number or address to the customer, unless it is there. */
  remember(contact: ContactKey, customerId: string): Promise<void>;
  /** Records changed: names, numbers and owners may be others. */
  refresh(call: LiveCall): Promise<void>;
}

interface Deps {
  records: DeskRecords;
  lookups: Lookups;
  book: CallBook;
  log: CallLog;
}

export function createCallWho({ records, lookups, book, log }: Deps): CallWho {
  async function lookUp(call: LiveCall): Promise<void> {
    const { contact } = call;
    const matches = contact ? await lookups.now(contact) : [];
    if (call.contact !== contact) return;
    call.matches = matches;
    const sole = soleMatch(matches);
    if (!sole || !call.sure || call.decided || call.customer) return;
    link(call, sole);
  }

  function link(call: LiveCall, match: NonNullable<LiveCall['match']>): void {
    call.customer = match.customer;
    call.match = match;
    if (match.caseId) call.caseId ??= match.caseId;
  }

  /** What cannot be saved is taken back, so that the next save does not fail over it again. */
  async function change(call: LiveCall, patch: Partial<LiveCall>): Promise<void> {
    const before = { ...call };
    Object.assign(call, patch, { logged: true });
    try {
      await log.save(call);
    } catch (error) {
      for (const name of Object.keys(patch) as (keyof LiveCall)[]) Object.assign(call, { [name]: before[name] });
      throw error;
    } finally {
      book.changed();
    }
  }

  async function briefOf(customerId: string): Promise<NonNullable<LiveCall['customer']>> {
    const brief = await records.brief(customerId);
    if (!brief) throw new CrmError('not-found', { record: customerId });
    return brief;
  }

  return {
    identify(call) {
      call.identified = lookUp(call)
        .catch(() => {})
        .then(() => {
          log.saveLater(call);
          book.changed();
        });
    },
    async choose(call, customerId) {
      const customer = await briefOf(customerId);
      const match = call.matches.find((found) => found.customer.id === customer.id) ?? null;
      const caseId = customer.id === call.customer?.id ? call.caseId : (match?.caseId ?? null);
      await change(call, { customer, match, caseId, decided: true });
    },
    unlink: (call) => change(call, { customer: null, match: null, caseId: null, decided: true }),
    async linkCase(call, caseId) {
      if (caseId === null) return change(call, { caseId });
      const owner = await records.ownerOfCase(caseId);
      if (owner === null) throw new CrmError('not-found', { record: caseId });
      if (call.customer && call.customer.id !== owner) throw new CrmError('conflict', { field: 'caseId', record: owner });
      const customer = call.customer ?? (await briefOf(owner));
      await change(call, { caseId, customer, decided: true });
    },
    async linkTask(call, taskId) {
      if (taskId === null) return change(call, { taskId });
      const owner = await records.ownerOfTask(taskId);
      if (owner === undefined) throw new CrmError('not-found', { record: taskId });
      if (owner !== null && call.customer && call.customer.id !== owner) throw new CrmError('conflict', { field: 'taskId', record: owner });
      const customer = call.customer ?? (owner === null ? null : await briefOf(owner));
      await change(call, { taskId, customer, decided: call.decided || customer !== null });
    },
    dispose: (call, disposition) => change(call, { disposition }),
    async remember(contact, customerId) {
      const customer = await records.customer(customerId);
      const patch = customer && patchFor(contact, customer);
      if (patch) await records.editCustomer(customerId, patch);
    },
    async refresh(call) {
      if (call.customer) call.customer = await records.brief(call.customer.id);
      if (!call.customer) call.match = null;
      await lookUp(call);
      if (isRunning(call) && !call.elsewhere) log.saveLater(call);
      book.changed();
    },
  };
}

type Reached = Awaited<ReturnType<DeskRecords['customer']>> & {};

function patchFor(contact: ContactKey, customer: Reached): Record<string, unknown> | null {
  const { kind, value, extension } = contact;
  if (kind === 'phone') {
    const known = Object.values(customer.phones).some((phone) => phone.e164 === value && (phone.extension ?? '') === (extension ?? ''));
    const phone = { number: value, kind: 'voice', order: nextOrder(customer.phones), ...(extension && { extension }) };
    return known ? null : { [`phones.${newId()}`]: phone };
  }
  if (kind !== 'email') return null;
  const known = Object.values(customer.emails).some(({ address }) => address.toLowerCase() === value);
  return known ? null : { [`emails.${newId()}`]: { address: value, order: nextOrder(customer.emails) } };
}

function nextOrder(elements: Record<string, { order: number }>): number {
  return Math.max(-1, ...Object.values(elements).map(({ order }) => order)) + 1;
}
